import type { Site } from '../../form/found-table.ts';
import { type ProseLine, siteIn } from '../../form/prose-line.ts';
import type { Frame } from '../../form/report.ts';
import type { OwnYearWords } from '../../prose/own-year.ts';
import { withoutQuotedTitles } from './quoted-titles.ts';
import { isStatisticPeriod } from './statistic-period.ts';

/** A year that the prose gives as the report's own. */
export interface YearOfProse {
  readonly year: number;
  /** Where its digits are. */
  readonly site: Site;
}

/** A sentence that compares years. */
const COMPARES = /上年|上一年|去年|今年|本年|同比|相比|较|以来|存在的?(?:主要)?问题/;

/**
 * The years that section one, and the prose before it, give as the report's own. Only certain ones: those
 * with which the report names itself, and last year if counts are said to be of it and the report's year
 * is not named there.
 */
export function yearsOfProse(frame: Frame, { itself, counts }: OwnYearWords): YearOfProse[] {
  const { title } = frame;
  if (!title) return [];
  const lines = linesOfSectionOne(frame);
  const others = lines.filter(({ text }) => !isStatisticPeriod(text));
  let isSilent: boolean | undefined;
  return others.flatMap((line) => {
    const named = itself.exec(line.text);
    if (named) return yearIn(line, named);
    const counted = COMPARES.test(line.text) ? null : counts.exec(line.text);
    const last = counted ? yearIn(line, counted).filter(({ year }) => year === title.year - 1) : [];
    if (last.length > 0) isSilent ??= !isNamed(title.year, others);
    return isSilent ? last : [];
  });
}

/** Whether a line names the year, outside the titles of other texts. */
function isNamed(year: number, lines: readonly ProseLine[]): boolean {
  const named = new RegExp(`(?:${year}|${fullWidth(year)})\\s*年`);
  return lines.some(({ text }) => named.test(withoutQuotedTitles(text)));
}

/** The lines after the title and before the first section that does not ask for the period. */
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
