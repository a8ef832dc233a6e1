import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { COMMON_WORDS } from '../../../server/src/form/any-report.ts';
import { passagesIn } from '../../../server/src/prose/arithmetic/passage.ts';
import { planWordsOf } from '../../../server/src/prose/arithmetic/plan.ts';
import { reckonedIn } from '../../../server/src/prose/arithmetic/reckoned-in.ts';
import { compact } from '../../../server/src/prose/lexer/compact.ts';

const words = planWordsOf(COMMON_WORDS);

function reckoned(sentence: string) {
  const line = compact(sentence);
  return reckonedIn(line, passagesIn(line.text), words);
}

/** The numbers and words of a sentence that are said to be wrong; a missing sign is only a hint. */
function accused(sentence: string): string[] {
  const line = compact(sentence);
  return reckonedIn(line, passagesIn(line.text), words, 2024).flatMap(({ start, end, fault }) =>
    fault && fault.kind !== 'sign' ? line.text.slice(start, end) : [],
  );
}

/** How a writer gets from an exact percentage to the digits that are printed. */
type Printing = 'rounded' | 'cut off';

/** Numbers of a unit, in hundredths of it. */
const cents = fc.integer({ min: 1, max: 99_999_999 });
const printing = fc.constantFrom<Printing>('rounded', 'cut off');
const digits = fc.integer({ min: 0, max: 2 });
const separated = fc.boolean();

function amount(value: number, isSeparated: boolean): string {
  const [whole = '', fraction = ''] = (value / 100).toFixed(2).split('.');
  return `${isSeparated ? Number(whole).toLocaleString('en-US') : whole}.${fraction}`;
}

/** A percentage in units of its last digit, exactly. */
function percent(part: number, whole: number, places: number, how: Printing): bigint {
  const [n, d] = [BigInt(part) * 10n ** BigInt(2 + places), BigInt(whole)];
  return how === 'rounded' ? (2n * n + d) / (2n * d) : n / d;
}

