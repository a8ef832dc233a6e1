import { format } from '../figure/decimal.ts';
import type { Rule } from './engine/rule.ts';
import { figureFix } from './support/repair-fix.ts';

/**
 * Last year's report of the same body carried another figure forward. Its form says which figures must be equal, such as
 * this year's 二、上年结转 and last year's 四、结转下年度. If several files claim to be last year's report, agreement with one is
 * enough.
 */
export const carryOver: Rule = {
  code: 'carry-over',
  severity: 'warning',
  description: {
    zh: '与上一年度报告结转的数不一致。',
    en: 'Last year’s report carried another figure forward.',
  },
  *checkYears({ ledger, report, t }, last) {
    const { title } = report.frame;
    if (!title) return;
    for (const { table, figures } of ledger.tables) {
      if (table.form.takesOver.length === 0) continue;
      for (const figure of figures) {
        const { site, name, written } = figure;
        const value = written?.value;
        // A blank may mean 0, or that nobody has filled it in yet.
        if (!site || !value || written.cell.text === '') continue;
        const handedOn = last.flatMap((carried) => {
          const taken = carried.takenOverBy(figure);
          return taken ? [{ uri: carried.uri, ...taken }] : [];
        });
        const [first] = handedOn;
        if (!first || handedOn.some(({ agrees }) => agrees)) continue;
        const text = format(first.value);
        const fix = figureFix(t, ledger.relations, figure, text);
        yield {
          site,
          message: t(
            '“{0}” is {1}, but the report for {2} carried {3} forward (“{4}”).',
            name,
            format(value),
            title.year - 1,
            text,
            first.from,
          ),
          related: [
            {
              uri: first.uri,
              range: first.range,
              text,
              message: t('{0}: {1}', title.year - 1, text),
            },
          ],
          fixes: () => (fix ? [fix] : []),
        };
      }
    }
  },
};
