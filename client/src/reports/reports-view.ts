import {
  type Diagnostic,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Uri,
  window,
  workspace,
} from 'vscode';
import { findingsAt, isToBeFilledIn } from '../findings.ts';
import type { Session } from '../session.ts';
import { explain } from '../shown/tree-items.ts';
import { bodiesOf } from './bodies.ts';
import type { FolderReports } from './folder-reports.ts';
import { bodyNode, type ReportNode } from './report-nodes.ts';

/** The view 文件夹中的报告: the bodies, their years, and what is wrong. It opens the session where it is looked at. */
export function reportsView(open: () => Promise<Session>): Disposable {
  const changed = new EventEmitter<void>();
  const view = window.createTreeView<ReportNode>('gouji.reports', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: ({ item }) => item,
      getChildren: async (node) => [...(node?.children ?? (await roots()))],
    },
    showCollapseAll: true,
  });
  const parts: Disposable[] = [view, changed];
  let reports: FolderReports | undefined;
  return { dispose: () => Disposable.from(...parts).dispose() };

  async function roots(): Promise<readonly ReportNode[]> {
    const { folder } = await open();
    if (!reports) parts.push(folder.onDidChange(() => show(folder)));
    reports = folder;
    await folder.known();
    const found = findingsInFolders();
    explain(view, saysOf(folder, found));
    const nameOf = (uri: string) => workspace.asRelativePath(Uri.parse(uri));
    return bodiesOf(folder.files ?? [], found, nameOf).map(bodyNode);
  }

  /** The sum is shown at once: for the lines of the list VS Code asks a while later. */
  function show(folder: FolderReports): void {
    if (view.visible) explain(view, saysOf(folder, findingsInFolders()));
    changed.fire();
  }
}

/** What was found in the files of the window's folders, by file, as the problem list has it. */
function findingsInFolders(): ReadonlyMap<string, readonly Diagnostic[]> {
  const found = languages.getDiagnostics().flatMap(([uri]) => {
    const findings = workspace.getWorkspaceFolder(uri) ? findingsAt(uri) : [];
    return findings.length > 0 ? [[uri.toString(), findings] as const] : [];
  });
  return new Map(found);
}

/** How far the check of all has come; what is not checked is never said to be right. */
function saysOf(
  { files = [], isChecking }: FolderReports,
  found: ReturnType<typeof findingsInFolders>,
): string {
  const count = (some: typeof files) => some.reduce((sum, { reports }) => sum + reports.length, 0);
  const all = count(files);
  const open = count(files.filter(({ isChecked }) => !isChecked));
  if (all === 0) return '';
  if (isChecking) return l10n.t('Checking {0} reports …', all);
  const findings = [...found.values()].flat();
  const blank = findings.filter(isToBeFilledIn).length;
  const wrong = findings.length - blank;
  if (open > 0) {
    return wrong > 0
      ? l10n.t('Reports: {0}, not checked yet: {1}; findings so far: {2}', all, open, wrong)
      : l10n.t('Reports: {0}, not checked yet: {1}', all, open);
  }
  if (blank > 0) {
    return l10n.t(
      'All {0} reports were checked; findings: {1}, places to fill in: {2}.',
      all,
      wrong,
      blank,
    );
  }
  return wrong > 0
    ? l10n.t('All {0} reports were checked; findings: {1}.', all, wrong)
    : l10n.t('All {0} reports were checked, and nothing was found.', all);
}
