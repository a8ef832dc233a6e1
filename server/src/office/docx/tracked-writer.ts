import type { XmlSplice } from '../../package/xml-splice.ts';
import { escapedXml } from '../../package/xml-text.ts';
import type { TrackedBy } from '../office-draft.ts';
import {
  type ChangeWriter,
  closeOf,
  KEEPS_BLANKS,
  keepingBlanks,
  plainWriter,
  shownIn,
} from './change-splices.ts';
import type { WrittenChange } from './text-changes.ts';

/**
 * Writes tracked changes: old text is marked as deleted and new text as inserted. Both can be accepted or rejected in
 * Word.
 *
 * @param prefix The prefix of the document's main namespace, with its colon.
 */
export function trackedWriter(xml: string, prefix: string, by: TrackedBy): ChangeWriter {
  let id = greatestId(xml);
  const plain = plainWriter(xml, prefix);
  const marked = (kind: 'ins' | 'del', runs: string) => {
    id++;
    const who = `${prefix}author="${attribute(by.name)}" ${prefix}date="${attribute(by.date)}"`;
    return `<${prefix}${kind} ${prefix}id="${id}" ${who}>${runs}</${prefix}${kind}>`;
  };
  const deletedRun = (characters: string, format: string) =>
    `<${prefix}r>${format}<${prefix}delText${KEEPS_BLANKS}>${characters}</${prefix}delText></${prefix}r>`;
  const written = (change: WrittenChange): XmlSplice => {
    const { source, start, end, text } = change;
    const { run } = source;
    const format = xml.slice(run.format.start, run.format.end);
    const around = run.inserted ? xml.slice(run.inserted.start, run.inserted.end) : undefined;
    const deleted = start < end ? marked('del', deletedRun(xml.slice(start, end), format)) : '';
    const added = text === '' ? '' : marked('ins', plain.run(text, format));
    // Insertions cannot be nested.
    const inserted = added && around !== undefined ? closeOf(around) + added + around : added;
    const cut = cutAround(xml, change);
    return { start: cut.start, end: cut.end, text: cut.before + deleted + inserted + cut.behind };
  };
  return {
    written(changes, source) {
      const splices = changes.map(written);
      const isLeft = ({ start, end }: XmlSplice) =>
        !splices.some((cut) => cut.start <= start && end <= cut.end && cut.start < cut.end);
      // The halves of a run keep the blanks at their ends, which may be outer ones now.
      return [...keepingBlanks(xml, source).filter(isLeft), ...splices];
    },
    run: (text, format) => marked('ins', plain.run(text, format)),
  };
}

/** Where a run is split around a change, and the XML that ends and begins its halves. Empty halves are left out. */
function cutAround(
  xml: string,
  { source, start, end }: WrittenChange,
): XmlSplice & { readonly before: string; readonly behind: string } {
  const { run, tagStart } = source;
  const runTag = xml.slice(run.start, run.tagEnd);
  const tag = xml.slice(tagStart, source.start);
  const shown = shownIn(xml, source);
  const isFirst = start === shown.start && tagStart === run.format.end;
  const closed = closeOf(tag) + closeOf(runTag);
  const isLast = end === shown.end && xml.startsWith(closed, source.end);
  const format = xml.slice(run.format.start, run.format.end);
  const keeping = source.keepsBlanks ? tag : `${tag.slice(0, -1)}${KEEPS_BLANKS}>`;
  return {
    start: isFirst ? run.start : start,
    end: isLast ? source.end + closed.length : end,
    text: '',
    before: isFirst ? '' : closed,
    behind: isLast ? '' : runTag + format + keeping,
  };
}

/** The greatest id in a document. The ids of changes must be unique. */
function greatestId(xml: string): number {
  let greatest = 0;
  for (const [, id] of xml.matchAll(/\bid="(\d{1,9})"/g)) greatest = Math.max(greatest, Number(id));
  return greatest;
}

function attribute(text: string): string {
  return escapedXml(text).replaceAll('"', '&quot;');
}
