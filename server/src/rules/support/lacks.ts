import type { FigureCell } from '../../form/figure-cell.ts';
import type { FoundRow, FoundTable } from '../../form/found-table.ts';
import { follows } from '../../reconcile/follows.ts';
import { mayFigureBe } from '../../reconcile/reckoning.ts';
import { type Ledger, slackOf } from '../../reconcile/relation.ts';
import type { Fix } from '../engine/finding.ts';
import type { TableSubject } from '../engine/rule.ts';
import { nameOf, newDigits, siteOf } from './wording.ts';

/** A cell without a figure that can be reckoned with. */
export interface LackingFigure {
  readonly table: FoundTable;
  readonly row: FoundRow;
  readonly column: number;
  readonly figure: FigureCell;
  /** The figure's index in the ledger. */
  readonly index: number;
  /** Puts in the figure that follows from the others; empty where none follows. */
  readonly fill: readonly Fix[];
}

/** Every cell without a figure that can be reckoned with, row by row. */
export function* figuresThatLack(subject: TableSubject): Iterable<LackingFigure> {
  const { reckoning } = subject;
  for (const index of reckoning.odd) {
    const { row, column, figure } = reckoning.slots[index] ?? {};
    if (!row || column === undefined || !figure?.lack) continue;
    const fill = fillOf(subject, index);
    yield { table: reckoning.table, row, column, figure, index, fill };
  }
}

/** Whether nothing that a figure is summed up with is rounded. */
function isExact({ relations, rounding }: Ledger, figure: number): boolean {
  if (!rounding) return true;
  const own = relations.filter(({ terms }) => terms.some((term) => term.figure === figure));
  return own.every((relation) => slackOf(relation, rounding) === 0n);
}

function fillOf({ reckoning, isInWriting, t }: TableSubject, figure: number): Fix[] {
  const units = follows(reckoning.ledger, figure);
  const site = siteOf(reckoning, figure);
  const cell = reckoning.slots[figure]?.figure?.cell;
  if (
    units === undefined ||
    !mayFigureBe(reckoning, figure, units) ||
    !site ||
    !cell ||
    !isMistyped(cell.text)
  )
    return [];
  const text = newDigits(reckoning, figure, units);
  return [
    {
      title: t('Put {0} in “{1}”, as the other figures require', text, nameOf(reckoning, figure)),
      // A sum of rounded figures is only nearly what was rounded itself. Nothing is 0 while others are still to come.
      preferred: isExact(reckoning.ledger, figure) && !(isInWriting && units === 0n),
      edits: [{ site: { block: site.block, span: cell.span }, text }],
    },
  ];
}

const LONGEST_MISTYPED = 10;

/** Whether a text can be a figure gone wrong; what is longer the writer has put there, and it stays. */
function isMistyped(text: string): boolean {
  return text.length <= LONGEST_MISTYPED && !/[|<]/.test(text);
}
