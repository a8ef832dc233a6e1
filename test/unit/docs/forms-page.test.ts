import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { settingsOf } from '../../../server/src/analysis.ts';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { formProblems } from '../../../server/src/features/form-problems.ts';
import { readFormFile } from '../../../server/src/form/form-file.ts';
import { formsOf } from '../../../server/src/form/forms.ts';
import { translatorFor } from '../../../server/src/l10n.ts';
import { OpenDocument } from '../../../server/src/open-document.ts';
import { statutory } from '../../kit/statutory.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../../docs/forms.md'), 'utf8');
const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(
  ([, language = '', text = '']) => ({ language, text }),
);
const chinese = translatorFor('zh-cn');

/** What the command line would say, without the file's name. */
function said(items: readonly Diagnostic[]): string {
  const inOrder = items.toSorted((a, b) => a.range.start.line - b.range.start.line);
  return inOrder
    .map(({ range: { start }, severity, code, message }) => {
      const name = ['', 'error', 'warning', 'information', 'hint'][severity ?? 0];
      return `${start.line + 1}:${start.character + 1}: ${name} ${code} ${message}\n`;
    })
    .join('');
}

/** What is found in a draft by a form, or in the form itself where it has mistakes. */
function findings(file: string, draft: string): string {
  const { form, problems } = readFormFile(file, chinese);
  const settings = settingsOf(formsOf([...statutory, ...(form ? [form] : [])]), chinese, {});
  const open = (text: string, languageId: string) =>
    new OpenDocument(TextDocument.create('file:///page', languageId, 1, text), {
      settings,
      besideOthers: () => [],
    });
  if (!form) {
    const document = open(file, 'json');
    return said(formProblems(document, problems));
  }
  const document = open(draft, 'markdown');
  return said(diagnostics(document, undefined));
}

describe('the page on forms', () => {
  let [form, draft, tested] = ['', '', 0];
  for (const { language, text } of blocks) {
    if (language === 'json') form = text;
    else if (language === 'markdown') draft = text;
    else {
      assert.equal(language, 'findings');
      const [file, written] = [form, draft];
      it(`is right about what is found, ${++tested}`, () => {
        assert.equal(findings(file, written), text);
        assert.notEqual(text, '');
      });
    }
  }

  it('begins with a form in ten lines', () => {
    const [first] = blocks;
    assert.equal(first?.text.trim().split('\n').length, 10);
    assert.equal(tested, 9);
  });
});
