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
import { documentUri } from '../office/office-uri.ts';
import { treeItem } from '../shown/tree-items.ts';
import { goTo } from '../tables/table-nodes.ts';
import type { Body, ListedReport } from './bodies.ts';

/** An item of the view. */
export interface ReportNode {
  readonly item: Readonly<TreeItem>;
  readonly children: readonly ReportNode[];
}

type Report = ListedReport<Diagnostic>;

/** The item of a body with its reports. A body with one report is a single item. */
export function bodyNode({ name, reports, missing }: Body<Diagnostic>): ReportNode {
  const [only, ...more] = reports;
  if (missing === undefined && only && more.length === 0) {
    const { year } = only;
    return reportNode(only, name, year === null ? [] : [String(year)]);
  }
  const item = treeItem({
    id: name,
    label: name,
    description: missing === undefined ? saysOf(reports) : l10n.t('no report for {0} yet', missing),
    icon: missing === undefined ? iconOf(reports) : MISSING(),
    isUnfolded: missing === undefined,
  });
  const children = reports.map((report) => {
    const file = workspace.asRelativePath(Uri.parse(report.uri));
    return report.year === null
      ? reportNode(report, file, [])
      : reportNode(report, String(report.year), [], file);
  });
  return { item, children };
}

/** @param behind Text after the findings. */
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
    command: goTo(documentUri(file), at),
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
    command: goTo(documentUri(file), range),
  });
  return { item, children: [] };
}

/** A short summary of the findings in reports. */
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

/** The icon for the most severe finding. Only reports that have been checked get a tick. */
function iconOf(reports: readonly Report[]): ThemeIcon {
  const severities = reports.flatMap(({ findings }) => findings.map(({ severity }) => severity));
  const worst = severities.toSorted((a, b) => a - b)[0];
  if (worst !== undefined) return LOOKS[worst]();
  return reports.every(({ isChecked }) => isChecked)
    ? new ThemeIcon('pass', new ThemeColor('testing.iconPassed'))
    : new ThemeIcon('circle-outline');
}

const MISSING = () => new ThemeIcon('circle-slash', new ThemeColor('list.warningForeground'));

const LOOKS: Readonly<Record<DiagnosticSeverity, () => ThemeIcon>> = {
  [DiagnosticSeverity.Error]: () => new ThemeIcon('error', new ThemeColor('list.errorForeground')),
  [DiagnosticSeverity.Warning]: () =>
    new ThemeIcon('warning', new ThemeColor('list.warningForeground')),
  [DiagnosticSeverity.Information]: () => new ThemeIcon('info'),
  [DiagnosticSeverity.Hint]: () => new ThemeIcon('info'),
};
