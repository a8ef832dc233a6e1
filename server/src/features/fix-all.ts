import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import type { Document } from './place.ts';
import { preferredEdits, STYLE } from './preferred-edits.ts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.gouji`;

/**
 * Corrects the style of the whole document at once, as on saving; undefined if there is nothing to
 * correct.
 */
export function fixAll(document: Document): CodeAction | undefined {
  const edits = preferredEdits(document, STYLE).map(({ edit }) => edit);
  if (edits.length === 0) return undefined;
  const { uri, version, analysis } = document;
  return {
    title: analysis.settings.t('Fix number and punctuation style'),
    kind: fixAllKind,
    edit: { documentChanges: [{ textDocument: { uri, version }, edits }] },
  };
}
