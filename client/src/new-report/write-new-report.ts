import { l10n, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type NewReportParams,
  type NewReportResult,
  newReportRequest,
  type ReportKindsResult,
  reportKindsRequest,
} from '../../../server/src/protocol.ts';
import type { ActiveReport } from '../active-report.ts';
import { reportDraft } from '../documents.ts';
import { tell, whileShown } from '../shown/messages.ts';
import { askForReport } from './ask.ts';
import { kindNamed } from './kind-named.ts';

const languages: Readonly<Record<NewReportParams['notation'], string>> = {
  lines: reportDraft,
  tabs: reportDraft,
  markdown: 'markdown',
  html: 'html',
};

/** Asks what the report is for, and opens a complete unsaved draft of it. */
export async function newReport(client: BaseLanguageClient, report: ActiveReport): Promise<void> {
  const { kinds } = await client.sendRequest<ReportKindsResult>(reportKindsRequest);
  const file = fileNameOf(report);
  const proposal = {
    agency: agencyIn(file),
    year: yearToReport(new Date()),
    kind: kindNamed(file, kinds),
  };
  const params = await askForReport(proposal, kinds);
  if (!params) return;
  const { text, carriedFrom } = await whileShown(l10n.t('Writing the report'), () =>
    client.sendRequest<NewReportResult>(newReportRequest, params),
  );
  const language = languages[params.notation];
  const document = await workspace.openTextDocument({ language, content: text });
  await window.showTextDocument(document);
  if (carriedFrom === null) return;
  const last = workspace.asRelativePath(Uri.parse(carriedFrom));
  tell(l10n.t('The figures carried over from {0} are from {1}.', params.year - 1, last));
}

/** The name of the file of the open report, whose body likely reports again; empty if none is open. */
function fileNameOf({ editor, tables }: ActiveReport): string {
  if (!editor || tables.length === 0) return '';
  return editor.document.uri.path.split('/').at(-1) ?? '';
}

function agencyIn(file: string): string {
  return /^(\D{2,40})20\d\d年/.exec(file)?.[1] ?? '';
}

/** A report is written from the last months of its year until it is due in spring. */
function yearToReport(today: Date): number {
  return today.getMonth() >= 9 ? today.getFullYear() : today.getFullYear() - 1;
}
