import { choiceIn } from '../lexer/choice.ts';
import type { Clause } from '../lexer/clauses.ts';
import type { Lexicon } from '../lexer/lexicon.ts';
import type { WordToken } from '../lexer/token.ts';
import { isResult, type Proceeding, RESULTS } from '../meanings.ts';
import { type Context, isOwn } from './context.ts';
import { MOST_COUNTED } from './meant.ts';
import { proceedingsIn, type Readings, requestsIn } from './slot-query.ts';

/**
 * Words that say that everything counted so far ended in one way. The number of every other end is then
 * 0.
 */
export interface AllDone {
  readonly start: number;
  readonly end: number;
  readonly readings: Readings;
}

/** Finds such words in a compact text. */
export interface AllDoneFinder {
  /** Whether a line without any number may contain such words. */
  mayBeIn(text: string): boolean;
  find(text: string, clause: Clause, context: Context): AllDone | undefined;
}

const ALL = /均|全部|全都|皆|都|悉数|所有/;
/** 均获维持, 全部被纠正, 均尚未审结. */
const ALL_SO = new RegExp(
  `(?:${ALL.source})(?:已经?|获得?|被|予以|得到|为|是|由|依法|最终|判决|裁定|行政机关|结果){0,4}$`,
);
const BEHIND_RESULT = /^(?:(?:原)?(?:行政行为|决定|答复|具体行政行为)|了|的)?$/;
/** Words for how it was done. They do not restrict it to a part. */
const HOW = `${ALL.source}|已经?|按期|按时|按要求|按规定|按照规定|如期|及时|依法|依规|顺利|予以|得到|在?(?:法定|规定|承诺)?(?:期限|时限|时间)之?内|当年|年内|、`;
const WHOSE = '以上|上述|收到的?|受理的?|接收的?|新收的?|本年度?|全年|各类|所有|全部';

/** Makes the finder for a language. */
export function allDoneIn(lexicon: Lexicon): AllDoneFinder {
  const choice = choiceIn(lexicon);
  const done = `(?:${HOW}){1,6}${choice('completed')}`;
  const whole = new RegExp(
    `^(?:${WHOSE}){0,3}(?<request>${choice('request')})?(?:事项|件)?${done}了?$`,
  );
  const some = new RegExp(done);
  return {
    mayBeIn: (text) => some.test(text),
    find: (text, clause, context) => {
      const said = text.slice(clause.start, Math.min(clause.end, clause.start + LONGEST));
      const from = said.search(ALL);
      if (from < 0) return undefined;
      const result = resultOfAll(text, clause, context);
      const match = result || clause.end - clause.start > LONGEST ? null : whole.exec(said);
      if (!match || !canBeDone(context, match.groups?.request !== undefined)) return result;
      const [start, end] = [clause.start + from, clause.end];
      return { start, end, readings: requestsIn([['handed-on']]) };
    },
  };
}

/** Maximum length of a clause that says only this. */
const LONGEST = 60;

/** Whether everything received is meant. A statement about answered requests alone says nothing new. */
function canBeDone(context: Context, isNamed: boolean): boolean {
  const { segment, bracket, line } = context;
  if (!isOwn(context) || segment.branch !== undefined || segment.channel) return false;
  if (isNamed) return true;
  const isCounted = bracket.last === 'whole' || bracket.last === 'carried';
  return isCounted && (line.whole ?? []).some((sum) => sum.includes('received'));
}

function resultOfAll(text: string, clause: Clause, context: Context): AllDone | undefined {
  const word = clause.tokens.findLast(
    (token) => token.kind === 'word' && isResult(token.word.meaning),
  );
  if (word?.kind !== 'word' || !isOwn(context) || context.segment.branch !== undefined) {
    return undefined;
  }
  const before = text.slice(Math.max(clause.start, word.start - LONGEST), word.start);
  const all = ALL_SO.exec(before);
  if (!all || !BEHIND_RESULT.test(text.slice(word.end, Math.min(clause.end, word.end + 10)))) {
    return undefined;
  }
  const readings = othersThan(word, kindsOf(context));
  if (readings.length === 0) return undefined;
  return { start: word.start - all[0].length, end: word.end, readings };
}

/** The proceedings counted in the segment with a number other than zero. */
function kindsOf({ segment }: Context): Proceeding[] {
  if (segment.counted.length >= MOST_COUNTED) return [];
  return segment.counted.flatMap(({ kind, isZero }) => (isZero ? [] : kind));
}

/** The other ways in which they may have ended: all of them, or only the last kind. */
function othersThan({ word }: WordToken, kinds: readonly Proceeding[]): Readings {
  const results = RESULTS.filter((result) => result !== word.meaning);
  const all = kinds.filter((kind) => kind === 'review' || kind === 'suit');
  const last = kinds.slice(-1);
  const meant = all.length > 1 ? [all, last] : [last];
  return meant.flatMap((some) =>
    some.length === 0 ? [] : [results.flatMap((result) => proceedingsIn(some, result).flat())],
  );
}
