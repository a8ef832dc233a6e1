import type { Site } from '../../form/found-table.ts';
import { type ProseLine, siteIn } from '../../form/prose-line.ts';
import type { Frame } from '../../form/report.ts';
import { withoutQuotedTitles } from './quoted-titles.ts';
import { isStatisticPeriod } from './statistic-period.ts';

/** A year that the prose gives for the report's own. */
export interface YearOfProse {
  readonly year: number;
  /** Where its digits stand. */
  readonly site: Site;
}

const YEAR = String.raw`(?<![\d０-９\-－—–~～至到])(?<year>20[0-9]{2}|２０[０-９]{2})\s*年度?`;

/** `现将2024年政府信息公开工作情况报告如下`, `本年报是区水务局编制的2024年度报告`: a report's ways to name itself. */
const ITSELF = new RegExp(
  `(?:(?:现(?:将|就|公布|发布|向社会公布)|特(?:向社会)?公布)[^。；\\d０-９]{0,40}|^本(?:年报|报告|年度报告)[^。；]{0,120}编制(?:而成)?的)${YEAR}[^。；]{0,20}(?:政府信息公开|政务公开)(?!(?:工作)?要点)[^。；]{0,20}(?:报告|公布|公开|通报)`,
);
/** `2024年，我局共收到政府信息公开申请3件`, where a sentence begins. */
const COUNTS = new RegExp(
  `(?<=^|[。；：]|[）、])${YEAR}[，,]?(?:本机关|本单位|本区|本县|本市|我[局办委区县市镇街道]{1,2}|全[区县市镇局])?(?:共|共计|累计|新)*(?:收到|受理|新收|主动公开)[^。；，,]{0,30}[\\d０-９]+[件条]`,
);
/** A sentence that sets a year beside another. */
const COMPARES = /上年|上一年|去年|今年|本年|同比|相比|较|以来|存在的?(?:主要)?问题/;

/** Whether a line names a year of this century, without which it gives none. */
export function mayGiveYear(line: string): boolean {
  return /20|２０/.test(line);
}

/**
 * The years that section one and what stands before it give for the report's own, where that is certain:
 * where the report names itself, and what a year's counts are of, unless the report's year stands there too.
 */
export function yearsOfProse(frame: Frame): YearOfProse[] {
  const { title } = frame;
  if (!title) return [];
  const lines = linesOfSectionOne(frame);
  const others = lines.filter(({ text }) => !isStatisticPeriod(text));
  let isSilent: boolean | undefined;
  return others.flatMap((line) => {
    const named = ITSELF.exec(line.text);
    if (named) return yearIn(line, named);
    const counts = COMPARES.test(line.text) ? null : COUNTS.exec(line.text);
    const last = counts ? yearIn(line, counts).filter(({ year }) => year === title.year - 1) : [];
    if (last.length > 0) isSilent ??= !isNamed(title.year, others);
    return isSilent ? last : [];
  });
}

/** Whether any of the lines names the year, but for the titles of other texts. */
function isNamed(year: number, lines: readonly ProseLine[]): boolean {
  const named = new RegExp(`(?:${year}|${fullWidth(year)})\\s*年`);
  return lines.some(({ text }) => named.test(withoutQuotedTitles(text)));
}

/** The lines behind the title and before the heading of a section that does not ask for the period. */
function linesOfSectionOne({ lines, title, sections }: Frame): readonly ProseLine[] {
  const next = sections.find(({ section }) => !section.asks.includes('period'));
  if (!title || !next) return [];
  const [from = -1, to = -1] = [title.site.block, next.heading.block].map((block) =>
    lines.findIndex(({ paragraph }) => paragraph === block),
  );
  return lines.slice(from + 1, to);
}

function yearIn(line: ProseLine, match: RegExpExecArray): YearOfProse[] {
  const digits = match.groups?.year ?? '';
  const start = match.index + match[0].indexOf(digits);
  const site = siteIn(line, { start, end: start + digits.length });
  return [{ year: Number(digits.normalize('NFKC')), site }];
}

function fullWidth(year: number): string {
  return String(year).replaceAll(/\d/g, (digit) => '０１２３４５６７８９'.charAt(Number(digit)));
}
