import { choiceIn } from '../lexer/choice.ts';
import type { Lexicon } from '../lexer/lexicon.ts';

/** Words for time, body and manner, which do not restrict an amount to a part. */
const WHEN = '(?:\\d{4}年度?|全年度?|本年度?|今年|年度内)';
const WHOSE =
  '(?:全[区市县省州旗盟镇乡]|[我本](?:[区市县省州旗盟镇乡局委厅办]|单位|机关|部门|中心|街道))';
const HOW = '(?:依法|依规|按规定|按照规定|依照规定|共|共计|合计|总计|实际|已)';
const SETTING = `(?:${WHEN}|${WHOSE})*`;

/** Recognises amounts that are all that a body charged in the year. */
export interface Charges {
  /** Whether the words before an amount in its clause say so. */
  isAll(lead: string, agency: string): boolean;
  /** Whether a clause contains nothing that could restrict later charges to one subject. */
  isPlain(clause: string, agency: string): boolean;
  /** Whether a clause is about charges for answering requests. */
  isForRequests(clause: string): boolean;
}

/** Makes the recogniser for a language. */
export function chargesOf(lexicon: Lexicon): Charges {
  const choice = choiceIn(lexicon);
  // Words that lead to an amount of all charges: `2024年我局依法收取行政事业性收费共计`.
  const lead = new RegExp(
    `^${SETTING}${HOW}*(?:收取|征收|收缴|实收)?(?:的)?${choice('charge')}(?:总?金额|总额|收入)?${HOW}?(?:为|是|达|：)?$`,
  );
  // What the same section lists beside charges: 作出行政处罚决定3件, 废止2件.
  const done = choice('decided', 'made', 'repealed', 'in-force');
  const things = choice('document', 'licence', 'penalty', 'compulsion');
  const listed = `${done}?(?:${things}(?:决定|措施)?)?(?:数量)?[\\d,]+[件宗]`;
  // An earlier clause that restricts nothing: a time, a body, or other things that the section counts.
  const plain = new RegExp(
    `^(?:在|[一二三四五六]是)?${SETTING}(?:${choice('unasked')}${choice('information')}?(?:方面|工作)?|${HOW}*${listed}(?:[、和及]${listed})*)?$`,
  );
  // After these words, charges may be only those for answering requests.
  const forRequests = new RegExp(choice('fee'));
  return {
    isAll: (text, agency) => lead.test(without(text, agency)),
    isPlain: (text, agency) => plain.test(without(text, agency)),
    isForRequests: (text) => forRequests.test(text),
  };
}

function without(text: string, agency: string): string {
  return agency === '' ? text : text.replace(agency, '');
}
