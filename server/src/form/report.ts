import type { Block, Grid } from '../draft/block.ts';
import { type Steps, strides } from '../steps.ts';
import type { Form, Section, TableForm } from './form.ts';
import type { Forms } from './forms.ts';
import type { FoundRow, FoundTable, Site } from './found-table.ts';
import { type ProseLine, proseLines } from './prose-line.ts';
import type { Recognition } from './recognise.ts';
import { sectionOf } from './section-heading.ts';
import { notDisabled } from './tables-checked.ts';
import type { Title } from './title.ts';
import type { UnreadTable } from './unread.ts';

/** What a stretch of a draft means: one report with its sections and tables. */
export interface Report {
  readonly blocks: readonly Block[];
  readonly frame: Frame;
  readonly tables: readonly FoundTable[];
  /**
   * Tables of no known form that are to be checked: those of a report, and those of a document that holds tables
   * for their own sake. What stands in a text of which no table is known is no report.
   */
  readonly otherGrids: readonly Grid[];
}

/** A report but for what its tables say: the same object as long as only figures are typed. */
export interface Frame {
  /** Its lines of prose, headings among them, without the blank ones. */
  readonly lines: readonly ProseLine[];
  /** What its title says; undefined where it has none. */
  readonly title: Title | undefined;
  /** The form that most of its tables are of; undefined where no table is known. */
  readonly form: Form | undefined;
  readonly sections: readonly FoundSection[];
  /** What its tables are, in their order. */
  readonly tableForms: readonly TableForm[];
  /** Tables of its form, or of any where none is known, that stand there in a shape that is not read. */
  readonly unread: readonly UnreadTable[];
}

/** A section's heading, found in a draft. */
export interface FoundSection {
  readonly section: Section;
  readonly heading: Site;
}

/**
 * Tells what the blocks of one report mean.
 *
 * @param isDraft Whether they are a report by the document's kind, whatever tables it has.
 * @param checked Whether tables of no known form are checked: never, always, or beside one of a known form.
 */
export function* readReport(
  blocks: readonly Block[],
  forms: Forms,
  isDraft: boolean,
  checked: 'never' | 'always' | 'beside known' = isDraft ? 'always' : 'beside known',
): Steps<Report> {
  const isStep = strides();
  const grids: { readonly grid: Grid; readonly found: readonly Recognition[] }[] = [];
  const recognitions: Recognition[] = [];
  const others: Grid[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'grid') continue;
    const found = yield* forms.recognise(block, keyAbove(blocks[index - 1], forms));
    grids.push({ grid: block, found });
    if (isStep(block.text.length)) yield;
  }
  const parts = partsAmong(grids.flatMap(({ found }) => found));
  for (const { grid, found } of grids) {
    const taken = found.filter((one) => !one.isPart || parts.has(one));
    if (taken.length === 0) others.push(grid);
    recognitions.push(...taken);
  }
  const form = prevailingForm(recognitions, forms.all);
  const tables = joined(recognitions.map((recognition) => chosen(recognition, form)));
  const lines = proseLines(blocks);
  const sections = form ? sectionsOf(lines, form, forms) : [];
  const [anyForm] = isDraft ? forms.all : [];
  const headed = !form && anyForm ? sectionsOf(lines, anyForm, forms) : sections;
  const tableForms = tables.map((table) => table.form);
  const unread = forms.findUnread({
    blocks,
    others,
    tables: form?.tables ?? forms.lookup.tables,
    read: tableForms,
    sections: new Set(headed.map(({ section }) => section.number)),
  });
  const title = forms.readTitle(blocks);
  const frame: Frame = { lines, title, form, sections, tableForms, unread };
  const isChecked = checked === 'always' || (checked === 'beside known' && tables.length > 0);
  return { blocks, frame, tables, otherGrids: isChecked ? notDisabled(others, blocks) : [] };
}

/** So many rows of a table are no chance, though they stand in tables of their own. */
const ENOUGH_IN_PARTS = 3;

/**
 * What is too little to be a table alone, and together with others makes one: bodies write the rows under each
 * heading of a table as a table of its own. No row of it stands anywhere twice.
 */
function partsAmong(recognitions: readonly Recognition[]): ReadonlySet<Recognition> {
  const parts = new Set<Recognition>();
  if (!recognitions.some(({ isPart }) => isPart)) return parts;
  const forms = new Set(recognitions.flatMap((one) => one.candidates.map(({ form }) => form)));
  for (const form of forms) {
    const rows = new Set<number>();
    const lacking: Recognition[] = [];
    const take = (one: Recognition): boolean => {
      const own = one.candidates.find((table) => table.form === form)?.rows ?? [];
      const isNew = own.every(({ row, item }) => item !== '' || !rows.has(row));
      if (isNew) for (const { row } of own) rows.add(row);
      return isNew;
    };
    for (const one of recognitions) if (!one.isPart) take(one);
    const hasTable = rows.size > 0;
    for (const one of recognitions) {
      const isOfForm = one.candidates.some((table) => table.form === form);
      if (one.isPart && isOfForm && take(one)) lacking.push(one);
    }
    if (hasTable || rows.size >= ENOUGH_IN_PARTS) for (const one of lacking) parts.add(one);
  }
  return parts;
}

