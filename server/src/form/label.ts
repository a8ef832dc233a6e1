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

/** Headings of columns that identify the rows. */
const IDENTIFIER =
  /^(?:#|年|年份|年度|序号|编号|代码|编码|代号|行次|栏次|日期|版本|电话|邮编|no\.?|nr\.?|id|code|years?|date|version|index|port|line)$|(?:编号|代码|编码|代号)$/i;

/** Whether the key of a heading says that its column identifies the rows. */
export function identifiesRows(key: string): boolean {
  return IDENTIFIER.test(key);
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
