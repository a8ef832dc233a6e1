import { type Decimal, format } from '../../figure/decimal.ts';
import { siteIn } from '../../form/prose-line.ts';
import type { ReadLine } from '../../prose/bind.ts';
import type { Derived, Stated, StatedChange } from '../../prose/derived/derived.ts';
import type { RightChange } from '../../prose/derived/reckon.ts';
import type { Found, Subject } from '../engine/rule.ts';
import { proseFix } from './prose-fix.ts';

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

/** What to say of a change that should be another; nothing where none is given. */
export function changeFinding(
  t: Subject['t'],
  line: ReadLine,
  change: StatedChange,
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
  return withCorrections(
    t,
    line,
    change,
    { message, key: `${format(first.before)} → ${format(change.now.value)}` },
    amounts.map(({ amount }) => amount),
  );
}

/** Most corrections offered of one number. */
const MOST_FIXES = 3;

/** A finding on a number that was worked out from others, with what it should be. */
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
    fixes: corrections.slice(0, MOST_FIXES).map((value) => proseFix(t, site, format(value))),
  };
}
