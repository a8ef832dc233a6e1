import { type DraftNotation, type Piece, writeDraft } from '../draft/write.ts';
import { type Decimal, format } from '../figure/decimal.ts';
import type { Form, Section, TableForm } from '../form/form.ts';
import { layOut } from '../form/lay-out.ts';
import { OPEN } from '../rules/open-number.ts';
import { periodSentence } from '../rules/support/statements.ts';

/** What a new report is written for. */
export interface NewReport {
  readonly agency: string;
  readonly year: number;
  readonly notation: DraftNotation;
  /** What last year's report hands on, by the columns' identifiers; nothing where none is known. */
  readonly carried: ReadonlyMap<string, Decimal>;
}

/**
 * A draft of a form in which nobody has given a figure yet: every cell is blank but those that last year's report
 * carried over, and the sentence on the requests is left open.
 */
export function newReport(form: Form, { agency, year, notation, carried }: NewReport): string {
  const pieces: Piece[] = [
    { kind: 'title', text: `${agency}${year}年${form.title}` },
    ...begun(form, form, year, carried).map(line),
    line(periodSentence(year)),
  ];
  for (const section of form.sections) {
    const { number, label } = section;
    pieces.push({ kind: 'heading', text: `${number}、${label}` });
    pieces.push(...begun(form, section, year, carried).map(line));
    for (const table of form.tables.filter(({ section }) => section === number)) {
      pieces.push({ kind: 'table', table: layOut(table, figuresOf(table, carried)) });
    }
  }
  return writeDraft(pieces, notation);
}

function line(text: string): Piece {
  return { kind: 'line', text };
}

/** What the form has a section, or the whole report, begin with. */
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
  { carryOver, columns }: TableForm,
  carried: NewReport['carried'],
): (row: number, column: number) => string {
  return (row, column) => {
    const value = row === carryOver?.this ? carried.get(columns[column]?.id ?? '') : undefined;
    return value ? format(value) : '';
  };
}

/** What is carried in the column that is the total of the others; undefined where it is not known. */
function carriedInAll({ tables }: Form, carried: NewReport['carried']): string | undefined {
  const table = tables.find(({ carryOver }) => carryOver);
  const total = table?.relations.find(({ each }) => each === 'row')?.anchor;
  const value = total === undefined ? undefined : carried.get(table?.columns[total]?.id ?? '');
  return value && format(value);
}