function printed(units: bigint, places: number): string {
  const text = String(units).padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

/** A wrong percentage: further away than rounding, cutting off and the rounding of its operands explain. */
function falsified(units: bigint, part: number, whole: number, by: number): bigint {
  // The operands are known to half a hundredth each.
  const relative = 0.5 / part + 0.5 / whole + 0.001;
  const slack = 3n + BigInt(Math.ceil((Number(units) + 1) * relative * 1.1));
  return by < 0 && units > slack + BigInt(-by)
    ? units - slack - BigInt(-by)
    : units + slack + BigInt(Math.abs(by));
}

const off = fc.integer({ min: -50, max: 50 }).filter((by) => by !== 0);

describe('a sentence with any figures', () => {
  it('about a change is not accused if it is true, and is if its rate is falsified', () => {
    const cases = fc.record({ before: cents, now: cents, digits, printing, separated, off });
    fc.assert(
      fc.property(
        cases,
        ({ before, now, digits: places, printing: how, separated: sep, off: by }) => {
          fc.pre(before !== now);
          const [rises, difference] = [now > before, Math.abs(now - before)];
          const rate = percent(difference, before, places, how);
          const say = (units: bigint) =>
            `机关运行经费支出${amount(now, sep)}万元，比2023年度${rises ? '增加' : '减少'}${amount(difference, sep)}万元，${rises ? '增长' : '下降'}${printed(units, places)}%。`;
          assert.deepEqual(accused(say(rate)), []);
          // What there was before is known to a hundredth only.
          fc.pre(before > 100 && difference > 100);
          const wrong = falsified(rate, difference, before, by);
          assert.deepEqual(accused(say(wrong)), [printed(wrong, places)]);
        },
      ),
    );
  });

  it('about a budget is not accused if it is true, and is if its rate or its word is falsified', () => {
    const cases = fc.record({ budget: cents, spent: cents, digits, printing, separated, off });
    fc.assert(
      fc.property(
        cases,
        ({ budget, spent, digits: places, printing: how, separated: sep, off: by }) => {
          const rate = percent(spent, budget, places, how);
          const word = spent < budget ? '小于' : '大于';
          const say = (units: bigint, compared: string) =>
            `年初预算为${amount(budget, sep)}万元，支出决算为${amount(spent, sep)}万元，完成年初预算的${printed(units, places)}%。${compared}的主要原因：据实列支。`;
          const right = spent === budget ? '决算数与预算数持平' : `决算数${word}预算数`;
          assert.deepEqual(accused(say(rate, right)), []);
          fc.pre(budget > 100 && spent > 100);
          const wrong = falsified(rate, spent, budget, by);
          assert.deepEqual(accused(say(wrong, right)), [printed(wrong, places)]);
          fc.pre(Math.abs(spent - budget) > 1);
          const opposite = word === '小于' ? '大于' : '小于';
          assert.deepEqual(accused(say(rate, `决算数${opposite}预算数`)), [opposite]);
        },
      ),
    );
  });

  it('about parts is not accused if it is true, though its shares may be made to come to 100', () => {
    const cases = fc.record({
      parts: fc.array(cents, { minLength: 2, maxLength: 6 }),
      digits,
      printing: fc.constantFrom<Printing | 'made to be 100'>(
        'rounded',
        'cut off',
        'made to be 100',
      ),
      separated,
      mark: fc.constantFrom('；', '，', '、'),
      off,
    });
    fc.assert(
      fc.property(
        cases,
        ({ parts, digits: places, printing: how, separated: sep, mark, off: by }) => {
          const whole = parts.reduce((a, b) => a + b);
          const shares = parts.map((part) =>
            percent(part, whole, places, how === 'cut off' ? 'cut off' : 'rounded'),
          );
          const rest = 10n ** BigInt(2 + places) - shares.reduce((a, b) => a + b);
          // Writers change the largest share by what is left, if it is little.
          const isMade = how === 'made to be 100' && (rest === 1n || rest === -1n);
          const largest = parts.indexOf(Math.max(...parts));
          const made = shares.map((share, index) =>
            isMade && index === largest ? share + rest : share,
          );
          const say = (total: number, of: readonly bigint[]) =>
            `本年支出合计${amount(total, sep)}万元，其中：${parts
              .map(
                (part, index) =>
                  `${'甲乙丙丁戊己'.charAt(index)}类支出${amount(part, sep)}万元，占${printed(of[index] ?? 0n, places)}%`,
              )
              .join(mark)}。`;
          assert.deepEqual(accused(say(whole, made)), []);
          fc.pre(whole > 1000 && parts.every((part) => part > 100));
          const wrong = shares.map((share, index) =>
            index === 0 ? falsified(share, parts[0] ?? 1, whole, by) : share,
          );
          assert.deepEqual(accused(say(whole, wrong)), [printed(wrong[0] ?? 0n, places)]);
        },
      ),
    );
  });

  it('about the kinds of a purchase or of vehicles is accused if they do not add up', () => {
    const cases = fc.record({
      parts: fc.tuple(cents, fc.nat(99_999), cents),
      counts: fc.array(fc.nat(40), { minLength: 8, maxLength: 8 }),
      separated,
      off: fc.integer({ min: 3, max: 99_999 }),
    });
    fc.assert(
      fc.property(cases, ({ parts, counts, separated: sep, off: by }) => {
        const whole = parts.reduce((a, b) => a + b);
        const bought = (total: number) =>
          `政府采购金额为${amount(total, sep)}万元，其中：${['货物', '工程', '服务']
            .map((kind, index) => `${kind}采购金额${amount(parts[index] ?? 0, sep)}万元`)
            .join('、')}。`;
        assert.deepEqual(accused(bought(whole)), []);
        assert.deepEqual(accused(bought(whole + 1)), []);
        assert.deepEqual(accused(bought(whole + by)), [amount(whole + by, sep)]);
        const all = counts.reduce((a, b) => a + b);
        const kinds = ['领导', '机要', '应急', '执法', '技术', '老干部', '接待', '其他'];
        const cars = (total: number) =>
          `共有车辆${total}辆，其中：${kinds.map((kind, index) => `${kind}用车${counts[index]}辆`).join('、')}。`;
        assert.deepEqual(accused(cars(all)), []);
        assert.deepEqual(accused(cars(all + 1)), [String(all + 1)]);
      }),
    );
  });

  it('takes no longer than it is long', { timeout: 60_000 }, () => {
    for (const piece of [
      '其中：甲3件，占3%；',
      '甲3万元（其中乙2万元），',
      '（（（3件，',
      '比上年增加3万元，增长3%，',
      '年初预算3万元，支出决算2万元，完成3%。',
      '决算数大于预算数，',
      '3,',
      '占',
      '增加（减少）',
    ]) {
      reckoned(piece.repeat(100_000 / piece.length));
    }
  });

  it('of any other kind is read without an error', () => {
    const pieces = fc.constantFrom(
      ...[
        '其中',
        '：',
        '，',
        '；',
        '、',
        '。',
        '（',
        '）',
        '占',
        '比上年',
        '增加',
        '下降',
        '完成预算的',
        '预算',
        '决算',
      ],
      ...[
        '3',
        '3.50',
        '1,200',
        '0',
        '万元',
        '亿元',
        '元',
        '件',
        '%',
        '2023年',
        '分别',
        '大于',
        '与',
        '持平',
        '中，',
      ],
    );
    const text = fc.array(pieces, { maxLength: 60 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (sentence) => {
        for (const { start, end } of reckoned(sentence)) {
          assert.ok(0 <= start && start < end && end <= sentence.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
