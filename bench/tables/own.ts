import { mistype, structures, summedTable } from '../../test/kit/generate/summed-tables.ts';
import type { Trial } from './trial.ts';

/** How many tables of each structure are made, and how many figures of each are mistyped. */
const TABLES = 10;
const MISTYPED = 4;

/** Tables of our own, by their structure, each with some of its figures mistyped. */
export function ownTrials(): { readonly structure: string; readonly trials: Trial[] }[] {
  return Object.keys(structures).map((structure) => ({
    structure,
    trials: Array.from({ length: TABLES }, (_, seed): Trial => {
      const { rows, summed } = summedTable(structure, seed);
      const mistyped = Array.from({ length: MISTYPED }, (_, index) => {
        const [row, column] = summed[((index + 1) * 7919 + seed * 31) % summed.length] ?? [0, 0];
        const to = mistype(rows[row]?.[column] ?? '', seed * MISTYPED + index);
        return { row, column, to };
      });
      return { name: `${structure} ${seed}`, rows, mistyped };
    }),
  }));
}
