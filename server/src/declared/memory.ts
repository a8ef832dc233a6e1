import type { Cell, GridRow } from '../draft/block.ts';
import { keep } from '../draft/keep.ts';
import { labelKey } from '../form/label.ts';
import { type Amount, readAmount } from './amount.ts';
import { type NumberStyle, type StyleSigns, styleSignsIn } from './number-style.ts';
import { isRoundedUnit, type Meaning, meaningOf, speaksOfTotal } from './words.ts';

/** What a label says by itself. */
export interface LabelWords {
  readonly meaning: Meaning;
  readonly key: string;
  readonly speaksOfTotal: boolean;
  readonly isRoundedUnit: boolean;
}

/** What was found out about rows and labels, which outlive the edits that do not touch them. */
export interface Memory {
  signsOf(row: GridRow): StyleSigns;
  /** What each of a row's cells says. */
  amountsOf(row: GridRow, style: NumberStyle): readonly Amount[];
  wordsOf(cell: Cell): LabelWords;
}

/** A memory that knows nothing yet. */
export function newMemory(): Memory {
  const amounts = keep((_: GridRow) => new Map<string, readonly Amount[]>());
  return {
    signsOf: keep(({ cells }) => styleSignsIn(cells)),
    amountsOf(row, style) {
      const known = amounts(row);
      const key = style.point + style.groups;
      const read = known.get(key) ?? row.cells.map(({ text }) => readAmount(text, style));
      known.set(key, read);
      return read;
    },
    wordsOf: keep(({ text }) => ({
      meaning: meaningOf(text),
      key: labelKey(text),
      speaksOfTotal: speaksOfTotal(text),
      isRoundedUnit: isRoundedUnit(text),
    })),
  };
}
