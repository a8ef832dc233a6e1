import type { Part } from '../analysis.ts';
import { type Document, rangeOf } from '../features/place.ts';
import { meaningsOfSlot } from '../prose/bind.ts';
import { isApplicant } from '../prose/meanings.ts';
import { type Carried, type CarriedFigure, type MeantFigure, reportKey } from '../years/carried.ts';

/** What each report of a document hands on, by the key of the report. */
export function carriedBy(document: Document): Map<string, Carried> {
  const all = new Map<string, Carried>();
  for (const part of document.alone.parts) {
    const { title } = part.verdict.report.frame;
    const carried = title && carriedOf(document, part);
    if (carried) all.set(reportKey(title.agency, title.year), carried);
  }
  return all;
}

/** What one report hands on; undefined where it has no figures. */
export function carriedOf(document: Document, part: Part): Carried | undefined {
  const figures = figuresOf(document, part);
  const totals = totalsOf(document, part);
  const isEmpty = figures.size === 0 && totals.every(({ figure }) => !figure);
  return isEmpty ? undefined : { uri: document.uri, figures, totals };
}

function figuresOf(document: Document, part: Part): Map<string, CarriedFigure> {
  const figures = new Map<string, CarriedFigure>();
  for (const { form, rows } of part.verdict.report.tables) {
    const row = form.carryOver && rows.find((found) => found.row === form.carryOver?.last);
    if (!row) continue;
    for (const [index, column] of form.columns.entries()) {
      const figure = row.figures[index];
      if (!figure?.value) continue;
      const range = rangeOf(document, part, { block: row.grid, span: figure.span });
      figures.set(column.id, { value: figure.value, range });
    }
  }
  return figures;
}

function totalsOf(document: Document, part: Part): MeantFigure[] {
  return part.verdict.ledger.tables.flatMap(({ layout, figures }) => {
    const absent = layout.form.absent.map((means) => ({ means, figure: undefined }));
    const present = figures.flatMap(({ row, rowForm, asked, value, site }): MeantFigure[] => {
      const means = meaningsOfSlot(layout.form, rowForm, asked);
      if (means.length === 0) return [];
      if (!row || !value || !site) return [{ means, figure: undefined }];
      return [{ means, figure: { value, range: rangeOf(document, part, site) } }];
    });
    return [...present, ...absent].filter(({ means }) => !means.some(isApplicant));
  });
}
