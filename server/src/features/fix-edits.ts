import type { TextEdit } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import { rewritten } from '../draft/rewrite.ts';
import type { Fix } from '../rules/engine/finding.ts';
import { type Document, rangeOf } from './place.ts';

/** What a fix changes in a document; undefined where markup is in its way, so that it cannot be offered. */
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
