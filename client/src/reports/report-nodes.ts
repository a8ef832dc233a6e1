import {
  type Diagnostic,
  DiagnosticSeverity,
  l10n,
  Range,
  ThemeColor,
  ThemeIcon,
  type TreeItem,
  Uri,
  workspace,
} from 'vscode';
import { isToBeFilledIn } from '../findings.ts';
import { treeItem } from '../shown/tree-items.ts';
import { goTo } from '../tables/table-nodes.ts';
import type { Body, ListedReport } from './bodies.ts';

/** A line of the view. */
export interface ReportNode {
  readonly item: Readonly<TreeItem>;
  readonly children: readonly ReportNode[];
}

type Report = ListedReport<Diagnostic>;

/** A body with its reports; one that has a single report is one line with that. */
export function bodyNode({ name, reports }: Body<Diagnostic>): ReportNode {
  const [only, ...more] = reports;
  if (only && more.length === 0) {
    const { year } = only;
    return reportNode(only, name, year === null ? [] : [String(year)]);
  }
  const item = treeItem({
    id: name,
    label: name,
    description: saysOf(reports),
    icon: iconOf(reports),
    isUnfolded: true,
  });
  const children = reports.map((report) => {
    const file = workspace.asRelativePath(Uri.parse(report.uri));
    return report.year === null
      ? reportNode(report, file, [])
      : reportNode(report, String(report.year), [], file);
  });
  return { item, children };
}

/** @param behind What stands behind the label, before what was found. */
function reportNode(report: Report, label: string, before: string[], behind = ''): ReportNode {
  const { uri, index, start, findings } = report;
  const file = Uri.parse(uri);
  const says = saysOf([report]);
  const at = new Range(start.line, start.character, start.line, start.character);
  const id = `${uri}#${index}`;
  const item = treeItem({
    id,
    label,
    description: [...before, says, behind].filter((text) => text !== '').join('  '),
    tooltip: [label, says, workspace.asRelativePath(file)],
    icon: iconOf([report]),
    command: goTo(file, at),
    ...(findings.length > 0 && { isUnfolded: false }),
  });
  return {
    item,
    children: findings.map((finding, at) => findingNode(finding, `${id}/${at}`, file)),
  };
}

function findingNode({ message, range, severity }: Diagnostic, id: string, file: Uri): ReportNode {
  const [label = ''] = message.split('\n');
  const item = treeItem({
    id,
    label,
    tooltip: message.split('\n'),
    icon: LOOKS[severity](),
    command: goTo(file, range),
  });
  return { item, children: [] };
}

/** What was found in reports, in a few words. */
function saysOf(reports: readonly Report[]): string {
  const findings = reports.flatMap((report) => report.findings);
  const blank = findings.filter(isToBeFilledIn).length;
  const wrong = findings.length - blank;
  if (wrong > 0 && blank > 0) return l10n.t('findings: {0}, places to fill in: {1}', wrong, blank);
  if (wrong > 0) return l10n.t('findings: {0}', wrong);
  if (blank > 0) return l10n.t('places to fill in: {0}', blank);
  return reports.every(({ isChecked }) => isChecked)
    ? l10n.t('nothing found')
    : l10n.t('not checked yet');
}

/** The worst of what was found; the tick is for those alone that were checked. */
function iconOf(reports: readonly Report[]): ThemeIcon {
  const severities = reports.flatMap(({ findings }) => findings.map(({ severity }) => severity));
  const worst = severities.toSorted((a, b) => a - b)[0];
  if (worst !== undefined) return LOOKS[worst]();
  return reports.every(({ isChecked }) => isChecked)
    ? new ThemeIcon('pass', new ThemeColor('testing.iconPassed'))
    : new ThemeIcon('circle-outline');
}

const LOOKS: Readonly<Record<DiagnosticSeverity, () => ThemeIcon>> = {
  [DiagnosticSeverity.Error]: () => new ThemeIcon('error', new ThemeColor('list.errorForeground')),
  [DiagnosticSeverity.Warning]: () =>
    new ThemeIcon('warning', new ThemeColor('list.warningForeground')),
  [DiagnosticSeverity.Information]: () => new ThemeIcon('info'),
  [DiagnosticSeverity.Hint]: () => new ThemeIcon('info'),
};
