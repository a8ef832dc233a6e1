import type { Span } from '../../draft/span.ts';
import { isBlankUnit } from '../../draft/text.ts';
import { spliced } from '../../package/xml-splice.ts';
import type { ParagraphRoom, WrittenText } from './body.ts';
import { closeOf, KEEPS_BLANKS } from './change-splices.ts';
import { type DocxField, type Projection, segmentsOf } from './project.ts';
import { sourceIn } from './source-in.ts';

/** A comment by its id, and the characters of the text that it is about; none in a blank cell. */
export interface MarkedPlace {
  readonly id: number;
  readonly span: Span;
}

/**
 * The XML of a document with the marks of comments around the characters that they are about. A run is split if only
 * some of its characters are marked. Characters that no run holds, such as the number of a heading, are marked at the
 * start of their paragraph.
 */
export function withCommentMarks(
  xml: string,
  { fields }: Projection,
  places: readonly MarkedPlace[],
): string {
  const cuts = new Cuts(xml);
  for (const { id, span } of places) {
    const index = fieldOf(fields, span);
    const written = writtenIn(xml, fields[index], span);
    const [first, last] = [written[0], written.at(-1)];
    const room = first ? undefined : roomNear(fields, index);
    if (first && last) {
      cuts.at(cutBefore(xml, first)).starts.push(id);
      cuts.at(cutAfter(xml, last)).ends.push(id);
    } else if (room) cuts.at(cutInRoom(xml, room)).points.push(id);
  }
  return cuts.written();
}

/** Index of the first field with characters in a span; for an empty span, of the field that contains it. */
function fieldOf(fields: readonly DocxField[], span: Span): number {
  const shared = fields.findIndex((field) => field.start < span.end && span.start < field.end);
  return shared >= 0 ? shared : fields.findLastIndex((field) => field.start <= span.start);
}

/** Characters that one `w:t` holds: offsets in the XML. */
interface WrittenPart extends Span {
  readonly source: WrittenText;
}

/** The characters of a field that are in a span and in runs. */
function writtenIn(xml: string, field: DocxField | undefined, span: Span): WrittenPart[] {
  return (field ? segmentsOf(field) : []).flatMap((segment): WrittenPart[] => {
    const start = Math.max(segment.start, span.start) - segment.start;
    const end = Math.min(segment.end, span.end) - segment.start;
    const { piece } = segment;
    if (start >= end || typeof piece === 'string' || typeof piece.source === 'string') return [];
    return [{ ...sourceIn(xml, piece, { start, end }), source: piece.source }];
  });
}

/** The nearest place where a mark is allowed: Word has no comments in text boxes. */
function roomNear(fields: readonly DocxField[], index: number): ParagraphRoom | undefined {
  const isRoom = ({ room }: DocxField) => room !== undefined && room.fault !== 'fixed';
  const before = fields.slice(0, index + 1).findLast(isRoom);
  return (before ?? fields.slice(index + 1).find(isRoom))?.room;
}

/** Where marks are put in, and what is written before and after them. */
interface Cut {
  /** The characters of the XML that `before` and `behind` replace. */
  readonly span: Span;
  readonly before: string;
  readonly behind: string;
  /** End of the open tag of a `w:t` that must keep its outer blanks from now on. */
  readonly keepBlanksAt?: number;
}

function cutBefore(xml: string, { start, source }: WrittenPart): Cut {
  const { tagStart, run } = source;
  const isInText = !isBlankIn(xml, source.start, start);
  if (isInText && canBeSplit(xml, source)) return cutInText(xml, start, source);
  const isFirst = isBlankIn(xml, run.format.end, tagStart);
  return isFirst ? plainCut(run.start) : cutInRun(xml, tagStart, source);
}

function cutAfter(xml: string, { end, source }: WrittenPart): Cut {
  const isInText = !isBlankIn(xml, end, source.end);
  if (isInText && canBeSplit(xml, source)) return cutInText(xml, end, source);
  const closed = tagEnd(xml, source.end);
  const next = xml.indexOf('<', closed);
  // What follows the text in its run is another element, or the end of the run.
  return xml.startsWith('</', next) ? plainCut(tagEnd(xml, next)) : cutInRun(xml, closed, source);
}

