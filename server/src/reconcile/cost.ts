import { unitsAt } from '../figure/decimal.ts';
import type { Figure } from './figure.ts';
import type { Change, Repair } from './repair.ts';

/**
 * The cost of a change, by the slip that would explain it: the lower, the likelier. Costs only decide
 * between repairs with equally many figures. The slips are the typing errors described by Scholtus.
 */
export const COST = {
  /** One digit differs: 413 for 414. The most frequent slip, in typing as in reading a scan. */
  wrongDigit: 1,
  /** Two neighbouring digits are swapped: 431 for 413. The typical slip of fast typing. */
  swappedDigits: 1,
  /** The sign is wrong: 153 for −153. A minus is easily lost, but few figures have one. */
  sign: 1,
  /** A digit is missing: 43 for 413. */
  missingDigit: 2,
  /** A digit is doubled: 4413 for 413. */
  doubledDigit: 2,
  /** The decimal point is off by up to four places, or thousands were taken for units: 4130 for 413. */
  powerOfTen: 2,
  /** The cell still has the 0 with which blank forms are filled. */
  leftAtZero: 2,
  /**
   * One digit too many, unlike its neighbours: 4173 for 413. Hitting a second key is rarer than typing
   * one twice.
   */
  extraDigit: 3,
  /** None of these: a miscount, or a figure from elsewhere. */
  other: 4,
  /** Figures that stand off their labels, however many: one wrong row while copying. */
  slide: 4,
  /** Added if the prose or last year's report confirms the figure as it is. */
  confirmed: 6,
} as const;

/**
 * How much cheaper a repair must be than all others to be singled out by likelihood. It is more than the
 * difference between the slips of two single changes, so the digits alone never decide between two
 * figures. A confirmation, or several changes together, may decide.
 */
export const MARGIN = 5;

/** Sets of changes as repairs, the likeliest first. At equal cost, smaller changes come first. */
export function ranked(
  solutions: readonly (readonly Change[])[],
  confirmed: ReadonlySet<Figure>,
): Repair[] {
  return solutions
    .map((changes) => {
      const cost = changes.reduce(
        (sum, change) => sum + slipOf(change) + (confirmed.has(change.figure) ? COST.confirmed : 0),
        0,
      );
      return { repair: { changes, cost }, shift: shiftOf(changes) };
    })
    .sort((a, b) => a.repair.cost - b.repair.cost || a.shift - b.shift)
    .map(({ repair }) => repair);
}

/**
 * How large the changes are relative to their figures: the sum of |to − from| / (|from| + 1). It orders
 * repairs of equal cost. The more cases a figure counts, the more easily some are miscounted, so a
 * relatively smaller change is likelier.
 */
function shiftOf(changes: readonly Change[]): number {
  let shift = 0;
  for (const change of changes) {
    const { from = 0n, to } = unitsOf(change);
    shift += Math.abs(Number(to - from)) / (Math.abs(Number(from)) + 1);
  }
  return shift;
}

/** The cost of the likeliest slip that would explain a change. */
export function slipOf(change: Omit<Change, 'figure'>): number {
  const { from, to } = unitsOf(change);
  return slipCost(from, to);
}

function unitsOf({ from, to }: Omit<Change, 'figure'>): { from: bigint | undefined; to: bigint } {
  const scale = Math.max(from?.scale ?? 0, to.scale);
  return { from: from && unitsAt(from, scale), to: unitsAt(to, scale) };
}

/** The cost of the likeliest slip that turns the right figure `to` into the written one `from`. */
export function slipCost(from: bigint | undefined, to: bigint): number {
  // A figure that was never written is no slip; it is only filled in.
  if (from === undefined) return 0;
  if (from === -to) return COST.sign;
  if (from < 0n !== to < 0n && from !== 0n && to !== 0n) return COST.other;
  const written = String(from < 0n ? -from : from);
  const right = String(to < 0n ? -to : to);
  let cost: number = COST.other;
  if (isOneDigitWrong(written, right)) cost = Math.min(cost, COST.wrongDigit);
  if (isSwapped(written, right)) cost = Math.min(cost, COST.swappedDigits);
  if (lacksOneDigit(written.padStart(right.length - 1, '0'), right)) {
    cost = Math.min(cost, COST.missingDigit);
  }
  if (isPowerOfTen(written, right)) cost = Math.min(cost, COST.powerOfTen);
  if (written === '0') cost = Math.min(cost, COST.leftAtZero);
  if (lacksOneDigit(right, written)) {
    cost = Math.min(cost, isBounced(written, right) ? COST.doubledDigit : COST.extraDigit);
  }
  return cost;
}

// A slip may produce leading zeros, which are lost when the figure is read (105 → 005 = 5). So the
// written digits are padded to the length that the slip would have left.

function isOneDigitWrong(written: string, right: string): boolean {
  if (written.length > right.length || written === '0') return false;
  const padded = written.padStart(right.length, '0');
  let wrong = 0;
  for (let i = 0; i < right.length; i++) if (padded[i] !== right[i]) wrong++;
  return wrong === 1;
}

function isSwapped(written: string, right: string): boolean {
  if (written.length > right.length) return false;
  const padded = written.padStart(right.length, '0');
  let i = 0;
  while (i < right.length && padded[i] === right[i]) i++;
  return (
    i + 1 < right.length &&
    padded[i] === right[i + 1] &&
    padded[i + 1] === right[i] &&
    padded.slice(i + 2) === right.slice(i + 2)
  );
}

/** Whether removing one digit from the longer sequence gives the shorter one. */
function lacksOneDigit(short: string, long: string): boolean {
  if (short.length !== long.length - 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  return short.slice(i) === long.slice(i + 1);
}

/** Whether the extra digit repeats the one before it. */
function isBounced(written: string, right: string): boolean {
  for (let i = 1; i < written.length; i++) {
    if (written[i] !== written[i - 1]) continue;
    if (written.slice(0, i) + written.slice(i + 1) === right) return true;
  }
  return false;
}

function isPowerOfTen(written: string, right: string): boolean {
  if (written === '0' || right === '0') return false;
  const places = Math.abs(written.length - right.length);
  if (places === 0 || places > 4) return false;
  const [short, long] = written.length < right.length ? [written, right] : [right, written];
  return long === short + '0'.repeat(places);
}
