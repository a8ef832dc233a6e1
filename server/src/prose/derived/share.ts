import { compare, decimal, equal } from '../../figure/decimal.ts';
import {
  canMeanSame,
  isOfApplicant,
  isOfOutcomes,
  meaningsIn,
  proceedingsIn,
  type Readings,
  requestsIn,
  rowsOfVerbs,
  type SlotQuery,
} from '../claims/slot-query.ts';
import { choiceIn } from '../lexer/choice.ts';
import type { Lexicon } from '../lexer/lexicon.ts';
import { isStock, REQUEST_VERBS } from '../meanings.ts';
import type { Share, Stated } from './derived.ts';
import type { LineNumber, LineNumbers } from './numbers.ts';

/**
 * Patterns for the words before a share. They may name its whole: all requests, all reviews, or all
 * suits.
 */
export interface ShareWords {
  /** Between a part's number and the percentage: `，占`, `（占总数的`, `，占比为`. */
  readonly share: RegExp;
  /** Before the first share of a list: `，分别占`. */
  readonly respectively: RegExp;
  /** After a part's name: `自然人申请占`. */
  readonly named: RegExp;
}

const ALL = '(?:(?:总数|总量|总件数|总|数量|总和)?(?:的)?)';
const LEADS = '(?:比|比例|比重)?(?:为|是|达|达到|：)?';

/** Makes the patterns for a language. */
export function shareWordsOf(lexicon: Lexicon): ShareWords {
  const choice = choiceIn(lexicon);
  const matter = choice('disclosure', 'on-request');
  const request = choice('request');
  const requests = `(?:全年|全部|所有|本年度?|年度|今年)?(?:${choice(...REQUEST_VERBS)})?(?:的)?(?:全部|所有)?(?:${matter})?(?:${request}|案件|件)?`;
  const proceedings = `(?:全部|所有)?(?:${matter})?(?:(?<review>${choice('review')})|(?<suit>${choice('suit')}))(?:申请|案件)?`;
  return {
    share: new RegExp(
      `^(?:${request}|案件)?[，、（]?所?占(?:${proceedings}|${requests})${ALL}${LEADS}$`,
    ),
    respectively: new RegExp(`^[，、]?分别占(?:${requests})${ALL}${LEADS}$`),
    named: new RegExp(`(?:${request}|数量|的)?所?占(?:${requests})${ALL}${LEADS}$`),
  };
}

/** `自然人764件（90.8%）`. It counts as a share only after 其中. */
const BARE = /^（$/;
/** Maximum length of a list of parts. */
const LONGEST = 12;

/** How many shares on each side are considered to find the common whole. */
const MOST_BESIDE = 6;

/** The shares stated in a line. */
export function sharesIn(line: LineNumbers, words: ShareWords): Share[] {
  const found = [...line.numbers.keys()].flatMap((index) => {
    const share = shareAt(line, index, words);
    return share ? { share, sentence: line.numbers[index]?.sentence } : [];
  });
  return found.map(({ share, sentence }, index) => ({
    ...share,
    beside: found
      .slice(Math.max(0, index - MOST_BESIDE), index + MOST_BESIDE + 1)
      .flatMap(({ share: { part, percentage }, sentence: other }) =>
        other === sentence && percentage !== share.percentage && 'value' in part
          ? { part: part.value, percentage }
          : [],
      ),
  }));
}

/** The share that a percentage states; undefined if it is none, or if its part or whole is uncertain. */
function shareAt(
  line: LineNumbers,
  index: number,
  words: ShareWords,
): Omit<Share, 'beside'> | undefined {
  const here = line.numbers[index];
  const { percentage } = here?.token ?? {};
  if (!here || !percentage) return undefined;
  const found = partOf(line, index, here, words);
  const family = found && wholesOf(found.part.readings);
  if (!family) return undefined;
  const wholes = line
    .before(index)
    .flatMap((number) => line.stated(number) ?? [])
    .filter(({ readings }) => canMeanSame(readings, family));
  return {
    kind: 'share',
    number: line.span(here),
    percentage,
    part: found.part,
    wholes,
    wholeReadings: family,
    others: line.values,
    evened: equal(line.percentages(here), HUNDRED) && compare(percentage, HUNDRED) < 0,
  };
}

function partOf(line: LineNumbers, index: number, here: LineNumber, words: ShareWords) {
  const listed = listedPart(line, index, words);
  if (listed) return { part: listed };
  const before = line.numbers[index - 1];
  const named = line.named(here);
  if (named) return words.named.test(here.gap) ? { part: { readings: named.readings } } : undefined;
  const part = before && before.sentence === here.sentence && line.stated(before);
  const branch = before && line.count(before)?.branch;
  if (!part || (branch !== undefined && branch !== 'whole' && branch !== 'proceedings'))
    return undefined;
  if (branch === 'whole' && BARE.test(here.gap)) return { part };
  const said = words.share.exec(here.gap);
  const kind = said?.groups?.review ? 'review' : said?.groups?.suit ? 'suit' : undefined;
  if (!said || (kind && !allMean(part.readings, kind))) return undefined;
  return { part };
}

/** `自然人180件、法人20件，分别占90%和10%`: the part at the same place in a list of equal length. */
function listedPart(
  line: LineNumbers,
  index: number,
  { respectively }: ShareWords,
): Stated | undefined {
  const { numbers } = line;
  let first = index;
  while (index - first < LONGEST && isNextInList(numbers[first])) first--;
  if (!respectively.test(numbers[first]?.gap ?? '')) return undefined;
  let end = index + 1;
  while (end - first < LONGEST && isNextInList(numbers[end])) end++;
  const parts = numbers.slice(Math.max(0, first - (end - first)), first);
  const [head, ...rest] = parts;
  // With one more number in the list, it is uncertain which share belongs to which part.
  const isWhole =
    parts.length === end - first && !isJoined(head) && rest.every(isJoined) && parts.every(isHere);
  const part = parts[index - first];
  return isWhole && part ? line.stated(part) : undefined;

  function isHere({ sentence }: LineNumber): boolean {
    return sentence === numbers[index]?.sentence;
  }
}

function isNextInList(number: LineNumber | undefined): boolean {
  return number?.token.percentage !== undefined && /^(?:和|及|与|、|，)$/.test(number.gap);
}

function isJoined(number: LineNumber | undefined): boolean {
  return number?.gap.startsWith('、') ?? false;
}

const ALL_REQUESTS = requestsIn([...rowsOfVerbs(['receive']), ['answered']]);
const [ALL_SUITS = []] = proceedingsIn(['suit']);

/** The sums that may be the whole of a part; undefined if the tables have no whole for it. */
function wholesOf(readings: Readings): Readings | undefined {
  const queries = readings.flat();
  const [query, more] = queries;
  const isOfRequests =
    isOfOutcomes(readings) ||
    queries.every((one) => meaningsIn(one).some(isStock)) ||
    queries.every(isOfApplicant) ||
    (query !== undefined && !more && meaningsIn(query).includes('answered'));
  if (isOfRequests) return ALL_REQUESTS;
  if (allMean(readings, 'review')) {
    return queries.some((one) => meaningsIn(one).includes('total'))
      ? undefined
      : proceedingsIn(['review']);
  }
  return allMean(readings, 'suit') && !readings.some((sum) => sum.join() === ALL_SUITS.join())
    ? [ALL_SUITS]
    : undefined;
}

function allMean(readings: Readings, meaning: string): boolean {
  return readings.every((sum) =>
    sum.every((query: SlotQuery) => meaningsIn(query).includes(meaning)),
  );
}

const HUNDRED = decimal(100);
