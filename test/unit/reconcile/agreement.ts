import type { Minimum } from './mip.ts';
import type { FoundFault, FoundRepair } from './problem.ts';

/** The repairs of a whole: one repair of each fault, in all combinations, as sets of figures. */
export function combinedSets(faults: readonly FoundFault[]): string[] {
  let combined: number[][] = [[]];
  for (const { repairs } of faults) {
    combined = combined.flatMap((chosen) =>
      repairs.map(({ changes }) => [...chosen, ...changes.map(({ figure }) => figure)]),
    );
  }
  return combined.map((figures) => figures.toSorted((a, b) => a - b).join());
}

/** How many figures the smallest repairs of all faults change together. */
export function countOf(faults: readonly FoundFault[]): number {
  return faults.reduce((sum, { repairs }) => sum + sizeOf(repairs[0]), 0);
}

/**
 * In what the faults depart from the solver's answer; undefined where they agree: the same number of
 * figures, and the same sets of them, as far as the solver listed them.
 */
export function disagreement(faults: readonly FoundFault[], minimum: Minimum): string | undefined {
  if (faults.length === 0 && minimum.count === 0) return undefined;
  const count = countOf(faults);
  if (count !== minimum.count) return `${count} figures, the solver ${minimum.count}`;
  if (
    faults.some(({ repairs }) => repairs.some((repair) => sizeOf(repair) !== sizeOf(repairs[0])))
  ) {
    return 'repairs of unequal size';
  }
  const own = new Set(combinedSets(faults));
  const overlooked = minimum.sets.find((set) => !own.has(set));
  if (overlooked !== undefined) return `overlooked ${overlooked}`;
  if (minimum.complete && own.size !== minimum.sets.length) {
    return `${own.size} sets, the solver ${minimum.sets.length}`;
  }
  return undefined;
}

function sizeOf(repair: FoundRepair | undefined): number {
  return repair?.changes.length ?? 0;
}