/** The key of the line right above a table, which may be its caption; empty where it can be none. */
function keyAbove(above: Block | undefined, { headingKey }: Forms): string {
  return above?.kind === 'paragraph' ? headingKey(above) : '';
}

/** The form with the most tables that fit no other form as well; the first known one where none has. */
function prevailingForm(
  recognitions: readonly Recognition[],
  forms: readonly Form[],
): Form | undefined {
  if (recognitions.length === 0) return undefined;
  const tables = recognitions.flatMap(({ candidates }) => candidates);
  const votes = (form: Form, of: readonly FoundTable[]) =>
    of.filter((table) => table.form.form.id === form.id).length;
  const decided = recognitions.flatMap(({ candidates }) =>
    candidates.length === 1 ? candidates : [],
  );
  let best: Form | undefined;
  for (const form of forms) {
    if (votes(form, tables) === 0) continue;
    if (!best || votes(form, decided) > votes(best, decided)) best = form;
  }
  return best;
}

function chosen({ candidates }: Recognition, form: Form | undefined): FoundTable | undefined {
  return candidates.find((table) => table.form.form.id === form?.id) ?? candidates[0];
}

/** Puts together what a page break parted: the same table again, with rows that are still missing. */
function joined(tables: readonly (FoundTable | undefined)[]): FoundTable[] {
  const result: FoundTable[] = [];
  for (const table of tables) {
    if (!table) continue;
    const last = result.at(-1);
    if (last && continues(last, table)) result[result.length - 1] = join(last, table);
    else result.push(table);
  }
  return result;
}

function continues(first: FoundTable, second: FoundTable): boolean {
  if (first.form !== second.form) return false;
  const rows = new Set(first.rows.map(({ row }) => row));
  return second.rows.every(({ row, item }) => item !== '' || !rows.has(row));
}

function join(first: FoundTable, second: FoundTable): FoundTable {
  return {
    ...first,
    sites: [...first.sites, ...second.sites],
    rows: [...first.rows, ...second.rows],
    unknownRows: [...first.unknownRows, ...second.unknownRows],
  };
}

function sectionsOf(
  lines: readonly ProseLine[],
  form: Form,
  { headingKey }: Forms,
): FoundSection[] {
  const best = new Map<Section, Candidate>();
  for (const { paragraph: block, text } of lines) {
    const key = headingKey(block);
    const named = sectionOf(form.sections, text, key);
    if (!named) continue;
    const { section } = named;
    const rank = named.isNear ? NEAR : rankOf(text, section);
    const other = best.get(section);
    if (other && other.rank <= rank) continue;
    best.delete(section);
    best.set(section, { rank, found: { section, heading: { block, span: block.content } } });
  }
  const candidates = [...best.values()];
  const isTop = candidates.some(({ rank }) => rank < IN_BRACKETS);
  return candidates.flatMap(({ rank, found }) => (rank < IN_BRACKETS || !isTop ? found : []));
}

/** A line that reads like a section's heading, and how unlike one its number is. */
interface Candidate {
  readonly rank: number;
  readonly found: FoundSection;
}

const IN_BRACKETS = 3;
/** A heading that is mistyped gives way to one that is not. */
const NEAR = 2;

/**
 * How unlike a section's heading a line's number is: parts of section one are often headed as the other
 * sections are, `（一）主动公开政府信息情况` or `1.主动公开政府信息情况`.
 */
function rankOf(text: string, { number }: Section): number {
  if (/^[(（]/.test(text)) return IN_BRACKETS;
  if (/^[\d０-９]/.test(text)) return 2;
  return text.startsWith(number) ? 0 : 1;
}

/** The rows of the form that the table lacks. */
export function missingRows(table: FoundTable): TableForm['rows'] {
  const found = new Set(table.rows.map(({ row }) => row));
  return table.form.rows.filter((_, index) => !found.has(index));
}

/** What a row is called: its label, with the body's own item where it is one. */
export function rowName(table: FoundTable, row: FoundRow): string {
  const name = table.form.rows[row.row]?.name ?? '';
  return row.item === '' ? name : `${name} · ${row.item.replaceAll(/\s+/g, '')}`;
}

/** What a slot is called, as the form does: `3.其他 · 自然人`. */
export function slotName(table: FoundTable, row: FoundRow, column: number): string {
  const columnName = table.form.columns[column]?.name ?? '';
  const name = rowName(table, row);
  return name === '' ? columnName : `${name} · ${columnName}`;
}
