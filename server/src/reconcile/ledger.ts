import type { Cell, Grid } from '../draft/block.ts';
import type { Span } from '../draft/span.ts';
import { grouped } from '../grouped.ts';
import type { Figure } from './figure.ts';
import { FormFigure } from './form-figure.ts';
import { Partition } from './partition.ts';
import type { Reckoning } from './reckoning.ts';
import { has, isBroken, type Relation } from './relation.ts';
import type { Fault } from './repair.ts';

/** All figures of a report, the relations between them, and the located faults. */
export interface Ledger {
  /** The tables of its form, in the order of the draft. */
  readonly tables: readonly Reckoning[];
  /** Relations within these tables and between them. */
  readonly relations: readonly Relation[];
  readonly faults: readonly Fault[];
  /** The tables of no known form, in the order of the draft. Their relations stay within each table. */
  readonly declared: readonly DeclaredTable[];
}

/** The part of the ledger for a table of no known form: the relations that the table itself declares. */
export interface DeclaredTable {
  readonly grid: Grid;
  /** Made when they are asked for: a large table has many, and few of them are broken. */
  readonly relations: readonly Relation[];
  readonly hasRelations: boolean;
  readonly faults: readonly Fault[];
  /** Whether it is so large that nothing in it was looked at. */
  readonly isLeftAlone: boolean;
  /** How it is laid out. A grid may have several tables, below or beside each other. */
  layouts(): readonly DeclaredLayout[];
}

/** The rows and columns of a table of no known form that have figures, with their labels. */
export interface DeclaredLayout {
  readonly rows: readonly DeclaredLine[];
  readonly columns: readonly DeclaredLine[];
  /** The decimal mark of its figures. */
  readonly point: '.' | ',';
  /** The cell in a row and a column, given by their indexes; undefined if there is none. */
  cellIn(row: number, column: number): DeclaredCell | undefined;
}

/** A row or a column of a table of no known form. */
export interface DeclaredLine {
  /** Its labels in one text; empty if it has none. */
  readonly name: string;
  /** From the outermost to its own. */
  readonly labels: readonly Cell[];
}

/** A cell of a table of no known form. */
export interface DeclaredCell {
  readonly cell: Cell;
  /** The range of its figure, or of all its text if that is no figure. */
  readonly span: Span;
  /** Whether it has a figure, or is blank, so that one can be written into it. */
  readonly takesFigure: boolean;
}

/** The relations that a figure takes part in. */
export function relationsOf({ relations, declared }: Ledger, figure: Figure): Relation[] {
  const table = declared.find(({ grid }) => grid === figure.site?.block);
  return (table?.relations ?? relations).filter((relation) => has(relation, figure));
}

/** All relations of a report. */
export function allRelations({ relations, declared }: Ledger): Relation[] {
  return [...relations, ...declared.flatMap((table) => table.relations)];
}

/** All faults of a report. */
export function faultsOf({ faults, declared }: Ledger): Fault[] {
  return [...faults, ...declared.flatMap((table) => table.faults)];
}

/** Makes a function that lists the relations of a table: its own, followed by those with other tables. */
export function relationsOfTables({ relations }: Ledger): (table: Reckoning) => Relation[] {
  const between = grouped(
    relations.filter(({ origin }) => origin.kind === 'between'),
    ({ terms }) =>
      terms.flatMap(({ figure }) => (figure instanceof FormFigure ? figure.table : [])),
  );
  return ({ table, relations: own }) => [...own, ...(between.get(table) ?? [])];
}

/** Tables connected by relations, directly or through other tables. A fault in one may show in another. */
export interface Joined {
  readonly tables: readonly Reckoning[];
  /** Relations within these tables and between them. */
  readonly relations: readonly Relation[];
  /** Those of them that are broken, in the same order. */
  readonly broken: readonly Relation[];
}

/** Groups tables by the relations that connect them. Most are alone. */
export function joinedTables(tables: readonly Reckoning[], between: readonly Relation[]): Joined[] {
  const partition = new Partition<Reckoning>();
  const holderOf = new Map<Figure, Reckoning>();
  if (between.length > 0) {
    for (const table of tables) for (const figure of table.figures) holderOf.set(figure, table);
  }
  for (const { terms } of between) {
    partition.joinAll(terms.flatMap(({ figure }) => holderOf.get(figure) ?? []));
  }
  return partition.group(tables).map((group) => {
    const relations = [
      ...group.flatMap((table) => table.relations),
      ...between.filter(({ anchor }) => group.some((table) => table === holderOf.get(anchor))),
    ];
    return { tables: group, relations, broken: relations.filter(isBroken) };
  });
}
