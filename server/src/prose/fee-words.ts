import { choiceIn } from './lexer/choice.ts';
import type { Lexicon } from './lexer/lexicon.ts';

/** The words of a report for charges for answering requests. */
export interface FeeWords {
  /** A line that matches is about such charges. */
  readonly fees: RegExp;
  /** The notices by which they are charged. */
  readonly notices: RegExp;
}

/** Makes the patterns for a language. */
export function feeWordsOf(lexicon: Lexicon): FeeWords {
  const choice = choiceIn(lexicon);
  return {
    fees: new RegExp(`${choice('fee')}|处理费|收取[^。；，]{0,15}费|费用`),
    notices: new RegExp(choice('fee-notice')),
  };
}
