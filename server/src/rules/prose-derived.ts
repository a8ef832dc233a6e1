import { type Decimal, format } from '../figure/decimal.ts';
import { siteIn } from '../form/prose-line.ts';
import type { ReadLine } from '../prose/bind.ts';
import type { Change, Derived, Share, Stated, Sum } from '../prose/derived/derived.ts';
import { type RightChange, rightChanges, rightShares, rightSum } from '../prose/derived/reckon.ts';
import type { Found, Rule, Subject } from './engine/rule.ts';
import { proseFix } from './support/prose-fix.ts';

/**
 * A share, a change or a sum in the prose is not what the numbers that it is worked out from come to. Said
 * only where both ends are known and agree with the table where it has them.
 */
export const proseDerived: Rule = {
  code: 'prose-figure',
  severity: 'warning',
  *check(subject) {
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

/** Gives what tells whether a number that another was worked out from disagrees with the table itself. */
export function doubts({ claims }: Subject): (line: ReadLine) => (derived: Derived) => boolean {
  const disagreeing = new Set(claims.flatMap(({ agrees, claim }) => (agrees ? [] : claim)));
  return (line) => {
    const there = line.claims.filter((claim) => disagreeing.has(claim));
    const starts = new Set(there.map(({ number }) => number.start));
    return (derived) => operandsOf(derived).some(({ number }) => starts.has(number.start));
  };
}

/** The numbers of the line that a number was worked out from, as far as they repeat slots. */
export function operandsOf(derived: Derived): readonly Stated[] {
  if (derived.kind === 'change') return [derived.now];
  if (derived.kind === 'sum') return [];
  return 'value' in derived.part ? [derived.part, ...derived.wholes] : derived.wholes;
}

function findingOf(subject: Subject, line: ReadLine, derived: Derived): Found | undefined {
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
  // What is to be repaired is looked at only where the figures as they are disagree.
  const wrong = rightShares(share, [slots]).length > 0;
  const right = wrong ? rightShares(share, [slots, repairedSlots()]) : [];
  const [first] = right;
  if (!first) return undefined;
  const message = t(
    'The prose says {0}%, but {1} is {3}% of {2}.',
    format(share.percentage),
    format(first.part),
    format(first.whole),
    format(first.percentage),
  );
  return written(
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
  return written(t, line, sum, { message, key: reckoned }, [right]);
}

/** What to say of a change that should be another; nothing where none is given. */
export function changeFinding(
  t: Subject['t'],
  line: ReadLine,
  change: Change,
  right: readonly RightChange[],
): Found | undefined {
  const [first] = right;
  if (!first) return undefined;
  const told = (amount: Decimal, rises: boolean) => {
    const digits = format(amount) + (change.percent ? '%' : '');
    return rises ? t('{0} more', digits) : t('{0} less', digits);
  };
  const message = t(
    'The prose says {0}, but {2} is {3} than last year’s {1}.',
    told(change.amount, change.rises),
    format(first.before),
    format(change.now.value),
    told(first.amount, first.rises),
  );
  // Another number does not mend a rise that is a fall.
  const amounts = right.filter(({ rises }) => rises === change.rises);
  return written(
    t,
    line,
    change,
    { message, key: `${format(first.before)} → ${format(change.now.value)}` },
    amounts.map(({ amount }) => amount),
  );
}

/** Most corrections offered of one number. */
const MOST_FIXES = 3;

function written(
  t: Subject['t'],
  line: ReadLine,
  { number }: Derived,
  told: Pick<Found, 'message' | 'key'>,
  corrections: readonly Decimal[],
): Found {
  const site = siteIn(line, number);
  return {
    site,
    ...told,
    related: [],
    fixes: corrections.slice(0, MOST_FIXES).map((value) => proseFix(t, site, format(value))),
  };
}
