import type { DistrictSum, SummedFigure, SummedTable } from '../district/district-sum.ts';
import { summedBodies } from '../district/summed-bodies.ts';
import type { DraftNotation, Piece } from '../draft/write.ts';
import { writeDraft } from '../draft/write.ts';
import { type Decimal, format, shortest, unitsAt } from '../figure/decimal.ts';
import { fitted } from '../form/by-headings/fitted.ts';
import { layOutPrinted, linesAbove } from '../form/by-headings/lay-out-printed.ts';
import { printedTables } from '../form/by-headings/printed-tables.ts';
import type { Column, TableForm } from '../form/form.ts';
import type { Translate } from '../l10n.ts';
import { visibleText } from '../plain-text.ts';
import { periodSentence } from '../rules/support/statements.ts';
import { type ExportedFile, exported } from './export.ts';

/**
 * The sum of a district as a draft of its form: title, headings and tables, without prose.
 *
 * @param title The title in one line; without it, the title says how many bodies are added up.
 */
export function sumReport(
  sum: DistrictSum,
  title: string | undefined,
  notation: DraftNotation,
): string {
  return writeDraft(piecesOfSum(sum, title), notation);
}

/** The same as a file of the kind that the extension of a name says; see `exportReport`. */
export function sumFile(
  sum: DistrictSum,
  title: string | undefined,
  target: string,
  t: Translate,
): ExportedFile | { readonly problem: string } {
  return exported(piecesOfSum(sum, title), target, t);
}

/** The sum of a slot in digits, with the decimal places that the form asks for; empty if there is none. */
export function sumDigits({ value, state }: SummedFigure, asked: Column): string {
  if (value) return digitsOf(value, asked);
  return state === 'not-applicable' ? '/' : '';
}

function digitsOf(value: Decimal, { digits = 0 }: Column): string {
  const short = shortest(value);
  const scale = Math.max(short.scale, digits);
  return format({ units: unitsAt(short, scale), scale });
}

function piecesOfSum(sum: DistrictSum, title = titleOf(sum)): Piece[] {
  const { form, year } = sum;
  const pieces: Piece[] = [
    { kind: 'title', text: visibleText(title.trim()) },
    ...(year === undefined ? [] : [line(periodSentence(year))]),
    ...tablesIn(sum, (section) => !form.sections.some(({ number }) => number === section)),
  ];
  for (const { number, label } of form.sections) {
    pieces.push({ kind: 'heading', level: 1, text: `${number}、${label}` });
    pieces.push(...tablesIn(sum, (section) => section === number));
  }
  return pieces;
}

/** The tables of some sections, each below the lines that are printed above it. */
function tablesIn({ tables }: DistrictSum, isIn: (section: string) => boolean): Piece[] {
  const rowsOf = new Map(
    tables.filter(({ form }) => isIn(form.section)).map((table) => [withRows(table), table.rows]),
  );
  return printedTables([...rowsOf.keys()]).flatMap((printed): Piece[] => {
    const [{ byHeadings, caption, name, section }] = printed;
    // Without a caption, nothing else would keep it apart from the table above.
    const isBare = !byHeadings && caption === '' && section === '';
    const table = layOutPrinted(printed, (form, row, column) => {
      const figure = rowsOf.get(form)?.[row]?.figures[column];
      const asked = form.columns[column];
      return figure && asked ? sumDigits(figure, asked) : '';
    });
    return [
      ...[...linesAbove(printed[0]), ...(isBare ? [name] : [])].map(line),
      { kind: 'table', table },
    ];
  });
}

function line(text: string): Piece {
  return { kind: 'line', text };
}

function titleOf({ form, year, added }: DistrictSum): string {
  const bodies = summedBodies(added.length);
  const [{ name, title }] = form.kinds;
  return year === undefined ? `${bodies}${name}` : `${bodies}${year}${title}`;
}

/** The form of a table with the rows of its sum. An item is printed behind the label of its row. */
function withRows({ form, rows }: SummedTable): TableForm {
  const own = rows.map(({ row, item, label }) => {
    const listed = form.rows[row];
    if (!listed) return { code: item, label };
    return item === '' ? listed : { ...listed, label: item, path: [...listed.path, listed.label] };
  });
  return { ...form, rows: fitted(form, { rows: own }).rows.slice(0, rows.length) };
}
