import { ownCopy } from '../draft/text.ts';
import { labelKey } from '../form/label.ts';
import { type Amount, readAmount } from './amount.ts';
import { type NumberStyle, type StyleSigns, styleSignsIn } from './number-style.ts';
import {
  codeOf,
  isRoundedUnit,
  type Meaning,
  meaningOf,
  numberingOf,
  speaksOfTotal,
  withoutBlanks,
} from './words.ts';

/** The meaning of a label by itself. */
export interface LabelWords {
  readonly meaning: Meaning;
  readonly name: string;
  readonly key: string;
  readonly numbering: string;
  readonly code: string;
  readonly speaksOfTotal: boolean;
  readonly isRoundedUnit: boolean;
}

/** The text of a cell, read as a number. */
export interface NumberText {
  readonly signs: StyleSigns;
  /** What it says in a table that writes its numbers in a certain way. */
  amountIn(style: NumberStyle): Amount;
}

/** What texts of cells say. An edit changes few of them, and moves the others. */
export interface Memory {
  numberOf(text: string): NumberText;
  wordsOf(text: string): LabelWords;
}

/** Texts of each kind that are remembered: those of a few large tables. */
const MOST_TEXTS = 50_000;
const LONGEST_TEXT = 100;

/** Makes an empty memory. */
export function newMemory(): Memory {
  return {
    numberOf: remember((text) => new ReadNumber(text)),
    wordsOf: remember((text) => ({
      meaning: meaningOf(text),
      name: withoutBlanks(text),
      key: labelKey(text),
      numbering: numberingOf(text),
      code: codeOf(text),
      speaksOfTotal: speaksOfTotal(text),
      isRoundedUnit: isRoundedUnit(text),
    })),
  };
}

class ReadNumber implements NumberText {
  readonly signs: StyleSigns;
  readonly #text: string;
  #style: NumberStyle | undefined;
  #amount: Amount | undefined;

  constructor(text: string) {
    this.#text = text;
    this.signs = styleSignsIn(text);
  }

  amountIn(style: NumberStyle): Amount {
    const isSame = this.#style?.point === style.point && this.#style.groups === style.groups;
    const amount = (isSame && this.#amount) || readAmount(this.#text, style);
    this.#style = style;
    this.#amount = amount;
    return amount;
  }
}

/** Memoizes a function of a text. If there are too many texts, all are forgotten. */
function remember<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (text.length > LONGEST_TEXT) return find(text);
    if (known.size >= MOST_TEXTS) known.clear();
    // A part of a text holds on to all of it.
    const own = ownCopy(text, 0, text.length);
    const answer = find(own);
    known.set(own, answer);
    return answer;
  };
}
