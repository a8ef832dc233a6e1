import { choiceIn } from '../lexer/choice.ts';
import type { Lexicon } from '../lexer/lexicon.ts';

/** What may say when, whose and how lawfully, and takes nothing out of the whole. */
const WHEN = '(?:\\d{4}年度?|全年度?|本年度?|今年|年度内)';
const WHOSE =
  '(?:全[区市县省州旗盟镇乡]|[我本](?:[区市县省州旗盟镇乡局委厅办]|单位|机关|部门|中心|街道))';
const HOW = '(?:依法|依规|按规定|按照规定|依照规定|共|共计|合计|总计|实际|已)';
const SETTING = `(?:${WHEN}|${WHOSE})*`;

/** What tells whether an amount is all that a body charged in the year. */
export interface Charges {
  /** Whether what stands before an amount in its clause says that it is. */
  isAll(lead: string, agency: string): boolean;
  /** Whether a clause says nothing that could make the charges behind it those of one matter alone. */
  isPlain(clause: string, agency: string): boolean;
  /** Whether a clause speaks of what is charged for answering requests. */
  isForRequests(clause: string): boolean;
}

/** The charges that a language has words for. */
export function chargesOf(lexicon: Lexicon): Charges {
  const choice = choiceIn(lexicon);
  // `2024年我局依法收取行政事业性收费共计`: all of the year's charges lead to the amount.
  const lead = new RegExp(
    `^${SETTING}${HOW}*(?:收取|征收|收缴|实收)?(?:的)?${choice('charge')}(?:总?金额|总额|收入)?${HOW}?(?:为|是|达|：)?$`,
  );
  // What stands beside charges in the same section: 作出行政处罚决定3件, 废止2件.
  const done = choice('decided', 'made', 'repealed', 'in-force');
  const things = choice('document', 'licence', 'penalty', 'compulsion');
  const listed = `${done}?(?:${things}(?:决定|措施)?)?(?:数量)?[\\d,]+[件宗]`;
  // A clause before it that leaves it whole: a time, whose report it is, or what the section counts.
  const plain = new RegExp(
    `^(?:在|[一二三四五六]是)?${SETTING}(?:${choice('unasked')}${choice('information')}?(?:方面|工作)?|${HOW}*${listed}(?:[、和及]${listed})*)?$`,
  );
  // Where these are spoken of, the charges may be those for answering requests alone.
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
