import { type DraftNotation, type Piece, writeDraft } from '../draft/write.ts';
import { type Decimal, format } from '../figure/decimal.ts';
import { separated } from '../figure/thousands.ts';
import { layOutPrinted, linesAbove } from '../form/by-headings/lay-out-printed.ts';
import { isPrintedWith, printedTables } from '../form/by-headings/printed-tables.ts';
import type { Form, Section, TableForm } from '../form/form.ts';
import type { ReportKind } from '../form/title-words.ts';
import { OPEN } from '../rules/open-number.ts';
import { periodSentence } from '../rules/support/statements.ts';

/** What a new report is for. */
export interface NewReport {
  readonly agency: string;
  readonly year: number;
  /** By default the first kind of the form. */
  readonly kind?: ReportKind;
  readonly notation: DraftNotation;
  /**
   * The figures carried over from last year's report, by the keys of the slots that take them over: the ids of their
   * columns, in a form with one such row. Empty if there is none.
   */
  readonly carried: ReadonlyMap<string, Decimal>;
}

/**
 * A draft of a form without figures. Every cell is blank, except those carried over from last year's
 * report, and the sentence on requests has open numbers.
 */
export function newReport(form: Form, wanted: NewReport): string {
  const { agency, year, notation, carried, kind = form.kinds[0] } = wanted;
  const pieces: Piece[] = [
    { kind: 'title', text: `${agency}${year}${kind.title}` },
    ...begun(form, form, year, carried).map(line),
    ...(kind.saysPeriod ? [line(periodSentence(year))] : []),
    ...tablesIn(form, '', carried),
  ];
  for (const section of form.sections) {
    const { number, label } = section;
    pieces.push({ kind: 'heading', level: 1, text: `${number}、${label}` });
    pieces.push(...begun(form, section, year, carried).map(line));
    pieces.push(...tablesIn(form, number, carried));
  }
  return writeDraft(pieces, notation);
}

/**
 * The tables in a section, each below the lines that are printed above it; `''`: those in none. Of several tables
 * with the same caption a report has one.
 */
function tablesIn(form: Form, number: string, carried: NewReport['carried']): Piece[] {
  const isFirst = (table: TableForm) => {
    const first = form.tables.find(({ caption }) => caption === table.caption);
    return table.caption === '' || (first !== undefined && isPrintedWith(first, table));
  };
  const own = form.tables.filter((table) => table.section === number && isFirst(table));
  return printedTables(own).flatMap((printed): Piece[] => [
    ...linesAbove(printed[0]).map(line),
    {
      kind: 'table',
      table: layOutPrinted(printed, (table, row, column) => figuresOf(table, carried)(row, column)),
    },
  ]);
}

function line(text: string): Piece {
  return { kind: 'line', text };
}

/** The lines with which the form begins a section, or the whole report. */
function begun(
  form: Form,
  { begins }: Form | Section,
  year: number,
  carried: NewReport['carried'],
): readonly string[] {
  const all = carriedInAll(form, carried) ?? OPEN;
  return begins.map((text) => text.replaceAll('{year}', String(year)).replaceAll('{carried}', all));
}

function figuresOf(
  { takesOver, columns }: TableForm,
  carried: NewReport['carried'],
): (row: number, column: number) => string {
  return (row, column) => {
    const slot = takesOver.find((one) => one.row === row && one.column === column);
    const value = slot && carried.get(slot.key);
    const asked = columns[column];
    if (!value || !asked || (value.units === 0n && asked.hasBlanksForZero)) return '';
    return asked.mayHaveThousands ? separated(format(value), ',') : format(value);
  };
}

/** The carried-over figure in the column of totals; undefined if it is unknown. */
function carriedInAll({ tables }: Form, carried: NewReport['carried']): string | undefined {
  const table = tables.find(({ takesOver }) => takesOver.length > 0);
  const total = table?.relations.find(({ each }) => each === 'row')?.anchor;
  const slot = table?.takesOver.find(({ column }) => column === total);
  const value = slot && carried.get(slot.key);
  return value && format(value);
}
