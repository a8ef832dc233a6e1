import { choiceIn } from './lexer/choice.ts';
import type { Lexicon } from './lexer/lexicon.ts';

/** Patterns for how a report names its own year. Each has the digits of the year as its group `year`. */
export interface OwnYearWords {
  /** How a report names itself: `现将2024年政府信息公开工作情况报告如下`, `本年报是区水务局编制的2024年度报告`. */
  readonly itself: RegExp;
  /** `2024年，我局共收到政府信息公开申请3件`, at the start of a sentence. */
  readonly counts: RegExp;
}

const YEAR = String.raw`(?<![\d０-９\-－—–~～至到])(?<year>20[0-9]{2}|２０[０-９]{2})\s*年度?`;
const ANNOUNCED = String.raw`(?:现(?:将|就|公布|发布|向社会公布)|特(?:向社会)?公布)[^。；\d０-９]{0,40}`;
const COMPILED = '^本(?:年报|报告|年度报告)[^。；]{0,120}编制(?:而成)?的';
const WHOSE =
  '(?:本机关|本单位|本区|本县|本市|我[局办委区县市镇街道]{1,2}|全[区县市镇局])?(?:共|共计|累计|新)*';

/** Makes the patterns for a language. */
export function ownYearWordsOf(lexicon: Lexicon): OwnYearWords {
  const choice = choiceIn(lexicon);
  const matter = choice('disclosure');
  const done = choice('received', 'receive', 'unasked');
  return {
    itself: new RegExp(
      `(?:${ANNOUNCED}|${COMPILED})${YEAR}[^。；]{0,20}${matter}(?!(?:工作)?要点)[^。；]{0,20}(?:报告|公布|公开|通报)`,
    ),
    counts: new RegExp(
      `(?<=^|[。；：]|[）、])${YEAR}[，,]?${WHOSE}${done}[^。；，,]{0,30}[\\d０-９]+[件条]`,
    ),
  };
}
