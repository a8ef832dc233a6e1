import type { FigureCell } from '../form/figure-cell.ts';
import { gridOf } from '../form/found-table.ts';
import type { Translate } from '../l10n.ts';
import type { FormFigure } from '../reconcile/form-figure.ts';
import type { Rule } from './engine/rule.ts';
import { figuresThatLack } from './support/lacks.ts';

/** A cell for a figure contains something that cannot be read as one, or as one of the right kind. */
export const notAFigure: Rule = {
  code: 'not-a-figure',
  severity: 'error',
  description: {
    zh: '应填数字的格内不是数字。',
    en: 'A cell for a figure holds something that is not a figure.',
  },
  *checkTable(subject) {
    for (const { row, written, figure, fill } of figuresThatLack(subject)) {
      const message = complaint(written, figure, subject.t);
      if (message === undefined) continue;
      yield {
        site: { block: gridOf(row, written), span: written.cell.span },
        message,
        related: [],
        fixes: () => fill,
      };
    }
  },
};

function complaint(
  { lack, cell: { text } }: FigureCell,
  { name, asked }: FormFigure,
  t: Translate,
): string | undefined {
  switch (lack) {
    case 'unreadable':
      return t('“{1}” in “{0}” cannot be read as a figure.', name, text.slice(0, 40));
    case 'negative':
      return t('The figure of “{0}” is {1}, but a count cannot be less than zero.', name, text);
    case 'fraction':
      return t('The figure of “{0}” is {1}, but a count must be a whole number.', name, text);
    case 'unit':
      return t(
        '“{1}” in “{0}” is not in the unit that the form asks for: {2}.',
        name,
        text,
        asked.unit,
      );
    default:
      return undefined;
  }
}
