import { firstFrom } from '../../first-from.ts';
import type { OfficePlace } from '../office-draft.ts';
import type { DocxField, Projection } from './project.ts';

/** The name of the only part of a document. */
export const DOCUMENT = 'document';

/** The place of an offset in the text of a document: that of the field that contains or precedes it. */
export function placeIn(projection: Projection, offset: number): OfficePlace {
  const cell = fieldAt(projection.fields, offset)?.cell;
  if (cell) return { part: DOCUMENT, ...cell };
  const row = projection.text.slice(0, offset).split('\n').length;
  return { part: DOCUMENT, table: undefined, row, column: undefined };
}

/** The last field that begins at an offset or before it. */
export function fieldAt(fields: readonly DocxField[], offset: number): DocxField | undefined {
  return fields[firstFrom(fields, offset + 1, ({ start }) => start) - 1];
}
