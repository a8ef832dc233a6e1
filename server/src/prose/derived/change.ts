import type { Decimal } from '../../figure/decimal.ts';
import { canMeanSame } from '../claims/slot-query.ts';
import { choiceIn } from '../lexer/choice.ts';
import type { Lexicon } from '../lexer/lexicon.ts';
import type { StatedChange } from './derived.ts';
import type { LineNumbers } from './numbers.ts';

const LAST_YEAR = String.raw`(?:上年度?|上一年度?|去年度?|\d{4}年度?)(?:同期)?`;
const RISES = '增长|增加|上升|提高|增多|多';
const FALLS = '减少|下降|降低|回落|少';
const WAY = `(?:有所)?(?:(?<up>${RISES})|(?<down>${FALLS}))(?:了|为|达|率为|幅度为)?`;
const COMPARED = `(?:同比|与?(?:比|较|相比|相较|同)于?${LAST_YEAR}(?:相比|比)?)`;

/** Patterns for the words before a difference, with the words of a form. */
export interface ChangeWords {
  /** Between this year's number and the difference: `，同比增长`, `（较2023年减少`. */
  readonly change: RegExp;
  /** Between this year's number and last year's: `，较去年的545件增加67件`, `（2023年为545件），增加67件`. */
  readonly against: RegExp;
}

/** Makes the patterns for a language. */
export function changeWordsOf(lexicon: Lexicon): ChangeWords {
  const thing = `${choiceIn(lexicon)('bare')}?`;
  return {
    change: new RegExp(`^${thing}[，、（]?${COMPARED}，?${thing}(?:数量|总量|总数|量)?${WAY}$`),
    against: new RegExp(
      `^${thing}(?:[，、（]?与?(?:比|较|相比|相较|同)于?${LAST_YEAR}的?|（${LAST_YEAR}[为是]?)（?$`,
    ),
  };
}

/** Between last year's number and the difference. */
const THEN = new RegExp(`^）?(?:相比)?，?(?:同比)?${WAY}$`);
/** Between two differences: `增加67件，增长12.3%`, `增加67件，增幅为12.3%`. */
const AGAIN = new RegExp(
  `^[，、（]?(?:同比)?(?:(?<up>${RISES})|(?<down>${FALLS})|(?<same>[增降涨]幅|增长率|增速))(?:了|为|达|是)*$`,
);

/** How many numbers are read after this year's: last year's number and two differences. */
const MOST_BEHIND = 3;

/** The numbers of a line that say how much something has changed since last year. */
export function changesIn(
  line: LineNumbers,
  year: number | undefined,
  words: ChangeWords,
): StatedChange[] {
  const found: StatedChange[] = [];
  // In 收到612件，答复610件，同比增长8.7% either number may be meant.
  let [isShared, sentence] = [false, 0];
  for (const [index, number] of line.numbers.entries()) {
    if (number.sentence !== sentence || number.gap.includes('；')) isShared = false;
    sentence = number.sentence;
    const stated = line.stated(number);
    if (!stated) continue;
    const known = found.length;
    const past = pastOf(line, index);
    let before = past;
    let rises: boolean | undefined;
    for (const next of line.numbers.slice(index + 1, index + 1 + MOST_BEHIND)) {
      if (next.sentence !== number.sentence) break;
      const { gap, token } = next;
      const against = rises === undefined && before === past ? words.against.exec(gap) : undefined;
      if (against && token.value && !token.percent && isYearBefore(against, year)) {
        before = [token.value];
        continue;
      }
      const way =
        rises !== undefined
          ? AGAIN.exec(gap)
          : before === past
            ? words.change.exec(gap)
            : THEN.exec(gap);
      const amount = token.percentage ?? (token.percent ? undefined : token.value);
      if (!way || !amount || !isYearBefore(way, year)) break;
      const up: boolean | undefined = way.groups?.same ? rises : way.groups?.up !== undefined;
      if (up === undefined || (isShared && before.length === 0)) break;
      rises = up;
      const percent = token.percentage !== undefined;
      found.push({
        kind: 'change',
        number: line.span(next),
        amount,
        percent,
        rises,
        now: stated,
        before,
      });
    }
    isShared = found.length === known;
  }
  return found;
}

/** Last year's numbers of the same thing, stated earlier in the sentence. */
function pastOf(line: LineNumbers, index: number): Decimal[] {
  const here = line.numbers[index];
  const count = here && line.count(here);
  if (!count) return [];
  return line.before(index).flatMap((number) => {
    const past = line.past(number);
    return past && canMeanSame(past.readings, count.readings) ? past.value : [];
  });
}

function isYearBefore([gap]: RegExpExecArray, year: number | undefined): boolean {
  const named = /\d{4}/.exec(gap)?.[0];
  return named === undefined || Number(named) + 1 === year;
}
