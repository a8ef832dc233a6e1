/**
 * How many columns a text takes in an editor's font: Chinese characters and full-width forms take two,
 * marks that join the character before them none. What Unicode calls ambiguous, such as “ ”, takes one.
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x300) width++;
    else if (!JOINING.test(character)) width += isWide(code) ? 2 : 1;
  }
  return width;
}

const JOINING = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** First and last code points that are wide, ascending (Unicode Standard Annex 11: W and F). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x23e9, 0x23ec],
  [0x2614, 0x2615],
  [0x26aa, 0x26ab],
  [0x2705, 0x2705],
  [0x274c, 0x274c],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6fc],
  [0x1f900, 0x1faff],
  [0x20000, 0x3fffd],
];

function isWide(code: number): boolean {
  return WIDE.some(([first, last]) => first <= code && code <= last);
}
