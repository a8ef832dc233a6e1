import { choiceIn } from './lexer/choice.ts';
import type { Lexicon } from './lexer/lexicon.ts';

/** The words by which a report speaks of what was charged for answering requests. */
export interface FeeWords {
  /** A line that has them speaks of such fees. */
  readonly fees: RegExp;
  /** The notices by which they are asked for. */
  readonly notices: RegExp;
}

/** The words for fees that a language has. */
export function feeWordsOf(lexicon: Lexicon): FeeWords {
  const choice = choiceIn(lexicon);
  return {
    fees: new RegExp(`${choice('fee')}|处理费|收取[^。；，]{0,15}费|费用`),
    notices: new RegExp(choice('fee-notice')),
  };
}
