import type { Paragraph } from '../../draft/block.ts';
import { keep } from '../../draft/keep.ts';
import type { Site } from '../../form/found-table.ts';
import { type ProseLine, proseLine, siteIn } from '../../form/prose-line.ts';
import { type Passage, passagesIn } from '../arithmetic/passage.ts';
import type { Quantity } from '../arithmetic/quantity.ts';
import type { ReckonedFault } from '../arithmetic/reckoned.ts';
import { type Compact, compact, spanIn } from '../lexer/compact.ts';
import { plainWords } from '../sentences/plain-words.ts';

/** A number or a word of the prose that should follow from numbers, in its line or elsewhere, and does not. */
export interface WrongAcross {
  readonly site: Site;
  /** Where the numbers are from which it should follow. */
  readonly from: readonly Site[];
  /** The calculation with the numbers as written. */
  readonly reckoning: string;
  readonly fault: ReckonedFault;
}

/** A line with its numbers. */
export interface NumberedLine {
  readonly line: ProseLine;
  readonly compact: Compact;
  readonly passages: readonly Passage[];
}

/** The words of a line, see `plainWords`. They are read once for its paragraph. */
export function wordsOfLine({ paragraph }: ProseLine): string {
  return wordsIn(paragraph).words;
}

const wordsIn = keep((paragraph: Paragraph) => ({ words: plainWords(proseLine(paragraph).text) }));

/** The numbers of a line. They are read once for its paragraph. */
export function numberedLine({ paragraph }: ProseLine): NumberedLine {
  return numbersIn(paragraph);
}

const numbersIn = keep((paragraph: Paragraph): NumberedLine => {
  const line = proseLine(paragraph);
  const text = compact(line.text);
  return { line, compact: text, passages: passagesIn(text.text) };
});

/** Where a number of a line is. */
export function siteOfNumber(
  { line, compact: text }: NumberedLine,
  said: Pick<Quantity, 'start' | 'numberEnd'>,
): Site {
  return siteIn(line, spanIn(text, said.start, said.numberEnd));
}
