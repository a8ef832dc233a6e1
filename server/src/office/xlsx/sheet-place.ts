import { firstFrom } from '../../first-from.ts';
import type { OfficePlace } from '../office-draft.ts';
import type { WorkbookLine, WorkbookText } from './workbook-text.ts';

/** The line of a workbook's text at an offset, and the column of the sheet; the line above if it is blank. */
export function lineAndColumnAt(
  { text, lines }: WorkbookText,
  offset: number,
): { readonly line: WorkbookLine; readonly column: number | undefined } | undefined {
  const next = firstFrom(lines, offset + 1, ({ span }) => span.start);
  const line = lines[next - 1] ?? lines[0];
  if (!line) return undefined;
  let tabs = 0;
  for (let at = line.span.start; at < Math.min(offset, line.span.end); at++) {
    if (text.charAt(at) === '\t') tabs++;
  }
  return { line, column: line.row?.columns[tabs] };
}

/** The place in the workbook of an offset in its text. */
export function sheetPlace(written: WorkbookText, offset: number): OfficePlace {
  const found = lineAndColumnAt(written, offset);
  if (!found) return { part: '', table: undefined, row: 1, column: undefined };
  const { line, column } = found;
  const table = line.row?.table;
  const row = line.row?.row.number ?? 1;
  return { part: line.sheet.name, table, row, column: table === undefined ? undefined : column };
}
