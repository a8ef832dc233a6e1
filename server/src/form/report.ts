import type { Block, Grid } from '../draft/block.ts';
import { grouped } from '../grouped.ts';
import { type Steps, strides } from '../steps.ts';
import { type HeadedTable, headedTables } from './by-headings/recognise-headed.ts';
import { unreadBelowCaptions } from './by-headings/unread-headed.ts';
import type { Form, Section, TableForm } from './form.ts';
import type { Forms } from './forms.ts';
import type { FoundRow, FoundTable, Site } from './found-table.ts';
import { type OtherRows, otherRowsIn } from './other-rows.ts';
import { headingKey, type ProseLine, proseLines } from './prose-line.ts';
import { type Recognition, recognise } from './recognise.ts';
import { sectionOf } from './section-heading.ts';
import { notDisabled } from './tables-checked.ts';
import { readTitle, type Title, yearInTitle } from './title.ts';
import type { UnreadTable } from './unread.ts';

/** The meaning of a stretch of a draft: one report with its sections and tables. */
export interface Report {
  readonly blocks: readonly Block[];
  readonly frame: Frame;
  readonly tables: readonly FoundTable[];
  /**
   * Tables of no known form that are to be checked. Outside drafts these are the tables beside one of a
   * known form, and those in documents that consist of tables.
   */
  readonly otherGrids: readonly Grid[];
  /** What was read of its grids. After an edit, only the grids that it changed are read again. */
  readonly headed: readonly HeadedTable[];
  readonly grids: readonly RecognisedGrid[];
}

/** A grid with the tables that may be in it. */
interface RecognisedGrid {
  readonly grid: Grid;
  /** Key of the line directly above, or empty. */
  readonly above: string;
  /** Whether it was read by its headings. */
  readonly isHeaded: boolean;
  readonly found: readonly Recognition[];
}

/**
 * Titles, headings and prose of a report, without its tables' figures. Unchanged while only figures are
 * typed.
 */
export interface Frame {
  /** Its lines of prose with the headings, without blank lines. */
  readonly lines: readonly ProseLine[];
  /** Its title; undefined if it has none. */
  readonly title: Title | undefined;
  /**
   * Whether it is a report, so that its prose is checked: a draft by its kind, a text with a known table, or with a
   * report's title.
   */
  readonly isReport: boolean;
  /** The year that it is about; undefined if no title says it. */
  readonly year: number | undefined;
  /** The form of most of its tables; undefined if no table is known. */
  readonly form: Form | undefined;
  readonly sections: readonly FoundSection[];
  /** The forms of its tables, in order. */
  readonly tableForms: readonly TableForm[];
  /**
   * Tables that are in the report in a shape that cannot be read: of its form, or of any form if no table
   * is known.
   */
  readonly unread: readonly UnreadTable[];
}

/** A section's heading, found in a draft. */
export interface FoundSection {
  readonly section: Section;
  readonly heading: Site;
}

/**
 * Reads the blocks of one report.
 *
 * @param isDraft Whether the document is a report by its kind, whatever tables it has.
 * @param checked Whether tables of no known form are checked: never, always, or beside a table of a known
 *   form.
 * @param before The report before an edit. The tables of grids that the edit did not touch are kept. If it touched
 *   only tables, the frame is kept: a keystroke in a table takes a sixth longer if the frame is read and judged again.
 */
export function* readReport(
  blocks: readonly Block[],
  forms: Forms,
  isDraft: boolean,
  checked: 'never' | 'always' | 'beside known' = isDraft ? 'always' : 'beside known',
  before?: Report,
): Steps<Report> {
  const headed = headedTables(blocks, forms.headed, forms.lookup, before?.headed);
  const grids = yield* recognisedIn(blocks, headed, forms, before?.grids);
  const parts = partsAmong(grids.flatMap(({ found }) => found));
  const recognitions: Recognition[] = [];
  const others: Grid[] = [];
  const otherRows: OtherRows[] = [];
  for (const { grid, isHeaded, found } of grids) {
    const taken = found.filter((one) => !one.isPart || parts.has(one));
    if (taken.length === 0 && !isHeaded) others.push(grid);
    if (!isHeaded) for (const rows of otherRowsIn(grid, taken)) otherRows.push(rows);
    recognitions.push(...taken);
  }
  const form = prevailingForm(recognitions, forms.all);
  const tables = joined(recognitions.map((recognition) => chosen(recognition, form)));
  const tableForms = tables.map((table) => table.form);
  const mayBeUnread =
    otherRows.length > 0 ||
    headed.some(({ captioned, tables }) => captioned.length > 0 && tables.length === 0);
  const frame =
    before && !mayBeUnread && isFrameOf(before, blocks, form, tableForms)
      ? before.frame
      : frameOf({ blocks, otherRows, headed, form, tableForms }, forms, isDraft);
  const isChecked = checked === 'always' || (checked === 'beside known' && tables.length > 0);
  const otherGrids = isChecked ? notDisabled(others, blocks) : [];
  return { blocks, frame, tables, otherGrids, headed, grids };
}

