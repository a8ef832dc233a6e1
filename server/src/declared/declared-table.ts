import type { Grid } from '../draft/block.ts';
import { contains } from '../draft/span.ts';
import { type Decimal, decimal, subtract, ZERO } from '../figure/decimal.ts';
import type { Site } from '../form/found-table.ts';
import { grouped } from '../grouped.ts';
import type { Figure } from '../reconcile/figure.ts';
import type { DeclaredTable } from '../reconcile/ledger.ts';
import { isBroken, locate } from '../reconcile/locate.ts';
import { type Origin, type Relation, relate } from '../reconcile/relation.ts';
import { decidedChanges, type Fault } from '../reconcile/repair.ts';
import { type Memory, newMemory } from './memory.ts';
import type { DeclaredFigure } from './sheet.ts';
import { type DeclaredSum, declaredSums } from './totals.ts';

const ORIGIN: Origin = { kind: 'declared', code: 'declared-total', severity: undefined };
const ALONE: Origin = { ...ORIGIN, severity: 'warning' };

/** Gives what reads the sums of a grid as relations, and finds what is wrong in them; it remembers rows. */
export function declaredTables(): (grid: Grid) => DeclaredTable {
  const memory = newMemory();
  return (grid) => declaredTable(grid, memory);
}

function declaredTable(grid: Grid, memory: Memory): DeclaredTable {
  const sums = declaredSums(grid, memory);
  const figureOf = figuresIn(grid, sums);
  const relations = sums.map(({ total, parts, sum, status, isAlone }) => {
    const anchor = figureOf(total);
    const right = parts.map((part) => ({ figure: figureOf(part), sign: 1 }) as const);
    const slack = status === 'rounded' ? twice(subtract(total.value, sum)) : ZERO;
    return relate(isAlone ? ALONE : ORIGIN, [{ figure: anchor, sign: 1 }], right, anchor, slack);
  });
  const decided = causesIn(relations);
  const explained = new Set(decided.flatMap(({ broken }) => broken));
  const left = relations.filter((one) => isBroken(one) && !explained.has(one));
  // Several that are off by next to nothing are counts of a unit that the text around the table tells.
  const nearly = left.filter(isOffByRounding);
  const rounded = new Set(nearly.length >= 2 ? nearly : []);
  const byTotal = grouped(
    left.filter((one) => !rounded.has(one)),
    ({ anchor }) => [anchor],
  );
  const others = [...byTotal.values()].map((broken): Fault => ({ broken, repairs: [] }));
  const all = relations.map((one) => (rounded.has(one) ? withinRounding(one) : one));
  return { grid, relations: all, faults: [...decided, ...others] };
}

/** A figure of a table of no known form. */
class GridFigure implements Figure {
  readonly #grid: Grid;
  readonly #source: DeclaredFigure;
  readonly #isSigned: boolean;
  readonly value: Decimal;
  readonly isRounded = false;
  readonly step = undefined;
  readonly isBlank = false;

  constructor(grid: Grid, source: DeclaredFigure, isSigned: boolean, value = source.value) {
    this.#grid = grid;
    this.#source = source;
    this.#isSigned = isSigned;
    this.value = value;
  }

  with(value: Decimal): GridFigure {
    return new GridFigure(this.#grid, this.#source, this.#isSigned, value);
  }

  mayBe({ units }: Decimal): boolean {
    return units >= 0n || this.#isSigned;
  }

  /** By the labels of its row and its column: `合计 · 检查次数`. */
  get name(): string {
    return [this.rowName, this.columnName].filter((name) => name !== '').join(' · ');
  }

  get rowName(): string {
    return this.#source.row.name;
  }

  get columnName(): string {
    return this.#source.column.name;
  }

  get tableName(): string {
    return '';
  }

  get site(): Site {
    return { block: this.#grid, span: this.#source.span };
  }

  get extent(): Site | undefined {
    const cells = this.#grid.rows.flatMap((row) => row.cells);
    const cell = cells.find(({ extent }) => contains(extent, this.#source.span));
    return cell && { block: this.#grid, span: cell.extent };
  }

  get point(): ',' | undefined {
    return this.#source.point === ',' ? ',' : undefined;
  }

  get digits(): number {
    return this.#source.value.scale;
  }
}

/** Gives the one figure of each place. None is negative where none of the others is. */
function figuresIn(
  grid: Grid,
  sums: readonly DeclaredSum[],
): (source: DeclaredFigure) => GridFigure {
  const isSigned = sums.some(({ total, parts }) =>
    [total, ...parts].some(({ value }) => value.units < 0n),
  );
  const figures = new Map<number, GridFigure>();
  return (source) => {
    const known = figures.get(source.span.start);
    const figure = known ?? new GridFigure(grid, source, isSigned);
    figures.set(source.span.start, figure);
    return figure;
  };
}

function twice({ units, scale }: Decimal): Decimal {
  return decimal(2n * (units < 0n ? -units : units), scale);
}

/** By how many units of the last digit rounding throws a sum off that anybody would publish. */
const MOST_BY_ROUNDING = 2n;

function isOffByRounding({ rest }: Relation): boolean {
  return rest !== undefined && -MOST_BY_ROUNDING <= rest.units && rest.units <= MOST_BY_ROUNDING;
}

function withinRounding({ origin, left, right, anchor, rest }: Relation): Relation {
  return relate(origin, left, right, anchor, rest && twice(rest));
}

/** Larger sums are not searched: each keystroke in the table would wait for it. */
const MOST_SEARCHED = 1000;

/** The causes that the sums single out as one figure. Rounded sums tell no figure to its last digit. */
function causesIn(relations: readonly Relation[]): Fault[] {
  const near = relationsBeside(relations, relations.filter(isBroken));
  const size = near.reduce((count, { terms }) => count + terms.length, 0);
  if (size > MOST_SEARCHED || near.some(({ slack }) => slack.units !== 0n)) return [];
  return locate(near).filter((fault) => decidedChanges(fault).length === 1);
}

/** The broken relations, and those that a change of one of their figures would touch. */
function relationsBeside(
  relations: readonly Relation[],
  broken: readonly Relation[],
): readonly Relation[] {
  const figures = new Set(broken.flatMap(({ terms }) => terms.map(({ figure }) => figure)));
  return relations.filter(({ terms }) => terms.some(({ figure }) => figures.has(figure)));
}
