import { type Decimal, format } from '../../figure/decimal.ts';
import { siteIn } from '../../form/prose-line.ts';
import type { ReadLine } from '../../prose/bind.ts';
import type { Derived, StatedChange } from '../../prose/derived/derived.ts';
import type { RightChange } from '../../prose/derived/reckon.ts';
import type { Found, Subject } from '../engine/rule.ts';
import { proseFix } from './prose-fix.ts';

/** Makes a test whether a number that another was calculated from disagrees with the table itself. */
export function doubts({ claims }: Subject): (line: ReadLine) => (derived: Derived) => boolean {
  const disagreeing = new Set(claims.flatMap(({ agrees, claim }) => (agrees ? [] : claim)));
  return (line) => {
    const there = line.claims.filter((claim) => disagreeing.has(claim));
    const starts = new Set(there.map(({ number }) => number.start));
    return (derived) => operandsOf(derived).some(({ number }) => starts.has(number.start));
  };
}

/** The numbers of the line from which a number was calculated, if they may repeat slots. */
export function operandsOf(derived: Derived): readonly Pick<Derived, 'number'>[] {
  if (derived.kind === 'calculated') return [derived, ...derived.from];
  if (derived.kind === 'change') return [derived.now];
  if (derived.kind === 'sum') return [];
  return 'value' in derived.part ? [derived.part, ...derived.wholes] : derived.wholes;
}

/** The finding for a wrong change; undefined if no right one is given. */
export function changeFinding(
  t: Subject['t'],
  line: ReadLine,
  change: StatedChange,
  right: readonly RightChange[],
): Found | undefined {
  const [first] = right;
  if (!first) return undefined;
  const message = changeText(t, change, first);
  // Correcting the number is not enough if the direction is wrong too.
  const amounts = right.filter(({ rises }) => rises === change.rises);
  return withCorrections(
    t,
    line,
    change,
    { message, key: `${format(first.before)} → ${format(change.now.value)}` },
    amounts.map(({ amount }) => amount),
  );
}

function changeText(t: Subject['t'], change: StatedChange, right: RightChange): string {
  const digits = (amount: Decimal) => format(amount) + (change.percent ? '%' : '');
  const said = [
    digits(change.amount),
    format(right.before),
    format(change.now.value),
    digits(right.amount),
  ];
  if (change.rises) {
    return right.rises
      ? t('The prose says {0} more, but {2} is {3} more than last year’s {1}.', ...said)
      : t('The prose says {0} more, but {2} is {3} less than last year’s {1}.', ...said);
  }
  return right.rises
    ? t('The prose says {0} less, but {2} is {3} more than last year’s {1}.', ...said)
    : t('The prose says {0} less, but {2} is {3} less than last year’s {1}.', ...said);
}

/** How many corrections are offered for one number. */
const MOST_FIXES = 3;

/** A finding about a calculated number, with its corrections. */
export function withCorrections(
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
    fixes: () => corrections.slice(0, MOST_FIXES).map((value) => proseFix(t, site, format(value))),
  };
}
