import type { Grid } from '../draft/block.ts';
import { type Decimal, ZERO } from '../figure/decimal.ts';
import type { Site } from '../form/found-table.ts';
import type { Figure } from '../reconcile/figure.ts';
import { slidesIn } from '../reconcile/find-slides.ts';
import type { DeclaredCell, DeclaredLayout, DeclaredTable } from '../reconcile/ledger.ts';
import {
  isBroken,
  type Origin,
  type Relation,
  relate,
  relateMeasure,
} from '../reconcile/relation.ts';
import { type Fault, slideOf } from '../reconcile/repair.ts';
import type { SlidePlace } from '../reconcile/slide.ts';
import { judge, withinRounding } from './causes.ts';
import type { DeclaredSum } from './declared-sum.ts';
import type { DeclaredMeasure, SteppedFigure } from './measures.ts';
import { type Memory, newMemory } from './memory.ts';
import { onlyMark } from './number-style.ts';
import { isTooLarge } from './places.ts';
import { type DeclaredFigure, type Sheet, sheetsOf } from './sheet.ts';
import type { SlidSheet, SlidSpot } from './slid.ts';
import { arithmeticOf } from './totals.ts';

const ORIGIN: Origin = { kind: 'declared', code: 'declared-total', severity: undefined };
const ALONE: Origin = { ...ORIGIN, severity: 'warning' };

/** Makes a function that reads the sums of a grid as relations and finds its faults. It remembers rows. */
export function declaredTables(): (grid: Grid) => DeclaredTable {
  const memory = newMemory();
  return (grid) => declaredTable(grid, memory);
}

function declaredTable(grid: Grid, memory: Memory): DeclaredTable {
  const { sums, disputed, measures, slid, isSigned } = arithmeticOf(grid, memory);
  const figureOf = figuresIn(grid, isSigned);
  const calculated = measures.map((measure) => relationOfMeasure(measure, figureOf));
  const right = new Set(calculated.flatMap((one) => (isBroken(one) ? [] : one.anchor)));
  // A figure that agrees with one way of calculating it is right: a rate beside a mean of rates.
  const ofMeasures = calculated.filter((one) => !isBroken(one) || !right.has(one.anchor));
  const relationOf = relationsIn(figureOf);
  const broken = sums
    .filter(({ status }) => status === 'broken')
    .map(relationOf)
    .filter(isBroken);
  const judged = judge({ broken, disputed: () => disputed().map(relationOf) }, ofMeasures);
  const slides = slid.flatMap((sheet) => slidesOf(sheet, figureOf));
  const moved = new Set(slides.flatMap((fault) => slideOf(fault)?.moves ?? []).map(({ to }) => to));
  const others = judged.faults.filter(({ broken }) =>
    broken.every(({ terms }) => terms.every(({ figure }) => !moved.has(figure))),
  );
  let relations: readonly Relation[] | undefined;
  return {
    grid,
    get relations() {
      relations ??= [...sums.map((sum) => judged.settled(relationOf(sum))), ...ofMeasures];
      return relations;
    },
    hasRelations: sums.length > 0 || measures.length > 0,
    faults: [...slides, ...others],
    isLeftAlone: isTooLarge(grid),
    layouts: layoutsOf(grid, memory),
  };
}

/** The layouts when they are asked for. Made apart, so that they do not keep alive what the sums were made of. */
function layoutsOf(grid: Grid, memory: Memory): DeclaredTable['layouts'] {
  return () => sheetsOf(grid, memory).map(layoutOf);
}

function layoutOf(sheet: Sheet): DeclaredLayout {
  const { columns, point } = sheet;
  // If a row has fewer cells than others, they may belong to no column.
  const rows = sheet.rows.filter(
    (row) => row.labels.length > 0 || columns.some((column) => sheet.cellAt(row, column)),
  );
  return {
    rows,
    columns,
    point,
    cellIn(rowIndex, columnIndex): DeclaredCell | undefined {
      const [row, column] = [rows[rowIndex], columns[columnIndex]];
      const cell = row && column && sheet.cellAt(row, column);
      if (!cell) return undefined;
      const figure = sheet.figureAt(row, column);
      return {
        cell,
        span: figure?.span ?? cell.span,
        takesFigure: figure !== undefined || cell.text === '',
      };
    },
  };
}

