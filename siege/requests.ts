import type { Position } from 'vscode-languageserver-types';
import { codeActions } from '../server/src/features/code-actions.ts';
import { completion } from '../server/src/features/completion.ts';
import { definition } from '../server/src/features/definition.ts';
import { diagnostics } from '../server/src/features/diagnostics.ts';
import { documentHighlights } from '../server/src/features/document-highlights.ts';
import { documentLinks } from '../server/src/features/document-links.ts';
import { formatting, onTypeFormatting } from '../server/src/features/formatting.ts';
import { hover } from '../server/src/features/hover.ts';
import { inlayHints } from '../server/src/features/inlay-hints.ts';
import { references } from '../server/src/features/references.ts';
import { prepareRename, rename } from '../server/src/features/rename.ts';
import { repairs } from '../server/src/features/repairs.ts';
import { selectionRanges } from '../server/src/features/selection-ranges.ts';
import { symbolsOf } from '../server/src/features/workspace-symbols.ts';
import type { OpenDocument } from '../server/src/open-document.ts';
import {
  codeLenses,
  documentSymbols,
  foldingRanges,
  semanticTokens,
  tables,
} from '../test/kit/whole.ts';

const START = { line: 0, character: 0 };

/** Everything that an editor can ask about a draft with the caret at a position. */
export const requests: Readonly<
  Record<string, (document: OpenDocument, position: Position) => unknown>
> = {
  diagnostics: (document) => diagnostics(document, 'file:///docs'),
  'code actions': (document) => codeActions(document, whole(document), undefined, undefined),
  'code lenses': (document) => codeLenses(document, 'show'),
  completion: (document, position) => completion(document, position, true),
  definition,
  formatting: (document) => formatting(document),
  'formatting as one types': onTypeFormatting,
  folding: foldingRanges,
  highlights: documentHighlights,
  hints: (document) => inlayHints(document, whole(document), 'on'),
  hover,
  links: documentLinks,
  outline: documentSymbols,
  'prepare rename': prepareRename,
  references: (document, position) => references(document, position, true),
  rename: (document, position) => rename(document, position, '2025'),
  repairs,
  selection: (document, position) => selectionRanges(document, [position, START]),
  tables,
  tokens: (document) => semanticTokens(document),
  'workspace symbols': (document) => symbolsOf(document),
};

function whole(document: OpenDocument) {
  return { start: START, end: document.positionAt(document.text.length) };
}
