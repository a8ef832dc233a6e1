import { env, l10n, type Uri, ViewColumn, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ReviewPageParams,
  type ReviewPageResult,
  reviewPageRequest,
} from '../../../server/src/protocol.ts';
import { opensOutside } from '../opens-outside.ts';
import { ask, tell, whileShown } from '../shown/messages.ts';
import { askWhereToSave } from '../where-to-save.ts';
import { askForFolder } from './ask-for-folder.ts';
import type { FolderReports } from './folder-reports.ts';

/**
 * Checks all reports of a folder, writes the page for reviewers about them where the user says, and offers to open it.
 *
 * @param chosen The folder, if the user has chosen one in the explorer.
 */
export async function writeReviewPage(
  client: BaseLanguageClient,
  reports: FolderReports,
  chosen?: Uri,
): Promise<void> {
  await reports.known();
  const folder =
    chosen ??
    (await askForFolder(reports, {
      title: l10n.t('Write Page for Reviewers'),
      placeHolder: l10n.t('The folder whose reports the page is about'),
    }));
  if (!folder) return;
  const name = l10n.t('Findings in reports');
  const target = await askWhereToSave(`${name}.html`, folder, { [l10n.t('Web Page')]: ['html'] });
  if (!target) return;
  const params: ReviewPageParams = { folder: client.code2ProtocolConverter.asUri(folder) };
  const page = await whileShown(l10n.t('Writing the page for reviewers'), () =>
    client.sendRequest<ReviewPageResult | null>(reviewPageRequest, params),
  );
  if (!page) {
    tell(l10n.t('No report was found in this folder.'));
    return;
  }
  await workspace.fs.writeFile(target, new TextEncoder().encode(page.html));
  const file = target.path.split('/').at(-1) ?? '';
  const message = l10n.t(
    '“{0}” was written. Reports: {1}, findings: {2}.',
    file,
    page.reports,
    page.findings,
  );
  if ((await ask(message, l10n.t('Open'))) === 0) await openPage(target, page.html, name);
}

/** Opens the page in the user's browser, where it can be printed; if that cannot see the file, in VS Code. */
async function openPage(target: Uri, html: string, title: string): Promise<void> {
  if (opensOutside(target)) await env.openExternal(target);
  else window.createWebviewPanel('gouji.reviewPage', title, ViewColumn.Active).webview.html = html;
}
