import type { Part } from '../analysis.ts';
import type { LineRange } from '../draft/span.ts';
import type { Decimal } from '../figure/decimal.ts';
import type { StatedChange } from '../prose/derived/derived.ts';
import { agreeingChange } from '../prose/derived/reckon.ts';
import { FormFigure } from '../reconcile/form-figure.ts';
import type { TakenOver } from '../years/carried.ts';
import { type LastSum, sumsOf } from '../years/last-sums.ts';
import type { DerivedAt } from './derived-at.ts';
import type { FigureAt } from './figure-at.ts';
import type { Document } from './place.ts';

/** A figure of last year's report, in another document. */
export interface LastYears {
  readonly uri: string;
  readonly value: Decimal;
  readonly range: LineRange;
}

/** The figures of last year's reports that are carried over to a figure. */
export function carriedInto(document: Document, { part, figure }: FigureAt) {
  if (!(figure instanceof FormFigure)) return [];
  return document.lastYearsOf(part).flatMap((last): (LastYears & TakenOver)[] => {
    const taken = last.takenOverBy(figure);
    return taken ? [{ uri: last.uri, ...taken }] : [];
  });
}

/** The figures of the same slot in last year's reports. */
export function sameLastYear(document: Document, { part, figure }: FigureAt): readonly Decimal[] {
  if (!(figure instanceof FormFigure) || !figure.row || figure.row.item !== '') return [];
  const { table, rowForm, asked } = figure;
  return document
    .lastYearsOf(part)
    .flatMap((carried) => carried.sameAs(table.form, rowForm, asked)?.value ?? []);
}

/**
 * The figures of last year's report on which a change in the prose is based; preferably those that it
 * agrees with.
 */
export function changedFrom(document: Document, { part, derived }: DerivedAt): LastYears[] {
  const sums = sumsBefore(document, part, derived);
  const agrees = ({ sum }: LastSum) => isOnLastYear(derived) && agreeingChange(derived, [sum]);
  const { uri, figures } = sums.find(agrees) ?? sums[0] ?? { uri: '', figures: [] };
  return figures.map((figure) => ({ uri, ...figure }));
}

/**
 * Last year's sums that a change in the prose may be based on; empty if the prose states last year's
 * number itself.
 */
export function sumsBefore(document: Document, part: Part, derived: DerivedAt['derived']) {
  if (!isOnLastYear(derived)) return [];
  return sumsOf(document.lastYearsOf(part), derived, part.verdict.slots);
}

function isOnLastYear(derived: DerivedAt['derived']): derived is StatedChange {
  return derived.kind === 'change' && derived.before.length === 0;
}
