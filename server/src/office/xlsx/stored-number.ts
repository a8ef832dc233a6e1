import { type Decimal, format, parseDecimal, shift, shortest } from '../../figure/decimal.ts';

/** Most digits of a number that Excel shows. It stores two more: 0.0796 is stored as 7.9600000000000004E-2. */
const DIGITS = 15;

/** Larger exponents do not occur in reports. The limit bounds the length of a number. */
const LARGEST_EXPONENT = 30;

/**
 * The figure that a stored number stands for, in plain digits: rounded to the digits that Excel shows, without
 * zeros at the end. Undefined if it is not a number in this range.
 *
 * @param places How many digits the point is moved to the right: 2 if the number is shown in percent.
 */
export function shownNumber(stored: string, places = 0): string | undefined {
  if (places === 0 && PLAIN.test(stored)) return stored;
  const value = storedDecimal(stored.trim());
  return value && format(shortest(shift(value, places)));
}

/** Numbers that are stored as they are shown. Most are. */
const PLAIN = /^(?:0|-?[1-9]\d{0,14})$/;

/**
 * The number to be stored for a figure in plain digits; undefined if it is not a figure, or has more digits than
 * Excel keeps.
 *
 * @param places As in {@link shownNumber}.
 */
export function numberToStore(figure: string, places = 0): string | undefined {
  const value = figure.length <= LONGEST_FIGURE ? parseDecimal(figure.trim()) : undefined;
  if (!value || significantDigits(value) > DIGITS) return undefined;
  return format(shortest(shift(shortest(value), -places)));
}

const LONGEST_FIGURE = 80;

function storedDecimal(stored: string): Decimal | undefined {
  const match = /^([+-]?)(\d{0,40})(?:\.(\d{0,400}))?(?:E([+-]?\d{1,3}))?$/i.exec(stored);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
  const written = whole + fraction;
  if (written === '' || Math.abs(Number(exponent)) > LARGEST_EXPONENT) return undefined;
  const digits = written.replace(/^0+/, '');
  const dropped = Math.max(0, digits.length - DIGITS);
  const step = 10n ** BigInt(dropped);
  const units = (BigInt(digits || '0') + step / 2n) / step;
  const scale = fraction.length - dropped;
  return shift(
    { units: sign === '-' ? -units : units, scale: Math.max(0, scale) },
    Number(exponent) - Math.min(0, scale),
  );
}

/** Digits without the zeros at either end. */
function significantDigits({ units }: Decimal): number {
  let rest = units < 0n ? -units : units;
  while (rest > 0n && rest % 10n === 0n) rest /= 10n;
  return String(rest).length;
}