/** Whether a text can be split without showing outer blanks that were not shown before. */
function canBeSplit(xml: string, { start, end, keepsBlanks }: WrittenText): boolean {
  const isBlankAt = (at: number) => isBlankUnit(xml.charCodeAt(at));
  return keepsBlanks || !(isBlankAt(start) || isBlankAt(end - 1));
}

function plainCut(at: number): Cut {
  return { span: { start: at, end: at }, before: '', behind: '' };
}

/** A cut between two elements of a run. */
function cutInRun(xml: string, at: number, { run }: WrittenText): Cut {
  const open = xml.slice(run.start, run.tagEnd);
  const format = xml.slice(run.format.start, run.format.end);
  return { span: { start: at, end: at }, before: closeOf(open), behind: open + format };
}

/** A cut between two characters. The `w:t` is made to keep its outer blanks, because inner ones become outer ones. */
function cutInText(xml: string, at: number, source: WrittenText): Cut {
  const { before, behind, span } = cutInRun(xml, at, source);
  const tag = xml.slice(source.tagStart, source.start);
  const open = source.keepsBlanks ? tag : `${tag.slice(0, -1)}${KEEPS_BLANKS}>`;
  return {
    span,
    before: closeOf(tag) + before,
    behind: behind + open,
    ...(!source.keepsBlanks && { keepBlanksAt: source.start - 1 }),
  };
}

/** A cut at the start of a paragraph, whose tag has to be opened if it is empty. */
function cutInRoom(xml: string, { start, end }: ParagraphRoom): Cut {
  const tag = xml.slice(start, end);
  if (tag === '') return plainCut(start);
  const open = `${tag.slice(0, tag.lastIndexOf('/'))}>`;
  return { span: { start, end }, before: open, behind: closeOf(open) };
}

/** The end of the first tag at or after an offset. */
function tagEnd(xml: string, from: number): number {
  return xml.indexOf('>', from) + 1;
}

function isBlankIn(xml: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isBlankUnit(xml.charCodeAt(at))) return false;
  return true;
}

/** A cut with the ids of the comments that begin there, end there, or are about a place without characters. */
interface MarkedCut extends Cut {
  readonly starts: number[];
  readonly ends: number[];
  readonly points: number[];
}

class Cuts {
  readonly #xml: string;
  readonly #cuts = new Map<number, MarkedCut>();

  constructor(xml: string) {
    this.#xml = xml;
  }

  /** The marks at a cut, which several comments may share. */
  at(cut: Cut): MarkedCut {
    const known = this.#cuts.get(cut.span.start);
    const marked = known ?? { ...cut, starts: [], ends: [], points: [] };
    this.#cuts.set(cut.span.start, marked);
    return marked;
  }

  written(): string {
    const marks = marksIn(this.#xml);
    const cuts = [...this.#cuts.values()];
    const kept = new Set(cuts.flatMap(({ keepBlanksAt }) => keepBlanksAt ?? []));
    return spliced(this.#xml, [
      ...[...kept].map((at) => ({ start: at, end: at, text: KEEPS_BLANKS })),
      ...cuts.map((cut) => ({ ...cut.span, text: cut.before + marks(cut) + cut.behind })),
    ]);
  }
}

/** Makes the function that writes the marks of a cut. */
function marksIn(xml: string): (cut: MarkedCut) => string {
  const [, prefix = ''] = /<([\w.-]*:?)document[\s>]/.exec(xml) ?? [];
  const namespace = xml.includes(`"${STRICT}"`) ? STRICT : TRANSITIONAL;
  const known = prefix === 'w:' ? '' : ` xmlns:w="${namespace}"`;
  const start = (id: number) => `<w:commentRangeStart${known} w:id="${id}"/>`;
  const end = (id: number) =>
    `<w:commentRangeEnd${known} w:id="${id}"/><w:r${known}><w:commentReference w:id="${id}"/></w:r>`;
  return ({ starts, ends, points }) =>
    [...ends.map(end), ...points.map((id) => start(id) + end(id)), ...starts.map(start)].join('');
}

const TRANSITIONAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
