import { format, unitsAt } from '../figure/decimal.ts';
import type { FigureCell } from '../form/figure-cell.ts';
import type { Translate } from '../l10n.ts';
import type { FigureEdit } from './engine/finding.ts';
import type { Found, Rule } from './engine/rule.ts';

/** A figure that is readable but not in the form's style, which is plain ASCII digits. */
export const figureStyle: Rule = {
  code: 'figure-style',
  severity: 'information',
  description: {
    zh: '数字可以读出，但写法不合表样。',
    en: 'A figure is readable, but not in the form’s style.',
  },
  *checkTable({ reckoning: { odd }, t }) {
    const withZeros: FigureEdit[] = [];
    for (const { site, name, asked, written } of odd) {
      const { value, style } = written ?? {};
      if (!site || !value || !style || style === 'plain') continue;
      if (style === 'zeros') {
        withZeros.push({ site, text: format(value) });
        continue;
      }
      const wanted = asked.digits ?? value.scale;
      const text = format(
        value.scale < wanted ? { units: unitsAt(value, wanted), scale: wanted } : value,
      );
      // A unit or note after a figure belongs to the writer, and so do extra digits. Only other styles
      // are rewritten.
      const removes =
        style === 'unit' || style === 'note' || (style === 'digits' && value.scale > wanted);
      yield {
        site,
        message: complaint(name, style, wanted, t),
        related: [],
        fixes: () =>
          removes
            ? []
            : [{ title: t('Write {0}', text), preferred: true, edits: [{ site, text }] }],
      };
    }
    yield* zerosIn(withZeros, t);
  },
};

/**
 * Figures with extra zeros are reported once for a table: a spreadsheet's number format writes them all
 * like this.
 */
function* zerosIn(edits: readonly FigureEdit[], t: Translate): Iterable<Found> {
  const [first] = edits;
  if (!first) return;
  const { site, text } = first;
  const written = site.block.text.slice(site.span.start, site.span.end);
  yield {
    site,
    message:
      edits.length === 1
        ? t('{0} has zeros after the decimal point that the form does not ask for.', written)
        : t(
            '{0} figures of the table have zeros after the decimal point that the form does not ask for, such as {1}.',
            edits.length,
            written,
          ),
    related: [],
    fixes: () => [
      {
        title:
          edits.length === 1
            ? t('Write {0}', text)
            : t('Write all {0} without these zeros', edits.length),
        preferred: true,
        edits,
      },
    ],
  };
}

function complaint(
  name: string,
  style: Exclude<FigureCell['style'], 'plain' | 'zeros'>,
  digits: number,
  t: Translate,
): string {
  switch (style) {
    case 'full-width':
      return t('The figure of “{0}” has full-width characters.', name);
    case 'separators':
      return t('The figure of “{0}” has thousands separators.', name);
    case 'sign':
      return t('The sign of “{0}” is written in words.', name);
    case 'broken':
      return t('The figure of “{0}” is broken over two lines.', name);
    case 'unit':
      return t('The cell of “{0}” contains a unit, which belongs in the heading.', name);
    case 'digits':
      return digits === 1
        ? t('The form asks for 1 decimal place in “{0}”.', name)
        : t('The form asks for {1} decimal places in “{0}”.', name, digits);
    case 'note':
      return t('The cell of “{0}” contains a note, which belongs under the table.', name);
  }
}
