import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compilePattern, holds, labelKey } from '../../../server/src/form/label.ts';

describe('a label', () => {
  const same: readonly (readonly string[])[] = [
    ['1.属于国家秘密', '1、属于国家秘密', '1． 属于国家秘密', '（1）属于国家秘密', '属于国家秘密'],
    ['（四）无法提供', '(四) 无法提供', '四、无法提供'],
    [
      '3.危及“三安全一稳定”',
      '3.危及"三安全一稳定"',
      "3.危及'三安全一稳定'",
      '3.危及「三安全一稳定」',
    ],
    ['商业企业', '商业\n企业', '商 业　企\u00a0业', '商业\u200b企业', '\ufeff商业企业'],
    ['第二十条第（一）项', '第二十条 第(一)项', '第二十条  第（一）项'],
    ['本年增/减', '本年增／减'],
    ['1.信访举报投诉类申请', '1、信访、举报、投诉类申请', '1.信访，举报，投诉类申请'],
    ['3.其他', '3、其它'],
  ];
  for (const [first = '', ...others] of same) {
    it(`${JSON.stringify(first)} is the same as ${others.map((other) => JSON.stringify(other)).join(', ')}`, () => {
      for (const other of others) assert.equal(labelKey(other), labelKey(first));
    });
  }

  it('is not the same as another label', () => {
    assert.notEqual(labelKey('商业企业'), labelKey('科研机构'));
    assert.notEqual(labelKey('第二十条第（一）项'), labelKey('第二十条第（五）项'));
    assert.notEqual(labelKey('一'), labelKey('二'), 'a number alone is no numbering');
  });

  it('keys once and for all, wherever blanks stand', () => {
    const text = fc.string({ unit: fc.constantFrom(...'申请数量（）“”、　 \n\tab12') });
    fc.assert(
      fc.property(text, text, (a, b) => {
        assert.equal(labelKey(`${a} \u3000\n${b}`), labelKey(`${a}${b}`));
      }),
    );
  });
});

describe('a pattern', () => {
  const pattern = compilePattern('逾期…缴纳费用');

  it('holds where its parts stand in their order', () => {
    assert.ok(holds(labelKey('2.申请人逾期未按收费通知要求缴纳 费用、不再处理'), pattern));
    assert.ok(!holds(labelKey('缴纳费用逾期'), pattern));
    assert.ok(!holds(labelKey('逾期不补正'), pattern));
  });

  it('holds no part twice', () => {
    assert.ok(!holds('逾期', compilePattern('逾期…逾期')));
    assert.ok(holds('逾期逾期', compilePattern('逾期…逾期')));
  });
});