/** The slides of a sheet; none if it is not certain what moves. */
function slidesOf({ rows, sums, areBlanksNothing }: SlidSheet, figureOf: FigureOf): Fault[] {
  const blank = areBlanksNothing ? ZERO : undefined;
  const figureIn = ({ figure, isBlank }: SlidSpot) =>
    isBlank ? figureOf(figure, blank) : figureOf(figure, figure.value);
  const relations = sums.map(({ total, parts }) => {
    const anchor = figureIn(total);
    const right = parts.map(({ spot, sign }) => ({ figure: figureIn(spot), sign }));
    return relate(ORIGIN, [{ figure: anchor, sign: 1 }], right, anchor, { slack: ZERO });
  });
  const places = rows.map((row) =>
    row.map(
      (spot): SlidePlace => ({
        figure: figureIn(spot),
        holds: spot.isBlank ? 'nothing' : 'figure',
      }),
    ),
  );
  return slidesIn(() => [{ rows: places, blank }], relations);
}

type FigureOf = (source: DeclaredFigure, value: Decimal | undefined) => GridFigure;

/** Makes a function with one relation for each sum. */
function relationsIn(figureOf: FigureOf): (sum: DeclaredSum) => Relation {
  const relations = new Map<DeclaredSum, Relation>();
  return (sum) => {
    const known = relations.get(sum);
    if (known) return known;
    const relation = relationOfSum(sum, figureOf);
    relations.set(sum, relation);
    return relation;
  };
}

function relationOfSum(
  { total, parts, status, isAlone }: DeclaredSum,
  figureOf: FigureOf,
): Relation {
  const anchor = figureOf(total, total.value);
  const right = parts.map(({ figure, sign }) => ({ figure: figureOf(figure, figure.value), sign }));
  const origin = isAlone ? ALONE : ORIGIN;
  const relation = relate(origin, [{ figure: anchor, sign: 1 }], right, anchor, { slack: ZERO });
  // A sum that holds in the meaningful digits may be off in others.
  return status !== 'broken' && isBroken(relation) ? withinRounding(relation) : relation;
}

function relationOfMeasure(
  { measure, result, operands }: DeclaredMeasure,
  figureOf: FigureOf,
): Relation {
  const term = ({ source, step }: SteppedFigure) =>
    ({ figure: figureOf(source, source.value), sign: 1, step }) as const;
  return relateMeasure(ORIGIN, measure, term(result), operands.map(term));
}

/** A figure of a table of no known form. */
class GridFigure implements Figure {
  readonly #grid: Grid;
  readonly #source: DeclaredFigure;
  readonly #isSigned: boolean;
  readonly value: Decimal | undefined;

  constructor(grid: Grid, source: DeclaredFigure, isSigned: boolean, value: Decimal | undefined) {
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

  get isRounded(): boolean {
    return false;
  }

  get step(): undefined {
    return undefined;
  }

  get isBlank(): boolean {
    return false;
  }

  /** The labels of its row and its column: `合计 · 检查次数`. */
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

  get extent(): Site {
    return { block: this.#grid, span: this.#source.extent };
  }

  get point(): ',' | undefined {
    return this.#source.style.point === ',' ? ',' : undefined;
  }

  get group(): string | undefined {
    const { text, style } = this.#source;
    const mark = onlyMark(style);
    return mark !== undefined && text.includes(mark) ? mark : undefined;
  }

  get lessThanZero(): readonly [string, string] | undefined {
    const { value, written } = this.#source;
    const start = written.search(/\p{Nd}/u);
    if (value.units >= 0n || start < 0) return undefined;
    const behind = written.replace(/^.*\p{Nd}/su, '');
    return start === 1 && behind === '' ? undefined : [written.slice(0, start), behind];
  }

  get digits(): number {
    return this.#source.value.scale;
  }
}

/**
 * Makes a function with one figure object for each place. If no figure of the table is negative, none may
 * become negative.
 */
function figuresIn(grid: Grid, isSigned: boolean): FigureOf {
  const figures = new Map<DeclaredFigure, GridFigure>();
  return (source, value) => {
    const known = figures.get(source);
    if (known) return known;
    const figure = new GridFigure(grid, source, isSigned, value);
    figures.set(source, figure);
    return figure;
  };
}
