import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { type Settings, settingsOf } from '../../server/src/analysis.ts';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import { formsOf } from '../../server/src/form/forms.ts';
import { translatorFor } from '../../server/src/l10n.ts';
import { OpenDocument } from '../../server/src/open-document.ts';
import { statutory } from './statutory.ts';

/** The settings of most tests: the statutory forms, and messages in English. */
export const settings = settingsOf(formsOf(statutory), translatorFor('en'), {});

/** Opens a draft as the server does. */
export function open(
  text: string,
  languageId = 'report-draft',
  chosen: Settings = settings,
): OpenDocument {
  const document = TextDocument.create('file:///draft', languageId, 1, text);
  return new OpenDocument(document, { settings: chosen, besideOthers: () => [] });
}

/** The diagnostics of a draft. */
export function findingsOf(document: OpenDocument): Diagnostic[] {
  return diagnostics(document, undefined);
}

/** The findings in the order of the text, each as `code text`; only those with the given codes. */
export function told(document: OpenDocument, codes?: readonly string[]): string[] {
  return findingsOf(document)
    .filter(({ code }) => !codes || codes.includes(String(code)))
    .map(({ code, range }) => {
      const start = document.offsetAt(range.start);
      return {
        start,
        line: `${code} ${document.text.slice(start, document.offsetAt(range.end)).trim()}`,
      };
    })
    .toSorted((a, b) => a.start - b.start)
    .map(({ line }) => line);
}
