import type { TextEdit } from 'vscode-languageserver-types';
import type { Code, Fix } from '../rules/engine/finding.ts';
import { editsOf } from './fix-edits.ts';
import type { Document } from './place.ts';

/** Findings of style. Their fixes remove nothing that was written and change no value. */
export const STYLE: ReadonlySet<Code> = new Set(['figure-style', 'punctuation']);

/** Located causes, of which the only repair is known. */
export const LOCATED: ReadonlySet<Code> = new Set(['suspect-figure', 'slipped-figures']);

/** An edit with the fix that it belongs to. */
export interface EditOfFix {
  readonly fix: Fix;
  readonly edit: TextEdit;
}

/**
 * The edits of the preferred fixes for a document's findings of some codes, in the order of the text, to
 * be applied together. If an edit touches an edit before it, its fix is left out: it is the same, or it can be
 * made next time.
 */
export function preferredEdits(document: Document, codes: ReadonlySet<Code>): EditOfFix[] {
  const all = document.analysis.parts.flatMap((part) =>
    document
      .findingsOf(part)
      .filter(({ code }) => codes.has(code))
      .flatMap(({ fixes }) => fixes().find(({ preferred }) => preferred) ?? [])
      .flatMap((fix) => (editsOf(document, part, fix) ?? []).map((edit) => ({ fix, edit }))),
  );
  return apart(document, all);
}

function apart(document: Document, all: readonly EditOfFix[]): EditOfFix[] {
  const sorted = all
    .map((one) => ({ ...one, start: document.offsetAt(one.edit.range.start) }))
    .toSorted((a, b) => a.start - b.start);
  const leftOut = new Set<Fix>();
  let last: Fix | undefined;
  let end = -1;
  for (const { fix, edit, start } of sorted) {
    if (leftOut.has(fix)) continue;
    if (start <= end && fix !== last) {
      leftOut.add(fix);
      continue;
    }
    last = fix;
    end = document.offsetAt(edit.range.end);
  }
  return sorted.flatMap(({ fix, edit }) => (leftOut.has(fix) ? [] : { fix, edit }));
}
