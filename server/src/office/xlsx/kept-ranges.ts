import type { XmlReader } from '../../package/xml-reader.ts';
import type { EditFault } from '../office-draft.ts';
import type { OfficePackage } from '../office-package.ts';
import { rangeOf, type SheetRange } from './cell-reference.ts';
import { isSpreadsheet } from './sheet-xml.ts';
import type { Worksheet } from './worksheet.ts';

/** Cells on which another part of the workbook depends, and why they cannot be edited. */
export interface KeptRange {
  readonly range: SheetRange;
  readonly fault: EditFault;
}

/**
 * The cells of a sheet that other parts of the workbook repeat or determine: the headings of its tables, the results of
 * pivot tables, and the results of array formulas. If headings differ, Excel reports the file as damaged.
 */
export function keptRanges(parts: OfficePackage, { part, arrays }: Worksheet): KeptRange[] {
  const related = parts.relationships(part);
  const rangesIn = (kind: string, take: (reader: XmlReader) => SheetRange | undefined) =>
    (related.get(kind) ?? []).flatMap(
      ({ target }) => parts.read(target, isSpreadsheet, take) ?? [],
    );
  return [
    ...rangesIn('table', headingsOf).map((range): KeptRange => ({ range, fault: 'fixed' })),
    ...rangesIn('pivotTable', locationOf).map((range): KeptRange => ({ range, fault: 'computed' })),
    ...arrays.map((range): KeptRange => ({ range, fault: 'computed' })),
  ];
}

function headingsOf(reader: XmlReader): SheetRange | undefined {
  const range = rangeOf(reader.attribute('ref') ?? '');
  if (!range || reader.attribute('headerRowCount') === '0') return undefined;
  return { from: range.from, to: { row: range.from.row, column: range.to.column } };
}

function locationOf(reader: XmlReader): SheetRange | undefined {
  let range: SheetRange | undefined;
  reader.eachChild((name) => {
    if (name === 'location') range = rangeOf(reader.attribute('ref') ?? '');
  });
  return range;
}
