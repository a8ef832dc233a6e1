import type { Lack } from '../form/figure-cell.ts';
import type { Translate } from '../l10n.ts';
import type { Rule } from './engine/rule.ts';
import { figuresThatLack } from './support/lacks.ts';

/** A cell that must hold a figure holds something that cannot be read as one, or not as this kind. */
export const notAFigure: Rule = {
  code: 'not-a-figure',
  severity: 'error',
  description: {
    zh: '应填数字的格内不是数字。',
    en: 'A cell for a figure holds something that is not a figure.',
  },
  *checkTable(subject) {
    for (const { row, written, figure, fill } of figuresThatLack(subject)) {
      const said = complaint(written.lack, written.cell.text, figure.asked.unit, subject.t);
      if (said === undefined) continue;
      yield {
        site: { block: row.grid, span: written.cell.span },
        message: `${figure.name}${subject.t(': ')}${said}`,
        related: [],
        fixes: fill,
      };
    }
  },
};

function complaint(
  lack: Lack | undefined,
  text: string,
  unit: string,
  t: Translate,
): string | undefined {
  switch (lack) {
    case 'unreadable':
      return t('“{0}” cannot be read as a figure.', text.slice(0, 40));
    case 'negative':
      return t('{0} is less than zero, and this is a count.', text);
    case 'fraction':
      return t('{0} is not a whole number, and this is a count.', text);
    case 'unit':
      return t('“{0}” is not in the unit that the form asks for: {1}.', text, unit);
    default:
      return undefined;
  }
}
