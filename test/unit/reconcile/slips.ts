import type { Random } from './random.ts';

/** The ways in which a figure is mistyped: Scholtus's typing errors, and any other figure at all. */
export const SLIPS = [
  'wrong digit',
  'swapped digits',
  'missing digit',
  'doubled digit',
  'extra digit',
  'sign',
  'power of ten',
  'left at zero',
  'other',
] as const;

export type Slip = (typeof SLIPS)[number];

/** What is written for the figure, which is not negative; undefined where the slip changes nothing. */
export function mistype(right: bigint, slip: Slip, random: Random): bigint | undefined {
  const written = BigInt(slipped(right, slip, random) || '0');
  return written === right ? undefined : written;
}

function slipped(right: bigint, slip: Slip, random: Random): string {
  const digits = String(right);
  const i = random.whole(0, digits.length);
  const before = digits.slice(0, i);
  const digit = digits.slice(i, i + 1);
  const after = digits.slice(i + 1);
  switch (slip) {
    case 'wrong digit':
      return before + random.whole(0, 10) + after;
    case 'swapped digits':
      return before + after.slice(0, 1) + digit + after.slice(1);
    case 'missing digit':
      return before + after;
    case 'doubled digit':
      return before + digit + digit + after;
    case 'extra digit':
      return before + random.whole(0, 10) + digit + after;
    case 'sign':
      return `-${digits}`;
    case 'power of ten':
      return random.next() < 0.5 ? `${digits}0` : digits.slice(0, -1);
    case 'left at zero':
      return '0';
    case 'other':
      return String(random.whole(0, 2 * Number(right) + 20));
  }
}
