import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { digitsOf, readClaims, short } from './marked.ts';

const FILE = new URL('../../../../shared/design/prose-examples.json', import.meta.url);

/** Whose report each sentence is from, where the name of the source does not end in it. */
const AGENCIES: Readonly<Record<string, string>> = {
  'seed 000': '北京市朝阳区政务服务管理局',
  'seed 001': '北京市朝阳区',
  'seed 002': '北京市西城区政务服务管理局',
  'seed 002/004': '北京市东城区对外联络服务办公室',
  'seed 003': '北京市通州区',
  'seed 004': '北京市东城区对外联络服务办公室',
  上海市科委2024: '上海市科学技术委员会',
  上海市政府办公厅2019: '上海市人民政府办公厅',
};

/**
 * What the examples tell and no claim may repeat, with why. All of it is on 信息处理费: the table of charges
 * has one figure, all 行政事业性收费 of the year, of which that is only a part.
 */
const UNBOUND: Readonly<Record<string, string>> = {
  'fee.notices': 'no table counts 收费通知',
  'fee.billed_yuan': 'what was billed is in no table',
  'fee.collected_yuan': 'a part of charge.charged, which may be more',
};

interface Example {
  readonly src: string;
  readonly s: string;
  readonly bind: Readonly<Record<string, number>>;
  /** What the sentence says of everything, and its own numbers or the table do not bear out. */
  readonly contradiction?: string;
}

test('binds each example sentence as it says', { skip: !existsSync(FILE) }, async (t) => {
  const examples: readonly Example[] = JSON.parse(readFileSync(FILE, 'utf8'));
  for (const { src, s, bind, contradiction } of examples) {
    await t.test(s.slice(0, 40), () => {
      const year = Number(/^\s*(\d{4})\s*年/.exec(s)?.[1] ?? /\d{4}$/.exec(src)?.[0] ?? 2024);
      const agency = AGENCIES[src] ?? src.replace(/\d+$/, '');
      const all = readClaims(s, { year, agency });
      assert.equal(
        all.some(({ says }) => says === 'all'),
        contradiction !== undefined,
      );
      const claims = all.filter(({ says }) => says !== 'all');
      const expected = Object.entries(bind)
        .filter(([slot]) => UNBOUND[slot] === undefined)
        .map(([slot, value]) => `${slot.replace(/^t\d\./, '')} ${value}`);
      const told = claims.map((claim) => {
        const wanted = claim.readings.map((slots) => `${short(slots)} ${digitsOf(claim)}`);
        return wanted.find((reading) => expected.includes(reading)) ?? wanted[0];
      });
      assert.deepEqual(told.toSorted(), expected.toSorted());
    });
  }
});
