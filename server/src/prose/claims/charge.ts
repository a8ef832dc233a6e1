/** What may say when, whose and how lawfully, and takes nothing out of the whole. */
const WHEN = '(?:\\d{4}年度?|全年度?|本年度?|今年|年度内)';
const WHOSE =
  '(?:全[区市县省州旗盟镇乡]|[我本](?:[区市县省州旗盟镇乡局委厅办]|单位|机关|部门|中心|街道))';
const HOW = '(?:依法|依规|按规定|按照规定|依照规定|共|共计|合计|总计|实际|已)';
const SETTING = `(?:${WHEN}|${WHOSE})*`;

/** `2024年我局依法收取行政事业性收费共计`: all of the year's charges lead to the amount. */
const CHARGE = new RegExp(
  `^${SETTING}${HOW}*(?:收取|征收|收缴|实收)?(?:的)?行政事业性收费(?:总?金额|总额|收入)?${HOW}?(?:为|是|达|：)?$`,
);
/** What stands beside charges in the same section: 作出行政处罚决定3件, 废止2件. */
const LISTED = `(?:[作做]出|实施|制发|制定|出台|废止|现行有效)?(?:(?:行政)?规范性文件|行政(?:许可|处罚|强制)(?:处理)?(?:决定|措施)?)?(?:数量)?[\\d,]+[件宗]`;
/** A clause before it that leaves it whole: a time, whose report it is, or what the section counts. */
const PLAIN = new RegExp(
  `^(?:在|[一二三四五六]是)?${SETTING}(?:主动公开(?:政府信息)?(?:方面|工作)?|${HOW}*${LISTED}(?:[、和及]${LISTED})*)?$`,
);

/** Where these are spoken of, the charges may be those for answering requests alone. */
const FOR_REQUESTS = /信息处理费|收费通知/;

/** Whether what stands before an amount in its clause says that it is all that was charged. */
export function isCharge(lead: string, agency: string): boolean {
  return CHARGE.test(without(lead, agency));
}

/** Whether a clause says nothing that could make the charges behind it those of one matter alone. */
export function isPlain(clause: string, agency: string): boolean {
  return PLAIN.test(without(clause, agency));
}

/** Whether a clause speaks of what is charged for answering requests. */
export function isForRequests(clause: string): boolean {
  return FOR_REQUESTS.test(clause);
}

function without(text: string, agency: string): string {
  return agency === '' ? text : text.replace(agency, '');
}
