import { add, type Decimal, equal, ZERO } from '../../figure/decimal.ts';
import { canMeanSame, requestsIn } from '../claims/slot-query.ts';
import type { Sum } from './derived.ts';
import type { LineNumber, LineNumbers } from './numbers.ts';

/** Words between the last number of a list and its sum. */
const TOTAL = /^[，、；](?:共|共计|合计|总计|总共|一共)(?:为|是|有|：)?$/;
/** Words among the numbers of a list that may be incomplete or may overlap. */
const NOT_ALL =
  /等|主要|多数|大多|其余|部分|比如|例如|如|约|近|余|每|均|以上|又|再|仍|还|重复|含|包括|较|比|占/;
/** At most 2^12 subsets are tried. Longer lists are not checked. */
const LONGEST = 12;

/** The sum of the list before a number, as that number states it. Undefined if there is no such list. */
export function listSumAt(line: LineNumbers, index: number): Sum | undefined {
  const here = line.numbers[index];
  const { value } = here?.token ?? {};
  if (!here || !value || !TOTAL.test(here.gap) || here.token.end !== here.clause.end)
    return undefined;
  if (line.count(here)) return undefined;
  const before = line.before(index).toReversed();
  const values = before.flatMap((number) => partOf(number) ?? []);
  if (values.length !== before.length || values.length > LONGEST) return undefined;
  const first = before.findLastIndex(({ gap }) => gap.includes('其中'));
  const list = before.slice(Math.max(first, 0));
  if (list.length < 2 || NOT_ALL.test(list.map(({ gap }) => gap).join('，'))) return undefined;
  const isApart = list.every((number) => !isWhole(line, number)) || isNewAndCarried(line, list);
  if (first < 0 && !(isEnumerated(list) && isApart)) return undefined;
  const parts = list.flatMap((number) => partOf(number) ?? []);
  return { kind: 'sum', number: line.span(here), value, parts, others: values };
}

/**
 * Whether the same mark separates all items of a list. An item joined in another way may not belong to
 * it.
 */
function isEnumerated([, ...rest]: readonly LineNumber[]): boolean {
  return ['、', '，'].some((mark) => rest.every(({ gap }) => gap.startsWith(mark)));
}

/** Whether a number counts all requests, so that other numbers of its list may be parts of it. */
function isWhole(line: LineNumbers, number: LineNumber): boolean {
  const { readings } = line.count(number) ?? {};
  return readings !== undefined && canMeanSame(readings, ALL_REQUESTS);
}

const ALL_REQUESTS = requestsIn([['received'], ['answered']]);
const NEW_AND_CARRIED = ['received', 'carried'].flatMap(
  (row) => requestsIn([[row]])[0]?.join() ?? [],
);

/** `新收申请12件，上年结转2件，共计14件`: new and carried-over requests are no parts of each other. */
function isNewAndCarried(line: LineNumbers, list: readonly LineNumber[]): boolean {
  const counted = list.map((number) => line.count(number)?.readings[0]?.join());
  return list.length === 2 && NEW_AND_CARRIED.every((one) => counted.includes(one));
}

/** Whether some of a list's numbers add up to a value. */
export function isSumOfSome(value: Decimal, parts: readonly Decimal[]): boolean {
  let sums: Decimal[] = [ZERO];
  for (const part of parts) sums = [...sums, ...sums.map((sum) => add(sum, part))];
  return sums.some((sum) => equal(sum, value));
}

/** The count of a number that counts cases exactly; undefined for other numbers. */
function partOf({ token }: LineNumber): Decimal | undefined {
  return token.percent || token.end === token.numberEnd ? undefined : token.value;
}
