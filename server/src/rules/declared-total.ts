import { type Cause, causesOf, isSameFigure } from '../declared/causes.ts';
import type { DeclaredFigure } from '../declared/sheet.ts';
import { type DeclaredSum, declaredSums } from '../declared/totals.ts';
import { declaredEquation, declaredName, declaredSumText } from '../declared/wording.ts';
import type { Grid } from '../draft/block.ts';
import { type Decimal, format, shortest, subtract, unitsAt } from '../figure/decimal.ts';
import type { Translate } from '../l10n.ts';
import type { Fix, Related } from './engine/finding.ts';
import type { Found, GridRule } from './engine/rule.ts';
import { isReckoned, sentences } from './support/wording.ts';

/**
 * A table of no known form declares totals by its own labels (合计、小计、Total), confirms in most rows or
 * columns what they are the sums of, and one of them does not add up.
 */
export const declaredTotal: GridRule = {
  code: 'declared-total',
  severity: 'error',
  checkGrid(grid, t) {
    const sums = declaredSums(grid);
    return causesOf(sums).map((cause) => foundAt(grid, sums, cause, t));
  },
};

function foundAt(grid: Grid, sums: readonly DeclaredSum[], cause: Cause, t: Translate): Found {
  const { anchor, broken, repair } = cause;
  const { total } = anchor;
  const sum = declaredSumText(anchor);
  const said = [
    declaredName(total),
    format(total.value),
    format(anchor.sum),
    digits(gapOf(anchor)),
    sum,
  ];
  const complaint = isReckoned(sum)
    ? t('“{0}” is {1}, but its parts add up to {2}, off by {3}: {4}.', ...said)
    : t('“{0}” is {1}, but its parts add up to {2}, off by {3}.', ...said);
  const blame =
    repair && !isSameFigure(repair.figure, total)
      ? t(
          'The error is in “{0}”, which should be {1}.',
          declaredName(repair.figure),
          digits(repair.to),
        )
      : undefined;
  return {
    site: { block: grid, span: total.span },
    message: sentences(t, complaint, blame),
    related: [
      ...anchor.parts.map((part) =>
        relatedTo(
          grid,
          part,
          `${declaredName(part)} = ${format(part.value)}`,
          part.value.units === 0n,
        ),
      ),
      ...broken
        .filter((sum) => sum !== anchor)
        .map((sum) =>
          relatedTo(
            grid,
            sum.total,
            `${declaredName(sum.total)}${t(': ')}${declaredEquation(sum)}`,
          ),
        ),
    ],
    fixes: fixesOf(grid, sums, cause, t),
  };
}

/**
 * The repair that the sums single out, and the total set to its sum: one sum alone does not tell which
 * figure is wrong.
 */
function fixesOf(
  grid: Grid,
  sums: readonly DeclaredSum[],
  { anchor, repair }: Cause,
  t: Translate,
): Fix[] {
  const { total, sum } = anchor;
  if (repair && isSameFigure(repair.figure, total)) {
    return [{ ...changeOf(grid, total, repair.to, t), preferred: true }];
  }
  const toSum = changeOf(grid, total, sum, t);
  const breaks = sums.filter(
    (other) =>
      other.status !== 'broken' &&
      [other.total, ...other.parts].some((figure) => isSameFigure(figure, total)),
  );
  const names = breaks.map((other) => declaredName(other.total)).join(t('; '));
  const title = names === '' ? toSum.title : t('{0} (breaks: {1})', toSum.title, names);
  return [
    ...(repair ? [{ ...changeOf(grid, repair.figure, repair.to, t), preferred: true }] : []),
    { ...toSum, title },
  ];
}

function changeOf(grid: Grid, figure: DeclaredFigure, to: Decimal, t: Translate): Fix {
  const text = digits(to, figure.value.scale);
  return {
    title: t('Change “{0}” from {1} to {2}', declaredName(figure), format(figure.value), text),
    preferred: false,
    edits: [{ site: { block: grid, span: figure.span }, text }],
  };
}

function relatedTo(grid: Grid, { span }: DeclaredFigure, message: string, isZero = false): Related {
  return { site: { block: grid, span }, message, isZero };
}

/** By how much a sum is off, without sign. */
function gapOf({ total, sum }: DeclaredSum): Decimal {
  const { units, scale } = subtract(total.value, sum);
  return { units: units < 0n ? -units : units, scale };
}

/** A number with no more digits after the point than it needs, and no fewer than `least`. */
function digits(value: Decimal, least = 0): string {
  const short = shortest(value);
  const scale = Math.max(short.scale, least);
  return format({ units: unitsAt(short, scale), scale });
}
