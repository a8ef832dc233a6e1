import type { FigureCell } from '../../form/figure-cell.ts';
import type { FoundRow } from '../../form/found-table.ts';
import { follows } from '../../reconcile/follows.ts';
import type { FormFigure } from '../../reconcile/form-figure.ts';
import { has } from '../../reconcile/relation.ts';
import type { Fix } from '../engine/finding.ts';
import type { TableSubject } from '../engine/rule.ts';
import { newDigits } from './wording.ts';

/** A cell without a figure to calculate with. */
export interface LackingFigure {
  readonly row: FoundRow;
  readonly column: number;
  readonly written: FigureCell;
  readonly figure: FormFigure;
  /** Fixes that insert the figure that follows from the others; empty if none follows. */
  readonly fill: readonly Fix[];
}

/** Every cell without a figure to calculate with, row by row. */
export function* figuresThatLack(subject: TableSubject): Iterable<LackingFigure> {
  for (const figure of subject.reckoning.odd) {
    const { row, column, written } = figure;
    if (row && written?.lack) {
      yield { row, column, written, figure, fill: fillOf(subject, figure, written) };
    }
  }
}

function fillOf(
  { joined: { relations }, isInWriting, t }: TableSubject,
  figure: FormFigure,
  { cell }: FigureCell,
): Fix[] {
  const own = relations.filter((relation) => has(relation, figure));
  const value = follows(own, figure);
  const { extent } = figure;
  if (!value || !figure.mayBe(value) || !extent || !isMistyped(cell.text)) return [];
  const text = newDigits(figure, value);
  return [
    {
      title: t('Put {0} in “{1}”, as the other figures require', text, figure.name),
      // The sum of rounded figures is only approximate. A blank may not be 0 while other figures are
      // still missing.
      preferred:
        own.every(({ slack }) => slack.units === 0n) && !(isInWriting && value.units === 0n),
      edits: [{ site: { block: extent.block, span: cell.span }, text }],
    },
  ];
}

const LONGEST_MISTYPED = 10;

/** Whether a text may be a mistyped figure. Longer text was written on purpose and stays. */
function isMistyped(text: string): boolean {
  return text.length <= LONGEST_MISTYPED && !/[|<]/.test(text);
}
