const NUMBERING =
  /^(?:\([一二三四五六七八九十百\d]{1,4}\)|[一二三四五六七八九十百]{1,4}[、.,]|\d{1,3}[.、,)])/;
const QUOTES = /["'“”‘’「」『』]/g;
const BLANKS = /[\s\u200b-\u200d\u2060\ufeff]+/g;

const COMMAS = /[、,]/g;

/**
 * The key by which labels are compared. Width, blanks, quotation marks, numbering and commas make no
 * difference.
 */
export function labelKey(text: string): string {
  const plain = text.normalize('NFKC').replace(BLANKS, '').replace(QUOTES, '');
  return plain.replace(NUMBERING, '').replace(COMMAS, '').replaceAll('其它', '其他');
}

/** The letters of a key: punctuation does not belong to the words of a heading. */
export function lettersOf(key: string): string {
  return key.replaceAll(/[\p{P}\p{S}]/gu, '');
}

/** Texts to find in a label, one after another. In the source, `…` separates them. */
export type Pattern = readonly string[];

export function compilePattern(text: string): Pattern {
  return text.split('…').map(labelKey);
}

/** Whether a key contains the parts of a pattern, in order. */
export function holds(key: string, pattern: Pattern): boolean {
  let from = 0;
  for (const part of pattern) {
    const at = key.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
