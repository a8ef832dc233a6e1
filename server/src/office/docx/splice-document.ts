import { strToU8 } from 'fflate/browser';
import { spliced } from '../../package/xml-splice.ts';
import type { Archive } from '../../package/zip.ts';
import { withContents } from '../../package/zip-rewrite.ts';
import { editedFields } from '../edited-fields.ts';
import type { EditRefusal, EditRefusals, WriteOptions } from '../office-draft.ts';
import { changeSplices, plainWriter } from './change-splices.ts';
import { neighbourFormats } from './neighbour-formats.ts';
import { fieldAt } from './place-in.ts';
import type { Projection } from './project.ts';
import { type TextChange, textChanges } from './text-changes.ts';
import { trackedWriter } from './tracked-writer.ts';

/** A Word document as it was read. */
export interface WordDocument {
  readonly archive: Archive;
  /** The name of its main part, and its XML. */
  readonly main: string;
  readonly xml: string;
  /** The prefix of the main namespace, with its colon. */
  readonly prefix: string;
  readonly projection: Projection;
  /** Whether it tracks its changes. */
  readonly isTracked: boolean;
}

/** Writes the edited text into a document; see `OfficeDraft.splice`. */
export function spliceDocument(
  { archive, main, xml, prefix, projection, isTracked }: WordDocument,
  edited: string,
  { tracked = false, author }: WriteOptions,
): Uint8Array | EditRefusals {
  const fields = editedFields(projection.text, edited);
  if ('refused' in fields) return [fields];
  if (fields.length === 0) return archive.bytes;
  const isMarked = tracked || isTracked;
  const changes: TextChange[] = [];
  const refusals: EditRefusal[] = [];
  for (const edit of fields) {
    const { start, end } = edit.span;
    const field = fieldAt(projection.fields, start);
    const made: TextChange[] | EditRefusal =
      field?.start === start && field.end === end
        ? textChanges(xml, field, projection.text.slice(start, end), edit, isMarked)
        : { refused: 'covered', at: edit.at };
    if ('refused' in made) refusals.push(made);
    else changes.push(...made);
  }
  const [first, ...others] = refusals;
  if (first) return [first, ...others];
  const writer = isMarked ? trackedWriter(xml, prefix, author) : plainWriter(xml, prefix);
  const splices = changeSplices(xml, changes, writer, neighbourFormats(xml, projection));
  return withContents(archive, new Map([[main, strToU8(spliced(xml, splices))]]));
}
