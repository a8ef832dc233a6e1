import type { LineRange } from '../draft/span.ts';
import { type Decimal, equal } from '../figure/decimal.ts';
import type { Form } from '../form/form.ts';
import type { Site } from '../form/found-table.ts';
import type { Report } from '../form/report.ts';
import { agencyKey } from '../form/title.ts';
import { FormFigure } from '../reconcile/form-figure.ts';
import { type KeptTable, keptTable } from '../reconcile/kept-figures.ts';
import { type Ledger, relationsOf } from '../reconcile/ledger.ts';
import { isBroken, valueIn } from '../reconcile/relation.ts';
import { decoded } from '../uri.ts';

/** The report of a body, as it is added up with those of the other bodies of a district. */
export interface BodyReport {
  readonly uri: string;
  /** The body, as the title names it; empty if there is no title. */
  readonly agency: string;
  /** Undefined if there is no title. */
  readonly year: number | undefined;
  readonly form: Form;
  /** The name of its kind: of the one that its title names, or the first one of its form. */
  readonly kind: string;
  /** Where it begins in its file. */
  readonly start: LineRange['start'];
  /** In the order of the draft. */
  readonly tables: readonly KeptTable[];
  /** Whether a relation between its figures is broken. */
  readonly isBroken: boolean;
  /** The figures that its own relations show to be wrong. */
  readonly slips: readonly Slip[];
  /** The content that is in no slot of its form. */
  readonly outside: Outside;
}

/** A figure all of whose relations are broken and would hold with one other figure. */
export interface Slip {
  readonly table: KeptTable;
  /** Index of the row in the table, and of the column of its form. */
  readonly row: number;
  readonly column: number;
  readonly right: Decimal;
}

/** The content of a report that cannot be added up. */
interface Outside {
  /** Names of the tables that cannot be read. */
  readonly tables: readonly string[];
  /** Labels of the rows that the form does not have. */
  readonly rows: readonly string[];
}

/**
 * The report of a body; undefined if it has no table of a known form.
 *
 * @param place Says where a site of the report is in its file.
 */
export function bodyReport(
  uri: string,
  { frame, tables: found }: Report,
  ledger: Ledger,
  place: { readonly start: LineRange['start']; of(site: Site): LineRange },
): BodyReport | undefined {
  const { form, title } = frame;
  if (!form || found.length === 0) return undefined;
  const keptOf = new Map(
    ledger.tables.map((reckoning) => [
      reckoning.table,
      keptTable(reckoning, (site) => place.of(site)),
    ]),
  );
  const broken = ledger.relations.filter(isBroken);
  const doubtful = new Set(broken.flatMap(({ terms }) => terms.map(({ figure }) => figure)));
  const slips = [...doubtful].flatMap((figure): Slip[] => {
    if (!(figure instanceof FormFigure) || !figure.row) return [];
    const table = keptOf.get(figure.table);
    const right = rightOf(ledger, figure);
    const row = figure.table.rows.indexOf(figure.row);
    return table && right ? [{ table, row, column: figure.column, right }] : [];
  });
  return {
    uri,
    agency: title?.agency ?? '',
    year: title?.year,
    form,
    kind: (title?.kind ?? form.kinds[0]).name,
    start: place.start,
    tables: [...keptOf.values()],
    isBroken: broken.length > 0,
    slips,
    outside: {
      tables: frame.unread.map((unread) => unread.form.name),
      rows: found.flatMap(({ unknownRows }) => unknownRows.map(({ label }) => label)),
    },
  };
}

/** The value with which all relations of a figure would hold; undefined if there is none, or if one holds already. */
function rightOf(ledger: Ledger, figure: FormFigure): Decimal | undefined {
  const relations = relationsOf(ledger, figure);
  if (!relations.every(isBroken)) return undefined;
  const [right, ...others] = relations.map((relation) => valueIn(relation, figure));
  const isOne = others.every((other) => right && other && equal(other, right));
  return right && isOne && figure.mayBe(right) ? right : undefined;
}

/** The key by which reports of the same body are recognised. A report without a title counts as a separate body. */
export function bodyKey({ agency, uri, start }: BodyReport): string {
  return agency === '' ? `${uri}#${start.line}` : agencyKey(agency);
}

/** What a body is called: as its title names it, or by the name of its file. */
export function bodyName({ agency, uri }: BodyReport): string {
  return agency || (decoded(uri).split('/').at(-1) ?? uri);
}
