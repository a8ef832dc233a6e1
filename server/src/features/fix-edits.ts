import type { TextEdit } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import { rewritten } from '../draft/rewrite.ts';
import type { Fix } from '../rules/engine/finding.ts';
import { type Document, rangeOf } from './place.ts';

/** The edits of a fix; undefined if markup prevents one of them, so that the fix cannot be offered. */
export function editsOf(
  document: Document,
  part: Part,
  { edits }: Pick<Fix, 'edits'>,
): TextEdit[] | undefined {
  const all: TextEdit[] = [];
  for (const { site, text } of edits) {
    const newText = rewritten(site.block, site.span, text);
    if (newText === undefined) return undefined;
    all.push({ range: rangeOf(document, part, site), newText });
  }
  return all;
}
