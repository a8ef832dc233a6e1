import type { ReportFileView, ReportView } from '../../../server/src/protocol.ts';

/** The part of a finding that is needed to sort and count it. */
export interface Placed {
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** A report in a file, with its findings. */
export interface ListedReport<Finding> {
  readonly uri: string;
  /** Index of the report in its file. */
  readonly index: number;
  /** Null if it has no title with a year. */
  readonly year: number | null;
  readonly start: ReportView['start'];
  readonly isChecked: boolean;
  readonly findings: readonly Finding[];
}

/** A body with its reports, the latest first. */
export interface Body<Finding> {
  /** The name in the titles; the name of the file if no title has one. */
  readonly name: string;
  readonly reports: readonly ListedReport<Finding>[];
  /** The year for which most bodies have handed in a report and this one has not; undefined if there is none. */
  readonly missing: number | undefined;
}

/**
 * Groups the reports of a folder by body.
 *
 * @param found The findings by file, in the order of the text. A file without a recognised report may be
 *   included and becomes an entry of its own.
 * @param nameOf Returns the name to show for a file.
 */
export function bodiesOf<Finding extends Placed>(
  files: readonly ReportFileView[],
  found: ReadonlyMap<string, readonly Finding[]>,
  nameOf: (uri: string) => string,
): Body<Finding>[] {
  const listed = new Set(files.map(({ uri }) => uri));
  const others = [...found]
    .filter(([uri, findings]) => !listed.has(uri) && findings.length > 0)
    .map(([uri]): ReportFileView => ({ uri, isChecked: true, reports: [UNTITLED] }));
  const bodies = new Map<string, ListedReport<Finding>[]>();
  for (const { uri, isChecked, reports } of [...files, ...others]) {
    const shares = shared(reports, found.get(uri) ?? []);
    for (const [index, { agency, year, start }] of reports.entries()) {
      const name = agency || nameOf(uri);
      const report = { uri, index, year, start, isChecked, findings: shares[index] ?? [] };
      const before = bodies.get(name);
      if (before) before.push(report);
      else bodies.set(name, [report]);
    }
  }
  const due = yearDue([...bodies.values()]);
  return [...bodies]
    .map(([name, reports]) => ({
      name,
      reports: reports.toSorted(byYear),
      missing: due !== undefined && (lastYearOf(reports) ?? due) < due ? due : undefined,
    }))
    .sort((a, b) => inOrder(a.name, b.name));
}

/** The year of the last reports of more than half of the bodies; undefined if there is none. */
function yearDue(bodies: readonly (readonly ListedReport<unknown>[])[]): number | undefined {
  const last = bodies.map(lastYearOf).toSorted((a, b) => (b ?? 0) - (a ?? 0));
  const [latest] = last;
  const count = last.filter((year) => year === latest).length;
  return 2 * count > bodies.length ? latest : undefined;
}

function lastYearOf(reports: readonly ListedReport<unknown>[]): number | undefined {
  const years = reports.flatMap(({ year }) => year ?? []);
  return years.length > 0 ? Math.max(...years) : undefined;
}

const UNTITLED: ReportView = { agency: '', year: null, start: { line: 0, character: 0 } };

/** The findings of each report of a file: those from its start to the start of the next one. */
function shared<Finding extends Placed>(
  reports: readonly ReportView[],
  findings: readonly Finding[],
): Finding[][] {
  const shares = reports.map((): Finding[] => []);
  for (const finding of findings) {
    const { start } = finding.range;
    const after = reports.findIndex((report, index) => index > 0 && isBefore(start, report.start));
    shares.at(after === -1 ? -1 : after - 1)?.push(finding);
  }
  return shares;
}

function isBefore(a: ReportView['start'], b: ReportView['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function byYear<Finding>(a: ListedReport<Finding>, b: ListedReport<Finding>): number {
  return (b.year ?? 0) - (a.year ?? 0) || inOrder(a.uri, b.uri) || a.index - b.index;
}

/** Sorts like the explorer: 2 before 10. */
function inOrder(a: string, b: string): number {
  return a.localeCompare(b, 'zh', { numeric: true });
}
