import type { Block, Paragraph } from '../draft/block.ts';
import { contentText } from '../draft/paragraph.ts';
import { grouped } from '../grouped.ts';
import type { TableForm } from './form.ts';
import type { Site } from './found-table.ts';
import { labelKey } from './label.ts';
import { type OtherRows, siteOfRows } from './other-rows.ts';
import { isSentence } from './prose-line.ts';

/** A table of a form that is in a draft in a shape that cannot be read, so nothing in it is checked. */
export interface UnreadTable {
  readonly form: TableForm;
  /** The rows or the line where it begins. */
  readonly site: Site;
}

/** What is known about a report before its unread tables are searched for. */
export interface ReportBlocks {
  readonly blocks: readonly Block[];
  /** The rows of grids that are in none of the tables that were read. */
  readonly otherRows: readonly OtherRows[];
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
 * Makes such a search: it finds tables whose labels occur together with figures, in lines or in rows that
 * are in no table that was read.
 */
export function unreadFinder(all: readonly TableForm[]): FindUnread {
  const wordings = new Map(all.map((table) => [table, wordingOf(table)]));
  const known = new Set([...wordings.values()].flatMap(({ all }) => [...all]));
  return ({ blocks, otherRows, tables, read, sections }) => {
    const missing = tables.filter(
      ({ id, optional }) => !optional && !read.some((table) => table.id === id),
    );
    if (missing.length === 0) return [];
    const rowsOf = grouped(otherRows, ({ grid }) => [grid]);
    const labelled = blocks
      .flatMap((block) =>
        block.kind === 'paragraph'
          ? [inParagraph(block, known)]
          : (rowsOf.get(block) ?? []).map((rows) => inRows(rows, known)),
      )
      .filter(({ keys, hasFigures }) => keys.length > 0 || hasFigures);
    const found = new Map<string, UnreadTable & { readonly labels: number }>();
    for (const form of missing) {
      const wording = wordings.get(form);
      const unread = wording && standsIn(labelled, wording, sections.has(form.section));
      const labels = unread?.labels ?? 0;
      if (!unread || labels <= (found.get(form.id)?.labels ?? 0)) continue;
      found.set(form.id, { form, labels, site: unread.site });
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

/** The labels of any form at a place, and whether figures are there. */
interface Written {
  readonly site: Site;
  readonly keys: readonly string[];
  readonly hasFigures: boolean;
}

/** A character of a figure or of a separator of cells. Bars may be those of box drawings. */
const OF_CELLS = /[\s\d０-９.,，|\u2500-\u257f:：/／\-－—]/;
/** What separates the cells of a line. */
const GAP = /[|｜\u2500-\u257f\t:：]|\s{2,}/;
/** What can separate a figure from its label. */
const BEFORE_FIGURE = /[\s|｜\u2500-\u257f:：/／]+/;
const FIGURE = /^[+\-－]?[\d０-９][\d０-９.,，]*$/;

function inParagraph(paragraph: Paragraph, known: ReadonlySet<string>): Written {
  const texts = linesOf(paragraph).flatMap(piecesOf);
  const labels = texts.filter((text) => !FIGURE.test(text));
  const hasFigures =
    labels.length < texts.length ||
    labels.some((text) => text.split(BEFORE_FIGURE).some((one) => FIGURE.test(one)));
  return { site: siteOf(paragraph), keys: keysOf(labels, known), hasFigures };
}

/** In a cell, whatever has a digit and is no label stands for a figure. */
function inRows(rows: OtherRows, known: ReadonlySet<string>): Written {
  const texts = rows.rows.flatMap(({ cells }) => cells.flatMap(({ text }) => inCell(text)));
  const labels = texts.filter((text) => !FIGURE.test(text));
  const hasFigures =
    labels.length < texts.length ||
    labels.some((text) => /[\d０-９]/.test(text) && !known.has(labelKey(text)));
  return { site: siteOfRows(rows), keys: keysOf(labels, known), hasFigures };
}

/** The text of a cell, and what several columns left in it. */
function inCell(text: string): string[] {
  return GAP.test(text) ? [text, ...text.split(GAP)] : [text];
}

function keysOf(texts: readonly string[], known: ReadonlySet<string>): string[] {
  return texts.map(labelKey).filter((key) => known.has(key));
}

/** The visible line, or its printed lines, and the lines of code in it, which are not read otherwise. */
function linesOf(paragraph: Paragraph): string[] {
  const { text, code = [], content, isWrapped } = paragraph;
  return [
    ...(isWrapped
      ? text.slice(content.start, content.end).split(/[\r\n]+/)
      : [contentText(paragraph)]),
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
  labelled: readonly Written[],
  { all, own }: Wording,
  hasSection: boolean,
): { readonly site: Site; readonly labels: number } | undefined {
  const found = new Set<string>();
  let first: Site | undefined;
  let hasFigures = false;
  for (const [index, written] of labelled.entries()) {
    const labels = written.keys.filter((key) => all.has(key));
    for (const key of labels) found.add(key);
    if (!labels.some((key) => own.has(key))) continue;
    first ??= written.site;
    // In a page copied without its tables, each cell is on a line of its own.
    hasFigures ||= written.hasFigures || labelled[index + 1]?.hasFigures === true;
  }
  if (!first) return undefined;
  const ofItsOwn = [...found].filter((key) => own.has(key)).length;
  const isThere =
    (hasSection && ofItsOwn >= ENOUGH_IN_SECTION) || (hasFigures && found.size >= ENOUGH);
  return isThere ? { site: first, labels: found.size } : undefined;
}

function siteOf(paragraph: Paragraph): Site {
  const { content, code = [] } = paragraph;
  const [first] = code;
  return { block: paragraph, span: first && content.start === content.end ? first : content };
}
