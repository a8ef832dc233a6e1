import type { XmlSplice } from '../../package/xml-splice.ts';
import { escapedXml, isXmlText } from '../../package/xml-text.ts';
import type { EditFault } from '../office-draft.ts';
import { referenceTo } from './cell-reference.ts';
import { editedRichText } from './edit-rich-text.ts';
import { withEscapes } from './rich-text.ts';
import { numberToStore } from './stored-number.ts';
import type { Worksheet, WorksheetCell, WorksheetRow } from './worksheet.ts';

/**
 * The changes in the XML of a sheet that make a cell show another text. Its style stays the same, a number
 * stays a number, and a text stays a text. A shared string that is changed becomes the cell's own (an inline
 * string), so that the table of shared strings, and other cells that use it, stay the same.
 */
export function spliceCell(
  sheet: Worksheet,
  cell: WorksheetCell,
  text: string,
): XmlSplice | EditFault {
  const fault = faultOf(sheet, cell, text);
  if (fault) return fault;
  const element = sheet.xml.slice(cell.span.start, cell.span.end);
  const isBlank = text.trim() === '';
  if (cell.kind === 'number' && cell.stored && !isBlank) {
    const { span, places } = cell.stored;
    const figure = places > 0 ? withoutPercent(text) : text;
    const stored = figure === undefined ? undefined : numberToStore(figure, places);
    return stored === undefined ? 'number' : { ...span, text: stored };
  }
  const tag = tagOf(element);
  if (!tag) return 'fixed';
  const content = isBlank ? { type: '', xml: '' } : contentFor(cell, text, tag.prefix);
  if (typeof content === 'string') return content;
  return { ...cell.span, text: elementOf(tag, content) };
}

/** The same for a cell that is not in the file yet. It gets the style of a figure beside it, above it or below it. */
export function insertCell(
  sheet: Worksheet,
  row: WorksheetRow,
  column: number,
  text: string,
): XmlSplice | EditFault {
  if (!isXmlText(text)) return 'character';
  const before = row.cells.filter((cell) => cell.column < column);
  const behind = row.cells.filter((cell) => cell.column > column);
  const model = modelFor(sheet, row, column, [...before].reverse(), behind);
  const beside = before.at(-1) ?? behind[0];
  const tag = beside && tagOf(sheet.xml.slice(beside.span.start, beside.span.end));
  if (!tag) return 'covered';
  if (sheet.isProtected && (model?.style.isLocked ?? true)) return 'locked';
  const at = before.at(-1)?.span.end ?? behind[0]?.span.start ?? 0;
  const style = model && tagOf(sheet.xml.slice(model.span.start, model.span.end))?.style;
  const attributes = ` r="${referenceTo({ row: row.number, column })}"${style === undefined ? '' : ` s="${style}"`}`;
  const content = newContent(text, tag.prefix, model !== undefined && isPercent(model));
  if (typeof content === 'string') return content;
  return { start: at, end: at, text: elementOf({ ...tag, attributes }, content) };
}

/** The cell whose style a new one gets. */
function modelFor(
  { rows }: Worksheet,
  row: WorksheetRow,
  column: number,
  left: readonly WorksheetCell[],
  right: readonly WorksheetCell[],
): WorksheetCell | undefined {
  const isFigure = ({ kind }: WorksheetCell) => kind === 'number';
  const inColumn = rows.flatMap(({ cells, number }) =>
    Math.abs(number - row.number) <= 1 ? cells.filter((cell) => cell.column === column) : [],
  );
  return (
    left.find(isFigure) ?? right.find(isFigure) ?? inColumn.find(isFigure) ?? left[0] ?? right[0]
  );
}

function faultOf(sheet: Worksheet, cell: WorksheetCell, text: string): EditFault | undefined {
  if (!isXmlText(text)) return 'character';
  if (cell.kind === 'computed' || cell.kind === 'fixed') return cell.kind;
  return sheet.isProtected && cell.style.isLocked ? 'locked' : undefined;
}

function withoutPercent(text: string): string | undefined {
  return /^(.*)[%％]\s*$/.exec(text)?.[1];
}

interface CellContentXml {
  /** The cell's type; empty for a number. */
  readonly type: string;
  readonly xml: string;
}

function contentFor(cell: WorksheetCell, text: string, prefix: string): CellContentXml | EditFault {
  const { rich, style } = cell;
  if (cell.kind !== 'text') return newContent(text, prefix, isPercent(cell));
  const indent = '\u3000'.repeat(style.indent);
  if (!text.startsWith(indent)) return 'fixed';
  const own = text.slice(indent.length);
  const elements = rich?.xml.slice(rich.content.start, rich.content.end);
  const isSamePrefix = elements !== undefined && (prefixOf(elements) ?? prefix) === prefix;
  if (elements === undefined || !isSamePrefix) return newText(own, prefix);
  const edited = editedRichText(elements, prefix, own);
  return edited === undefined ? 'fixed' : inline(edited, prefix);
}

function isPercent({ style }: WorksheetCell): boolean {
  return style.format[0]?.shownAs === 'percent';
}

function newContent(text: string, prefix: string, isPercent: boolean): CellContentXml | EditFault {
  const figure = isPercent ? withoutPercent(text) : text;
  const stored = figure === undefined ? undefined : numberToStore(figure, isPercent ? 2 : 0);
  // Excel would read a number without a percent sign as a percentage.
  if (isPercent && numberToStore(text) !== undefined) return 'number';
  if (stored === undefined) return newText(text, prefix);
  return { type: '', xml: `<${prefix}v>${stored}</${prefix}v>` };
}

function newText(text: string, prefix: string): CellContentXml {
  const space = text.trim() === text ? '' : ' xml:space="preserve"';
  const written = escapedXml(withEscapes(text));
  return inline(`<${prefix}t${space}>${written}</${prefix}t>`, prefix);
}

function inline(elements: string, prefix: string): CellContentXml {
  return { type: 'inlineStr', xml: `<${prefix}is>${elements}</${prefix}is>` };
}

/** The tag of a cell: its prefix and its attributes, without the type. */
interface CellTag {
  /** Of the main namespace, with its colon. */
  readonly prefix: string;
  readonly attributes: string;
  readonly style: string | undefined;
}

function tagOf(element: string): CellTag | undefined {
  const [, prefix = '', written] =
    /^<([^\s:>/]+:)?c((?:\s+[^\s=>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/.exec(element) ?? [];
  if (written === undefined) return undefined;
  const attributes = written.replace(/\st\s{0,9}=\s{0,9}(?:"[^"]*"|'[^']*')/, '');
  return { prefix, attributes, style: /\ss\s*=\s*["'](\d+)["']/.exec(written)?.[1] };
}

function elementOf({ prefix, attributes }: CellTag, { type, xml }: CellContentXml): string {
  if (xml === '') return `<${prefix}c${attributes}/>`;
  const typed = type === '' ? attributes : `${attributes} t="${type}"`;
  return `<${prefix}c${typed}>${xml}</${prefix}c>`;
}

/** The prefix of the first element, with its colon; undefined if there is none. */
function prefixOf(elements: string): string | undefined {
  const [tag, prefix = ''] = /<([^\s:<>/]+:)?/.exec(elements) ?? [];
  return tag === undefined ? undefined : prefix;
}
