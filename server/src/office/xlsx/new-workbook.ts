import type { LaidTable } from '../../draft/notation/laid-table.ts';
import type { Piece } from '../../draft/write.ts';
import { type NewPart, newPackage, relationshipsXml, xmlText } from '../new-package.ts';
import { type NewSheet, newSheetXml } from './new-sheet.ts';
import { NewStyles } from './new-styles.ts';

/**
 * A new workbook with a sheet for each table, which has the name of the heading above it or of its caption. The title is on the
 * first sheet. Other prose is left out. The same pieces always give the same bytes.
 */
export function newWorkbook(pieces: readonly Piece[]): Uint8Array {
  const styles = new NewStyles();
  const sheets = sheetsOf(pieces);
  const parts = sheets.map(
    (sheet, index): NewPart => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      type: `${SHEET}.worksheet+xml`,
      xml: newSheetXml(sheet, styles),
    }),
  );
  const listed = sheets.map(
    ({ name }, index) =>
      `<sheet name="${xmlText(name).replaceAll('"', '&quot;')}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return newPackage([
    {
      name: '_rels/.rels',
      xml: relationshipsXml([{ id: 'rId1', kind: 'officeDocument', target: 'xl/workbook.xml' }]),
    },
    {
      name: 'xl/workbook.xml',
      type: `${SHEET}.sheet.main+xml`,
      xml: `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      xml: relationshipsXml([
        ...sheets.map((_, index) => ({
          id: `rId${index + 1}`,
          kind: 'worksheet',
          target: `worksheets/sheet${index + 1}.xml`,
        })),
        { id: `rId${sheets.length + 1}`, kind: 'styles', target: 'styles.xml' },
      ]),
    },
    ...parts,
    { name: 'xl/styles.xml', type: `${SHEET}.styles+xml`, xml: styles.xml() },
  ]);
}

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function sheetsOf(pieces: readonly Piece[]): NewSheet[] {
  const sheets: NewSheet[] = [];
  const names = new Set<string>();
  let title = '';
  let heading = '';
  for (const piece of pieces) {
    if (piece.kind === 'title') title += piece.text;
    else if (piece.kind === 'heading') heading = piece.text;
    else if (piece.kind === 'table') {
      const name = newName(heading || captionOf(piece.table), names);
      sheets.push({ name, title, table: piece.table });
      title = '';
    }
  }
  return sheets;
}

/** The text of the first row if it is a caption; empty otherwise. */
function captionOf([first]: LaidTable): string {
  return first?.find(({ role }) => role === 'caption')?.text ?? '';
}

/** Longest name of a sheet, in UTF-16 code units. */
const LONGEST_NAME = 31;

/** A name that no other sheet has, ignoring case, without the characters that are not allowed in it. */
function newName(heading: string, names: Set<string>): string {
  const wanted = heading.replaceAll(/[[\]:*?/\\']/g, '').trim() || '表';
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` ${number}`;
    const name = wanted.slice(0, LONGEST_NAME - suffix.length) + suffix;
    if (names.has(name.toLowerCase())) continue;
    names.add(name.toLowerCase());
    return name;
  }
}
