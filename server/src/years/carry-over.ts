import type { Part } from '../analysis.ts';
import { equal, format } from '../figure/decimal.ts';
import type { Translate } from '../l10n.ts';
import type { Finding } from '../rules/engine/finding.ts';
import type { Levels } from '../rules/engine/levels.ts';
import { figureFix } from '../rules/support/repair-fix.ts';
import type { Carried } from './carried.ts';

/**
 * Last year's report of the same body carried another figure forward: this year's 二、上年结转 is last
 * year's 四、结转下年度, column by column. Where several files claim to be last year's report, one that
 * agrees is enough.
 *
 * @param last Last year's reports.
 */
export function carryOver(
  part: Part,
  last: readonly Carried[],
  t: Translate,
  levels: Levels,
): Finding[] {
  const severity = levels['carry-over'] ?? 'warning';
  if (severity === 'off') return [];
  const { ledger, report } = part.verdict;
  const { title } = report.frame;
  if (!title) return [];
  const findings: Finding[] = [];
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
      findings.push({
        code: 'carry-over',
        severity,
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
      });
    }
  }
  return findings;
}
