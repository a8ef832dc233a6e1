import { add, type Decimal, equal, format, shortest, subtract, ZERO } from '../figure/decimal.ts';
import { percentage } from '../figure/ratio.ts';
import type { Share, StatedChange } from '../prose/derived/derived.ts';
import {
  agreeingChange,
  agreeingShare,
  rightChanges,
  rightShares,
  rightSum,
} from '../prose/derived/reckon.ts';
import { doubts } from '../rules/support/derived-findings.ts';
import { type DerivedAt, derivedAt } from './derived-at.ts';
import { escapeMarkdown, type MarkdownHover } from './hover-markdown.ts';
import { sumsBefore } from './last-year.ts';
import { type Document, rangeOf } from './place.ts';

/** The calculation behind a derived number of the prose, and whether the number agrees with it. */
export function derivedHover(document: Document, offset: number): MarkdownHover | undefined {
  const found = derivedAt(document.analysis, offset);
  const reckoned = found && arithmetic(document, found);
  if (!found || !reckoned) return undefined;
  const heading = document.analysis.settings.t('Calculated from other numbers');
  const value = [
    `**${escapeMarkdown(heading)}** ${reckoned.agrees ? '✓' : '✗'}`,
    '',
    ...reckoned.lines.map((line) => `- ${escapeMarkdown(line)}`),
  ].join('\n');
  return {
    contents: { kind: 'markdown', value },
    range: rangeOf(document, found.part, found.site),
  };
}

interface Arithmetic {
  readonly agrees: boolean;
  readonly lines: readonly string[];
}

/** Undefined if one of the numbers is unknown. */
function arithmetic(document: Document, found: DerivedAt): Arithmetic | undefined {
  const { part, line, derived } = found;
  const { slots } = part.verdict;
  switch (derived.kind) {
    case 'share': {
      const agreeing = agreeingShare(derived, [slots]);
      const pairs = agreeing ? [agreeing] : rightShares(derived, [slots]);
      const lines = pairs.map(({ part, whole }) => shareText(derived, part, whole));
      return lines.length > 0 ? { agrees: agreeing !== undefined, lines } : undefined;
    }
    case 'change': {
      const last = sumsBefore(document, part, derived).map(({ sum }) => sum);
      const known = [...derived.before, ...last];
      const agreeing = agreeingChange(derived, known);
      // As for findings: a number that is in doubt is not called wrong.
      if (!agreeing && last.length > 0 && doubts(part.verdict)(line)(derived)) return undefined;
      const befores = agreeing
        ? [agreeing]
        : rightChanges(derived, known).map(({ before }) => before);
      const lines = befores.map((before) => changeText(derived, before));
      return lines.length > 0 ? { agrees: agreeing !== undefined, lines } : undefined;
    }
    case 'sum': {
      const sum = derived.parts.reduce(add, ZERO);
      const agrees = equal(sum, derived.value);
      if (!agrees && !rightSum(derived)) return undefined;
      return { agrees, lines: [`${derived.parts.map(format).join(' + ')} = ${format(sum)}`] };
    }
    case 'calculated': {
      const { fault, reckoning } = derived;
      return { agrees: !fault || fault.kind === 'sign', lines: [reckoning] };
    }
  }
}

/** How many more digits than written are shown, so that rounding is visible. */
const MORE_DIGITS = 2;

function shareText({ percentage: written }: Share, part: Decimal, whole: Decimal): string {
  const value = percentage(part, whole, written.scale + MORE_DIGITS);
  return `${format(part)} ÷ ${format(whole)} = ${format(shortest(value))}%`;
}

function changeText({ now, amount, percent }: StatedChange, before: Decimal): string {
  const more = subtract(now.value, before);
  const difference = `${format(now.value)} − ${format(before)}`;
  if (!percent) return `${difference} = ${format(shortest(more))}`;
  const value = shortest(percentage(more, before, amount.scale + MORE_DIGITS));
  return `(${difference}) ÷ ${format(before)} = ${format(value)}%`;
}
