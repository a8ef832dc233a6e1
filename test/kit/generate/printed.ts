import type { Random } from '../../unit/reconcile/random.ts';
import type { ReportFigures } from './figures.ts';
import { articleTable, type LaidTable, requestTable, reviewTable } from './tables.ts';
import { writeReport, writeTable } from './write.ts';

/** A whole report as a PDF viewer copies it: with page numbers, and with broken labels and headings. */
export function printReport(report: ReportFigures, random: Random): string {
  const tables = [articleTable(report), requestTable(report), reviewTable(report)];
  return tables.reduce(
    (text, table) => text.replace(writeTable(table, 'tabs'), () => printTable(table, random)),
    writeReport(report, 'tabs'),
  );
}

/**
 * Prints a table with one space between the cells of a row. Headings of rows are on lines of their own,
 * or before a label.
 */
function printTable(table: LaidTable, random: Random): string {
  const lines = table.flatMap((row) => {
    const texts = row.map(({ text }) => text);
    const labels = texts.slice(0, texts.findLastIndex((text) => !/^[-+]?\d/.test(text)) + 1);
    const figures = texts.slice(labels.length).join(' ');
    if (figures === '') return headings(labels, random);
    const groups = labels.slice(0, -1).flatMap((label) => broken(label, random));
    const pieces = broken(labels.at(-1) ?? '', random);
    const last = pieces.pop() ?? '';
    const beside = random.next() < 0.3 ? groups.splice(-1) : [];
    if (pieces.length > 0) pieces[0] = [...beside, pieces[0]].join(' ');
    const isShort = figures.split(' ').length < 3 || pieces.length + beside.length === 0;
    if (isShort || random.next() < 0.6) {
      const own = pieces.length > 0 ? [] : beside;
      return [...groups, ...pieces, [...own, last, figures].join(' ').trim()];
    }
    return [...groups, ...pieces, last, figures];
  });
  return `${lines.flatMap((line) => (random.next() < 0.05 ? [`- ${random.whole(1, 20)} -`, line] : [line])).join('\n')}\n`;
}

/** A line of headings: each heading is whole or broken, and they are separated by a space. */
function headings(labels: readonly string[], random: Random): string[] {
  const isNarrow = labels.every((label) => label.length < 15) && random.next() < 0.5;
  return isNarrow ? [labels.join(' ')] : labels.flatMap((label) => broken(label, random));
}

/** The most lines that a label is broken into. */
const MOST_PIECES = 6;

/** A label on one line, or on several. */
function broken(label: string, random: Random): string[] {
  const lines: string[] = [];
  for (let rest = label; rest !== ''; ) {
    const isLast = lines.length === MOST_PIECES - 1 || random.next() < 0.6;
    const length = isLast ? rest.length : random.whole(1, rest.length + 1);
    lines.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return lines;
}
