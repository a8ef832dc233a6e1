import type { CodeLens } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import { placesIn } from './parts.ts';
import { type Document, rangeOfSpan } from './place.ts';

/** A tick over every table whose relations all hold. What does not hold is the diagnostics' to say. */
export function codeLenses(document: Document): CodeLens[] {
  return document.analysis.parts.flatMap((part) => lensesOf(document, part));
}

function lensesOf(document: Document, part: Part): CodeLens[] {
  const { analysis } = document;
  const { t } = analysis.settings;
  const placeOf = placesIn(analysis, part);
  return part.verdict.reckonings
    .filter(({ relations }) => relations.length > 0)
    .filter(({ relations }) => relations.every(({ status }) => status === 'holding'))
    .map(({ table, relations }) => ({
      range: rangeOfSpan(document, placeOf(table.heading)),
      // Without a command to run, the lens is text.
      command: {
        title: t('✓ {0}: all {1} relations hold', table.form.name, relations.length),
        command: '',
      },
    }));
}
