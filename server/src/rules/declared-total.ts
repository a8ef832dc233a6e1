import { type DeclaredFigure, type DeclaredSum, declaredSums } from '../declared/totals.ts';
import type { Grid } from '../draft/block.ts';
import { type Decimal, format, shortest, subtract, unitsAt } from '../figure/decimal.ts';
import type { Translate } from '../l10n.ts';
import { effectOf } from '../reconcile/effect.ts';
import { locate } from '../reconcile/locate.ts';
import type { Relation } from '../reconcile/relation.ts';
import type { Change, Problem } from '../reconcile/repair.ts';
import type { Fix, Related } from './finding.ts';
import type { Found, GridRule } from './rule.ts';

/**
 * A table of no known form declares totals by its own labels (合计、小计、Total), confirms in most rows or
 * columns what they are the sums of, and one of them does not add up.
 */
export const declaredTotal: GridRule = {
  code: 'declared-total',
  severity: 'error',
  *checkGrid(grid, t) {
    const sums = declaredSums(grid);
    if (!sums.some(({ status }) => status === 'broken')) return;
    const ledger = ledgerOf(sums);
    const told = new Set<DeclaredSum>();
    for (const cause of causesOf(ledger)) {
      for (const sum of cause.broken) told.add(sum);
      yield foundAt(grid, ledger, cause, t);
    }
    for (const sum of sums) {
      if (sum.status !== 'broken' || told.has(sum)) continue;
      const broken = sums.filter(
        (other) => other.status === 'broken' && isSame(other.total, sum.total),
      );
      for (const other of broken) told.add(other);
      yield foundAt(grid, ledger, { broken, anchor: sum }, t);
    }
  },
};

/** The sums of a table as a problem for the engine that locates faults. */
interface TableLedger extends Problem {
  /** For each relation, the sum that it states. Sums of rounded figures are none. */
  readonly sums: readonly DeclaredSum[];
  /** For each figure, where it stands and what it is called. */
  readonly written: readonly DeclaredFigure[];
  /** Digits after the point in a number of the ledger's units. */
  readonly scale: number;
  /** Whether some figures are rounded, so that no sum tells to the last digit what they should be. */
  readonly isRounded: boolean;
}

/** Broken sums that are told together, at the total of one of them. */
interface Cause {
  readonly broken: readonly DeclaredSum[];
  readonly anchor: DeclaredSum;
  /** The one change that makes all of them hold, where the figures single it out. */
  readonly change?: Change;
}

function ledgerOf(all: readonly DeclaredSum[]): TableLedger {
  const sums = all.filter(({ status }) => status !== 'rounded');
  const places = new Map<number, number>();
  const written: DeclaredFigure[] = [];
  for (const { total, parts } of sums) {
    for (const figure of [total, ...parts]) {
      if (places.has(figure.span.start)) continue;
      places.set(figure.span.start, written.length);
      written.push(figure);
    }
  }
  const scale = Math.max(...written.map(({ value }) => value.scale));
  const indexOf = ({ span }: DeclaredFigure) => places.get(span.start) ?? -1;
  const figures = written.map(({ value }) => unitsAt(value, scale));
  return {
    sums,
    written,
    scale,
    isRounded: sums.length < all.length,
    figures,
    signed: figures.map(() => figures.some((units) => units < 0n)),
    relations: sums.map(
      ({ total, parts }): Relation => ({
        terms: [
          { figure: indexOf(total), sign: 1 },
          ...parts.map((part) => ({ figure: indexOf(part), sign: -1 }) as const),
        ],
      }),
    ),
  };
}

/** More figures than this are not searched for a cause: each keystroke in the table would wait. */
const MOST_SEARCHED = 1000;

