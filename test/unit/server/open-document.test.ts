import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  TextDocument,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-textdocument';
import { settingsOf } from '../../../server/src/analysis.ts';
import { formsOf } from '../../../server/src/form/forms.ts';
import { translatorFor } from '../../../server/src/l10n.ts';
import {
  LONGEST_DRAFT,
  OpenDocument,
  type Surroundings,
} from '../../../server/src/open-document.ts';
import { REVIEW_MARK } from '../../../server/src/review-mark.ts';
import { findingsOf, open, told } from '../../kit/read.ts';
import { finishedTable } from '../../kit/request-table.ts';
import { statutory } from '../../kit/statutory.ts';

/** A text after one change. */
function changed(text: string, change: TextDocumentContentChangeEvent): string {
  if (!('range' in change)) return change.text;
  const { start, end } = change.range;
  const document = TextDocument.create('file:///draft', 'report-draft', 1, text);
  const [from = 0, to = 0] = [document.offsetAt(start), document.offsetAt(end)].sort(
    (a, b) => a - b,
  );
  return text.slice(0, from) + change.text + text.slice(to);
}

/** The line at which a change begins; 0 for a whole text. */
function lineOf(change: TextDocumentContentChangeEvent): number {
  return 'range' in change ? change.range.start.line : 0;
}

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

  it('takes over changes in any order, as if each were the only one', () => {
    const units = fc.string({ unit: fc.constantFrom('甲', '1', '\t', '\n', '\r'), maxLength: 8 });
    const position = fc.record({ line: fc.nat(6), character: fc.nat(6) });
    const ranged = fc.record({
      range: fc.record({ start: position, end: position }),
      text: units,
    });
    const whole = fc.record({ text: units });
    const changes = fc.array(fc.oneof({ weight: 6, arbitrary: ranged }, whole), { minLength: 1 });
    fc.assert(
      fc.property(units, changes, fc.boolean(), (text, all, isFromTheEnd) => {
        if (isFromTheEnd) all.sort((a, b) => lineOf(b) - lineOf(a));
        const document = open(text);
        document.update(all, 2);
        assert.equal(document.text, all.reduce(changed, text));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads once for all changes that arrive together, in whatever order', () => {
    const lines = finishedTable({ 'new.total': '1' }).split('\n');
    const changes = lines.map((_, line) => ({
      range: { start: at(line, 0), end: at(line, 0) },
      text: ' ',
    }));
    for (const all of [changes, changes.toReversed()]) {
      const document = open(lines.join('\n'));
      findingsOf(document);
      let steps = 0;
      document.update(all, 2, () => ++steps < 0);
      assert.equal(document.text, lines.map((line) => ` ${line}`).join('\n'));
      assert.ok(steps < 5, `${steps} steps`);
    }
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
    const forms = formsOf(statutory);
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

describe('a page for reviewers', () => {
  it('is not read, because its tables are those of others', () => {
    const table = finishedTable({ 'new.total': '1' });
    const page = `${REVIEW_MARK}\n${table}`;
    const document = open(page);
    assert.deepEqual(findingsOf(document), []);
    const start = { line: 0, character: 0 };
    document.update([{ range: { start, end: { line: 1, character: 0 } }, text: '' }], 2);
    assert.deepEqual(
      findingsOf(document).map(({ code }) => code),
      ['suspect-figure'],
    );
  });
});
