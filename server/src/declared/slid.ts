import type { Field } from './field.ts';
import type { DeclaredFigure, Sheet } from './sheet.ts';
import type { Proof } from './ways.ts';

/** A sheet in which figures may have slid: more sums along one of its lines are broken than single mistakes explain. */
export interface SlidSheet {
  /** By row and column. */
  readonly rows: readonly (readonly SlidSpot[])[];
  readonly sums: readonly SlidSum[];
  /** Whether blanks count as 0: sums with blanks hold. */
  readonly areBlanksNothing: boolean;
}

/** A place of the sheet. */
export interface SlidSpot {
  readonly figure: DeclaredFigure;
  readonly isBlank: boolean;
}

/** A sum that the sheet confirms along other lines, with all its places. */
interface SlidSum {
  readonly total: SlidSpot;
  readonly parts: readonly { readonly spot: SlidSpot; readonly sign: 1 | -1 }[];
}

/** Fewer broken sums along one line may be single mistakes. */
const FEWEST_BROKEN = 3;
/** Larger sheets are not searched, because each keystroke in the table would wait for it. */
const MOST_PLACES = 3000;

/** A direction of a sheet, with the ways in which its lines add up. */
export interface Added {
  readonly field: Field;
  readonly proofs: readonly Proof[];
  /** Whether the figures along a cross, such as rates, are not added. */
  isNotAdded(cross: number): boolean;
}

/** The sheet with all sums that it confirms; undefined if nothing in it looks as if figures had slid. */
export function slidIn(
  sheet: Sheet,
  directions: readonly [alongRows: Added, alongColumns: Added],
): SlidSheet | undefined {
  const { rows, columns } = sheet;
  const [alongRows] = directions;
  if (rows.length * columns.length > MOST_PLACES) return undefined;
  if (
    directions.some(({ field }) => field.kinds || isRoundedOff(field)) ||
    !directions.some(isBrokenAlong)
  ) {
    return undefined;
  }
  const spots = rows.map((row, line) =>
    columns.flatMap((column, cross): SlidSpot[] => {
      const figure = alongRows.field.figureAt(line, cross);
      const blank = figure ? undefined : sheet.blankAt(row, column);
      return figure
        ? [{ figure, isBlank: false }]
        : blank
          ? [{ figure: blank, isBlank: true }]
          : [];
    }),
  );
  if (spots.some((row) => row.length < columns.length)) return undefined;
  return {
    rows: spots,
    sums: directions.flatMap((direction) => sumsIn(direction, spots)),
    areBlanksNothing: directions.some(holdsWithBlanks),
  };
}

/** Whether figures are rounded to more than their last digit. */
function isRoundedOff({ isRounded, steps, whole }: Field): boolean {
  return isRounded || steps.some((step) => step > whole);
}

/** Whether several sums along one cross are broken. */
function isBrokenAlong({ field, proofs, isNotAdded }: Added): boolean {
  return field.crosses.some((_, cross) => {
    if (isNotAdded(cross)) return false;
    const broken = proofs.filter(({ outcomes }) => outcomes[cross]?.status === 'broken');
    return broken.length >= FEWEST_BROKEN;
  });
}

function holdsWithBlanks({ field: { blanks, crosses }, proofs }: Added): boolean {
  return proofs.some(({ way: { parts }, outcomes }) =>
    outcomes.some(
      ({ bits, cross }) =>
        bits > 0 && parts.some((part) => blanks[part * crosses.length + cross] === 1),
    ),
  );
}

function sumsIn({ field, proofs, isNotAdded }: Added, spots: SlidSheet['rows']): SlidSum[] {
  const { areRows, crosses, units, addends } = field;
  const spotAt = (line: number, cross: number) =>
    spots[areRows ? line : cross]?.[areRows ? cross : line];
  return proofs.flatMap(({ way }) =>
    crosses.flatMap((_, cross): SlidSum[] => {
      if (isNotAdded(cross)) return [];
      const total = spotAt(way.total, cross);
      const parts = way.parts.flatMap((part) => {
        const spot = spotAt(part, cross);
        const at = part * crosses.length + cross;
        return spot
          ? [{ spot, sign: units[at] === addends[at] ? (1 as const) : (-1 as const) }]
          : [];
      });
      return total && parts.length === way.parts.length ? [{ total, parts }] : [];
    }),
  );
}
