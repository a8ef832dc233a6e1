import type { XmlReader } from '../../package/xml-reader.ts';
import type { OfficeDraft, UnreadContent, Unwritable } from '../office-draft.ts';
import type { OfficePackage } from '../office-package.ts';
import { readCellStyles } from './cell-styles.ts';
import { keptRanges } from './kept-ranges.ts';
import { readWorksheet, roomOfWorkbook, type WorksheetReading } from './read-worksheet.ts';
import { type RichText, readRichText } from './rich-text.ts';
import { blocksOf } from './sheet-blocks.ts';
import { sheetPlace } from './sheet-place.ts';
import { isSpreadsheet } from './sheet-xml.ts';
import { spliceWorkbook } from './splice-workbook.ts';
import { readWorkbookElement, type WorkbookElement } from './workbook-element.ts';
import { type ShownSheet, type WorkbookText, workbookText } from './workbook-text.ts';
import type { Worksheet } from './worksheet.ts';

/**
 * Reads a workbook.
 *
 * @param main The name of its main part.
 * @returns undefined if that part is not of a workbook, or if the package cannot be read.
 */
export function readXlsx(parts: OfficePackage, main: string): OfficeDraft | undefined {
  // A binary workbook (.xlsb) is a package too, but its parts are not XML.
  if (main.endsWith('.bin')) parts.refuse('old-format');
  const workbook = parts.fault ? undefined : parts.read(main, isSpreadsheet, readWorkbookElement);
  if (!workbook) return undefined;
  const related = parts.relationships(main);
  const partOf = (kind: string) => related.get(kind)?.[0]?.target ?? '';
  const context = {
    isFrom1904: workbook.isFrom1904,
    strings: parts.read(partOf('sharedStrings'), isSpreadsheet, readStrings) ?? [],
    styles: parts.read(partOf('styles'), isSpreadsheet, readCellStyles) ?? [],
  };
  const hiddenParts: string[] = [];
  const known = new Set<string>();
  const room = roomOfWorkbook();
  const readings: WorksheetReading[] = [];
  for (const { name, id, isHidden } of workbook.sheets) {
    const part = related.get('worksheet')?.find((one) => one.id === id)?.target;
    // Chart sheets and old macro sheets have no cells.
    if (part === undefined || known.has(part)) continue;
    known.add(part);
    if (isHidden) {
      hiddenParts.push(part);
      continue;
    }
    const reading = parts.read(part, isSpreadsheet, (reader) =>
      readWorksheet(reader, { name, part }, context, room),
    );
    if (!reading) parts.refuse('damaged');
    if (!reading || parts.fault) return undefined;
    readings.push(reading);
  }
  const written = textOf(readings, parts);
  if (!written) return undefined;

  const hasFormulas = () =>
    readings.some((reading) => reading.hasFormulas) ||
    hiddenParts.some((part) => FORMULA.test(parts.text(part) ?? ''));
  return {
    kind: 'xlsx',
    text: written.text,
    parts: written.sheets.map(({ sheet, span }) => ({ name: sheet.name, span })),
    unwritable: unwritableOf(parts, workbook, readings),
    unread: unreadIn(parts, workbook, readings),
    locate: (offset) => sheetPlace(written, offset),
    splice: (edited) => {
      const keptIn = (sheet: Worksheet) => keptRanges(parts, sheet);
      const { archive } = parts;
      return spliceWorkbook({ archive, written, main, workbook, keptIn, hasFormulas }, edited);
    },
  };
}

function unreadIn(
  parts: OfficePackage,
  { isRecalculated }: WorkbookElement,
  readings: readonly WorksheetReading[],
): UnreadContent[] {
  const unread: UnreadContent[] = [];
  if (readings.some(({ lacksResults }) => lacksResults)) unread.push('formulas');
  else if (isRecalculated && readings.some(({ hasFormulas }) => hasFormulas)) {
    unread.push('outdated');
  }
  const drawings = readings
    .filter(({ hasDrawing }) => hasDrawing)
    .flatMap(({ sheet }) => parts.relationships(sheet.part).get('drawing') ?? []);
  if (drawings.some(({ target }) => FIGURE_IN_TEXT_BOX.test(parts.text(target) ?? ''))) {
    unread.push('text-boxes');
  }
  return unread;
}

/** A text of DrawingML with a digit in it. */
const FIGURE_IN_TEXT_BOX = /<a:t>[^<\d]*\d/;

function unwritableOf(
  parts: OfficePackage,
  { isReserved }: WorkbookElement,
  readings: readonly WorksheetReading[],
): Unwritable | undefined {
  if (parts.isSigned) return 'signed';
  if (isReserved) return 'protected';
  // Invalid UTF-8 was decoded as U+FFFD and would be written as that.
  return readings.some(({ sheet }) => sheet.xml.includes('\uFFFD')) ? 'encoding' : undefined;
}

const FORMULA = /<(?:[^\s<>:/]+:)?f[\s/>]/;

function textOf(
  readings: readonly WorksheetReading[],
  parts: OfficePackage,
): WorkbookText | undefined {
  const sheets: ShownSheet[] = [];
  for (const { sheet, isInOrder } of readings) {
    const blocks = blocksOf(sheet);
    if (!isInOrder) parts.refuse('damaged');
    if (!blocks) parts.refuse('too-large');
    else if (blocks.length > 0) sheets.push({ sheet, blocks });
  }
  const written = workbookText(sheets);
  if (!written) parts.refuse('too-large');
  return written;
}

/** Most shared strings of a workbook that are read. */
const MOST_STRINGS = 500_000;

function readStrings(reader: XmlReader): readonly RichText[] {
  const strings: RichText[] = [];
  reader.eachChild((name) => {
    if (name === 'si') strings.push(readRichText(reader));
    if (strings.length > MOST_STRINGS) reader.giveUp();
  });
  return strings;
}
