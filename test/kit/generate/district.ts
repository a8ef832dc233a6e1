import { type ReportFigures, reportFigures } from './figures.ts';

/** A district of so many bodies. */
export function districtOf(bodies: number): ReportFigures[] {
  return Array.from({ length: bodies }, (_, index) => reportFigures(index + 1));
}

/** The figures of a report in the order of the form. */
export function figuresInOrder({ rules, decisions, requests, reviews }: ReportFigures): string[] {
  return [...rules.flat(), ...decisions, ...requests.flat(), ...reviews];
}

/** The report of the whole district: a sum of its own, in ten thousandths, that uses nothing of the program. */
export function reportOfDistrict(bodies: readonly ReportFigures[]): ReportFigures {
  const [first] = bodies;
  if (!first) throw new Error('no body');
  const all = bodies.map(({ rules, decisions, requests, reviews }) => [
    ...rules,
    decisions,
    ...requests,
    reviews,
  ]);
  const lines = (all[0] ?? []).map((line, row) =>
    line.map((_, column) => total(all.map((one) => one[row]?.[column] ?? ''))),
  );
  return {
    form: first.form,
    agency: '江城市',
    year: first.year,
    rules: lines.slice(0, 2),
    decisions: lines[2] ?? [],
    requests: lines.slice(3, -1),
    reviews: lines.at(-1) ?? [],
  };
}

function total(figures: readonly string[]): string {
  const sum = figures.reduce((all, figure) => {
    const [whole = '0', fraction = ''] = figure.split('.');
    return all + BigInt(whole + fraction.padEnd(4, '0'));
  }, 0n);
  const digits = String(sum).padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -4) : `${digits.slice(0, -4)}.${fraction}`;
}

/** A report with another figure in its request table. */
export function withRequest(
  report: ReportFigures,
  row: number,
  column: number,
  figure: string,
): ReportFigures {
  const line = report.requests[row]?.with(column, figure) ?? [];
  return { ...report, requests: report.requests.with(row, line) };
}
