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
import { fileUri } from '../office/office-uri.ts';
import type { Session } from '../session.ts';
import { explain } from '../shown/tree-items.ts';
import { bodiesOf } from './bodies.ts';
import type { FolderReports } from './folder-reports.ts';
import { bodyNode, type ReportNode } from './report-nodes.ts';

/** The view 文件夹中的报告: bodies, their years and the findings. It opens the session when it becomes visible. */
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

  /** The summary is updated at once, because VS Code requests the items only later. */
  function show(folder: FolderReports): void {
    if (view.visible) explain(view, saysOf(folder, findingsInFolders()));
    changed.fire();
  }
}

/** The findings in the window's folders, by file, as in the problem list. */
function findingsInFolders(): ReadonlyMap<string, readonly Diagnostic[]> {
  const found = languages.getDiagnostics().flatMap(([uri]) => {
    const file = fileUri(uri);
    const findings = workspace.getWorkspaceFolder(file) ? findingsAt(uri) : [];
    return findings.length > 0 ? [[file.toString(), findings] as const] : [];
  });
  return new Map(found);
}

/** The state of the check. Reports that were not checked are never called correct. */
function saysOf(
  { files = [], isChecking }: FolderReports,
  found: ReturnType<typeof findingsInFolders>,
): string {
  const count = (some: typeof files) => some.reduce((sum, { reports }) => sum + reports.length, 0);
  const all = count(files);
  const open = count(files.filter(({ isChecked }) => !isChecked));
  if (all === 0) return '';
  if (isChecking) return l10n.t('Checking the reports ({0}) …', all);
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
      'All reports ({0}) were checked. Findings: {1}, places to fill in: {2}.',
      all,
      wrong,
      blank,
    );
  }
  return wrong > 0
    ? l10n.t('All reports ({0}) were checked. Findings: {1}.', all, wrong)
    : l10n.t('All reports ({0}) were checked, and nothing was found.', all);
}
