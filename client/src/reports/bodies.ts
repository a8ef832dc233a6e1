import type { ReportFileView, ReportView } from '../../../server/src/protocol.ts';

/** A finding as far as it is counted and put in order. */
export interface Placed {
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** A report in a file, with what was found in it. */
export interface ListedReport<Finding> {
  readonly uri: string;
  /** Which report of its file, from 0. */
  readonly index: number;
  /** Null where it has no title that says so. */
  readonly year: number | null;
  readonly start: ReportView['start'];
  readonly isChecked: boolean;
  readonly findings: readonly Finding[];
}

/** A body with its reports, the latest first. */
export interface Body<Finding> {
  /** As the titles name it; the name of the file where no title does. */
  readonly name: string;
  readonly reports: readonly ListedReport<Finding>[];
}

/**
 * Puts the reports of a folder together by their bodies.
 *
 * @param found By file, what was found there, in the order of the text; a file in which no report was recognised
 *   may be among them, and stands for itself.
 * @param nameOf Gives the name of a file.
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
  return [...bodies]
    .map(([name, reports]) => ({ name, reports: reports.toSorted(byYear) }))
    .sort((a, b) => inOrder(a.name, b.name));
}

const UNTITLED: ReportView = { agency: '', year: null, start: { line: 0, character: 0 } };

/** The findings of each report of a file: those from where it begins to where the next one does. */
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

/** As the explorer has them: 2 before 10. */
function inOrder(a: string, b: string): number {
  return a.localeCompare(b, 'zh', { numeric: true });
}
