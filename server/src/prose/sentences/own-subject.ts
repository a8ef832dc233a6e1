import type { ReportFacts } from '../claims/said.ts';

const NUMBERING = /^(?:（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十\d]{1,3}[、.．])+/;
const YEAR = /(?<year>20\d\d)年(?:度|初|末)?(?=\D|$)/;
/** Words for the report's own body. */
const SELF =
  /^(?:本年度?|当年|全年|年度|[本我](?:局|委|办|处|中心|所|站|院|校|馆|队|街道|镇|乡)|[本我]?(?:部门|单位|机关)|共|共计)*$/;

/** A text without the number of a list item before it. */
export function withoutNumbering(text: string): string {
  return text.replace(NUMBERING, '');
}

/**
 * Whether words before the name of an amount say nothing but that it is this report's: its body, its year, or
 * nothing at all.
 */
export function isOwnSubject(words: string, { agency, year }: ReportFacts): boolean {
  const said = YEAR.exec(words);
  if (said && Number(said.groups?.year) !== year) return false;
  const rest = words.replace(YEAR, '');
  return SELF.test(rest) || isBody(rest, agency) || isBody(rest.replace(ENDS_SELF, ''), agency);
}

/** At the end of a body's name: 江城市水务局本年, 江城市水务局部门. */
const ENDS_SELF = /(?:本年度?|当年|全年|年度|部门|单位)+$/;

/** How many characters at its end a short name shares with the full one: 管理处, 规划局. */
const LEAST_SHARED = 2;

/** Whether words are the name of a body, a short form of it, or a longer one. */
function isBody(words: string, agency: string): boolean {
  if (words.length < LEAST_SHARED || agency.length < LEAST_SHARED) return false;
  if (words.endsWith(agency)) return true;
  if (agency.at(-1) !== words.at(-1)) return false;
  let at = 0;
  for (const char of agency) if (char === words.charAt(at)) at++;
  return at === words.length;
}

/** Words for other years, and for some of the bodies only. */
const OTHERS = /上年|去年|上一年|前一年|以前年度|下属|所属|直属|本级|全[市县区省国]|累计|平均/;
const YEARS = /20\d\d(?=年)/g;

/** Whether a stretch of a sentence speaks of another year, or of other bodies. */
export function isOfOthers(text: string, { year }: ReportFacts): boolean {
  if (OTHERS.test(text)) return true;
  return [...text.matchAll(YEARS)].some(([said]) => Number(said) !== year);
}
