import type { Block, Paragraph } from '../draft/block.ts';
import type { Form } from './form.ts';
import type { Site } from './found-table.ts';
import { isSentence, type ProseLine, proseLine, siteIn } from './prose-line.ts';
import { type ReportKind, type TitleWords, titleKey } from './title-words.ts';

/** Which report it is. */
export interface ReportName {
  /** The reporting body, as written, without blanks. */
  readonly agency: string;
  readonly year: number;
  readonly kind: ReportKind;
}

/** What the title of a report says. */
export interface Title extends ReportName {
  /** Where the four digits of the year are. */
  readonly yearSite: Site;
  /** The title's last line. */
  readonly site: Site;
  /** All lines of the title. */
  readonly lines: readonly ProseLine[];
}

/** How many lines may precede a title, such as heading lines of a document. */
const LINES_LOOKED_AT = 12;
/** On a published page, the navigation precedes the title. */
const LINES_OF_PAGE_LOOKED_AT = 500;
/** A title has at most three lines: the body's name, and two of the title itself. */
const MOST_LINES = 3;

const FIRST_SECTION = /^一[、.]/;
const YEAR = /(\d{4})年/;
const SUBJECT = /(?:政府)?(?:信息|政务)公开.*$/;

/**
 * The title of a report, such as `江城市临江区2024年政府信息公开工作年度报告`; undefined if it has none. The year may precede
 * or follow the body, and the title may take up to three lines.
 *
 * @param form The form of the report's tables; undefined if no table is known.
 */
export function readTitle(
  blocks: readonly Block[],
  words: TitleWords,
  form: Form | undefined,
): Title | undefined {
  const lines: TitleLine[] = [];
  let isPage = false;
  for (const block of blocks) {
    isPage ||= block.kind === 'paragraph' && block.visible !== undefined && !block.isWrapped;
    const most = isPage ? LINES_OF_PAGE_LOOKED_AT : LINES_LOOKED_AT;
    if (block.kind === 'grid' || lines.length >= most) break;
    const line = titleLine(block);
    if (isPage && FIRST_SECTION.test(line.text)) break;
    lines.push(line);
  }
  const filled = lines.filter(({ text }) => text !== '');
  const isLastLine = ({ text }: TitleLine) => words.endOf(text) !== undefined;
  // A page's navigation names reports of other years. Its title is the last one before the text.
  const last = isPage ? filled.findLastIndex(isLastLine) : filled.findIndex(isLastLine);
  for (let first = last; first >= 0 && first > last - MOST_LINES; first--) {
    const title = titleOf(filled.slice(first, last + 1), words, form);
    if (title && title.agency !== '') return title;
  }
  return undefined;
}

/** How the title of a report ends that may have no known table: 2024年度部门决算公开, 2023年国民经济和社会发展统计公报. */
const ANY_REPORT =
  /(\d{4})年.{0,40}(?:[决预]算|年度报告|年报|公报|工作报告)(?:公开)?(?:报告|情况)?(?:说明)?$/;

/** The year in the title of a report of whatever form; undefined if a text has no such title. */
export function yearInTitle(blocks: readonly Block[]): number | undefined {
  const lines: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'grid' || lines.length >= LINES_LOOKED_AT) break;
    const { text } = titleLine(block);
    if (text !== '') lines.push(text);
  }
  const titles = lines.map((text, index) => ANY_REPORT.exec((lines[index - 1] ?? '') + text));
  const year = titles.find((title) => title !== null)?.[1];
  return year === undefined ? undefined : Number(year);
}

function titleLine(paragraph: Paragraph): TitleLine {
  const line = proseLine(paragraph);
  return { line, text: isSentence(line.text) ? '' : titleKey(line.text) };
}

/** A line of prose, with its text without blanks; the text is empty if the line cannot be part of a title. */
interface TitleLine {
  readonly line: ProseLine;
  readonly text: string;
}

function titleOf(
  lines: readonly TitleLine[],
  words: TitleWords,
  form: Form | undefined,
): Title | undefined {
  const whole = lines.map(({ text }) => text).join('');
  const named = words.endOf(whole);
  const match = YEAR.exec(whole);
  const dated = lines.find(({ text }) => YEAR.test(text));
  const end = lines.at(-1);
  const digits = dated && /[\d０-９]{4}/.exec(dated.line.text);
  if (!named || !match || !dated || !end || !digits) return undefined;
  const before = whole.slice(0, match.index);
  const after = whole.slice(match.index + match[0].length).replace(/^度/, '');
  const agency = (before === '' ? after : before).replace(SUBJECT, '');
  return {
    // 区人民政府信息公开 writes 政府 once for both words.
    agency: withoutEnd(agency, named.end).replace(/人民$/, '人民政府'),
    year: Number(match[1]),
    kind: form ? kindIn(form, named.end) : named.kind,
    yearSite: siteIn(dated.line, { start: digits.index, end: digits.index + 4 }),
    site: siteIn(end.line, { start: 0, end: end.line.text.length }),
    lines: lines.map(({ line }) => line),
  };
}

function withoutEnd(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, -end.length) : text;
}

/** Of the kinds of reports in a form, the one that a title names, or the first. */
function kindIn({ kinds }: Form, end: string): ReportKind {
  return kinds.find(({ ends }) => ends.includes(end)) ?? kinds[0];
}

/**
 * The key by which an agency is compared between reports: 临江区人民政府 and 临江区政府 report as 临江区 too. Names that
 * differ in any other way are different agencies.
 */
export function agencyKey(agency: string): string {
  return agency.replace(/(?:人民政府|政府)$/, '');
}
