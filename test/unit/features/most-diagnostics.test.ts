import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import {
  MOST_DIAGNOSTICS,
  MOST_RELATED,
  mostImportant,
} from '../../../server/src/features/most-diagnostics.ts';
import { translatorFor } from '../../../server/src/l10n.ts';

const t = translatorFor('zh-cn');
const HERE = 'file:///r';

/** A diagnostic on a line, which refers to so many places. */
function diagnostic(
  line: number,
  severity: DiagnosticSeverity,
  places = 0,
  uri = HERE,
): Diagnostic {
  const at = { line, character: 0 };
  const range = { start: at, end: at };
  const related = Array.from({ length: places }, () => ({
    location: { uri, range },
    message: '自然人 = 1',
  }));
  return {
    range,
    severity,
    message: `第${line}行`,
    ...(places > 0 && { relatedInformation: related }),
  };
}

/** So many lines, the severities in turn, the last line first. */
function many(count: number): Diagnostic[] {
  const severities = [4, 3, 2, 1] as const;
  return Array.from({ length: count }, (_, index) =>
    diagnostic(count - index, severities[index % 4] ?? 1),
  );
}

describe('the diagnostics of one document that are sent', () => {
  it('are all of them, as they come, up to a thousand', () => {
    const all = many(MOST_DIAGNOSTICS);
    assert.equal(mostImportant(all, HERE, t), all);
  });

  for (const [count, left] of [
    [1001, 2],
    [3000, 2001],
    [100_000, 99_001],
  ] as const) {
    it(`of ${count} are a thousand: the worst, and how many more there are`, () => {
      const sent = mostImportant(many(count), HERE, t);
      assert.equal(sent.length, MOST_DIAGNOSTICS);
      const last = sent.pop();
      assert.equal(
        last?.message,
        `另有 ${left} 个问题未在此列出，用命令行“gouji check”可列出全部。`,
      );
      assert.ok(sent.every(({ message }) => String(message).startsWith('第')));
    });
  }

  it('are no worse and stand no earlier than those left out', () => {
    const anything = fc.array(
      fc.record({ line: fc.nat(5000), severity: fc.constantFrom(1, 2, 3, 4) }),
      { minLength: MOST_DIAGNOSTICS + 1, maxLength: MOST_DIAGNOSTICS + 300, size: 'max' },
    );
    fc.assert(
      fc.property(anything, (made) => {
        const all = made.map(({ line, severity }) =>
          diagnostic(line, severity as DiagnosticSeverity),
        );
        const sent = new Set(mostImportant(all, HERE, t));
        const rank = ({ severity = 1, range }: Diagnostic) => severity * 1e6 + range.start.line;
        const left = all.filter((one) => !sent.has(one));
        const worst = Math.min(...left.map(rank));
        assert.ok(all.every((one) => !sent.has(one) || rank(one) <= worst));
        assert.equal(left.length, all.length - MOST_DIAGNOSTICS + 1);
      }),
      { numRuns: 50 },
    );
  });

  it('refer to other places until there are many of those', () => {
    const all = Array.from({ length: 900 }, (_, line) => diagnostic(line, 1, 20));
    const sent = mostImportant(all, HERE, t);
    const whole = MOST_RELATED / 20;
    assert.deepEqual(sent.slice(0, whole), all.slice(0, whole));
    for (const { relatedInformation, message } of sent.slice(whole)) {
      assert.equal(relatedInformation, undefined);
      assert.match(String(message), /^第\d+行 所涉的 20 处未逐一列出。$/);
    }
  });

  it('say how many places one of them refers to, where it alone has too many', () => {
    const [whole, , cut, single] = mostImportant(
      [diagnostic(1, 1, 2), diagnostic(2, 1), diagnostic(3, 1, MOST_RELATED + 1), diagnostic(4, 1)],
      HERE,
      translatorFor('en'),
    );
    assert.equal(whole?.relatedInformation?.length, 2);
    assert.equal(cut?.message, '第3行 Places of this finding that are not listed: 301.');
    assert.equal(single?.message, '第4行');
  });

  it('lead to the report of every body of a district', () => {
    const all = Array.from({ length: 100 }, (_, line) => diagnostic(line, 1, 50, 'file:///body'));
    assert.equal(mostImportant(all, HERE, t), all);
  });
});
