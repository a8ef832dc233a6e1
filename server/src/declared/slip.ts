/**
 * How unlikely it is, in bits, that an unrelated figure looks like a slip of the right one by chance; 0
 * if it is no slip. Slips are a wrong digit, two swapped neighbours, a missing digit, an extra digit and
 * a missing sign: about a dozen for each digit, out of all possible numbers.
 *
 * @param written The figure as it is written, as a whole number.
 * @param right The figure as it should be.
 * @param slack By how much the right figure may be off because others are rounded.
 */
export function slipBits(written: number, right: number, slack: number): number {
  if (written === right || !isSlip(Math.abs(written), Math.abs(right), slack)) {
    return written === -right && written !== 0 ? bitsOf(right, slack) : 0;
  }
  return Math.sign(written) === Math.sign(right) ? bitsOf(right, slack) : 0;
}

const SLIPS_OF_A_DIGIT = 12;

function bitsOf(right: number, slack: number): number {
  const size = Math.abs(right);
  const slips = SLIPS_OF_A_DIGIT * (1 + Math.floor(Math.log10(size + 1)));
  return Math.max(0, Math.log2(size / (slips * (2 * slack + 1))));
}

function isSlip(written: number, right: number, slack: number): boolean {
  const isNear = (value: number) => Math.abs(right - value) <= slack;
  if (written < 10) return false;
  for (let place = 1; place <= 10 * written; place *= 10) {
    const above = Math.floor(written / place);
    const below = written % place;
    const digit = above % 10;
    // A wrong digit.
    const other = digit + Math.round((right - written) / place);
    if (other >= 0 && other <= 9 && isNear(written + (other - digit) * place)) return true;
    // A missing digit.
    const lost = Math.round((right - above * place * 10 - below) / place);
    if (lost >= 0 && lost <= 9 && isNear(above * place * 10 + lost * place + below)) return true;
    // An extra digit.
    if (isNear(Math.floor(above / 10) * place + below)) return true;
    // Two swapped neighbours.
    const next = Math.floor(above / 10) % 10;
    if (isNear(written + (digit - next) * place * 9)) return true;
  }
  return false;
}
