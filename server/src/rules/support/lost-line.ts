import type { Decimal } from '../../figure/decimal.ts';
import { readFigure } from '../../figure/read.ts';
import type { FoundRow } from '../../form/found-table.ts';
import type { Figure } from '../../reconcile/figure.ts';
import { follows } from '../../reconcile/follows.ts';
import type { FormFigure } from '../../reconcile/form-figure.ts';
import type { Reckoning } from '../../reconcile/reckoning.ts';
import { has, type Relation, statusWith, type Values } from '../../reconcile/relation.ts';
import type { Fix } from '../engine/finding.ts';
import type { TableSubject } from '../engine/rule.ts';
import { newDigits } from './wording.ts';

/**
 * Inserts the figure that a row is short of, on a line of its own like the other figures, if the sums
 * determine which one it is and where it belongs. Between equal neighbours it does not matter which one
 * was lost.
 *
 * @param index Index of the row in the table.
 */
export function putBack({ reckoning, joined, isInWriting, t }: TableSubject, index: number): Fix[] {
  const row = reckoning.table.rows[index];
  const { furtherCell } = row?.grid.notation ?? {};
  if (!row || !furtherCell) return [];
  const [way, ...others] = waysToPutBack(reckoning, joined.relations, row, index);
  if (!way || others.some(({ written }) => written !== way.written)) return [];
  if (reckoning.figures.some(({ isRounded }) => isRounded)) return [];
  const { figure, value } = way;
  const text = newDigits(figure, value);
  const at = behind(row, figure.column);
  const [end = '\n'] = /\r\n|\r|\n/.exec(row.grid.text) ?? [];
  return [
    {
      title: t('Put {0} in “{1}”, as the other figures require', text, figure.name),
      preferred: !isInWriting,
      edits: [
        { site: { block: row.grid, span: { start: at, end: at } }, text: furtherCell(text, end) },
      ],
    },
  ];
}

/** A way in which every relation of a row holds again. */
interface Way {
  readonly figure: FormFigure;
  readonly value: Decimal;
  /** All figures of the row after the insertion. */
  readonly written: string;
}

/** The ways to insert the missing figure, at most one for each column. */
function waysToPutBack(
  { figures, table }: Reckoning,
  relations: readonly Relation[],
  row: FoundRow,
  index: number,
): Way[] {
  const width = table.form.columns.length;
  const inRow = figures.slice(index * width, (index + 1) * width);
  const open = inRow.filter(({ written }) => !written);
  const loose = row.loose.flatMap(({ cell }) => {
    const reading = readFigure(cell.text);
    return reading.kind === 'figure' ? reading.value : [];
  });
  if (loose.length !== row.loose.length || loose.length !== open.length - 1) return [];
  const own = relations.filter((relation) => inRow.some((figure) => has(relation, figure)));
  return open.flatMap((figure, place): Way[] => {
    const others = open.toSpliced(place, 1);
    const seated = new Map<Figure, Decimal | undefined>(others.map((one, at) => [one, loose[at]]));
    const values: Values = (one) => seated.get(one) ?? one.value;
    const value = follows(own, figure, values);
    if (!value || !figure.mayBe(value)) return [];
    seated.set(figure, value);
    if (own.some((relation) => statusWith(relation, values) === 'broken')) return [];
    const written = inRow.map((one) => values(one)?.units).join();
    return [{ figure, value, written }];
  });
}

/** Where the cell before a column ends, in a row that lacks only that column. */
function behind({ figures, loose, label }: FoundRow, column: number): number {
  const ends = [
    ...figures.flatMap((figure) => figure?.cell ?? []),
    ...loose.map(({ cell }) => cell),
  ]
    .map(({ span }) => span.end)
    .sort((a, b) => a - b);
  return ends[column - 1] ?? label.end;
}
