import type { Part } from '../analysis.ts';
import type { LineRange } from '../draft/span.ts';
import type { Decimal } from '../figure/decimal.ts';
import type { StatedChange } from '../prose/derived/derived.ts';
import { agreeingChange } from '../prose/derived/reckon.ts';
import { FormFigure } from '../reconcile/form-figure.ts';
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

/** What last year's reports carried forward, where this year's figure takes it up. */
export function carriedInto(document: Document, { part, figure }: FigureAt) {
  if (!(figure instanceof FormFigure)) return [];
  const { carryOver } = figure.table.form;
  if (!carryOver || figure.row?.row !== carryOver.this) return [];
  return document.lastYearsOf(part).flatMap(({ uri, figures }): LastYears[] => {
    const carried = figures.get(figure.asked.id);
    return carried ? [{ uri, ...carried }] : [];
  });
}

/** The figures of last year's report on which the prose tells a change: those that it agrees with, if any. */
export function changedFrom(document: Document, { part, derived }: DerivedAt): LastYears[] {
  const sums = sumsBefore(document, part, derived);
  const agrees = ({ sum }: LastSum) => isOnLastYear(derived) && agreeingChange(derived, [sum]);
  const { uri, figures } = sums.find(agrees) ?? sums[0] ?? { uri: '', figures: [] };
  return figures.map((figure) => ({ uri, ...figure }));
}

/** What those figures come to, of each that the prose can mean; nothing where it says itself what was. */
export function sumsBefore(document: Document, part: Part, derived: DerivedAt['derived']) {
  if (!isOnLastYear(derived)) return [];
  return sumsOf(document.lastYearsOf(part), derived, part.verdict.slots);
}

function isOnLastYear(derived: DerivedAt['derived']): derived is StatedChange {
  return derived.kind === 'change' && derived.before.length === 0;
}
