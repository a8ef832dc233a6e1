import type { OpenDocument } from '../open-document.ts';
import type { Fix } from '../rules/engine/finding.ts';
import { languageService } from '../service.ts';
import { type Source, shownPlace, type WriteRefusal } from './draft-source.ts';

/** What is corrected, in this order: the style of a figure and its value must not be changed together. */
const TO_MEND = ['style', 'located'] as const;

/** How many rounds are made. A correction may make another one possible. In practice far fewer rounds are needed. */
const MOST_ROUNDS = 10;

/** A correction that was made. */
export interface Correction {
  /** As `shownPlace` says it. */
  readonly place: string;
  /** The title of its fix. */
  readonly title: string;
}

/** A draft with all certain corrections that its file can hold. */
export interface MendedDraft {
  readonly document: OpenDocument;
  /** In the order in which they were made; empty if there are none, or if nothing can be written. */
  readonly corrections: readonly Correction[];
  /** The bytes of the file with them; undefined if there are none. */
  readonly bytes: Uint8Array | undefined;
  /** Why corrections were left out, or why nothing can be written. */
  readonly refusals: readonly WriteRefusal[];
}

/**
 * Makes all certain corrections in a draft. If the file cannot be changed at a place, the fixes that would change
 * it are left out, and the others are still made. Anything else that prevents writing prevents all corrections.
 *
 * @param open Opens a document with the text of the draft.
 */
export function mendDraft(source: Source, open: () => OpenDocument): MendedDraft {
  const refusals: WriteRefusal[] = [];
  const leftOut = new Set<number>();
  for (;;) {
    const document = open();
    const corrections = correct(document, source, leftOut);
    if (corrections.length === 0) return { document, corrections, bytes: undefined, refusals };
    const after = source.written(document);
    if (after instanceof Uint8Array) return { document, corrections, bytes: after, refusals };
    const before = leftOut.size;
    for (const refusal of after) {
      refusals.push(refusal);
      if (refusal.place && 'field' in refusal.place) leftOut.add(refusal.place.field);
    }
    if (leftOut.size === before) {
      return { document: open(), corrections: [], bytes: undefined, refusals };
    }
  }
}

/**
 * Corrects a document.
 *
 * @param leftOut Fields of the file that must not change. A fix that changes one of them is not made at all.
 */
function correct(
  document: OpenDocument,
  source: Source,
  leftOut: ReadonlySet<number>,
): Correction[] {
  const made: Correction[] = [];
  for (const what of TO_MEND) {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const all = languageService
        .preferredEdits(document, what)
        .map(({ fix, edit }) => ({ fix, edit, place: source.placeOf(document, edit.range) }));
      const refused = new Set(
        all
          .filter(({ place }) => 'field' in place && leftOut.has(place.field))
          .map(({ fix }) => fix),
      );
      const edits = all.filter(({ fix }) => !refused.has(fix));
      if (edits.length === 0) break;
      // A fix with several edits is one correction, at the first of its places.
      const told = new Set<Fix>();
      for (const { fix, place } of edits) {
        if (!told.has(fix)) made.push({ place: shownPlace(place), title: fix.title });
        told.add(fix);
      }
      // From the end backwards, so that an edit does not move the others.
      const changes = edits
        .toReversed()
        .map(({ edit: { range, newText } }) => ({ range, text: newText }));
      document.update(changes, document.version + 1);
    }
  }
  return made;
}
