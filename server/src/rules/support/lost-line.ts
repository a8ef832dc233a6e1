import { unitsAt } from '../../figure/decimal.ts';
import { readFigure } from '../../figure/read.ts';
import type { FoundRow, LooseCell } from '../../form/found-table.ts';
import type { Translate } from '../../l10n.ts';
import { follows } from '../../reconcile/follows.ts';
import { mayFigureBe, type Reckoning } from '../../reconcile/reckoning.ts';
import { statusOf } from '../../reconcile/relation.ts';
import type { Fix } from '../engine/finding.ts';
import { nameOf, newDigits } from './wording.ts';

/**
 * Puts back the figure of which a row is short, on a line of its own as the others, where the sums tell which it is
 * and where it stands. Of neighbours that are the same it does not matter which was lost.
 *
 * @param index Index of the row in the table.
 */
export function putBack(
  reckoning: Reckoning,
  index: number,
  isInWriting: boolean,
  t: Translate,
): Fix[] {
  const row = reckoning.table.rows[index];
  if (row?.grid.notation !== 'lines' || reckoning.ledger.rounding) return [];
  const ways = waysToPutBack(reckoning, row, index);
  const [way, ...others] = ways;
  if (!way || others.some(({ written }) => written !== way.written)) return [];
  const { figure, units } = way;
  const text = newDigits(reckoning, figure, units);
  const at = behind(row, way.column);
  const [end = '\n'] = /\r\n|\r|\n/.exec(row.grid.text) ?? [];
  return [
    {
      title: t('Put {0} in “{1}”, as the other figures require', text, nameOf(reckoning, figure)),
      preferred: !isInWriting,
      edits: [{ site: { block: row.grid, span: { start: at, end: at } }, text: `${end}\t${text}` }],
    },
  ];
}

/** A way in which every relation of a row holds again. */
interface Way {
  readonly column: number;
  /** Index in the ledger. */
  readonly figure: number;
  readonly units: bigint;
  /** The figures of the row as they are then. */
  readonly written: string;
}

/** One way at most for each column that may be the one that lacks. */
function waysToPutBack(reckoning: Reckoning, row: FoundRow, index: number): Way[] {
  const { ledger, scale, table } = reckoning;
  const start = index * table.form.columns.length;
  const open = row.figures.flatMap((figure, column) => (figure ? [] : [column]));
  const loose = row.loose.map((cell) => unitsOf(cell, scale));
  if (loose.length !== open.length - 1 || loose.includes(undefined)) return [];
  return open.flatMap((column, place): Way[] => {
    const figures = [...ledger.figures];
    for (const [at, other] of open.toSpliced(place, 1).entries()) {
      figures[start + other] = loose[at];
    }
    const figure = start + column;
    const units = follows({ ...ledger, figures }, figure);
    if (units === undefined || !mayFigureBe(reckoning, figure, units)) return [];
    figures[figure] = units;
    const own = ledger.relations.filter(({ terms }) => terms.some((term) => isOwn(term.figure)));
    if (own.some((relation) => statusOf(relation, figures) === 'broken')) return [];
    return [
      { column, figure, units, written: row.figures.map((_, at) => figures[start + at]).join() },
    ];
  });

  function isOwn(figure: number): boolean {
    return figure >= start && figure < start + table.form.columns.length;
  }
}

/** Undefined where the cell holds no figure, or one of more digits after the point than the others have. */
function unitsOf({ cell }: LooseCell, scale: number): bigint | undefined {
  const reading = readFigure(cell.text);
  const isFigure = reading.kind === 'figure' && reading.value.scale <= scale;
  return isFigure ? unitsAt(reading.value, scale) : undefined;
}

/** Where the cell before a column ends, in a row that is short of that column alone. */
function behind({ figures, loose, label }: FoundRow, column: number): number {
  const ends = [
    ...figures.flatMap((figure) => figure?.cell ?? []),
    ...loose.map(({ cell }) => cell),
  ]
    .map(({ span }) => span.end)
    .sort((a, b) => a - b);
  return ends[column - 1] ?? label.end;
}
