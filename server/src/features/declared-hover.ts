import type { Part } from '../analysis.ts';
import { isSameFigure } from '../declared/causes.ts';
import { declaredSums } from '../declared/totals.ts';
import { declaredEquation, declaredName } from '../declared/wording.ts';
import { touches } from '../draft/span.ts';
import { blockAt } from './figure-at.ts';
import { escapeMarkdown, type MarkdownHover } from './hover-markdown.ts';
import { type Document, rangeOf } from './place.ts';

const MARKS = { holding: '✓', rounded: '≈', broken: '✗' };

/** The sums that a figure stands in, in a table of no known form that declares them itself. */
export function declaredHover(
  document: Document,
  part: Part,
  offset: number,
): MarkdownHover | undefined {
  const place = blockAt(document.analysis, offset);
  if (place?.block.kind !== 'grid') return undefined;
  const { block, within } = place;
  if (!part.verdict.report.otherGrids.includes(block)) return undefined;
  const sums = declaredSums(block);
  const figure = sums
    .flatMap(({ total, parts }) => [total, ...parts])
    .find(({ span }) => touches(span, within));
  if (!figure) return undefined;
  const { t } = document.analysis.settings;
  const lines = sums
    .filter(({ total, parts }) => [total, ...parts].some((one) => isSameFigure(one, figure)))
    .map((sum) => {
      const name = escapeMarkdown(declaredName(sum.total));
      const text = escapeMarkdown(declaredEquation(sum));
      return `- ${MARKS[sum.status]} ${name}${t(': ')}${text}`;
    });
  const value = [`**${escapeMarkdown(declaredName(figure))}**`, '', ...lines].join('\n');
  return {
    contents: { kind: 'markdown', value },
    range: rangeOf(document, part, { block, span: figure.span }),
  };
}