/** The causes that the figures single out and that one change mends. */
function causesOf(ledger: TableLedger): Cause[] {
  if (ledger.written.length > MOST_SEARCHED || ledger.isRounded) return [];
  return locate(ledger).flatMap(({ broken, repairs, decidedBy }): Cause[] => {
    const [change, second] = repairs[0]?.changes ?? [];
    if (!decidedBy || !change || second) return [];
    const sums = broken.flatMap((index) => ledger.sums[index] ?? []);
    const changed = ledger.written[change.figure];
    const anchor = sums.find(({ total }) => changed && isSame(total, changed)) ?? sums[0];
    return anchor ? [{ broken: sums, anchor, change }] : [];
  });
}

function foundAt(grid: Grid, ledger: TableLedger, cause: Cause, t: Translate): Found {
  const { anchor, broken, change } = cause;
  const { total } = anchor;
  const suspect = change && ledger.written[change.figure];
  const others = broken.filter((sum) => sum !== anchor);
  const blame =
    change && suspect && !isSame(suspect, total)
      ? t(' “{0}” is to blame: it should be {1}.', suspect.name, digits(ledger, change.to))
      : '';
  return {
    site: { block: grid, span: total.span },
    message:
      t(
        '“{0}” is {1}, but its parts add up to {2}: off by {3}.',
        total.name,
        format(total.value),
        sumText(anchor),
        format(gapOf(anchor)),
      ) + blame,
    related: [
      ...anchor.parts.map((part) => relatedTo(grid, part, `${part.name} = ${format(part.value)}`)),
      ...others.map((sum) => relatedTo(grid, sum.total, `${sum.total.name}: ${sumText(sum)}`)),
    ],
    fixes: fixesOf(grid, ledger, cause, t),
  };
}

function fixesOf(grid: Grid, ledger: TableLedger, cause: Cause, t: Translate): Fix[] {
  const { anchor, change } = cause;
  const figure = ledger.written.findIndex((written) => isSame(written, anchor.total));
  const toSum: Change = {
    figure,
    from: ledger.figures[figure],
    to: unitsAt(anchor.sum, ledger.scale),
  };
  const fixes = change ? [fixBy(grid, ledger, change, true, t)] : [];
  if (change?.figure !== figure) {
    const { breaks } = effectOf(ledger, [toSum]);
    // Where a cause is located elsewhere, a total that would break others is no way to mend it.
    if (!change || breaks.length === 0) fixes.push(fixBy(grid, ledger, toSum, false, t));
  }
  return fixes;
}

function fixBy(
  grid: Grid,
  ledger: TableLedger,
  change: Change,
  preferred: boolean,
  t: Translate,
): Fix {
  const figure = ledger.written[change.figure];
  const text = digits(ledger, change.to, figure?.value.scale);
  return {
    title: t(
      'Change “{0}” from {1} to {2}',
      figure?.name ?? '',
      figure ? format(figure.value) : '?',
      text,
    ),
    preferred,
    edits: figure ? [{ site: { block: grid, span: figure.span }, text }] : [],
  };
}

function relatedTo(grid: Grid, { span }: DeclaredFigure, message: string): Related {
  return { site: { block: grid, span }, message };
}

function isSame(a: DeclaredFigure, b: DeclaredFigure): boolean {
  return a.span.start === b.span.start;
}

/** The parts with what they come to, zeros left out: `841 + 46 = 887`. */
function sumText({ parts, sum }: DeclaredSum): string {
  const shown = parts.filter(({ value }) => value.units !== 0n);
  if (shown.length < 2) return format(sum);
  const terms = shown.map(({ value }, index) => {
    if (value.units < 0n) return `− ${format({ ...value, units: -value.units })}`;
    return index === 0 ? format(value) : `+ ${format(value)}`;
  });
  return `${terms.join(' ')} = ${format(sum)}`;
}

function gapOf({ total, sum }: DeclaredSum): Decimal {
  const { units, scale } = subtract(total.value, sum);
  return shortest({ units: units < 0n ? -units : units, scale });
}

/** A number of the ledger's units, with at least so many digits after the point. */
function digits({ scale }: TableLedger, units: bigint, least = 0): string {
  const short = shortest({ units, scale });
  const wanted = Math.max(short.scale, least);
  return format({ units: unitsAt(short, wanted), scale: wanted });
}
