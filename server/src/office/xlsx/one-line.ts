/**
 * A text of several lines, on one line of a draft. Broken labels are joined, but digits and words stay separate.
 */
export function oneLine(text: string): string {
  if (!/[\r\n\t]/.test(text)) return text;
  const joined = text.replace(BREAK, (blanks, at: number) => between(text, at, at + blanks.length));
  return joined.replaceAll('\t', ' ');
}

/** The offset of each character of the one-line text in the text of several lines, and the length of the latter. */
export function offsetsOnOneLine(text: string): number[] {
  const offsets: number[] = [];
  let at = 0;
  for (const { index, 0: blanks } of text.matchAll(BREAK)) {
    while (at < index) offsets.push(at++);
    if (between(text, index, index + blanks.length) !== '') offsets.push(at);
    at = index + blanks.length;
  }
  while (at <= text.length) offsets.push(at++);
  return offsets;
}

/** A line break with the blanks after it. */
const BREAK = /[\r\n][ \u3000\r\n]*/g;

function between(text: string, start: number, end: number): string {
  return WORD.test(text.charAt(start - 1)) && WORD.test(text.charAt(end)) ? ' ' : '';
}

const WORD = /[\w.,%]/;
