import type { XmlReader } from '../../package/xml-reader.ts';
import { builtInFormat, type NumberFormat, numberFormat } from './number-format.ts';
import { strikesOut } from './rich-text.ts';
import { countOf, isTrue } from './sheet-xml.ts';

/** The properties of a cell style that decide how the cell is read. */
export interface CellStyle {
  readonly format: NumberFormat;
  readonly isStruckOut: boolean;
  /** Whether it cannot be changed if its sheet is protected. */
  readonly isLocked: boolean;
  /** Levels by which its text is indented. */
  readonly indent: number;
}

/** The style of cells that name none, in a workbook without styles. */
export const PLAIN_CELL: CellStyle = {
  format: numberFormat('General'),
  isStruckOut: false,
  isLocked: true,
  indent: 0,
};

/** Deepest indent that counts, in levels. Excel allows 250, but more than a few do not mark levels of a report. */
const DEEPEST_INDENT = 15;

/** Longest number format that Excel allows, in UTF-16 code units. */
const LONGEST_CODE = 255;

/** Most styles, fonts or formats that are read. Excel allows some 65,000 styles. */
const MOST_STYLES = 100_000;

/** Reads `styles.xml`: the styles of cells by their numbers. */
export function readCellStyles(reader: XmlReader): readonly CellStyle[] {
  const codes = new Map<number, string>();
  const formats = new Map<number, NumberFormat>();
  const formatOf = (id: number) => {
    const known = formats.get(id) ?? numberFormat(codes.get(id) ?? builtInFormat(id));
    formats.set(id, known);
    return known;
  };
  const fonts: boolean[] = [];
  const styles: CellStyle[] = [];
  reader.eachChild((list) =>
    reader.eachChild((name) => {
      if (list === 'numFmts' && name === 'numFmt') {
        const code = reader.attribute('formatCode') ?? '';
        codes.set(countOf(reader, 'numFmtId') ?? 0, code.length > LONGEST_CODE ? 'General' : code);
      } else if (list === 'fonts' && name === 'font') {
        fonts.push(strikesOut(reader));
      } else if (list === 'cellXfs' && name === 'xf') {
        const format = formatOf(countOf(reader, 'numFmtId') ?? 0);
        const isStruckOut = fonts[countOf(reader, 'fontId') ?? 0] ?? false;
        styles.push({ format, isStruckOut, ...readXf(reader) });
      }
      if (Math.max(codes.size, fonts.length, styles.length) > MOST_STYLES) reader.giveUp();
    }),
  );
  return styles;
}

function readXf(reader: XmlReader): Pick<CellStyle, 'isLocked' | 'indent'> {
  let { isLocked, indent } = PLAIN_CELL;
  reader.eachChild((name) => {
    if (name === 'alignment') indent = Math.min(countOf(reader, 'indent') ?? 0, DEEPEST_INDENT);
    if (name === 'protection') isLocked = isTrue(reader, 'locked', true);
  });
  return { isLocked, indent };
}
