import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { settingsOf } from '../../../server/src/analysis.ts';
import { formsOf } from '../../../server/src/form/forms.ts';
import { statutoryForms } from '../../../server/src/form/statutory.ts';
import { translatorFor } from '../../../server/src/l10n.ts';
import {
  LONGEST_DRAFT,
  OpenDocument,
  type Surroundings,
} from '../../../server/src/open-document.ts';
import { findingsOf, open, told } from '../../kit/read.ts';
import { finishedTable } from '../../kit/request-table.ts';

const at = (line: number, character: number) => ({ line, character });

describe('an open document', () => {
  it('takes over changes one after the other, each of the text before it', () => {
    const document = open('一二三\n');
    document.update(
      [
        { range: { start: at(0, 1), end: at(0, 2) }, text: '两\n' },
        { range: { start: at(1, 0), end: at(1, 1) }, text: '叁' },
      ],
      2,
    );
    assert.equal(document.text, '一两\n叁\n');
    assert.equal(document.version, 2);
  });

  it('takes over a whole new text', () => {
    const document = open(finishedTable({ 'new.total': '1' }));
    assert.deepEqual(told(document), ['suspect-figure 1']);
    document.update([{ text: finishedTable() }], 2);
    assert.deepEqual(told(document), []);
  });

  it('reads a range whose ends are exchanged, as the text does', () => {
    const document = open(finishedTable({ 'new.total': '1' }));
    findingsOf(document);
    const line = finishedTable().split('\n')[1] ?? '';
    const exchanged = { start: at(1, line.length), end: at(1, line.length - 1) };
    document.update([{ range: exchanged, text: '0' }], 2);
    assert.equal(document.text, finishedTable());
    assert.deepEqual(told(document), []);
  });

  it('is judged anew once the settings are new', () => {
    const forms = formsOf(statutoryForms());
    let settings = settingsOf(forms, translatorFor('en'), {});
    const surroundings: Surroundings = {
      get settings() {
        return settings;
      },
      besideOthers: () => [],
    };
    const text = finishedTable({ 'new.total': '1' });
    const document = new OpenDocument(
      TextDocument.create('file:///draft', 'report-draft', 1, text),
      surroundings,
    );
    assert.deepEqual(told(document), ['suspect-figure 1']);
    settings = settingsOf(forms, translatorFor('en'), { 'suspect-figure': 'off' });
    assert.deepEqual(told(document), ['row-total 1', 'balance 5']);
  });
});

describe('a text that is too long', () => {
  it('is not read, until it is shorter', () => {
    const line = 'x'.repeat(1_000_000);
    const long = `${finishedTable({ 'new.total': '1' })}\n${`${line}\n`.repeat(50)}`;
    assert.ok(long.length > LONGEST_DRAFT);
    const document = open(long);
    assert.ok(document.isTooLong);
    assert.deepEqual(findingsOf(document), []);
    const upTo = (line: number) => ({
      start: { line: 0, character: 0 },
      end: { line, character: 0 },
    });
    document.update([{ range: upTo(0), text: 'x' }], 2);
    assert.ok(document.isTooLong);
    assert.deepEqual(findingsOf(document), []);
    const short = finishedTable({ 'new.total': '1' });
    document.update([{ range: upTo(long.split('\n').length), text: short }], 3);
    assert.deepEqual(
      findingsOf(document).map(({ code }) => code),
      ['suspect-figure'],
    );
    document.update([{ range: upTo(0), text: long }], 4);
    assert.deepEqual(findingsOf(document), []);
  });
});
