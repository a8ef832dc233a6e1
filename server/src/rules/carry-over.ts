import { equal, format } from '../figure/decimal.ts';
import type { Rule } from './engine/rule.ts';
import { figureFix } from './support/repair-fix.ts';

/**
 * Last year's report of the same body carried another figure forward: this year's 二、上年结转 is last
 * year's 四、结转下年度, column by column. Where several files claim to be last year's report, one that
 * agrees is enough.
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
      const { form } = table;
      const row = table.rows.find((found) => found.row === form.carryOver?.this);
      if (!row || !form.carryOver) continue;
      for (const figure of figures) {
        if (figure.row !== row) continue;
        const { site, name, asked, written } = figure;
        const handedOn = last.flatMap(({ uri, figures }) => {
          const carried = figures.get(asked.id);
          return carried ? [{ uri, ...carried }] : [];
        });
        const [first] = handedOn;
        const value = written?.value;
        if (!site || !value || !first || handedOn.some((carried) => equal(carried.value, value))) {
          continue;
        }
        const text = format(first.value);
        const fix = figureFix(t, ledger.relations, figure, text);
        const lastRow = form.rows[form.carryOver.last]?.name ?? '';
        yield {
          site,
          message: t(
            '“{0}” is {1}, but the report for {2} carried {3} forward (“{4}”).',
            name,
            format(value),
            title.year - 1,
            text,
            lastRow,
          ),
          related: [
            {
              uri: first.uri,
              range: first.range,
              text,
              message: t('{0}: {1}', title.year - 1, text),
            },
          ],
          fixes: fix ? [fix] : [],
        };
      }
    }
  },
};
