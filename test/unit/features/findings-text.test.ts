import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { settingsOf } from '../../../server/src/analysis.ts';
import { findingsText } from '../../../server/src/features/findings-text.ts';
import { formsOf } from '../../../server/src/form/forms.ts';
import { translatorFor } from '../../../server/src/l10n.ts';
import { OpenDocument } from '../../../server/src/open-document.ts';
import { requestReport } from '../../kit/request-report.ts';
import { statutory } from '../../kit/statutory.ts';

const samples = path.join(import.meta.dirname, '../../../samples');
const t = translatorFor('zh-cn');
const settings = settingsOf(formsOf(statutory), t, {});

function told(draft: string) {
  const text = TextDocument.create('file:///draft.gouji', 'report-draft', 1, draft);
  return findingsText(new OpenDocument(text, { settings, besideOthers: () => [] }), t);
}

describe('the findings as a message to who wrote the report', () => {
  it('name report, table, row and column, and say what is wrong', () => {
    const { count, text } = told(requestReport());
    assert.equal(count, 3);
    const [head, first = '', ...others] = text.split('\n');
    assert.equal(head, '《江城市沿江区档案馆2024年政府信息公开工作年度报告》中有 3 处问题：');
    assert.match(first, /^1\. 收到和处理政府信息公开申请情况：.*（七）总计 · 自然人.*764.*763/);
    assert.equal(others.length, 2);
  });

  it('say how a figure is to be mended where that is certain', () => {
    const name = '江城市沿江区2024年政府信息公开工作年度报告（错一个数）.txt';
    const { count, text } = told(readFileSync(path.join(samples, name), 'utf8'));
    assert.equal(count, 1);
    assert.match(text, /建议将「.+」由 194 改为 149。$/m);
  });

  it('are nothing where nothing is wrong', () => {
    assert.deepEqual(told('今天去买菜。\n'), { count: 0, text: '' });
  });
});
