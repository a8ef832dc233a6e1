import type { Form } from '../form/form.ts';
import { type KeptCells, KeptTable } from '../reconcile/kept-figures.ts';
import type { BodyReport, Slip } from './body-report.ts';

/** The report of a body as plain data, which can be passed between threads. Forms and tables are named in it. */
export interface PackedReport extends Omit<BodyReport, 'form' | 'tables' | 'slips'> {
  /** The id of the form. */
  readonly form: string;
  /** Each with the index of its table in the form. */
  readonly tables: readonly { readonly form: number; readonly cells: KeptCells }[];
  /** Each with the index of its table in the report. */
  readonly slips: readonly (Omit<Slip, 'table'> & { readonly table: number })[];
}

export function packReport({ form, tables, slips, ...report }: BodyReport): PackedReport {
  return {
    ...report,
    form: form.id,
    tables: tables.map((table) => ({ form: form.tables.indexOf(table.form), cells: table.cells })),
    slips: slips.map((slip) => ({ ...slip, table: tables.indexOf(slip.table) })),
  };
}

/**
 * @param forms The known forms, where the report is used.
 * @returns Undefined if the form of the report is not among them.
 */
export function unpackReport(
  { form: id, tables: packed, slips, ...report }: PackedReport,
  forms: readonly Form[],
): BodyReport | undefined {
  const form = forms.find((one) => one.id === id);
  if (!form) return undefined;
  const tables = packed.flatMap(({ form: index, cells }) => {
    const table = form.tables[index];
    return table ? new KeptTable(table, cells) : [];
  });
  return {
    ...report,
    form,
    tables,
    slips: slips.flatMap((slip) => {
      const table = tables[slip.table];
      return table ? { ...slip, table } : [];
    }),
  };
}
