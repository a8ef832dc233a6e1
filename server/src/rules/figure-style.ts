import { format, unitsAt } from '../figure/decimal.ts';
import type { FigureCell } from '../form/figure-cell.ts';
import { slotName } from '../form/report.ts';
import type { Translate } from '../l10n.ts';
import type { TableRule } from './rule.ts';

/** Readable, but not in the form's style: the form's figures are bare ASCII digits. */
export const figureStyle: TableRule = {
  code: 'figure-style',
  severity: 'information',
  *checkTable({ reckoning: { table, slots, odd }, t }) {
    for (const index of odd) {
      const { row, column, figure } = slots[index] ?? {};
      if (!row || column === undefined || !figure?.value || figure.style === 'plain') continue;
      const site = { block: row.grid, span: figure.span };
      const { value } = figure;
      const wanted = table.form.columns[column]?.digits ?? value.scale;
      const text = format(
        value.scale < wanted ? { units: unitsAt(value, wanted), scale: wanted } : value,
      );
      // What stands behind a figure is the writer's, and so are digits too many; the others are rewritten.
      const removes =
        figure.style === 'unit' ||
        figure.style === 'note' ||
        (figure.style === 'digits' && value.scale > wanted);
      yield {
        site,
        message: `${slotName(table, row, column)}${t(': ')}${complaint(figure.style, wanted, t)}`,
        related: [],
        fixes: removes
          ? []
          : [{ title: t('Write {0}', text), preferred: true, edits: [{ site, text }] }],
      };
    }
  },
};

function complaint(
  style: Exclude<FigureCell['style'], 'plain'>,
  digits: number,
  t: Translate,
): string {
  switch (style) {
    case 'full-width':
      return t('the figure has full-width characters.');
    case 'separators':
      return t('the figure has thousands separators.');
    case 'sign':
      return t('the sign is written in words.');
    case 'broken':
      return t('the figure is broken over two lines.');
    case 'unit':
      return t('a unit stands in the cell; it belongs in the heading.');
    case 'digits':
      return t('the form asks for {0} digits after the point.', digits);
    case 'note':
      return t('a note stands in the cell; it belongs under the table.');
  }
}
