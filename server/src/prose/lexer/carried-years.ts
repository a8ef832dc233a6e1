import { type Lexicon, wordFor } from './lexicon.ts';
import type { Token, WordToken, YearToken } from './token.ts';

/** Maximum length of a verb with the character that links it to a year. */
const LONGEST = 8;

/**
 * A year to or from which requests are carried over, as the word that it stands for. In a report for
 * 2024, 2023年结转 means 上年结转, and 结转至2025年 means 结转下年度. Such a year does not say which year numbers are
 * about. Undefined for other tokens.
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
  // Verbs such as 转入 need a year.
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
