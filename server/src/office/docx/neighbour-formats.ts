import { FIGURE_LIKE } from '../../draft/region.ts';
import { fieldAt } from './place-in.ts';
import type { DocxField, Projection } from './project.ts';
import type { NewText } from './text-changes.ts';

/**
 * Finds the `w:rPr` of a new run: that of the nearest figure of the table, before or after it. The paragraph mark of a
 * blank cell often has a size that no figure has, so its format is taken only if there is no figure. Empty if none.
 */
export function neighbourFormats(
  xml: string,
  { text, fields }: Projection,
): (change: NewText) => string {
  const figures = fields.filter(
    ({ start, end, cell }) => cell && FIGURE_LIKE.test(text.slice(start, end)),
  );
  const indexes = new Map(figures.map((figure, index) => [figure, index]));
  return ({ field, room }) => {
    const before = fieldAt(figures, field.start);
    const behind = figures[(before ? (indexes.get(before) ?? 0) : -1) + 1];
    const rowsTo = (other: DocxField | undefined) =>
      other?.cell && field.cell && other.cell.table === field.cell.table
        ? Math.abs(other.cell.row - field.cell.row)
        : Number.POSITIVE_INFINITY;
    const nearest = rowsTo(behind) < rowsTo(before) ? behind : before;
    const format =
      rowsTo(nearest) === Number.POSITIVE_INFINITY ? undefined : formatOf(xml, nearest);
    return format ?? formatOfMark(xml.slice(room.format.start, room.format.end));
  };
}

function formatOf(xml: string, field: DocxField | undefined): string | undefined {
  for (const piece of field?.content ?? []) {
    if (typeof piece === 'string' || typeof piece.source === 'string') continue;
    const { format } = piece.source.run;
    return xml.slice(format.start, format.end);
  }
  return undefined;
}

/** The format of a paragraph's mark, without the elements that say that the mark was inserted, deleted or moved. */
function formatOfMark(format: string): string {
  return format.replaceAll(/<(?:[^\s<>:/]+:)?(?:ins|del|moveFrom|moveTo)\s[^<>]*\/>/g, '');
}
