import assert from 'node:assert/strict';
import { Diagnostic } from 'vscode-languageserver-types';
import { type Settings, settingsOf } from '../../server/src/analysis.ts';
import type { Form } from '../../server/src/form/form.ts';
import { readFormFile } from '../../server/src/form/form-file.ts';
import { formsOf } from '../../server/src/form/forms.ts';
import { translatorFor } from '../../server/src/l10n.ts';
import type { Levels } from '../../server/src/rules/engine/graded.ts';
import { findingsOf, open } from './read.ts';
import { statutory } from './statutory.ts';

/** Settings with the form of a file in addition to the statutory forms. */
export function settingsWith(file: string, levels: Levels = {}): Settings {
  const forms = formsOf([...statutory, ownForm(file)]);
  return settingsOf(forms, translatorFor('en'), levels);
}

/** The form of a file. */
export function ownForm(file: string): Form {
  const { form, problems } = readFormFile(file, translatorFor('en'), statutory);
  assert.ok(form, problems.map(({ message }) => message).join('\n'));
  return form;
}

/** The findings of a draft, each as `severity code “text”: message`, in the order of the text. */
export function findingsBeside(settings: Settings, draft: string, languageId?: string): string[] {
  const document = open(draft, languageId, settings);
  return findingsOf(document)
    .map((finding) => {
      const start = document.offsetAt(finding.range.start);
      const text = draft.slice(start, document.offsetAt(finding.range.end));
      const severity = ['', 'error', 'warning', 'information', 'hint'][finding.severity ?? 0];
      const message = Diagnostic.getMessageString(finding);
      return { start, line: `${severity} ${finding.code} “${text}”: ${message}` };
    })
    .toSorted((a, b) => a.start - b.start)
    .map(({ line }) => line);
}
