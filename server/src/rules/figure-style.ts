import { format } from '../figure/decimal.ts';
import type { Style } from '../figure/read.ts';
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
      const text = format(figure.value);
      // What stands behind a figure is the writer's; only the digits themselves are rewritten.
      const removes = figure.style === 'unit' || figure.style === 'note';
      yield {
        site,
        message: `${slotName(table, row, column)}${t(': ')}${complaint(figure.style, t)}`,
        related: [],
        fixes: removes
          ? []
          : [{ title: t('Write {0}', text), preferred: true, edits: [{ site, text }] }],
      };
    }
  },
};

function complaint(style: Exclude<Style, 'plain'>, t: Translate): string {
  switch (style) {
    case 'full-width':
      return t('the figure has full-width characters.');
    case 'separators':
      return t('the figure has thousands separators.');
    case 'broken':
      return t('the figure is broken over two lines.');
    case 'unit':
      return t('a unit stands in the cell; it belongs in the heading.');
    case 'note':
      return t('a note stands in the cell; it belongs under the table.');
  }
}
