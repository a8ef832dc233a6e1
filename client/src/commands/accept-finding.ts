import {
  type CodeAction,
  CodeActionKind,
  commands,
  FileSystemError,
  l10n,
  type TextEditor,
  Uri,
  type WorkspaceFolder,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type AcceptableFinding,
  type AcceptParams,
  type AcceptResult,
  acceptCommand,
  acceptRequest,
  type WithdrawParams,
  withdrawCommand,
  withdrawRequest,
} from '../../../server/src/protocol.ts';
import { acceptedFile } from '../accepted-file.ts';
import type { InTurn } from '../in-turn.ts';
import { BeyondWorkspace } from '../links.ts';
import { changeShared, type SharingOutcome } from '../shared-file.ts';
import { askForText, type Choice, pick } from '../shown/choices.ts';
import { ask, complain, mention, warn } from '../shown/messages.ts';

/**
 * Asks why a finding is to be accepted, and records it in the folder's `.gouji/accepted.json`.
 *
 * @param inTurn Runs the changes of this window one after another.
 */
export async function acceptFinding(
  client: BaseLanguageClient,
  inTurn: InTurn,
  editor: TextEditor | undefined,
  named?: AcceptableFinding,
): Promise<void> {
  const finding = named ?? (editor && (await findingAt(editor, ACCEPTING)));
  if (!finding) return;
  const folder = workspace.getWorkspaceFolder(Uri.parse(finding.uri));
  if (!folder) {
    void warn(l10n.t('The draft is in no open folder, so the acceptance cannot be recorded.'));
    return;
  }
  const reason = await askForText({
    title: l10n.t('Accept this finding: why is it right as it is?'),
    prompt: finding.message,
    placeHolder: l10n.t('The reason is kept in .gouji/accepted.json'),
    stays: true,
    problemOf: (text) => (text.trim() === '' ? l10n.t('A reason is needed.') : undefined),
  });
  if (reason === undefined || reason.trim() === '') return;
  const params = {
    finding,
    folder: client.code2ProtocolConverter.asUri(folder.uri),
    reason: reason.trim(),
    date: today(),
  };
  const isDone = await changeAccepted(inTurn, folder, async (text) => {
    const asked: AcceptParams = { ...params, text };
    return client.sendRequest<AcceptResult | null>(acceptRequest, asked);
  });
  // The command ends here, but the message stays until the user closes it.
  if (isDone) void offerUndo(() => withdraw(client, inTurn, folder, finding), finding);
}

async function offerUndo(undo: () => Promise<void>, { place }: AcceptableFinding): Promise<void> {
  const answer = await ask(l10n.t('Accepted: {0}', place), l10n.t('Undo'));
  if (answer === 0) await undo();
}

/**
 * Withdraws the acceptance of a finding, so that it is reported again.
 *
 * @param named By default the finding at the cursor.
 */
export async function withdrawAcceptance(
  client: BaseLanguageClient,
  inTurn: InTurn,
  editor: TextEditor | undefined,
  named?: AcceptableFinding,
): Promise<void> {
  const finding = named ?? (editor && (await findingAt(editor, WITHDRAWING)));
  const folder = finding && workspace.getWorkspaceFolder(Uri.parse(finding.uri));
  if (folder) await withdraw(client, inTurn, folder, finding);
}

async function withdraw(
  client: BaseLanguageClient,
  inTurn: InTurn,
  folder: WorkspaceFolder,
  finding: AcceptableFinding,
): Promise<void> {
  const uri = client.code2ProtocolConverter.asUri(folder.uri);
  await changeAccepted(inTurn, folder, async (text) => {
    const asked: WithdrawParams = { finding, folder: uri, text };
    return client.sendRequest<AcceptResult | null>(withdrawRequest, asked);
  });
}

/**
 * Changes a folder's `.gouji/accepted.json`. Returns whether it was changed; if not, the user is told
 * why.
 *
 * @param change Returns the server's answer for the file's current text; null if there is no file.
 */
async function changeAccepted(
  inTurn: InTurn,
  folder: WorkspaceFolder,
  change: (text: string | null) => Promise<AcceptResult | null>,
): Promise<boolean> {
  const file = Uri.joinPath(folder.uri, '.gouji', 'accepted.json');
  const outcome = await inTurn(() =>
    changeShared(acceptedFile(file), async (text) => (await change(text ?? null))?.text),
  ).catch((error: unknown) => {
    if (error instanceof BeyondWorkspace) return error;
    if (error instanceof FileSystemError) return 'failed' as const;
    throw error;
  });
  if (outcome === 'done') return true;
  if (outcome instanceof BeyondWorkspace) tellOfLink(outcome);
  else void tellWhyNot(outcome, file);
  return false;
}

/** Tells the user that nothing is written through a link. */
function tellOfLink({ uri }: BeyondWorkspace): void {
  const name = workspace.asRelativePath(uri);
  complain(
    l10n.t('Nothing was changed: {0} is a link, which may lead out of the workspace.', name),
  );
}

/** Tells the user why nothing was changed. */
async function tellWhyNot(
  why: Exclude<SharingOutcome, 'done'> | 'failed',
  file: Uri,
): Promise<void> {
  const name = workspace.asRelativePath(file);
  switch (why) {
    case 'refused': {
      const message = l10n.t(
        'Nothing was changed: {0} has mistakes or comments, so it is not overwritten.',
        name,
      );
      const answer = await warn(message, l10n.t('Open {0}', name));
      if (answer === 0) await window.showTextDocument(file);
      return;
    }
    case 'contested':
      void warn(l10n.t('Nothing was changed: {0} keeps changing. Please try again.', name));
      return;
    case 'failed':
      complain(l10n.t('Nothing was changed: {0} cannot be read or written.', name));
  }
}

/** What can be done with a finding: the command that the server offers for it, and the texts. */
interface Doing {
  readonly command: string;
  readonly question: () => string;
  readonly nothing: () => string;
}

const ACCEPTING: Doing = {
  command: acceptCommand,
  question: () => l10n.t('Which finding do you want to accept?'),
  nothing: () => l10n.t('There is no finding at the cursor.'),
};

const WITHDRAWING: Doing = {
  command: withdrawCommand,
  question: () => l10n.t('Which finding do you want reported again?'),
  nothing: () => l10n.t('There is no accepted finding at the cursor.'),
};

/** The finding at the cursor. If there are several, the user chooses. */
async function findingAt(
  { document, selection }: TextEditor,
  doing: Doing,
): Promise<AcceptableFinding | undefined> {
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    selection,
    CodeActionKind.QuickFix.value,
  );
  const choices = actions.flatMap(({ command }): Choice<AcceptableFinding>[] => {
    const finding: AcceptableFinding | undefined = command?.arguments?.[0];
    if (command?.command !== doing.command || !finding) return [];
    return [{ label: finding.place, detail: finding.message, value: finding }];
  });
  if (choices.length === 0) {
    mention(doing.nothing());
    return undefined;
  }
  if (choices.length === 1) return choices[0]?.value;
  return pick(choices, { title: doing.question() });
}

/** Today's date in the user's time zone. */
function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
