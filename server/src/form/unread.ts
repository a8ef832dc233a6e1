import type { Block, Grid, Paragraph } from '../draft/block.ts';
import { keep } from '../draft/keep.ts';
import { contentText } from '../draft/paragraph.ts';
import type { TableForm } from './form.ts';
import type { Site } from './found-table.ts';
import { labelKey } from './label.ts';
import { isSentence } from './prose-line.ts';

/** A table of a form that stands in a draft in a shape that is not read: nothing in it is checked. */
export interface UnreadTable {
  readonly form: TableForm;
  /** The grid, or the line, in which it begins. */
  readonly site: Site;
}

/** What is known of a report before it is asked what stands there unread. */
export interface ReportBlocks {
  readonly blocks: readonly Block[];
  /** The grids in which no table was found. */
  readonly others: readonly Grid[];
  /** The tables that it should have, or may have where no table of it is known. */
  readonly tables: readonly TableForm[];
  /** The tables that were read. */
  readonly read: readonly TableForm[];
  /** Numbers of the sections whose headings it has. */
  readonly sections: ReadonlySet<string>;
}

/** Finds the tables that stand in a report unread, one of a kind. */
export type FindUnread = (reading: ReportBlocks) => UnreadTable[];

/**
 * Gives what finds them: tables whose labels stand there, in lines or in grids in which no table was found,
 * and figures with them.
 */
export function unreadFinder(all: readonly TableForm[]): FindUnread {
  const wordings = new Map(all.map((table) => [table, wordingOf(table)]));
  const known = new Set([...wordings.values()].flatMap(({ all }) => [...all]));
  const labelsIn = keep((block: Block) => writtenIn(block, known));
  return ({ blocks, others, tables, read, sections }) => {
    const missing = tables.filter(
      ({ id, optional }) => !optional && !read.some((table) => table.id === id),
    );
    if (missing.length === 0) return [];
    const isOther = new Set<Block>(others);
    const labelled = blocks.flatMap((block) => {
      const written = block.kind === 'paragraph' || isOther.has(block) ? labelsIn(block) : NOTHING;
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

/** The labels of a table, by their keys. */
interface Wording {
  readonly all: ReadonlySet<string>;
  /** Those of its rows; of its columns, where its one row has none. */
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

/** What is written in a block of the labels of any form, and whether there are figures in it. */
interface Written {
  readonly keys: readonly string[];
  readonly hasFigures: boolean;
}

const NOTHING: Written = { keys: [], hasFigures: false };
/** A character of a figure, or of what parts cells. */
const OF_CELLS = /[\s\d０-９.,，|:：/／\-－—]/;
/** What parts the cells of a line. */
const GAP = /[|｜\t:：]|\s{2,}/;
/** What can part a figure from a label. */
const BEFORE_FIGURE = /[\s|｜:：/／]+/;
const FIGURE = /^[+\-－]?[\d０-９][\d０-９.,，]*$/;

function writtenIn(block: Block, known: ReadonlySet<string>): Written {
  const texts = block.kind === 'paragraph' ? linesOf(block).flatMap(piecesOf) : cellsOf(block);
  const keys = texts.map(labelKey).filter((key) => known.has(key));
  const hasFigures = texts.some((text) =>
    text.split(BEFORE_FIGURE).some((one) => FIGURE.test(one)),
  );
  return keys.length > 0 || hasFigures ? { keys, hasFigures } : NOTHING;
}

function cellsOf({ rows }: Grid): string[] {
  return rows.flatMap(({ cells }) => cells.map(({ text }) => text));
}

/** The line that is read, and the lines of what is not. */
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

/** A line without the figures behind its label. */
function labelOf(text: string): string {
  let end = text.length;
  while (end > 0 && OF_CELLS.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** A heading in prose may be called as a row is, but hardly two. */
const ENOUGH_IN_SECTION = 2;
/** As many as a table needs that is read. */
const ENOUGH = 3;

/** Where a table's own labels begin, and how many of its labels there are; undefined where it is not there. */
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
    // A page copied without its tables has each cell on a line of its own.
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
