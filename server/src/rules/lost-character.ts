import type { Block } from '../draft/block.ts';
import { type Span, shifted } from '../draft/span.ts';
import type { Site } from '../form/found-table.ts';
import { siteIn } from '../form/prose-line.ts';
import type { Translate } from '../l10n.ts';
import type { Found, Rule } from './engine/rule.ts';

/** The replacement for bytes that are no character of the encoding; one may stand for several bytes. */
const LOST = /\uFFFD+/g;

function isDamaged(text: string): boolean {
  return text.includes('\uFFFD');
}

/**
 * Unreadable characters in the prose of a report, or in headings and labels of a table. Each is reported
 * once, at the first place. Those in a figure's cell are reported by `not-a-figure`.
 */
export const lostCharacter: Rule = {
  code: 'leftover-mark',
  severity: 'warning',
  description: {
    zh: '有读不出的字。',
    en: 'A character could not be read.',
  },
  *checkFrame({ frame, t }) {
    const sites = frame.lines.flatMap((line) =>
      lostIn(line.text).map((span) => siteIn(line, span)),
    );
    yield* told(sites, t);
  },
  *checkTable({ reckoning: { table }, t }) {
    const { heading, rows } = table;
    const [first] = rows;
    const headings =
      first?.grid === heading.block
        ? lostWithin(heading.block, { start: heading.span.start, end: first.span.start })
        : lostWithin(heading.block, heading.span);
    const labels = rows.flatMap(({ grid, span, figures }) =>
      lostWithin(grid, span).filter(
        ({ span: { start } }) =>
          !figures.some(
            (one) => one && one.cell.extent.start <= start && start < one.cell.extent.end,
          ),
      ),
    );
    yield* told([...headings, ...labels], t);
  },
};

function lostWithin(block: Block, { start, end }: Span): Site[] {
  return lostIn(block.text.slice(start, end)).map((span) => ({
    block,
    span: shifted(span, start),
  }));
}

function lostIn(text: string): Span[] {
  if (!isDamaged(text)) return [];
  return [...text.matchAll(LOST)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

function* told(sites: readonly Site[], t: Translate): Iterable<Found> {
  const [site, ...others] = sites;
  if (!site) return;
  yield {
    site,
    message:
      others.length === 0
        ? t(
            'A character here could not be read: it was lost, or the file was opened with the wrong encoding.',
          )
        : t(
            'Characters could not be read in {0} places from here on: they were lost, or the file was opened with the wrong encoding.',
            sites.length,
          ),
    related: [],
    fixes: () => [],
  };
}
