import { compact } from '../lexer/compact.ts';

const QUOTES = /[“”"‘’「」『』]/g;

/** Words without blanks and quotation marks, and with one form of each mark, so that they can be compared. */
export function plainWords(text: string): string {
  return compact(text).text.replace(QUOTES, '');
}
