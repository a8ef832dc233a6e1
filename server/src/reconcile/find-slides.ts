import { grouped } from '../grouped.ts';
import { undecided } from './certain.ts';
import { COST } from './cost.ts';
import { has, isBroken, type Relation } from './relation.ts';
import { decidedChanges, type Fault, type Repair, slideOf } from './repair.ts';
import type { SlidingTable } from './slide.ts';
import { areApart, type Board, boardOf, type Square } from './slide-board.ts';
import {
  FEWEST_APART,
  type FoundSlide,
  type Lanes,
  likeliest,
  SlideSearch,
} from './slide-search.ts';

/** With so many figures, a row or a column may have slid. */
const FEWEST_FIGURES = 2;
/** How many slides are looked for in one table. */
const MOST_SLIDES = 4;

/**
 * Finds the runs of figures that stand off their labels: moved back, they make broken relations hold, and
 * leave no relation of a moved figure broken. Several repairs of one differ in where it begins.
 *
 * @param tables The tables that relations connect.
 * @param relations All their relations.
 */
export function slidesIn(
  tables: () => readonly SlidingTable[],
  relations: readonly Relation[],
): Fault[] {
  const broken = new Set(relations.filter(isBroken));
  if (!areApart([...broken], FEWEST_APART)) return [];
  const relationsOf = grouped(relations, ({ terms }) => terms.map(({ figure }) => figure));
  return tables().flatMap((table) => {
    const board = boardOf(table, relationsOf);
    const faults: Fault[] = [];
    while (board && faults.length < MOST_SLIDES) {
      const fault = slideIn(board, broken);
      if (!fault) break;
      faults.push(fault);
      for (const relation of fault.broken) broken.delete(relation);
    }
    return faults;
  });
}

/**
 * The relations without a figure that slides move, in which other faults can be located; and a function that
 * takes back what is singled out there if it would change a figure that the other relations have too.
 */
export function withoutMoved(
  slides: readonly Fault[],
  relations: readonly Relation[],
): { readonly unmoved: readonly Relation[]; readonly checked: (fault: Fault) => Fault } {
  const moved = new Set(slides.flatMap((fault) => slideOf(fault)?.moves ?? []).map(({ to }) => to));
  const isMoved = ({ terms }: Relation) => terms.some(({ figure }) => moved.has(figure));
  const theirs = relations.filter(isMoved);
  return {
    unmoved: relations.filter((relation) => !isMoved(relation)),
    checked: (fault) =>
      decidedChanges(fault).some(({ figure }) => theirs.some((one) => has(one, figure)))
        ? undecided(fault)
        : fault,
  };
}

/** Whether a slide may explain faults better than the repairs that are known: it would cost less. */
export function isLikelierSlid(faults: readonly Fault[]): boolean {
  const cost = faults.reduce((sum, { repairs: [first] }) => sum + (first?.cost ?? Infinity), 0);
  return cost > COST.slide;
}

/** How many figures and relations are looked at for one table. A final account whose figures slid takes a tenth. */
const MOST_WORK = 1_000_000;

/** How many ways to move the figures back are reported. */
const MOST_WAYS = 30;

/** The likeliest slide; undefined if there are several, or if not all of them could be tried. */
function slideIn(board: Board, broken: ReadonlySet<Relation>): Fault | undefined {
  const work = { left: MOST_WORK };
  const found = choicesOf(board, broken).flatMap((lanes) =>
    new SlideSearch(board, lanes, work).found(),
  );
  const best = likeliest(found);
  return work.left >= 0 && isOneSlide(best) ? faultOf(best, broken) : undefined;
}

/** Whether slides differ only in where their runs begin. */
function isOneSlide(found: readonly FoundSlide[]): boolean {
  const shapes = new Set(
    found.map(({ slide: { areColumns, lanes, runs } }) =>
      [areColumns, ...runs.map(({ off }) => off), ...lanes].join(),
    ),
  );
  return shapes.size === 1 && found.length <= MOST_WAYS;
}

function faultOf(found: readonly FoundSlide[], broken: ReadonlySet<Relation>): Fault {
  const own = new Set(found.flatMap((one) => one.broken));
  const repairs = found.map(({ slide }): Repair => {
    const changes = slide.moves.flatMap(({ to: figure, value: to }) =>
      to ? [{ figure, from: figure.value, to }] : [],
    );
    return { changes, cost: COST.slide, slide };
  });
  return {
    broken: [...broken].filter((relation) => own.has(relation)),
    repairs,
    ...(repairs.length === 1 && { decidedBy: 'likelihood' as const }),
  };
}

/** The lanes that may have slid together: all, those along which a relation is broken, or a single one. */
function choicesOf({ rows }: Board, broken: ReadonlySet<Relation>): Lanes[] {
  const columns = (rows[0] ?? []).map((_, column) => rows.flatMap((row) => row[column] ?? []));
  return [columns, rows].flatMap((all) => {
    const brokenOf = new Map(all.map((lane) => [lane, brokenIn(lane, broken)]));
    const lanesOf = grouped(all, (lane) => brokenOf.get(lane) ?? []);
    const along = new Set([...lanesOf.values()].flatMap((own) => (own.length === 1 ? own : [])));
    // Moving a single figure changes two places, just like two wrong figures.
    const single = all.filter((lane) => lane.filter(({ units }) => units).length >= FEWEST_FIGURES);
    return [
      ...[all, [...along]].filter(({ length }) => length > 1),
      ...single.map((lane) => [lane]),
    ]
      .map((lanes) => ({
        areColumns: all === columns,
        all: lanes,
        broken: [...new Set(lanes.flatMap((lane) => brokenOf.get(lane) ?? []))],
      }))
      .filter((lanes) => areApart(lanes.broken, FEWEST_APART));
  });
}

/** The broken relations of the figures of a lane. */
function brokenIn(lane: readonly Square[], broken: ReadonlySet<Relation>): Relation[] {
  const relations = new Set(lane.flatMap(({ spots }) => spots.map(({ bond }) => bond.relation)));
  return [...relations].filter((relation) => broken.has(relation));
}