function* recognisedIn(
  blocks: readonly Block[],
  headed: readonly HeadedTable[],
  { lookup }: Forms,
  before: readonly RecognisedGrid[] = [],
): Steps<RecognisedGrid[]> {
  const isStep = strides();
  const known = new Map(before.map((one) => [one.grid, one]));
  const headedIn = grouped(
    headed.filter(({ tables }) => tables.length > 0),
    ({ grids }) => grids,
  );
  const recognised: RecognisedGrid[] = [];
  for (const [index, grid] of blocks.entries()) {
    if (grid.kind !== 'grid') continue;
    const above = keyAbove(blocks[index - 1]);
    const own = headedIn.get(grid);
    const old = known.get(grid);
    if (own) {
      const found = own.flatMap(({ grids: [first], tables }) => (first === grid ? tables : []));
      recognised.push({ grid, above, isHeaded: true, found: found.map(certainly) });
    } else if (old?.isHeaded === false && old.above === above) {
      recognised.push(old);
    } else {
      const found = yield* recognise(grid, above, lookup);
      recognised.push({ grid, above, isHeaded: false, found });
      if (isStep(grid.text.length)) yield;
    }
  }
  return recognised;
}

function certainly(table: FoundTable): Recognition {
  return { candidates: [table], isPart: false };
}

/** What is known of a report before its frame. */
interface Recognised {
  readonly blocks: readonly Block[];
  /** The rows of grids that are in none of the tables that were read. */
  readonly otherRows: readonly OtherRows[];
  readonly headed: readonly HeadedTable[];
  readonly form: Form | undefined;
  readonly tableForms: readonly TableForm[];
}

function frameOf(
  { blocks, otherRows, headed: printed, form, tableForms }: Recognised,
  forms: Forms,
  isDraft: boolean,
): Frame {
  const lines = proseLines(blocks);
  const sections = form ? sectionsOf(lines, form) : [];
  const [anyForm] = isDraft ? forms.all : [];
  const headed = !form && anyForm ? sectionsOf(lines, anyForm) : sections;
  const unread = [
    ...forms.findUnread({
      blocks,
      otherRows,
      tables: form?.tables ?? forms.lookup.tables,
      read: tableForms,
      sections: new Set(headed.map(({ section }) => section.number)),
    }),
    ...unreadBelowCaptions(blocks, printed, forms.headed, forms.lookup),
  ];
  const title = readTitle(blocks, forms.titles, form);
  const year = title?.year ?? yearInTitle(blocks);
  const isReport = isDraft || form !== undefined || year !== undefined;
  return { lines, title, year, isReport, form, sections, tableForms, unread };
}

/** Whether blocks have the same lines around tables of the same forms as a report of which every table was read. */
function isFrameOf(
  { blocks: before, frame }: Report,
  blocks: readonly Block[],
  form: Form | undefined,
  tableForms: readonly TableForm[],
): boolean {
  return (
    frame.form === form &&
    frame.unread.length === 0 &&
    frame.tableForms.length === tableForms.length &&
    frame.tableForms.every((one, index) => one === tableForms[index]) &&
    before.length === blocks.length &&
    before.every((one, index) => {
      const block = blocks[index];
      return one === block || (one.kind === 'grid' && block?.kind === 'grid');
    })
  );
}

/** So many rows of one table are no coincidence, even if each is in a grid of its own. */
const ENOUGH_IN_PARTS = 3;

/**
 * The partial recognitions that together make a table, in which no row occurs twice. Bodies write the
 * rows under each heading of a table as a separate table.
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

/** The key of the line directly above a table, which may be its caption; empty if it cannot be. */
function keyAbove(above: Block | undefined): string {
  return above?.kind === 'paragraph' ? headingKey(above) : '';
}

/** The form with the most tables that fit no other form as well. In a tie, the first known form wins. */
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

/** Joins tables that a page break divided: the same table again, with rows that the first lacks. */
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
    hasThousands: first.hasThousands || second.hasThousands,
    unknownRows: [...first.unknownRows, ...second.unknownRows],
    unknownColumns: [...first.unknownColumns, ...second.unknownColumns],
  };
}

function sectionsOf(lines: readonly ProseLine[], form: Form): FoundSection[] {
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

/** A possible section heading, and how little its numbering looks like one. */
interface Candidate {
  readonly rank: number;
  readonly found: FoundSection;
}

const IN_BRACKETS = 3;
/** A misspelt heading gives way to a correct one. */
const NEAR = 2;

/**
 * How little a line's numbering looks like a section's; lower is better. Parts of section one often have
 * the names of other sections: `（一）主动公开政府信息情况` or `1.主动公开政府信息情况`.
 */
function rankOf(text: string, { number }: Section): number {
  if (/^[(（]/.test(text)) return IN_BRACKETS;
  if (/^[\d０-９]/.test(text)) return 2;
  return text.startsWith(number) ? 0 : 1;
}

/** The rows of the form that are missing in the table. */
export function missingRows(table: FoundTable): TableForm['rows'] {
  const found = new Set(table.rows.map(({ row }) => row));
  return table.form.rows.filter((_, index) => !found.has(index));
}

/** The name of a row: its label, with the body's own item if there is one. */
export function rowName(
  table: Pick<FoundTable, 'form'>,
  row: Pick<FoundRow, 'row' | 'item'>,
): string {
  const name = table.form.rows[row.row]?.name ?? '';
  return row.item === '' ? name : `${name} · ${row.item.replaceAll(/\s+/g, '')}`;
}

/** The name of a slot in the form's words: `3.其他 · 自然人`. */
export function slotName(
  table: Pick<FoundTable, 'form'>,
  row: Pick<FoundRow, 'row' | 'item'>,
  column: number,
): string {
  const columnName = table.form.columns[column]?.name ?? '';
  const name = rowName(table, row);
  return name === '' ? columnName : `${name} · ${columnName}`;
}
