import type { DocumentLink } from 'vscode-languageserver-types';
import { siteIn } from '../form/prose-line.ts';
import { isReport, placesIn } from './part-spans.ts';
import { type Document, rangeOfSpan } from './place.ts';

/** Links from the addresses in a report's prose, without punctuation after them. */
export function documentLinks(document: Document): DocumentLink[] {
  const { analysis } = document;
  return analysis.parts.flatMap((part) => {
    if (!isReport(analysis, part)) return [];
    const placeOf = placesIn(analysis, part);
    return part.verdict.report.frame.lines.flatMap((line) =>
      addresses(line.text).map(({ start, address }) => {
        const span = placeOf(siteIn(line, { start, end: start + address.length }));
        return { range: rangeOfSpan(document, span), target: address };
      }),
    );
  });
}

/** The characters of an address. Chinese text and punctuation end it. */
const ADDRESS = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/gi;

function addresses(text: string): { start: number; address: string }[] {
  if (!text.includes('://')) return [];
  return [...text.matchAll(ADDRESS)].map((match) => ({
    start: match.index,
    address: withoutPunctuation(match[0]),
  }));
}

/** Punctuation at the end belongs to the sentence, and so does a bracket that the address did not open. */
function withoutPunctuation(address: string): string {
  let round = count(address, ')') - count(address, '(');
  let square = count(address, ']') - count(address, '[');
  let end = address.length;
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    if (last === ')' && round > 0) round--;
    else if (last === ']' && square > 0) square--;
    else if (!/[.,;:!?'*_~]/.test(last)) break;
  }
  return address.slice(0, end);
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
