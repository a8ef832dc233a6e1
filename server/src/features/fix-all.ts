import { type CodeAction, CodeActionKind, type TextEdit } from 'vscode-languageserver-types';
import type { Code } from '../rules/finding.ts';
import { editsOf } from './fix-edits.ts';
import type { Document } from './place.ts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.gouji`;

/** What is wrong in style only: mending it takes nothing away that was written, and leaves every value as it is. */
const STYLE: ReadonlySet<Code> = new Set(['figure-style', 'punctuation']);

/** Mends the style of the whole document at once, as on saving; undefined where there is nothing to mend. */
export function fixAll(document: Document): CodeAction | undefined {
  const edits = document.analysis.parts.flatMap((part) =>
    document
      .findingsOf(part)
      .filter(({ code }) => STYLE.has(code))
      .flatMap(({ fixes }) => fixes.find(({ preferred }) => preferred) ?? [])
      .flatMap((fix) => editsOf(document, part, fix)),
  );
  if (edits.length === 0) return undefined;
  const { uri, version, analysis } = document;
  return {
    title: analysis.settings.t('Mend the style of figures and punctuation'),
    kind: fixAllKind,
    edit: {
      documentChanges: [{ textDocument: { uri, version }, edits: apart(document, edits) }],
    },
  };
}

/** The edits in the order of the text, without those that meet one before them: another save mends these. */
function apart(document: Document, edits: readonly TextEdit[]): TextEdit[] {
  const sorted = edits
    .map((edit) => ({ edit, start: document.offsetAt(edit.range.start) }))
    .toSorted((a, b) => a.start - b.start);
  const kept: TextEdit[] = [];
  let end = -1;
  for (const { edit, start } of sorted) {
    if (start <= end) continue;
    kept.push(edit);
    end = document.offsetAt(edit.range.end);
  }
  return kept;
}
