import type { Span } from '../../draft/span.ts';
import { isXmlText } from '../../package/xml-text.ts';
import { type Difference, differences, trimmedDifference } from '../differences.ts';
import type { EditedField } from '../edited-fields.ts';
import type { EditFault, EditRefusal } from '../office-draft.ts';
import type { DocxPiece, ParagraphRoom, WrittenText } from './body.ts';
import { type DocxField, type Segment, segmentsOf } from './project.ts';
import { sourceIn } from './source-in.ts';

/** A change of the characters in a document. */
export type TextChange = WrittenChange | NewText;

/** Replaces characters of one `w:t`, from `start` to `end` in the XML. */
export interface WrittenChange extends Span {
  readonly kind: 'written';
  readonly source: WrittenText;
  readonly text: string;
}

/** Puts text into a paragraph that has none. */
export interface NewText {
  readonly kind: 'new';
  readonly field: DocxField;
  readonly room: ParagraphRoom;
  readonly text: string;
}

/**
 * The changes that give a field its edited text, or the first refusal if one of them cannot be made.
 *
 * @param before The text of the field.
 * @param isWhole Whether whole figures are replaced, instead of only the digits that differ.
 */
export function textChanges(
  xml: string,
  field: DocxField,
  before: string,
  { text: after, at }: EditedField,
  isWhole: boolean,
): TextChange[] | EditRefusal {
  if (!isXmlText(after)) return { refused: 'character', at };
  const isNumberAlone = field.content.every((piece) => typeof piece === 'string');
  if (field.start === field.end || (isNumberAlone && after.startsWith(before))) {
    const changes = filled(field, after.slice(before.length));
    return typeof changes === 'string' ? { refused: changes, at } : changes;
  }
  const segments = segmentsOf(field).map(({ start, end, piece }) => ({
    start: start - field.start,
    end: end - field.start,
    piece,
  }));
  const changes: TextChange[] = [];
  // Earlier changes make the edited text longer or shorter.
  let shift = at;
  for (const difference of differences(before, after)) {
    const least = trimmedDifference(before, difference);
    const wholes = isWhole ? changesIn(xml, segments, difference, difference) : 'fixed';
    const made = typeof wholes === 'string' ? changesIn(xml, segments, least, difference) : wholes;
    if (typeof made === 'string') return { refused: made, at: shift + least.start };
    changes.push(...made);
    shift += difference.text.length - (difference.end - difference.start);
  }
  return changes;
}

/** The changes that fill a field that shows nothing, or only a list number. Its blanks are removed. */
function filled(field: DocxField, text: string): TextChange[] | EditFault {
  const { content, room } = field;
  const blanks = content.filter((piece) => typeof piece !== 'string');
  const changes = blanks.flatMap(({ start, end, source }, index): TextChange[] =>
    typeof source === 'string'
      ? []
      : [{ kind: 'written', source, start, end, text: index === 0 ? text : '' }],
  );
  if (changes.length > 0 || blanks.length > 0) {
    return changes.length === blanks.length ? changes : faultOf(blanks);
  }
  return !room || room.fault ? (room?.fault ?? 'fixed') : [{ kind: 'new', field, room, text }];
}

function faultOf(pieces: readonly DocxPiece[]): EditFault {
  for (const { source } of pieces) if (typeof source === 'string') return source;
  return 'fixed';
}

/**
 * The changes for one difference. The first text that it touches gets all the new characters; removed characters are
 * deleted from each. An insertion is added to editable text beside it, preferably within `around`.
 */
function changesIn(
  xml: string,
  segments: readonly Segment[],
  { start, end, text }: Difference,
  around: Span,
): TextChange[] | EditFault {
  const touched =
    start < end
      ? segments.filter((segment) => segment.start < end && start < segment.end)
      : besides(segments, start, around).slice(0, 1);
  const changes: TextChange[] = [];
  for (const segment of touched) {
    const { piece } = segment;
    if (typeof piece === 'string') return piece;
    if (typeof piece.source === 'string') return piece.source;
    const from = Math.max(start, segment.start) - segment.start;
    const to = Math.min(end, segment.end) - segment.start;
    changes.push({
      kind: 'written',
      source: piece.source,
      ...sourceIn(xml, piece, { start: from, end: to }),
      text: changes.length === 0 ? text : '',
    });
  }
  return changes.length > 0 ? changes : 'fixed';
}

/** The segments to which text inserted at an offset can be added, the best first. */
function besides(segments: readonly Segment[], at: number, around: Span): Segment[] {
  const beside = segments.filter(({ start, end }) => start <= at && at <= end);
  const isOfAround = ({ start, end }: Segment) => start < around.end && around.start < end;
  const canBeEdited = ({ piece }: Segment) =>
    typeof piece !== 'string' && typeof piece.source !== 'string';
  const rank = (segment: Segment) => (canBeEdited(segment) ? 2 : 0) + (isOfAround(segment) ? 1 : 0);
  return beside.toSorted((one, other) => rank(other) - rank(one));
}
