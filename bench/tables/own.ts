import { measuredStructures, measuredTable } from '../../test/kit/generate/measured-tables.ts';
import {
  mistype,
  type SummedTable,
  structures,
  summedTable,
} from '../../test/kit/generate/summed-tables.ts';
import type { Trial } from './trial.ts';

/** How many tables of each structure are made, and how many figures of each are mistyped. */
const TABLES = 10;
const MISTYPED = 4;

/** Our own tables by structure, each with some figures mistyped. */
export function ownTrials(): StructureTrials[] {
  return trialsOf(Object.keys(structures), summedTable);
}

/** The same for tables that calculate figures by other rules than sums. */
export function ownMeasures(): StructureTrials[] {
  return trialsOf(Object.keys(measuredStructures), measuredTable);
}

interface StructureTrials {
  readonly structure: string;
  readonly trials: Trial[];
}

function trialsOf(
  names: readonly string[],
  tableOf: (structure: string, seed: number) => SummedTable,
): StructureTrials[] {
  return names.map((structure) => ({
    structure,
    trials: Array.from({ length: TABLES }, (_, seed): Trial => {
      const { rows, summed } = tableOf(structure, seed);
      const mistyped = Array.from({ length: MISTYPED }, (_, index) => {
        const [row, column] = summed[((index + 1) * 7919 + seed * 31) % summed.length] ?? [0, 0];
        const to = mistype(rows[row]?.[column] ?? '', seed * MISTYPED + index);
        return { row, column, to };
      });
      return { name: `${structure} ${seed}`, rows, mistyped };
    }),
  }));
}
