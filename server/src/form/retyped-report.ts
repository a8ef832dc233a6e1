import type { Grid } from '../draft/block.ts';
import type { Retyped } from '../draft/retype.ts';
import { figureCell } from './figure-cell.ts';
import type { FoundRow, FoundTable, LooseCell, Site } from './found-table.ts';
import type { Lookup } from './lookup.ts';
import type { Report } from './report.ts';

/**
 * The report after digits were typed over digits in one cell of it: every label and heading means what it
 * meant, and only the figure in that cell is read.
 */
export function retypedReport(report: Report, change: Retyped, lookup: Lookup): Report {
  const { from, to } = change;
  const inNew = (site: Site): Site => (site.block === from ? { ...site, block: to } : site);
  const { frame } = report;
  const isUnread = frame.unread.some(({ site }) => site.block === from);
  const unread = frame.unread.map((table) => ({ ...table, site: inNew(table.site) }));
  return {
    ...report,
    frame: isUnread ? { ...frame, unread } : frame,
    blocks: report.blocks.map((block) => (block === from ? to : block)),
    otherGrids: report.otherGrids.map((grid) => inGrid(grid, change)),
    tables: report.tables.map((table) =>
      table.sites.some(({ block }) => block === from)
        ? {
            ...table,
            heading: inNew(table.heading),
            sites: table.sites.map(inNew),
            rows: table.rows.map((row) => retypedRow(table, row, change, lookup)),
            unknownRows: table.unknownRows.map((row) => ({
              ...row,
              grid: inGrid(row.grid, change),
            })),
          }
        : table,
    ),
  };
}

function retypedRow(
  { form }: FoundTable,
  row: FoundRow,
  change: Retyped,
  lookup: Lookup,
): FoundRow {
  const { oldCell, newCell } = change;
  const { label, span, item, row: rowForm, lost } = row;
  const column = row.figures.findIndex((figure) => figure?.cell === oldCell);
  const asked = form.columns[column];
  const figures = asked
    ? row.figures.with(column, figureCell(newCell, lookup.cell(newCell.text).figure, asked))
    : row.figures;
  const loose = row.loose.map(
    (one): LooseCell => (one.cell === oldCell ? { ...one, cell: newCell } : one),
  );
  // Written out, as every keystroke makes every row anew: `...` takes several times as long.
  return { grid: inGrid(row.grid, change), row: rowForm, item, label, span, figures, loose, lost };
}

function inGrid(grid: Grid, { from, to }: Retyped): Grid {
  return grid === from ? to : grid;
}
