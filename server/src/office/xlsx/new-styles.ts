import type { LaidCell } from '../../draft/notation/laid-table.ts';

/** The formats of the cells of a new workbook, by their numbers. Those of figures are added at their first use. */
export class NewStyles {
  /** Format codes of numbers, in the order of their styles. */
  readonly #codes: string[] = [];

  /** The number of the style of a cell that holds a text. */
  ofText(role: LaidCell['role'] | 'title'): number {
    return TEXT_STYLES.indexOf(role) + 1;
  }

  /** The number of the style of a cell that shows a number by a format code. */
  ofNumber(code: string): number {
    const known = this.#codes.indexOf(code);
    const index = known < 0 ? this.#codes.push(code) - 1 : known;
    return TEXT_STYLES.length + 1 + index;
  }

  /** `xl/styles.xml` */
  xml(): string {
    const codes = this.#codes.map(
      (code, index) => `<numFmt numFmtId="${FIRST_CODE + index}" formatCode="${code}"/>`,
    );
    const numbers = this.#codes.map((_, index) => styleXml('figure', FIRST_CODE + index));
    const texts = TEXT_STYLES.map((role) => styleXml(role, TEXT));
    const styles = [PLAIN, ...texts, ...numbers];
    const formats =
      codes.length === 0 ? '' : `<numFmts count="${codes.length}">${codes.join('')}</numFmts>`;
    return `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${formats}${FONTS}${FILLS}${BORDERS}<cellStyleXfs count="1">${PLAIN}</cellStyleXfs><cellXfs count="${styles.length}">${styles.join('')}</cellXfs></styleSheet>`;
  }
}

const TEXT_STYLES: readonly (LaidCell['role'] | 'title')[] = [
  'title',
  'caption',
  'heading',
  'label',
  'figure',
];

/** The number of the text format. Custom formats begin at 164 (ECMA-376-1, 18.8.30). */
const TEXT = 49;
const FIRST_CODE = 164;

const PLAIN = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>';

function styleXml(role: LaidCell['role'] | 'title', format: number): string {
  const font = role === 'title' ? 1 : 0;
  const fill = role === 'caption' ? 2 : 0;
  const border = role === 'title' ? 0 : 1;
  const side = role === 'caption' || role === 'label' ? 'left' : 'center';
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${side}" vertical="center" wrapText="1"/></xf>`;
}

const FONT = '<name val="宋体"/><family val="3"/><charset val="134"/>';
const FONTS = `<fonts count="2"><font><sz val="10.5"/>${FONT}</font><font><b/><sz val="14"/>${FONT}</font></fonts>`;
/** Every workbook has the first two. The third shades captions as in the statutory forms. */
const FILLS =
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFC6D9F1"/></patternFill></fill></fills>';
const THIN = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"/>`).join('');
const BORDERS = `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${THIN}<diagonal/></border></borders>`;
