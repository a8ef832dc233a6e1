import type { Span } from '../../draft/span.ts';
import { spliced, type XmlSplice } from '../../package/xml-splice.ts';
import { escapedXml } from '../../package/xml-text.ts';
import type { WrittenText } from './body.ts';
import { withoutOuterBlanks } from './outer-blanks.ts';
import type { NewText, TextChange, WrittenChange } from './text-changes.ts';

/** Writes changes into the XML of a document, either plainly or as tracked changes. */
export interface ChangeWriter {
  /** The changes of one `w:t`, in order. */
  written(changes: readonly WrittenChange[], source: WrittenText): readonly XmlSplice[];
  /** A run with a text. The format is its `w:rPr`; empty if it has none. */
  run(text: string, format: string): string;
}

/**
 * The splices that make changes in the XML of a document.
 *
 * @param formatOf The format of a new run.
 */
export function changeSplices(
  xml: string,
  changes: readonly TextChange[],
  writer: ChangeWriter,
  formatOf: (change: NewText) => string,
): XmlSplice[] {
  const splices: XmlSplice[] = [];
  const written = new Map<WrittenText, WrittenChange[]>();
  for (const change of changes) {
    if (change.kind === 'new')
      splices.push(newRun(xml, change, writer.run(change.text, formatOf(change))));
    else {
      const known = written.get(change.source);
      if (known) known.push(change);
      else written.set(change.source, [change]);
    }
  }
  for (const [source, all] of written) {
    splices.push(
      ...writer.written(
        all.toSorted((one, other) => one.start - other.start),
        source,
      ),
    );
  }
  return splices;
}

/** Puts a run into a paragraph. If the paragraph is an empty tag, the tag is opened. */
function newRun(xml: string, { room: { start, end } }: NewText, run: string): XmlSplice {
  const tag = xml.slice(start, end);
  if (tag === '') return { start, end, text: run };
  const open = `${tag.slice(0, tag.lastIndexOf('/'))}>`;
  return { start, end, text: open + run + closeOf(open) };
}

/** Replaces characters in place: no run is added or removed. */
export function plainWriter(xml: string, prefix: string): ChangeWriter {
  return {
    written(changes, source) {
      const splices = changes.map(({ start, end, text }) => ({
        start,
        end,
        text: escapedXml(text),
      }));
      const { start, end } = shownIn(xml, source);
      const moved = splices.map((one) => ({
        ...one,
        start: one.start - start,
        end: one.end - start,
      }));
      const hasOuterBlanks = OUTER_BLANK.test(spliced(xml.slice(start, end), moved));
      return hasOuterBlanks ? [...splices, ...keepingBlanks(xml, source)] : splices;
    },
    run: (text, format) =>
      `<${prefix}r>${format}<${prefix}t${KEEPS_BLANKS}>${escapedXml(text)}</${prefix}t></${prefix}r>`,
  };
}

const OUTER_BLANK = /^[ \t\r\n]|[ \t\r\n]$/;

/** What a text shows: all of it, or all but the blanks at its ends. */
export function shownIn(xml: string, { start, end, keepsBlanks }: WrittenText): Span {
  return keepsBlanks ? { start, end } : withoutOuterBlanks(xml, { start, end });
}

/** The splices that make a text keep its outer blanks, and remove those that were not shown before. */
export function keepingBlanks(xml: string, source: WrittenText): XmlSplice[] {
  if (source.keepsBlanks) return [];
  const shown = shownIn(xml, source);
  return [
    { start: source.start - 1, end: source.start - 1, text: KEEPS_BLANKS },
    { start: source.start, end: shown.start, text: '' },
    { start: shown.end, end: source.end, text: '' },
  ];
}

export const KEEPS_BLANKS = ' xml:space="preserve"';

/** The close tag for an open tag. */
export function closeOf(open: string): string {
  return `</${/^<([^\s/>]+)/.exec(open)?.[1] ?? ''}>`;
}
