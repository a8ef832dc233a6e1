const NUMBERING =
  /^(?:\([一二三四五六七八九十百\d]{1,4}\)|[一二三四五六七八九十百]{1,4}[、.,]|\d{1,3}[.、,)])/;
const QUOTES = /["'“”‘’「」『』]/g;
const BLANKS = /[\s\u200b-\u200d\u2060\ufeff]+/g;

const COMMAS = /[、,]/g;

/** What a label is compared by: width, blanks, quotation marks, numbering and commas no longer matter. */
export function labelKey(text: string): string {
  const plain = text.normalize('NFKC').replace(BLANKS, '').replace(QUOTES, '');
  return plain.replace(NUMBERING, '').replace(COMMAS, '').replaceAll('其它', '其他');
}

/** Texts to look for in a label, `…` standing for anything between two parts. */
export type Pattern = readonly string[];

export function compilePattern(text: string): Pattern {
  return text.split('…').map(labelKey);
}

/** Whether the parts of a pattern stand in the key, in their order. */
export function holds(key: string, pattern: Pattern): boolean {
  let from = 0;
  for (const part of pattern) {
    const at = key.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
