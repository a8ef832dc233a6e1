import type { Grid } from '../draft/block.ts';
import type { Form } from './form.ts';
import { type Lookup, lookupOf } from './lookup.ts';
import { type Recognition, recogniserOf } from './recognise.ts';

/** The known forms, and what finds their labels. */
export interface Forms {
  readonly all: readonly Form[];
  readonly lookup: Lookup;
  /** Finds their tables in a grid; see `recogniserOf`. */
  readonly recognise: (grid: Grid) => readonly Recognition[];
}

export function formsOf(all: readonly Form[]): Forms {
  const lookup = lookupOf(all);
  return { all, lookup, recognise: recogniserOf(lookup) };
}
