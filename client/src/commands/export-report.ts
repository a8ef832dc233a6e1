import { commands, env, l10n, type TextDocument, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ExportReportParams,
  type ExportReportResult,
  exportReportRequest,
} from '../../../server/src/protocol.ts';
import { commentedCopy } from '../office/commented-copy.ts';
import { fileUri } from '../office/office-uri.ts';
import { opensOutside } from '../opens-outside.ts';
import { pick } from '../shown/choices.ts';
import { ask, complain, tell, whileShown } from '../shown/messages.ts';
import { askWhereToSave } from '../where-to-save.ts';

/** What is written, and what is said of it. */
interface Written {
  readonly bytes: Uint8Array;
  readonly message: string;
}

/**
 * Writes a report as a file of another kind where the user says, and offers to open that. Of a Word file it can be a
 * copy with the findings as comments.
 */
export async function exportReport(
  client: BaseLanguageClient,
  document: TextDocument,
): Promise<void> {
  const withComments = isWordFile(document) ? await askWhetherComments() : false;
  if (withComments === undefined) return;
  const target = withComments
    ? await askForCopy(document)
    : await askWhereToSave(proposedName(document), folderOf(document), {
        [l10n.t('Word Document')]: ['docx'],
        [l10n.t('Excel Workbook')]: ['xlsx'],
        [l10n.t('Web Page')]: ['html'],
        Markdown: ['md'],
        [l10n.t('Tables (CSV)')]: ['csv'],
        [l10n.t('Report Draft')]: ['gouji'],
      });
  if (!target) return;
  if (String(target) === String(fileUri(document.uri))) {
    complain(l10n.t('The report was read from this file. Choose another name.'));
    return;
  }
  const written = await whileShown(l10n.t('Writing the file'), () =>
    withComments ? commented(client, document, target) : exported(client, document, target),
  );
  if (!written) return;
  await workspace.fs.writeFile(target, written.bytes);
  await offerToOpen(target, written.message);
}

/** The report as a file of another kind; undefined, and the user is told why, if it cannot be written. */
async function exported(
  client: BaseLanguageClient,
  document: TextDocument,
  target: Uri,
): Promise<Written | undefined> {
  const { uri } = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const params: ExportReportParams = { textDocument: { uri }, target: target.path };
  const result = await client.sendRequest<ExportReportResult | null>(exportReportRequest, params);
  if (!result) {
    tell(l10n.t('This document is not a report, so it was not exported.'));
    return undefined;
  }
  const { problem, latin1, leftOut } = result;
  if (problem !== null) {
    complain(problem);
    return undefined;
  }
  const bytes = Uint8Array.from(latin1, (character) => character.charCodeAt(0));
  const name = fileName(target);
  if (leftOut === 0) return { bytes, message: l10n.t('“{0}” was written.', name) };
  const message = l10n.t(
    '“{0}” was written. It has only the tables. Lines of prose that were left out: {1}.',
    name,
    leftOut,
  );
  return { bytes, message };
}

/** A copy of the document's Word file with comments; undefined, and the user is told why, if there is none. */
async function commented(
  client: BaseLanguageClient,
  document: TextDocument,
  target: Uri,
): Promise<Written | undefined> {
  const copy = await commentedCopy(client, document);
  if ('problem' in copy) {
    complain(copy.problem);
    return undefined;
  }
  const message = l10n.t('“{0}” was written. Comments: {1}', fileName(target), copy.count);
  return { bytes: copy.bytes, message };
}

function isWordFile({ uri }: TextDocument): boolean {
  return uri !== fileUri(uri) && /\.docx$/i.test(fileUri(uri).path);
}

async function askWhetherComments(): Promise<boolean | undefined> {
  return pick(
    [
      {
        value: true,
        label: l10n.t('A copy with comments'),
        description: l10n.t('each finding at its figure, for a reviewer'),
      },
      {
        value: false,
        label: l10n.t('A new file'),
        description: l10n.t('Word, Excel, a web page and others'),
      },
    ],
    { title: l10n.t('Export Report') },
  );
}

function askForCopy(document: TextDocument): Promise<Uri | undefined> {
  const name = l10n.t('{0} (comments)', nameOf(document));
  return askWhereToSave(`${name}.docx`, folderOf(document), {
    [l10n.t('Word Document')]: ['docx'],
  });
}

/** Never the name of the file that the report was read from. */
function proposedName(document: TextDocument): string {
  const name = `${nameOf(document)}.docx`;
  return isWordFile(document) ? `${l10n.t('{0} (exported)', nameOf(document))}.docx` : name;
}

/** What the file is called without its ending; of a draft that is not saved yet, its first line. */
function nameOf({ isUntitled, uri, lineAt }: TextDocument): string {
  const name = isUntitled ? lineAt(0).text.trim().slice(0, LONGEST_NAME) : '';
  return name === '' ? fileName(fileUri(uri)).replace(/(?:\.report)?\.[^.]*$/, '') : name;
}

/** UTF-16 code units; file systems take 255 bytes, of which a Chinese character has three. */
const LONGEST_NAME = 60;

function folderOf({ isUntitled, uri }: TextDocument): Uri | undefined {
  return isUntitled ? undefined : Uri.joinPath(fileUri(uri), '..');
}

function fileName({ path }: Uri): string {
  return path.split('/').at(-1) ?? '';
}

async function offerToOpen(target: Uri, message: string): Promise<void> {
  const isOffice = /\.(?:docx|xlsx)$/i.test(target.path);
  if (isOffice && !opensOutside(target)) {
    tell(message);
    return;
  }
  const answer = await ask(message, l10n.t('Open'));
  if (answer !== 0) return;
  if (isOffice) await env.openExternal(target);
  else await commands.executeCommand('vscode.open', target);
}
