import { commands, l10n, type TextDocument, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type CompareWithSumResult,
  type SumParams,
  type SumRemark,
  type SumResult,
  sumRequest,
} from '../../../server/src/protocol.ts';
import { reportDraft } from '../documents.ts';
import { documentUri } from '../office/office-uri.ts';
import { askForFolder } from '../reports/ask-for-folder.ts';
import type { FolderReports } from '../reports/folder-reports.ts';
import { type Choice, pick } from '../shown/choices.ts';
import { ask, tell, whileShown } from '../shown/messages.ts';
import type { FollowedSums } from './followed-sums.ts';
import { goToPlace } from './go-to-place.ts';

/** What the command works with. */
interface SumHost {
  readonly client: BaseLanguageClient;
  readonly folder: FolderReports;
  readonly sums: FollowedSums;
}

/**
 * Asks for a folder, shows its bodies, and adds up their reports: as a new draft that follows them, or beside a report
 * of the district, whose figures that differ become problems.
 *
 * @param chosen The folder, if the user has chosen one in the explorer.
 */
export async function sumReports(host: SumHost, chosen?: Uri): Promise<void> {
  const { folder: reports } = host;
  await reports.known();
  await commands.executeCommand('gouji.reports.focus');
  // The list says which reports are wrong as soon as that is known.
  reports.checkAll().catch(() => {});
  const folder =
    chosen ??
    (await askForFolder(reports, {
      title: l10n.t('Sum Reports'),
      placeHolder: l10n.t('The folder whose reports are added up'),
    }));
  if (!folder) return;
  const what = await askForWhat(reports, folder);
  if (what === 'draft') await writeDraft(host, folder);
  else if (what) await compare(host, folder, what);
}

/** Asks for a new draft, or for the report to compare with the sum; those outside the folder come first. */
async function askForWhat(
  { files = [] }: FolderReports,
  folder: Uri,
): Promise<'draft' | Uri | undefined> {
  const isInside = (uri: Uri) => uri.path.startsWith(`${folder.path}/`);
  const reports = files
    .flatMap(({ uri, reports }) => {
      const file = Uri.parse(uri);
      return reports.map(({ agency, year }) => ({ file, agency, year }));
    })
    .toSorted((a, b) => Number(isInside(a.file)) - Number(isInside(b.file)));
  const draft: Choice<'draft' | Uri> = {
    label: l10n.t('A new draft with the sum'),
    description: l10n.t('its figures follow the reports'),
    value: 'draft',
  };
  const others = reports.map(({ file, agency, year }): Choice<'draft' | Uri> => {
    const path = workspace.asRelativePath(file);
    const name = year === null ? path : l10n.t('{0}, {1}', agency, year);
    return { label: l10n.t('Compare with {0}', name), description: path, value: file };
  });
  return pick([draft, ...others], {
    title: l10n.t('Sum Reports'),
    placeHolder: l10n.t('What to do with the sum'),
    stays: true,
  });
}

async function writeDraft({ client, sums }: SumHost, folder: Uri): Promise<void> {
  const params: SumParams = { folder: client.code2ProtocolConverter.asUri(folder) };
  const sum = await whileShown(l10n.t('Adding up the reports'), () =>
    client.sendRequest<SumResult | null>(sumRequest, params),
  );
  if (!sum) {
    tell(l10n.t('No report was found in this folder.'));
    return;
  }
  const document = await workspace.openTextDocument({ language: reportDraft, content: sum.text });
  await window.showTextDocument(document);
  await sums.compare(document, folder, true);
  void tellRemarks(sum.summary, sum.remarks);
}

async function compare({ sums }: SumHost, folder: Uri, file: Uri): Promise<void> {
  const document: TextDocument = await workspace.openTextDocument(documentUri(file));
  await window.showTextDocument(document);
  const result = await sums.compare(document, folder, false);
  void tellRemarks(saysOf(result), result.remarks);
}

function saysOf({ summary, isCompared, differences }: CompareWithSumResult): string {
  if (!isCompared) return summary;
  return differences === 0
    ? l10n.t('{0} All figures of this report agree with the sum.', summary)
    : l10n.t('{0} Figures of this report that differ from the sum: {1}.', summary, differences);
}

/** Tells what was added up, and offers the list of what is to be known about single reports. */
async function tellRemarks(summary: string, remarks: readonly SumRemark[]): Promise<void> {
  if (remarks.length === 0) {
    tell(summary);
    return;
  }
  const answer = await ask(summary, l10n.t('Remarks ({0})', remarks.length));
  if (answer !== 0) return;
  const choices = remarks.map(
    (remark): Choice<SumRemark> => ({
      label: remark.message,
      description: workspace.asRelativePath(Uri.parse(remark.uri)),
      value: remark,
    }),
  );
  const chosen = await pick(choices, { title: summary, stays: true });
  if (chosen) await goToPlace(chosen);
}
