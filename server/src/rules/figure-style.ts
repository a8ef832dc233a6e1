import { format, unitsAt } from '../figure/decimal.ts';
import type { FigureCell } from '../form/figure-cell.ts';
import type { Translate } from '../l10n.ts';
import type { FigureEdit } from './engine/finding.ts';
import type { Found, Rule } from './engine/rule.ts';

/** Readable, but not in the form's style: the form's figures are bare ASCII digits. */
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
      // What stands behind a figure is the writer's, and so are digits too many; the others are rewritten.
      const removes =
        style === 'unit' || style === 'note' || (style === 'digits' && value.scale > wanted);
      yield {
        site,
        message: `${name}${t(': ')}${complaint(style, wanted, t)}`,
        related: [],
        fixes: removes
          ? []
          : [{ title: t('Write {0}', text), preferred: true, edits: [{ site, text }] }],
      };
    }
    yield* zerosIn(withZeros, t);
  },
};

/** A sheet's number format writes all figures of a table so: it is told once. */
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
    fixes: [
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
  style: Exclude<FigureCell['style'], 'plain' | 'zeros'>,
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
      return t('the cell contains a unit, which belongs in the heading.');
    case 'digits':
      return t('the form asks for {0} decimal places.', digits);
    case 'note':
      return t('the cell contains a note, which belongs under the table.');
  }
}
