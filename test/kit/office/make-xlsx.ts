import { referenceTo } from '../../../server/src/office/xlsx/cell-reference.ts';
import type { LaidTable } from '../generate/tables.ts';
import { xml } from './make-docx.ts';
import { makeZip, type ZipEntryOptions } from './make-zip.ts';

/** What a workbook is made of, as XML. */
export interface XlsxParts {
  readonly sheets: readonly SheetParts[];
  /** The content of each `si`. */
  readonly strings?: readonly string[];
  /** What stands in `styleSheet`. */
  readonly styles?: string;
  /** What stands in `workbook` before its sheets and behind them. */
  readonly before?: string;
  readonly behind?: string;
  /** The prefix of the main namespace. */
  readonly prefix?: string;
  /** In the namespaces of ISO's strict form. */
  readonly isStrict?: boolean;
  /** Further entries of the archive. */
  readonly more?: readonly ZipEntryOptions[];
}

export interface SheetParts {
  readonly name?: string;
  /** The name of its part, without the folder and the ending; sheets are numbered else. */
  readonly part?: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** What stands in `sheetData`. */
  readonly data: string;
  /** What stands in `worksheet` before and behind it. */
  readonly before?: string;
  readonly behind?: string;
}

/** A workbook as programs write it. */
export function makeXlsx(parts: XlsxParts): Uint8Array {
  const { sheets, strings, styles, before = '', behind = '', prefix = '', more = [] } = parts;
  const names = parts.isStrict ? STRICT : TRANSITIONAL;
  const colon = prefix && `${prefix}:`;
  const part = (root: string, content: string) =>
    HEAD +
    `<${root} xmlns="${names.main}" xmlns:r="${names.relationships}">${content}</${root}>`
      .replace(/<(\/?)(?=[a-z])/gi, `<$1${colon}`)
      .replace(' xmlns=', ` xmlns${prefix && `:${prefix}`}=`);
  const relationships = (all: readonly (readonly [kind: string, target: string])[]) => {
    const each = all.map(
      ([kind, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${names.relationships}/${kind}" Target="${target}"/>`,
    );
    return `${HEAD}<Relationships xmlns="${PACKAGE}relationships">${each.join('')}</Relationships>`;
  };
  const shared = strings?.map((string) => `<si>${string}</si>`).join('');
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${xml(name ?? `Sheet${index + 1}`)}" sheetId="${index + 7}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
  );
  const partOf = (index: number) => sheets[index]?.part ?? `sheet${index + 1}`;
  const related: (readonly [string, string])[] = sheets.map((_, index) => [
    'worksheet',
    `worksheets/${partOf(index)}.xml`,
  ]);
  const entries: ZipEntryOptions[] = [
    {
      name: '[Content_Types].xml',
      content: `${HEAD}<Types xmlns="${PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/${partOf(index)}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`).join('')}${shared === undefined ? '' : `<Override PartName="/xl/sharedStrings.xml" ContentType="${SHEET_TYPE}.sharedStrings+xml"/>`}${styles === undefined ? '' : `<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>`}</Types>`,
    },
    { name: '_rels/.rels', content: relationships([['officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      content: part('workbook', `${before}<sheets>${listed.join('')}</sheets>${behind}`),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationships([
        ...related,
        ...(shared === undefined ? [] : [['sharedStrings', 'sharedStrings.xml'] as const]),
        ...(styles === undefined ? [] : [['styles', 'styles.xml'] as const]),
      ]),
    },
    ...sheets.map(({ data, before = '', behind = '' }, index) => ({
      name: `xl/worksheets/${partOf(index)}.xml`,
      content: part('worksheet', `${before}<sheetData>${data}</sheetData>${behind}`),
    })),
    ...(shared === undefined
      ? []
      : [{ name: 'xl/sharedStrings.xml', content: part('sst', shared) }]),
    ...(styles === undefined
      ? []
      : [{ name: 'xl/styles.xml', content: part('styleSheet', styles) }]),
    ...more,
  ];
  return makeZip(entries);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const TRANSITIONAL = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const STRICT = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  relationships: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};

/** A cell: a number in digits, a text, or nothing but a border; undefined where the row has none. */
export type MadeCell = string | number | '' | undefined;

/** Rows of cells from A1 on; texts that look like figures are texts, too. Cells as XML stay as they are. */
export function sheetData(...rows: readonly (readonly MadeCell[])[]): string {
  return rows
    .map((cells, index) => {
      const made = cells.map((one, at) =>
        cellAt(referenceTo({ row: index + 1, column: at + 1 }), one),
      );
      return made.every((cell) => cell === '')
        ? ''
        : `<row r="${index + 1}">${made.join('')}</row>`;
    })
    .join('');
}

function cellAt(reference: string, cell: MadeCell): string {
  if (cell === undefined) return '';
  if (cell === '') return `<c r="${reference}"/>`;
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (cell.startsWith('<c')) return cell.replace(/^<c\b/, `<c r="${reference}"`);
  return `<c r="${reference}" t="inlineStr"><is><t>${xml(cell)}</t></is></c>`;
}

/** How a text or a figure is stored in a cell. */
export type StoreCell = (reference: string, text: string) => string;

/** Figures as numbers, texts as inline strings. */
const plainly: StoreCell = (reference, text) =>
  cellAt(reference, FIGURE.test(text) ? Number(text) : text);

const FIGURE = /^-?\d+(?:\.\d+)?$/;

/** Tables as sheets have them, with merged cells, and lines between them; each begins a row of its own. */
export function sheetOf(
  parts: readonly (LaidTable | string)[],
  store: StoreCell = plainly,
): Pick<SheetParts, 'data' | 'behind'> {
  const rows: string[][] = [];
  const merges: string[] = [];
  for (const part of parts) {
    const table = typeof part === 'string' ? [[{ text: part, width: 1, height: 1 }]] : part;
    const top = rows.length;
    for (const _ of table) rows.push([]);
    for (const [index, cells] of table.entries()) {
      let column = 1;
      for (const { text, width, height } of cells) {
        while (rows[top + index]?.[column] !== undefined) column++;
        const from = { row: top + index + 1, column };
        for (let down = 0; down < height; down++) {
          for (let across = 0; across < width; across++) {
            const place = { row: from.row + down, column: column + across };
            const isFirst = down === 0 && across === 0;
            const line = rows[place.row - 1];
            const reference = referenceTo(place);
            if (line) line[place.column] = isFirst ? store(reference, text) : cellAt(reference, '');
          }
        }
        if (width > 1 || height > 1) {
          const to = { row: from.row + height - 1, column: column + width - 1 };
          merges.push(`<mergeCell ref="${referenceTo(from)}:${referenceTo(to)}"/>`);
        }
        column += width;
      }
    }
  }
  const data = rows.map((cells, index) => `<row r="${index + 1}">${cells.join('')}</row>`);
  const behind = merges.length > 0 ? `<mergeCells>${merges.join('')}</mergeCells>` : '';
  return { data: data.join(''), behind };
}
