import { type Word, wordAt } from './lexicon.ts';
import type { Token, YearToken } from './tokens.ts';
import { CARRY_VERBS, type Meaning } from './vocabulary.ts';

const HANDED_ON = /(?:结转|转结|顺延|延续|转)[到至入]?$/;

/**
 * Reads the years to or from which requests are handed on: in a report on 2024, 2023年结转 is what
 * 上年结转 is, and 结转至2025年 what 结转下年度 is. Such a year is not the one that numbers are of.
 */
export function withCarriedYears(
  tokens: readonly Token[],
  text: string,
  year: number | undefined,
): Token[] {
  return tokens.map((token) => (token.kind === 'year' ? carriedYear(token, text, year) : token));
}

function carriedYear(token: YearToken, text: string, year: number | undefined): Token {
  const { start, end } = token;
  if (HANDED_ON.test(text.slice(Math.max(0, start - 3), start))) {
    if (token.year !== undefined && token.year === year) return replaced(token, 'plain', end);
    return replaced(token, isNext(token, year) ? 'next' : 'part', end);
  }
  const verb = CARRY_VERBS.find((word) => text.startsWith(word, end));
  if (!verb || token.year === year || wordAt(text, end)?.meaning === 'next') return token;
  const isLast = year !== undefined && token.year === year - 1;
  return replaced(token, isLast ? 'carry' : 'part', end + verb.length);
}

function isNext(token: YearToken, year: number | undefined): boolean {
  return year !== undefined && token.year === year + 1;
}

function replaced({ start }: YearToken, meaning: Meaning, end: number): Token {
  const word: Word = { text: '', meaning, own: [] };
  return { kind: 'word', word, start, end };
}
