import type { GridRow } from '../draft/block.ts';
import type { LaidTable } from '../draft/notation/laid-table.ts';
import { isNamed, type Named, type TableForm } from './form.ts';
import type { FoundTable } from './found-table.ts';
import { labelKey } from './label.ts';
import { layOut } from './lay-out.ts';

/**
 * Lays a table of a draft out as its form prints it, with the draft's figures, rows and wording.
 *
 * @returns Undefined if the form has no place for something in the draft: an additional row or heading, a
 *   figure whose column is uncertain, or another order of rows.
 */
export function layOutFound(found: FoundTable): LaidTable | undefined {
  const { form, rows, unknownRows } = found;
  // Its columns may be in any order, and others beside them.
  if (form.byHeadings) return undefined;
  const indices = rows.map(({ row }) => row);
  const isInOrder = indices.every((row, at) => at === 0 || row > (indices[at - 1] ?? 0));
  const isOfForm = rows.every(({ item, loose }) => item === '' && loose.length === 0);
  if (unknownRows.length > 0 || !isInOrder || !isOfForm) return undefined;
  const table = { ...form, rows: form.rows.filter((_, row) => indices.includes(row)) };
  const laid = layOut(table, (row, column) => rows[row]?.figures[column]?.cell.text ?? '');
  const wording = wordingOf(found, laid);
  return (
    wording &&
    laid.map((row) =>
      row.map((cell) =>
        cell.role === 'figure' ? cell : { ...cell, text: wording.get(cell.text) ?? cell.text },
      ),
    )
  );
}

/** The rows of the draft that contain a table. */
export function rowsWithin({ sites }: FoundTable): GridRow[] {
  return sites.flatMap(({ block, span }) =>
    block.kind === 'grid'
      ? block.rows.filter((row) => span.start <= row.span.start && row.span.end <= span.end)
      : [],
  );
}

/**
 * The draft's wording of headings that it words differently, by the form's label. Undefined if a text
 * cannot be matched with certainty.
 */
function wordingOf(found: FoundTable, laid: LaidTable): Map<string, string> | undefined {
  const labels = laid.flat().flatMap(({ role, text }) => (role === 'figure' ? [] : text));
  const keys = new Set(labels.map(labelKey));
  const figures = new Set(found.rows.flatMap((row) => row.figures.map((figure) => figure?.cell)));
  const ofRows = new Map(found.rows.map(({ row, label }) => [label, found.form.rows[row]?.label]));
  const wording = new Map<string, string>();
  let hasFigures = false;
  for (const { cells } of rowsWithin(found)) {
    hasFigures ||= cells.some((cell) => figures.has(cell));
    for (const cell of cells) {
      if (cell.text === '' || figures.has(cell)) continue;
      const key = labelKey(cell.text);
      if (keys.has(key)) continue;
      const isCorner = !hasFigures && cell === cells[0];
      const label =
        ofRows.get(cell.span) ??
        labelNamed(found.form, key) ??
        (isCorner ? found.form.corner : undefined);
      const isCertain = labels.filter((one) => one === label).length === 1;
      if (!label || !isCertain || wording.has(label)) return undefined;
      wording.set(label, cell.text);
    }
  }
  return wording;
}

/** The only heading of the form that a text in other words can stand for. */
function labelNamed(form: TableForm, key: string): string | undefined {
  const all: readonly Named[] = [...form.rowGroups, ...form.columns, ...form.columnGroups];
  const labels = new Set(all.filter((one) => isNamed(one, key)).map(({ label }) => label));
  return labels.size === 1 ? [...labels][0] : undefined;
}
