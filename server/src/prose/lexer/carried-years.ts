import { type Lexicon, wordFor } from './lexicon.ts';
import type { Token, WordToken, YearToken } from './token.ts';

/** No verb with what links it to a year is longer. */
const LONGEST = 8;

/**
 * The year to or from which requests are handed on, as the word that it stands for: in a report on 2024,
 * 2023年结转 is what 上年结转 is, and 结转至2025年 what 结转下年度 is. Such a year is not the one that numbers
 * are of. Undefined for other tokens.
 */
export function carriedWord(
  token: Token,
  text: string,
  lexicon: Lexicon,
  year: number | undefined,
): WordToken | undefined {
  if (token.kind !== 'year') return undefined;
  const { start, end } = token;
  const verbs = lexicon.words('carry');
  const before = text.slice(Math.max(0, start - LONGEST), start).replace(/[到至入]$/, '');
  if (verbs.some((verb) => before.endsWith(verb))) {
    if (token.year !== undefined && token.year === year) return word(token, 'plain', end);
    return word(token, token.year === following(year) ? 'handed-on' : 'part', end);
  }
  // 转入 and the like lead to a year only.
  const verb = verbs.find((one) => one.length > 1 && text.startsWith(one, end));
  if (!verb || token.year === year || lexicon.wordAt(text, end)?.meaning === 'handed-on') {
    return undefined;
  }
  const isLast = year !== undefined && token.year === year - 1;
  return word(token, isLast ? 'carried' : 'part', end + verb.length);
}

function following(year: number | undefined): number {
  return year === undefined ? Number.NaN : year + 1;
}

function word({ start }: YearToken, meaning: string, end: number): WordToken {
  return { kind: 'word', word: wordFor(meaning), start, end };
}
