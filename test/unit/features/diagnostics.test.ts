import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { settingsOf } from '../../../server/src/analysis.ts';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { formsOf } from '../../../server/src/form/forms.ts';
import { translatorFor } from '../../../server/src/l10n.ts';
import { OpenDocument } from '../../../server/src/open-document.ts';
import type { Levels } from '../../../server/src/rules/engine/graded.ts';
import { openDraft, textIn } from '../../kit/open-draft.ts';
import { requestReport } from '../../kit/request-report.ts';
import { finishedTable } from '../../kit/request-table.ts';
import { statutory } from '../../kit/statutory.ts';

describe('a diagnostic', () => {
  it('has the tool for its source, its code, and a link to the code’s page where there are pages', () => {
    const { document } = openDraft(finishedTable({ 'new.total': '1' }));
    const [linked] = diagnostics(document, 'file:///docs/rules');
    assert.equal(linked?.source, 'gouji');
    assert.equal(linked?.code, 'suspect-figure');
    assert.deepEqual(linked?.codeDescription, { href: 'file:///docs/rules/suspect-figure.md' });
    assert.equal(diagnostics(document, undefined)[0]?.codeDescription, undefined);
  });

  it('about a sum leads to every figure of it, its zeros in one entry', () => {
    const draft = openDraft(requestReport());
    const [first] = diagnostics(draft.document, undefined);
    const related = first?.relatedInformation ?? [];
    assert.ok(related.every(({ location }) => location.uri === draft.document.uri));
    const figures = related.map(({ location }) => textIn(draft, location.range));
    assert.deepEqual(figures, '764 69 1 8 2 15 203 1 22 27 2 413 0'.split(' '));
    assert.equal(related.at(-1)?.message, '… and 10 figures of 0');
    assert.equal(related[0]?.message, '（七）总计 · 自然人 = 764');
  });

  it('about a cause leads to the relations that it breaks', () => {
    const draft = openDraft(requestReport().replace('\t841\n', '\t814\n'));
    const [first] = diagnostics(draft.document, undefined);
    assert.equal(first && textIn(draft, first.range), '814');
    assert.deepEqual(
      first?.relatedInformation?.map(({ message }) => message),
      [
        '一、本年新收 · 总计: 794 + 36 + 11 = 841 ≠ 814',
        '一、本年新收 + 二、上年结转 = （七）总计 + 四、结转下年度 · 总计: 814 + 46 = 860 ≠ 887 = 824 + 63',
      ],
    );
  });
});

describe('a user’s levels', () => {
  function severities(levels: Levels) {
    const text = finishedTable({ 'new.total': '1', 'r1.legal': '０' });
    const document = new OpenDocument(TextDocument.create('file:///d', 'report-draft', 1, text), {
      settings: settingsOf(formsOf(statutory), translatorFor('en'), levels),
      besideOthers: () => [],
    });
    return diagnostics(document, undefined).map(({ code, severity }) => [code, severity]);
  }

  it('leave the rules’ own where none is set', () => {
    assert.deepEqual(severities({}), [
      ['suspect-figure', DiagnosticSeverity.Error],
      ['figure-style', DiagnosticSeverity.Information],
    ]);
  });

  it('make a rule graver, milder, or silent', () => {
    assert.deepEqual(severities({ 'suspect-figure': 'hint', 'figure-style': 'warning' }), [
      ['suspect-figure', DiagnosticSeverity.Hint],
      ['figure-style', DiagnosticSeverity.Warning],
    ]);
    assert.deepEqual(severities({ 'figure-style': 'off' }), [
      ['suspect-figure', DiagnosticSeverity.Error],
    ]);
  });

  it('leave the sums that do not hold where the wrong figure is not to be named', () => {
    assert.deepEqual(severities({ 'suspect-figure': 'off', 'figure-style': 'off' }), [
      ['balance', DiagnosticSeverity.Error],
      ['row-total', DiagnosticSeverity.Error],
    ]);
  });
});
