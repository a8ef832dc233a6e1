import type { Field } from './field.ts';
import type { DeclaredFigure } from './sheet.ts';
import type { Way } from './ways.ts';

/** A figure that is added or subtracted. */
interface Part {
  readonly figure: DeclaredFigure;
  readonly sign: 1 | -1;
}

/**
 * A sum that a table declares by its labels or its figures, and that the table itself confirms. Its parts
 * are looked up when they are asked for, because nobody asks for most sums of a large table.
 */
export class DeclaredSum {
  readonly total: DeclaredFigure;
  readonly status: 'holding' | 'rounded' | 'broken';
  /** Whether only its label and a near-miss show that it is a sum. Then it is broken. */
  readonly isAlone: boolean;
  readonly #field: Field;
  readonly #way: Way;
  readonly #cross: number;

  constructor(
    total: DeclaredFigure,
    { status, isAlone }: Pick<DeclaredSum, 'status' | 'isAlone'>,
    field: Field,
    way: Way,
    cross: number,
  ) {
    this.total = total;
    this.status = status;
    this.isAlone = isAlone;
    this.#field = field;
    this.#way = way;
    this.#cross = cross;
  }

  /** Its parts that have figures. Parts without figures count as zero. */
  get parts(): readonly Part[] {
    const { units, addends, crosses } = this.#field;
    return this.#way.parts.flatMap((part): Part[] => {
      const figure = this.#field.figureAt(part, this.#cross);
      const at = part * crosses.length + this.#cross;
      return figure ? [{ figure, sign: units[at] === addends[at] ? 1 : -1 }] : [];
    });
  }

  /** The places of its total and its parts, as numbers among all places of the sheet. */
  get places(): readonly number[] {
    return placesOf(this.#field, this.#way, this.#cross);
  }

  /** Whether its total or one of its parts is at one of some places. */
  isAtAny(places: ReadonlySet<number>): boolean {
    const isAt = (line: number) => places.has(this.#field.placeOf(line, this.#cross));
    return isAt(this.#way.total) || this.#way.parts.some(isAt);
  }
}

/** The places of a sum along one cross: of its total, and of its parts. */
export function placesOf({ placeOf }: Field, { total, parts }: Way, cross: number): number[] {
  return [total, ...parts].map((line) => placeOf(line, cross));
}
