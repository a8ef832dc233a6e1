import type { Form, Section, TableForm } from './form.ts';

/**
 * Gives a form that says nothing about prose (no `means`, `vocabulary` or `sentences`) the language of the statutory
 * forms. Form files older than `means` relied on this: prose was compared with every slot whose row and
 * column had the ids of a statutory form's. Each table inherits the meanings of the statutory table with
 * which it shares the most slots. If the form has a statutory title, or a section with a statutory number
 * and heading, a new report begins there with the same lines.
 *
 * @param known The statutory forms, the one in force first.
 */
export function withLanguageOf(form: Form, known: readonly Form[]): Form {
  const [first] = known;
  if (!first || saysOfProse(form)) return form;
  const slots = new Set(form.tables.flatMap(slotsOf));
  return {
    ...form,
    vocabulary: first.vocabulary,
    begins: form.begins.length > 0 ? form.begins : beginningOf(form, known),
    sections: form.sections.map((section) => begun(section, known)),
    tables: form.tables.map((table) => meant(table, known, slots)),
  };
}

function saysOfProse({ vocabulary, tables, sentences }: Form): boolean {
  const means = tables.flatMap((table) => [table, ...table.rows, ...table.columns]);
  return (
    Object.keys(vocabulary).length > 0 ||
    sentences.length > 0 ||
    means.some((one) => one.means.length > 0)
  );
}

function beginningOf({ kinds: [own] }: Form, known: readonly Form[]): readonly string[] {
  return known.find(({ kinds: [first] }) => first.name === own.name)?.begins ?? [];
}

function begun(section: Section, known: readonly Form[]): Section {
  const same = known
    .flatMap(({ sections }) => sections)
    .find(({ number, label }) => number === section.number && label === section.label);
  return section.begins.length > 0 || !same ? section : { ...section, begins: same.begins };
}

function meant(table: TableForm, known: readonly Form[], slots: ReadonlySet<string>): TableForm {
  const own = new Set(slotsOf(table));
  const shared = (other: TableForm) => slotsOf(other).filter((slot) => own.has(slot)).length;
  const [like] = known
    .flatMap(({ tables }) => tables)
    .filter((other) => shared(other) > 0)
    .toSorted((a, b) => shared(b) - shared(a));
  if (!like) return table;
  const { means, rows, columns } = like;
  return {
    ...table,
    means,
    rows: table.rows.map((row) => ({ ...row, means: meansOf(rows, rowId(row)) })),
    columns: table.columns.map((column) => ({ ...column, means: meansOf(columns, column.id) })),
    absent: rows.flatMap((row) =>
      columns.flatMap((column) =>
        slots.has(slotId(row, column)) ? [] : [[...means, ...row.means, ...column.means]],
      ),
    ),
  };
}

interface Identified {
  readonly id: string;
  readonly label: string;
  readonly means: readonly string[];
}

function meansOf(all: readonly Identified[], id: string): readonly string[] {
  return all.find((one) => rowId(one) === id)?.means ?? [];
}

/** A table's only row may have no label. Then the columns alone identify the slots. */
function rowId({ id, label }: Pick<Identified, 'id' | 'label'>): string {
  return label === '' ? '' : id;
}

function slotId(row: Identified, column: Identified): string {
  return `${rowId(row)} ${column.id}`;
}

function slotsOf({ rows, columns }: TableForm): string[] {
  return rows.flatMap((row) => columns.map((column) => slotId(row, column)));
}
