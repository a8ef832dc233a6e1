import type { Grid } from '../draft/block.ts';
import { grouped } from '../grouped.ts';
import type { Figure } from './figure.ts';
import { FormFigure } from './form-figure.ts';
import { Partition } from './partition.ts';
import type { Reckoning } from './reckoning.ts';
import { has, type Relation } from './relation.ts';
import type { Fault } from './repair.ts';

/** All figures of a report with the relations between them, and what is wrong in them. */
export interface Ledger {
  /** The tables of its form, in their order in the draft. */
  readonly tables: readonly Reckoning[];
  /** Those within tables and those between them. */
  readonly relations: readonly Relation[];
  readonly faults: readonly Fault[];
  /** The tables of no known form, in their order in the draft; no relation leads out of one. */
  readonly declared: readonly DeclaredTable[];
}

/** What a table of no known form puts into the ledger: the relations that it declares itself. */
export interface DeclaredTable {
  readonly grid: Grid;
  readonly relations: readonly Relation[];
  readonly faults: readonly Fault[];
}

/** The relations that a figure stands in. */
export function relationsOf({ relations, declared }: Ledger, figure: Figure): Relation[] {
  const table = declared.find(({ grid }) => grid === figure.site?.block);
  return (table?.relations ?? relations).filter((relation) => has(relation, figure));
}

/** All that is wrong in a report. */
export function faultsOf({ faults, declared }: Ledger): Fault[] {
  return [...faults, ...declared.flatMap((table) => table.faults)];
}

/** Gives the relations that a table takes part in: its own, and behind them those with other tables. */
export function relationsOfTables({ relations }: Ledger): (table: Reckoning) => Relation[] {
  const between = grouped(
    relations.filter(({ origin }) => origin.kind === 'between'),
    ({ terms }) =>
      terms.flatMap(({ figure }) => (figure instanceof FormFigure ? figure.table : [])),
  );
  return ({ table, relations: own }) => [...own, ...(between.get(table) ?? [])];
}

/** Tables that relations join, directly or through others; what is wrong in one may show in another. */
export interface Joined {
  readonly tables: readonly Reckoning[];
  /** Those within the tables and those between them. */
  readonly relations: readonly Relation[];
}

/** Puts together the tables that relations join; most stand alone. */
export function joinedTables(tables: readonly Reckoning[], between: readonly Relation[]): Joined[] {
  const partition = new Partition<Reckoning>();
  const holderOf = new Map<Figure, Reckoning>();
  if (between.length > 0) {
    for (const table of tables) for (const figure of table.figures) holderOf.set(figure, table);
  }
  for (const { terms } of between) {
    partition.joinAll(terms.flatMap(({ figure }) => holderOf.get(figure) ?? []));
  }
  return partition.group(tables).map((group) => ({
    tables: group,
    relations: [
      ...group.flatMap(({ relations }) => relations),
      ...between.filter(({ anchor }) => group.some((table) => table === holderOf.get(anchor))),
    ],
  }));
}
