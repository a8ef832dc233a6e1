import { compare, decimal, equal } from '../../figure/decimal.ts';
import type { Readings, SlotId } from '../claims/slot.ts';
import type { Share, Stated } from './derived.ts';
import type { LineNumber, LineNumbers } from './numbers.ts';

/** What a share says that it is a share of: all requests, all reviews or suits, or nothing more. */
const REQUESTS = `(?:全年|全部|所有|本年度?|年度|今年)?(?:新收|收到|受理|接收|办理|收办|办结|答复|处理)?(?:的)?(?:全部|所有)?(?:政府信息公开|信息公开|依申请公开)?(?:申请|案件|件)?`;
const LEGAL = `(?:全部|所有)?(?:政府信息公开)?(?:行政)?(?<legal>复议|诉讼)(?:申请|案件)?`;
const ALL = `(?:(?:总数|总量|总件数|总|数量|总和)?(?:的)?)`;
const LEADS = `(?:比|比例|比重)?(?:为|是|达|达到|：)?`;

/** Between a part's number and the percentage: `，占`, `（占总数的`, `，占比为`. */
const SHARE = new RegExp(`^(?:申请|案件)?[，、（]?所?占(?:${LEGAL}|${REQUESTS})${ALL}${LEADS}$`);
/** `自然人764件（90.8%）`, read so only where 其中 says that it is a part. */
const BARE = /^（$/;
/** Before the first share of a list: `，分别占`. */
const RESPECTIVELY = new RegExp(`^[，、]?分别占(?:${REQUESTS})${ALL}${LEADS}$`);
/** No list of parts is as long. */
const LONGEST = 12;
/** Behind a part's name: `自然人申请占`. */
const NAMED = new RegExp(`(?:申请|数量|的)?所?占(?:${REQUESTS})${ALL}${LEADS}$`);

/** The share that a percentage tells; undefined where it tells none, or not for certain of what. */
export function shareAt(line: LineNumbers, index: number): Share | undefined {
  const here = line.numbers[index];
  const { percentage } = here?.token ?? {};
  if (!here || !percentage) return undefined;
  const found = partOf(line, index, here);
  const family = found && wholesOf(found.part.readings);
  if (!family) return undefined;
  const wholes = line
    .before(index)
    .flatMap((number) => line.stated(number) ?? [])
    .filter(({ readings }) => readings.some((reading) => family.some(isSame(reading))));
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

function partOf(line: LineNumbers, index: number, here: LineNumber) {
  const listed = listedPart(line, index);
  if (listed) return { part: listed };
  const before = line.numbers[index - 1];
  const named = line.named(here);
  if (named) return NAMED.test(here.gap) ? { part: { readings: named.readings } } : undefined;
  const part = before && before.sentence === here.sentence && line.stated(before);
  const branch = before && line.count(before)?.branch;
  if (!part || (branch !== undefined && branch !== 'whole' && branch !== 'legal')) return undefined;
  if (branch === 'whole' && BARE.test(here.gap)) return { part };
  const match = SHARE.exec(here.gap);
  const legal = match?.groups?.legal;
  if (!match || (legal !== undefined && legal !== kindOf(part.readings))) return undefined;
  return { part };
}

/** `自然人180件、法人20件，分别占90%和10%`: the part in a share's own place in a list as long as theirs. */
function listedPart(line: LineNumbers, index: number): Stated | undefined {
  const { numbers } = line;
  let first = index;
  while (index - first < LONGEST && isNextInList(numbers[first])) first--;
  if (!RESPECTIVELY.test(numbers[first]?.gap ?? '')) return undefined;
  let end = index + 1;
  while (end - first < LONGEST && isNextInList(numbers[end])) end++;
  const parts = numbers.slice(Math.max(0, first - (end - first)), first);
  const [head, ...rest] = parts;
  // One number more in the list, and which share is whose cannot be told.
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

const ALL_REQUESTS: Readings = [['new.total'], ['new.total', 'carry.total'], ['r7.total']];

/** Sums of slots that a part can be a share of; undefined where it is no part of a whole in the tables. */
function wholesOf(readings: Readings): Readings | undefined {
  const slots = readings.flat();
  const rows = slots.map((slot) => slot.slice(0, slot.lastIndexOf('.')));
  const columns = slots.map((slot) => slot.slice(slot.lastIndexOf('.') + 1));
  if (rows.every((row) => /^(?:r[1-6](?:\.\d)?|next|carry)$/.test(row))) return ALL_REQUESTS;
  if (rows.every((row) => /^(?:new|carry|r7)$/.test(row)) && !columns.includes('total')) {
    return ALL_REQUESTS;
  }
  if (readings.length === 1 && rows.length === 1 && rows[0] === 'r7') return ALL_REQUESTS;
  if (rows.every((row) => row === 'review') && !columns.includes('total')) {
    return [['review.total']];
  }
  const suits = rows.every((row) => row === 'direct' || row === 'after');
  return suits && !(rows.length === 2 && columns.includes('total'))
    ? [['direct.total', 'after.total']]
    : undefined;
}

function kindOf(readings: Readings): string {
  const [slot = ''] = readings.flat();
  return slot.startsWith('review.') ? '复议' : /^(?:direct|after)\./.test(slot) ? '诉讼' : '申请';
}

function isSame(a: readonly SlotId[]): (b: readonly SlotId[]) => boolean {
  return (b) => a.length === b.length && a.every((slot, index) => slot === b[index]);
}

const HUNDRED = decimal(100);
