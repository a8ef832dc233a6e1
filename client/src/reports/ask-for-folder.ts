import { l10n, Uri, workspace } from 'vscode';
import { type Choice, pick } from '../shown/choices.ts';
import { tell } from '../shown/messages.ts';
import type { FolderReports } from './folder-reports.ts';
import { reportFolders } from './report-folders.ts';

/**
 * Asks for a folder of the window with reports in it; the only one is not asked for. Undefined if the user cancels, or
 * there is none, which the user is told.
 */
export async function askForFolder(
  { files = [] }: FolderReports,
  question: { readonly title: string; readonly placeHolder: string },
): Promise<Uri | undefined> {
  const choices = (workspace.workspaceFolders ?? []).flatMap((root) => {
    const own = files.flatMap(({ uri, reports }) => {
      const file = Uri.parse(uri);
      return workspace.getWorkspaceFolder(file) === root
        ? [{ path: workspace.asRelativePath(file, false), reports: reports.length }]
        : [];
    });
    return reportFolders(own).map(
      (found): Choice<Uri> => ({
        label: found.path === '' ? root.name : found.path,
        description: l10n.t('reports: {0}', found.reports),
        value: Uri.joinPath(root.uri, found.path),
      }),
    );
  });
  const [only, ...others] = choices;
  if (!only) {
    tell(l10n.t('No report was found in the open folders.'));
    return undefined;
  }
  if (others.length === 0) return only.value;
  return pick(choices, { ...question, stays: true });
}
