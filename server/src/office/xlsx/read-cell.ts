import type { Span } from '../../draft/span.ts';
import type { XmlReader } from '../../package/xml-reader.ts';
import { rangeOf, type SheetRange } from './cell-reference.ts';
import type { CellStyle } from './cell-styles.ts';
import { sectionFor } from './number-format.ts';
import { oneLine } from './one-line.ts';
import { type RichText, readRichText, seenText } from './rich-text.ts';
import { textIn } from './sheet-xml.ts';
import { shownDate } from './shown-date.ts';
import { shownNumber } from './stored-number.ts';
import type { CellContent } from './worksheet.ts';

/** What cells of a workbook refer to. */
export interface WorkbookContext {
  readonly strings: readonly RichText[];
  readonly isFrom1904: boolean;
}

/** The content that was read from a cell. */
export interface CellContentReading {
  readonly content: CellContent;
  /** Whether it holds a formula without a result. */
  readonly lacksResult: boolean;
  /** The cells whose results its formula gives, if there are several. */
  readonly array: SheetRange | undefined;
}

/** Reads the content of the cell whose open tag was read last. */
export function readCellContent(
  reader: XmlReader,
  style: CellStyle,
  context: WorkbookContext,
): CellContentReading {
  const type = reader.attribute('t') ?? 'n';
  let value: { readonly text: string; readonly span: Span } | undefined;
  let inline: RichText | undefined;
  let formula: string | undefined;
  let array: SheetRange | undefined;
  reader.eachChild((name) => {
    if (name === 'v') {
      const start = reader.end;
      const text = textIn(reader);
      value = { text, span: { start, end: reader.start } };
    } else if (name === 'is') inline = readRichText(reader);
    else if (name === 'f') {
      array = rangeOf(reader.attribute('ref') ?? '');
      if (!OVER_SEVERAL.has(reader.attribute('t') ?? '')) array = undefined;
      formula = textIn(reader);
    }
  });
  const content = contentOf(type, value, inline, style, context);
  if (formula === undefined) return { content, lacksResult: false, array: undefined };
  const { text } = content;
  const lacksResult = text === '' && !value && !inline;
  const written = oneLine(`=${formula.slice(0, LONGEST_FORMULA)}`);
  return { content: { kind: 'computed', text: lacksResult ? written : text }, lacksResult, array };
}

/** Kinds of formulas that give the results of several cells: array formulas and what-if data tables. */
const OVER_SEVERAL: ReadonlySet<string> = new Set(['array', 'dataTable']);

/** How much of a formula without a result is put into the text, in UTF-16 code units. */
const LONGEST_FORMULA = 100;

function contentOf(
  type: string,
  value: { readonly text: string; readonly span: Span } | undefined,
  inline: RichText | undefined,
  style: CellStyle,
  { strings, isFrom1904 }: WorkbookContext,
): CellContent {
  if (type === 's' || type === 'inlineStr') {
    const rich = type === 's' ? strings[Number(value?.text ?? '')] : inline;
    return rich ? textContent(rich.text, style, rich) : BLANK;
  }
  if (!value || value.text === '') return BLANK;
  if (type === 'str') return textContent(seenText(value.text), style);
  if (style.isStruckOut) return UNSEEN;
  if (type === 'b') return { kind: 'fixed', text: value.text === '0' ? 'FALSE' : 'TRUE' };
  if (type !== 'n') return { kind: 'fixed', text: oneLine(value.text) };
  const { shownAs, code } = sectionFor(value.text, style.format);
  if (shownAs === 'hidden') return UNSEEN;
  const date = shownAs === 'date' ? shownDate(value.text, code, isFrom1904) : undefined;
  if (date !== undefined) return { kind: 'fixed', text: oneLine(date) };
  const places = shownAs === 'percent' ? 2 : 0;
  const text = shownNumber(value.text, places);
  if (text === undefined) return { kind: 'fixed', text: oneLine(value.text) };
  const stored = { span: value.span, places };
  return { kind: 'number', text: shownAs === 'percent' ? `${text}%` : text, stored };
}

const BLANK: CellContent = { kind: 'blank', text: '' };
const UNSEEN: CellContent = { kind: 'fixed', text: '' };

function textContent(text: string, style: CellStyle, rich?: RichText): CellContent {
  if (text === '') return BLANK;
  if (style.isStruckOut) return UNSEEN;
  const line = '\u3000'.repeat(style.indent) + text;
  return { kind: 'text', text: line, ...(rich && { rich }) };
}
