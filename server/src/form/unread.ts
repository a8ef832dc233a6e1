import type { Block, Grid, Paragraph } from '../draft/block.ts';
import { contentText } from '../draft/paragraph.ts';
import type { TableForm } from './form.ts';
import type { Site } from './found-table.ts';
import { labelKey } from './label.ts';
import { isSentence } from './prose-line.ts';

/** A table of a form that is in a draft in a shape that cannot be read, so nothing in it is checked. */
export interface UnreadTable {
  readonly form: TableForm;
  /** The grid or the line where it begins. */
  readonly site: Site;
}

/** What is known about a report before its unread tables are searched for. */
export interface ReportBlocks {
  readonly blocks: readonly Block[];
  /** The grids in which no table was found. */
  readonly others: readonly Grid[];
  /** The tables that the report should have, or may have if none of its tables is known. */
  readonly tables: readonly TableForm[];
  /** The tables that were read. */
  readonly read: readonly TableForm[];
  /** Numbers of the sections whose headings are present. */
  readonly sections: ReadonlySet<string>;
}

/** Finds the unread tables of a report, at most one for each table of a form. */
export type FindUnread = (reading: ReportBlocks) => UnreadTable[];

/**
 * Makes such a search: it finds tables whose labels occur together with figures, in lines or in grids
 * where no table was found.
 */
export function unreadFinder(all: readonly TableForm[]): FindUnread {
  const wordings = new Map(all.map((table) => [table, wordingOf(table)]));
  const known = new Set([...wordings.values()].flatMap(({ all }) => [...all]));
  return ({ blocks, others, tables, read, sections }) => {
    const missing = tables.filter(
      ({ id, optional }) => !optional && !read.some((table) => table.id === id),
    );
    if (missing.length === 0) return [];
    const isOther = new Set<Block>(others);
    const labelled = blocks.flatMap((block) => {
      const written =
        block.kind === 'paragraph' || isOther.has(block) ? writtenIn(block, known) : NOTHING;
      return written === NOTHING ? [] : [{ block, written }];
    });
    const found = new Map<string, UnreadTable & { readonly labels: number }>();
    for (const form of missing) {
      const wording = wordings.get(form);
      const unread = wording && standsIn(labelled, wording, sections.has(form.section));
      const labels = unread?.labels ?? 0;
      if (!unread || labels <= (found.get(form.id)?.labels ?? 0)) continue;
      found.set(form.id, { form, labels, site: siteOf(unread.block) });
    }
    return [...found.values()].map(({ form, site }) => ({ form, site }));
  };
}

/** Keys of a table's labels. */
interface Wording {
  readonly all: ReadonlySet<string>;
  /** Those of its rows; those of its columns if its only row has no label. */
  readonly own: ReadonlySet<string>;
}

function wordingOf({ columns, columnGroups, rows, caption, corner, over }: TableForm): Wording {
  const ofColumns = [...columns, ...columnGroups].flatMap(({ keys }) => keys);
  // 其他 and 总计 are rows and columns of any table.
  const ofRows = rows.flatMap(({ keys }) => keys).filter((key) => !ofColumns.includes(key));
  const heads = [caption, corner, over].map(labelKey);
  const keys = (some: readonly string[]) => new Set(some.filter((key) => key !== ''));
  const own = keys(ofRows);
  return {
    all: keys([...ofColumns, ...ofRows, ...heads]),
    own: own.size > 0 ? own : keys(ofColumns),
  };
}

/** The labels of any form in a block, and whether the block has figures. */
interface Written {
  readonly keys: readonly string[];
  readonly hasFigures: boolean;
}

const NOTHING: Written = { keys: [], hasFigures: false };
/** A character of a figure or of a separator of cells. */
const OF_CELLS = /[\s\d０-９.,，|:：/／\-－—]/;
/** What separates the cells of a line. */
const GAP = /[|｜\t:：]|\s{2,}/;
/** What can separate a figure from its label. */
const BEFORE_FIGURE = /[\s|｜:：/／]+/;
const FIGURE = /^[+\-－]?[\d０-９][\d０-９.,，]*$/;

function writtenIn(block: Block, known: ReadonlySet<string>): Written {
  const texts = block.kind === 'paragraph' ? linesOf(block).flatMap(piecesOf) : cellsOf(block);
  const labels = texts.filter((text) => !FIGURE.test(text));
  const keys = labels.map(labelKey).filter((key) => known.has(key));
  const hasFigures =
    labels.length < texts.length ||
    labels.some((text) => text.split(BEFORE_FIGURE).some((one) => FIGURE.test(one)));
  return keys.length > 0 || hasFigures ? { keys, hasFigures } : NOTHING;
}

function cellsOf({ rows }: Grid): string[] {
  return rows.flatMap(({ cells }) => cells.map(({ text }) => text));
}

/** The visible line, and the lines of code in it, which are not read otherwise. */
function linesOf(paragraph: Paragraph): string[] {
  const { text, code = [] } = paragraph;
  return [
    contentText(paragraph),
    ...code.flatMap(({ start, end }) => text.slice(start, end).split(/[\r\n]+/)),
  ];
}

function piecesOf(text: string): string[] {
  if (isSentence(text)) return [];
  return [text, labelOf(text), ...text.split(GAP)];
}

/** A line without the figures after its label. */
function labelOf(text: string): string {
  let end = text.length;
  while (end > 0 && OF_CELLS.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** A heading in prose may have the name of one row, but hardly of two. */
const ENOUGH_IN_SECTION = 2;
/** The number of labels that a readable table needs too. */
const ENOUGH = 3;

/** Where a table's own labels begin, with the number of its labels; undefined if the table is not there. */
function standsIn(
  labelled: readonly { readonly block: Block; readonly written: Written }[],
  { all, own }: Wording,
  hasSection: boolean,
): { readonly block: Block; readonly labels: number } | undefined {
  const found = new Set<string>();
  let first: Block | undefined;
  let hasFigures = false;
  for (const [index, { block, written }] of labelled.entries()) {
    const labels = written.keys.filter((key) => all.has(key));
    for (const key of labels) found.add(key);
    if (!labels.some((key) => own.has(key))) continue;
    first ??= block;
    // In a page copied without its tables, each cell is on a line of its own.
    hasFigures ||= written.hasFigures || labelled[index + 1]?.written.hasFigures === true;
  }
  if (!first) return undefined;
  const ofItsOwn = [...found].filter((key) => own.has(key)).length;
  const isThere =
    (hasSection && ofItsOwn >= ENOUGH_IN_SECTION) || (hasFigures && found.size >= ENOUGH);
  return isThere ? { block: first, labels: found.size } : undefined;
}

function siteOf(block: Block): Site {
  const [code] = block.kind === 'paragraph' ? (block.code ?? []) : [];
  const { content } = block;
  return { block, span: code && content.start === content.end ? code : content };
}
