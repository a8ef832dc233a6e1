import type { TextEdit } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import { rewritten } from '../draft/rewrite.ts';
import type { Fix } from '../rules/finding.ts';
import { type Document, rangeOf } from './place.ts';

/** What a fix changes in a document. */
export function editsOf(document: Document, part: Part, { edits }: Fix): TextEdit[] {
  return edits.map(({ site, text }) => ({
    range: rangeOf(document, part, site),
    newText: rewritten(site.block, site.span, text),
  }));
}
