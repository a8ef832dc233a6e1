import { compare, type Decimal, decimal, format, shift } from '../figure/decimal.ts';
import type { Rule } from './engine/rule.ts';

/** Smaller figures easily change so much. */
const SMALL = decimal(10);

/**
 * A figure is ten times last year's, or a tenth of it. If several files claim to be last year's report, one that has
 * a figure of the usual size is enough to say nothing.
 */
export const unusualChange: Rule = {
  code: 'unusual-change',
  severity: 'hint',
  isOff: true,
  description: {
    zh: '一个数是上一年度的十倍以上，或十分之一以下。',
    en: 'A figure is ten times last year’s, or a tenth of it.',
  },
  *checkYears({ report, ledger, t }, last) {
    const { title } = report.frame;
    if (!title) return;
    for (const { figures } of ledger.tables) {
      for (const { site, value, table, row, rowForm, asked, name } of figures) {
        if (!site || !value || !row || row.item !== '') continue;
        const before = last.map((carried) => ({
          uri: carried.uri,
          figure: carried.sameAs(table.form, rowForm, asked),
        }));
        const [first] = before;
        if (!first?.figure) continue;
        const isUnusual = before.every(
          ({ figure }) =>
            figure && (isTenfold(value, figure.value) || isTenfold(figure.value, value)),
        );
        if (!isUnusual) continue;
        const { value: then, range } = first.figure;
        const year = title.year - 1;
        yield {
          site,
          message: isTenfold(value, then)
            ? t(
                '“{0}” is {1}, at least ten times the {2} of {3}.',
                name,
                format(value),
                format(then),
                year,
              )
            : t(
                '“{0}” is {1}, at most a tenth of the {2} of {3}.',
                name,
                format(value),
                format(then),
                year,
              ),
          related: [
            {
              uri: first.uri,
              range,
              text: format(then),
              message: t('{0}: {1}', year, format(then)),
            },
          ],
          fixes: () => [],
        };
      }
    }
  },
};

/** Whether a figure is at least ten times another one that is not small. */
function isTenfold(figure: Decimal, other: Decimal): boolean {
  return compare(other, SMALL) >= 0 && compare(figure, shift(other, 1)) >= 0;
}
