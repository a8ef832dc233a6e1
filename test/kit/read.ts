import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { type Settings, settingsOf } from '../../server/src/analysis.ts';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import { formsOf } from '../../server/src/form/forms.ts';
import { statutoryForms } from '../../server/src/form/statutory.ts';
import { translatorFor } from '../../server/src/l10n.ts';
import { OpenDocument } from '../../server/src/open-document.ts';

/** The settings that tests read with: the statutory forms, messages in English. */
export const settings = settingsOf(formsOf(statutoryForms()), translatorFor('en'), {});

/** A draft as the server would hold it open. */
export function open(
  text: string,
  languageId = 'report-draft',
  chosen: Settings = settings,
): OpenDocument {
  const document = TextDocument.create('file:///draft', languageId, 1, text);
  return new OpenDocument(document, { settings: chosen, besideOthers: () => [] });
}

/** What an editor is told about a draft. */
export function findingsOf(document: OpenDocument): Diagnostic[] {
  return diagnostics(document, undefined);
}

/** Findings in the order of the text, each as `code text`, those of the given codes only. */
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
