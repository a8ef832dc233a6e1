import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compare, decimal, subtract } from '../../../server/src/figure/decimal.ts';
import { isPercentage, percentage } from '../../../server/src/figure/ratio.ts';
import type { Share } from '../../../server/src/prose/derived/derived.ts';
import { rightShares } from '../../../server/src/prose/derived/reckon.ts';
import { cpuTime } from '../../kit/cpu-time.ts';
import { findingsOf, open } from '../../kit/read.ts';
import { requestReport } from '../../kit/request-report.ts';

const nowhere = { start: 0, end: 0 };
const noTables = [{ sum: () => undefined, at: () => undefined }];

describe('a share in a line of many numbers', () => {
  it('may be one of any of them', () => {
    const count = fc.integer({ min: 0, max: 300 });
    const cases = fc.record({
      part: count,
      whole: fc.integer({ min: 1, max: 300 }),
      others: fc.array(count, { maxLength: 8 }),
      units: fc.integer({ min: 0, max: 1100 }),
      scale: fc.integer({ min: 0, max: 1 }),
      evened: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, ({ part, whole, others, units, scale, evened }) => {
        fc.pre(part <= whole);
        const written = { units: BigInt(units), scale };
        const share: Share = {
          kind: 'share',
          number: nowhere,
          percentage: written,
          part: { number: nowhere, value: decimal(part), readings: [] },
          wholes: [{ number: nowhere, value: decimal(whole), readings: [] }],
          wholeReadings: [],
          others: others.map((other) => decimal(other)).sort(compare),
          evened,
          beside: [],
        };
        const wholes = [whole, ...others.filter((other) => other > part)].map((one) =>
          decimal(one),
        );
        const agrees = wholes.some((one) => {
          if (isPercentage(written, decimal(part), one)) return true;
          const { units: off } = subtract(percentage(decimal(part), one, scale), written);
          return evened && (off === 1n || off === -1n);
        });
        assert.equal(rightShares(share, noTables).length === 0, agrees);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes time linear in the line', () => {
    const report = requestReport();
    const reading = (length: number) => {
      const sentence = '收到申请841件，其中自然人794件，占94.4%，比上年增加12件。';
      const line = sentence.repeat(length / sentence.length);
      const document = open(report.replace('均依法办理。', `均依法办理。${line}`));
      return cpuTime(() => findingsOf(document));
    };
    reading(2_000);
    const told: string[] = [];
    for (let round = 0; round < 4; round++) {
      const [small, large] = [reading(4_000), reading(40_000)];
      if (large < 25 * Math.max(small, 10)) return;
      told.push(`${small.toFixed(1)} ms, then ${large.toFixed(1)} ms`);
    }
    assert.fail(told.join('; '));
  });
});

describe('shares in many lines', () => {
  it('take not much longer where they name a whole that is looked for in all lines', () => {
    const reading = (words: string) => {
      const line = `${`办公费1万元，${words}的3%，`.repeat(190)}\n`;
      const document = open(`某区2024年度决算\n${line.repeat(40)}`);
      return cpuTime(() => findingsOf(document));
    };
    reading('占支出');
    const told: string[] = [];
    for (let round = 0; round < 4; round++) {
      const [without, naming] = [reading('占支出'), reading('占全市支出')];
      if (naming < 15 * without) return;
      told.push(`${without.toFixed(1)} ms, then ${naming.toFixed(1)} ms`);
    }
    assert.fail(told.join('; '));
  });
});
