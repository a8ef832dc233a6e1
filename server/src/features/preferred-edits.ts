import type { TextEdit } from 'vscode-languageserver-types';
import type { Code } from '../rules/engine/finding.ts';
import { editsOf } from './fix-edits.ts';
import type { Document } from './place.ts';

/** What is wrong in style only: mending it takes nothing away that was written, and leaves every value as it is. */
export const STYLE: ReadonlySet<Code> = new Set(['figure-style', 'punctuation']);

/** What is wrong for certain: the one smallest repair is known. */
export const LOCATED: ReadonlySet<Code> = new Set(['suspect-figure']);

/** An edit, and the title of the fix that it belongs to. */
export interface TitledEdit {
  readonly title: string;
  readonly edit: TextEdit;
}

/**
 * The edits of the preferred fixes for a document's findings of some codes, in the order of the text, to be made at
 * once. One that meets another before it is left out: either it is the same, or it is for the next time.
 */
export function preferredEdits(document: Document, codes: ReadonlySet<Code>): TitledEdit[] {
  const all = document.analysis.parts.flatMap((part) =>
    document
      .findingsOf(part)
      .filter(({ code }) => codes.has(code))
      .flatMap(({ fixes }) => fixes.find(({ preferred }) => preferred) ?? [])
      .flatMap((fix) =>
        (editsOf(document, part, fix) ?? []).map((edit) => ({ title: fix.title, edit })),
      ),
  );
  return apart(document, all);
}

function apart(document: Document, all: readonly TitledEdit[]): TitledEdit[] {
  const sorted = all
    .map((one) => ({ one, start: document.offsetAt(one.edit.range.start) }))
    .toSorted((a, b) => a.start - b.start);
  const kept: TitledEdit[] = [];
  let end = -1;
  for (const { one, start } of sorted) {
    if (start <= end) continue;
    kept.push(one);
    end = document.offsetAt(one.edit.range.end);
  }
  return kept;
}
