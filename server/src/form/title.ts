import type { Block, Paragraph } from '../draft/block.ts';
import { keep } from '../draft/keep.ts';
import type { Site } from './found-table.ts';
import { isSentence, type ProseLine, proseLine, siteIn } from './prose-line.ts';

/** What a report's title says. */
export interface Title {
  /** The body that reports, as written, without blanks. */
  readonly agency: string;
  readonly year: number;
  /** Where the year's four digits stand. */
  readonly yearSite: Site;
  /** The title's last line. */
  readonly site: Site;
}

/** A title stands before all else; a page's own heading lines may come before it. */
const LINES_LOOKED_AT = 12;
/** A published page has all its navigation before the title. */
const LINES_OF_PAGE_LOOKED_AT = 500;
/** A body's name and a title broken in two make three lines. */
const MOST_LINES = 3;

/** What a title ends with. */
export const REPORT = /(?:年度报告|年报|(?:信息|政务)公开(?:工作)?报告)(?:\(\d{4}年度?\))?$/;
const FIRST_SECTION = /^一[、.]/;
const YEAR = /(\d{4})年/;
const SUBJECT = /(?:政府)?(?:信息|政务)公开.*$/;

/** Reads the title of a report; undefined where it has none. */
export type ReadTitle = (blocks: readonly Block[]) => Title | undefined;

/**
 * Gives what reads the title: `江城市临江区2024年政府信息公开工作年度报告`, the year before or after the
 * body, on one line or broken over up to three.
 */
export function titleReader(): ReadTitle {
  const lineOf = keep((paragraph: Paragraph): TitleLine => {
    const line = proseLine(paragraph);
    return { line, text: isSentence(line.text) ? '' : plain(line.text) };
  });
  return (blocks) => {
    const lines: TitleLine[] = [];
    let isPage = false;
    for (const block of blocks) {
      isPage ||= block.kind === 'paragraph' && block.visible !== undefined && !block.isWrapped;
      const most = isPage ? LINES_OF_PAGE_LOOKED_AT : LINES_LOOKED_AT;
      if (block.kind === 'grid' || lines.length >= most) break;
      const line = lineOf(block);
      if (isPage && FIRST_SECTION.test(line.text)) break;
      lines.push(line);
    }
    const filled = lines.filter(({ text }) => text !== '');
    const isLastLine = ({ text }: TitleLine) => REPORT.test(text);
    // A page's navigation names other years' reports; its title is what comes last before the text.
    const last = isPage ? filled.findLastIndex(isLastLine) : filled.findIndex(isLastLine);
    for (let first = last; first >= 0 && first > last - MOST_LINES; first--) {
      const title = titleOf(filled.slice(first, last + 1));
      if (title && title.agency !== '') return title;
    }
    return undefined;
  };
}

/** A line of prose, and its text without blanks; empty where it is no title's. */
interface TitleLine {
  readonly line: ProseLine;
  readonly text: string;
}

function titleOf(lines: readonly TitleLine[]): Title | undefined {
  const whole = lines.map(({ text }) => text).join('');
  const match = YEAR.exec(whole);
  const dated = lines.find(({ text }) => YEAR.test(text));
  const end = lines.at(-1);
  const digits = dated && /[\d０-９]{4}/.exec(dated.line.text);
  if (!match || !dated || !end || !digits) return undefined;
  const before = whole.slice(0, match.index);
  const after = whole.slice(match.index + match[0].length).replace(/^度/, '');
  return {
    // 区人民政府信息公开 names the government once for two.
    agency: (before === '' ? after : before).replace(SUBJECT, '').replace(/人民$/, '人民政府'),
    year: Number(match[1]),
    yearSite: siteIn(dated.line, { start: digits.index, end: digits.index + 4 }),
    site: siteIn(end.line, { start: 0, end: end.line.text.length }),
  };
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/**
 * What an agency is known by across its reports: 临江区人民政府 and 临江区政府 report as 临江区 does. Two
 * names that differ otherwise are two agencies.
 */
export function agencyKey(agency: string): string {
  return agency.replace(/(?:人民政府|政府)$/, '');
}
