import { format } from '../figure/decimal.ts';
import { siteIn } from '../form/prose-line.ts';
import type { ReadLine } from '../prose/bind.ts';
import type { Derived, Share, Sum } from '../prose/derived/derived.ts';
import { rightChanges, rightShares, rightSum } from '../prose/derived/reckon.ts';
import type { Found, Rule, Subject } from './engine/rule.ts';
import { calculatedFinding } from './support/calculated-finding.ts';
import { changeFinding, doubts, withCorrections } from './support/derived-findings.ts';

/**
 * A share, a change or a sum in the prose is not what follows from its numbers. It is reported only if
 * all these numbers are known and agree with the tables.
 */
export const proseDerived: Rule = {
  code: 'prose-figure',
  severity: 'warning',
  description: {
    zh: '正文中的占比、增减或合计，与所据的数算出的不符。',
    en: 'A share, a change or a sum in the prose does not agree with its numbers.',
  },
  *checkReport(subject) {
    const doubtsIn = doubts(subject);
    for (const line of subject.prose) {
      const isDoubtful = doubtsIn(line);
      for (const derived of line.derived) {
        if (isDoubtful(derived)) continue;
        const found = findingOf(subject, line, derived);
        if (found) yield found;
      }
    }
  },
};

function findingOf(subject: Subject, line: ReadLine, derived: Derived): Found | undefined {
  if (derived.kind === 'calculated') {
    const { number, from, reckoning, fault } = derived;
    if (!fault) return undefined;
    const sites = from.map((one) => siteIn(line, one.number));
    return calculatedFinding(subject, {
      site: siteIn(line, number),
      from: sites,
      reckoning,
      fault,
    });
  }
  if (derived.kind === 'share') return shareFinding(subject, line, derived);
  return derived.kind === 'sum'
    ? sumFinding(subject, line, derived)
    : changeFinding(subject.t, line, derived, rightChanges(derived, derived.before));
}

function shareFinding(
  { t, slots, repairedSlots }: Subject,
  line: ReadLine,
  share: Share,
): Found | undefined {
  // The corrected figures are used only if the share disagrees with those written.
  const wrong = rightShares(share, [slots]).length > 0;
  const right = wrong ? rightShares(share, [slots, repairedSlots]) : [];
  const [first] = right;
  if (!first) return undefined;
  const message = t(
    'The prose says {0}%, but {1} is {3}% of {2}.',
    format(share.percentage),
    format(first.part),
    format(first.whole),
    format(first.percentage),
  );
  return withCorrections(
    t,
    line,
    share,
    { message, key: `${format(first.part)} / ${format(first.whole)}` },
    right.map(({ percentage }) => percentage),
  );
}

function sumFinding({ t }: Subject, line: ReadLine, sum: Sum): Found | undefined {
  const right = rightSum(sum);
  if (!right) return undefined;
  const reckoned = `${sum.parts.map(format).join(' + ')} = ${format(right)}`;
  const message = t('The prose says {0}, but {1}.', format(sum.value), reckoned);
  return withCorrections(t, line, sum, { message, key: reckoned }, [right]);
}
