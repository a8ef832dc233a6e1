import type { AcceptedFound, ChangeInFile, CheckedReport, FoundInFile } from './checked-draft.ts';
import type { Format } from './format.ts';
import { severityOf } from './severity.ts';

/**
 * JSON lines: an object for each report, on a line of its own. Lines and columns count from 1, columns in UTF-16 code
 * units, and ends are exclusive. What a report does not say is null.
 */
export const jsonlFormat: Format = {
  isOrdered: false,
  linesOf: ({ file, reports, answer }) =>
    reports.map((report) =>
      JSON.stringify({
        file,
        ...headOf(report),
        ...(answer && { ready: answer.ready, answer: answer.sentence }),
        findings: [
          ...report.found.map((one) => findingOf(one)),
          ...(answer ? report.accepted.map(acceptedOf) : []),
        ],
      }),
    ),
  writer: (out) => ({
    add(lines) {
      for (const line of lines) out.json(line);
    },
    end() {},
  }),
};

function headOf({ title, agency, year, form, status }: CheckedReport) {
  return {
    title: title ?? null,
    agency: agency ?? null,
    year: year ?? null,
    form: form ?? null,
    status,
  };
}

function findingOf(found: FoundInFile) {
  const { code, message } = found.diagnostic;
  return {
    code,
    severity: severityOf(found.diagnostic),
    message,
    ...placeOf(found, true),
    fix: found.fix().map((change) => ({
      from: change.from,
      to: change.to,
      ...placeOf(change, false),
    })),
  };
}

/** Accepted findings are listed if the question is whether a report can be published. */
function acceptedOf(found: AcceptedFound) {
  return { ...findingOf(found), accepted: found.reason };
}

/** Where something is: in a text by lines and columns, in an office file by names; in a table by its names too. */
function placeOf({ place, table }: Pick<ChangeInFile, 'place' | 'table'>, withEnd: boolean) {
  if ('names' in place) {
    const { part, table, row, column } = place.names;
    return { part, table, row, columnName: column };
  }
  const { start, end } = place.range;
  return {
    line: start.line + 1,
    column: start.character + 1,
    ...(withEnd && { endLine: end.line + 1, endColumn: end.character + 1 }),
    ...(withEnd &&
      table && {
        table: table.name || undefined,
        row: table.row || undefined,
        columnName: table.column || undefined,
      }),
  };
}
