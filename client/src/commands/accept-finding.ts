import {
  type CodeAction,
  CodeActionKind,
  commands,
  FileSystemError,
  l10n,
  type TextEditor,
  Uri,
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
} from '../../../server/src/protocol.ts';
import { acceptedFile } from '../accepted-file.ts';
import type { InTurn } from '../in-turn.ts';
import { BeyondWorkspace } from '../links.ts';
import { changeShared, type Outcome } from '../shared-file.ts';
import { complain, mention, warn } from '../shown/messages.ts';
import { askForText, type Choice, pick } from '../shown/questions.ts';

/**
 * Asks why a finding is to be accepted as it is, and notes it in the folder's `.gouji/accepted.json`.
 *
 * @param inTurn Takes what is noted in this window one after the other.
 */
export async function acceptFinding(
  client: BaseLanguageClient,
  inTurn: InTurn,
  editor: TextEditor | undefined,
  named?: AcceptableFinding,
): Promise<void> {
  const finding = named ?? (editor && (await findingAt(editor)));
  if (!finding) return;
  const folder = workspace.getWorkspaceFolder(Uri.parse(finding.uri));
  if (!folder) {
    void warn(l10n.t('The draft lies in no open folder, where what is accepted could be noted.'));
    return;
  }
  const reason = await askForText({
    title: l10n.t('Accept this finding: why is it right as it is?'),
    prompt: finding.message,
    placeHolder: l10n.t('The reason is kept in .gouji/accepted.json'),
    problemOf: (text) => (text.trim() === '' ? l10n.t('A reason is needed.') : undefined),
  });
  if (reason === undefined || reason.trim() === '') return;
  const told = {
    finding,
    folder: client.code2ProtocolConverter.asUri(folder.uri),
    reason: reason.trim(),
    date: today(),
  };
  const file = Uri.joinPath(folder.uri, '.gouji', 'accepted.json');
  const outcome = await inTurn(() =>
    changeShared(acceptedFile(file), async (text) => {
      const params: AcceptParams = { ...told, text: text ?? null };
      const result = await client.sendRequest<AcceptResult | null>(acceptRequest, params);
      return result?.text;
    }),
  ).catch((error: unknown) => {
    if (error instanceof BeyondWorkspace) return error;
    if (error instanceof FileSystemError) return 'failed' as const;
    throw error;
  });
  if (outcome instanceof BeyondWorkspace) tellOfLink(outcome);
  else if (outcome !== 'done') void tellWhyNot(outcome, file);
}

/** Says that nothing is written through a link. */
function tellOfLink({ uri }: BeyondWorkspace): void {
  const name = workspace.asRelativePath(uri);
  complain(
    l10n.t('Nothing was accepted: {0} is a link, which may lead out of the workspace.', name),
  );
}

/** Says why nothing was accepted. */
async function tellWhyNot(why: Exclude<Outcome, 'done'> | 'failed', file: Uri): Promise<void> {
  const name = workspace.asRelativePath(file);
  switch (why) {
    case 'refused': {
      const message = l10n.t(
        'Nothing was accepted: {0} has mistakes or comments, so it is not written over.',
        name,
      );
      const answer = await warn(message, l10n.t('Open {0}', name));
      if (answer === 0) await window.showTextDocument(file);
      return;
    }
    case 'contested':
      void warn(l10n.t('Nothing was accepted: {0} keeps changing. Please try again.', name));
      return;
    case 'failed':
      complain(l10n.t('Nothing was accepted: {0} cannot be read or written.', name));
  }
}

/** The finding at the cursor; where there are several, the user is asked which is meant. */
async function findingAt({
  document,
  selection,
}: TextEditor): Promise<AcceptableFinding | undefined> {
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    selection,
    CodeActionKind.QuickFix.value,
  );
  const choices = actions.flatMap(({ command }): Choice<AcceptableFinding>[] => {
    const finding: AcceptableFinding | undefined = command?.arguments?.[0];
    if (command?.command !== acceptCommand || !finding) return [];
    return [{ label: finding.place, detail: finding.message, value: finding }];
  });
  if (choices.length === 0) {
    mention(l10n.t('There is no finding at the cursor.'));
    return undefined;
  }
  if (choices.length === 1) return choices[0]?.value;
  return pick(choices, { title: l10n.t('Which finding is to be accepted?') });
}

/** The day where the user is. */
function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
