import type { Form } from './form.ts';
import { type Lookup, lookupOf } from './lookup.ts';

/** The known forms, and what finds their labels. */
export interface Forms {
  readonly all: readonly Form[];
  readonly lookup: Lookup;
}

export function formsOf(all: readonly Form[]): Forms {
  return { all, lookup: lookupOf(all) };
}
