import type { Part } from '../analysis.ts';
import { equal, format } from '../figure/decimal.ts';
import { slotName } from '../form/report.ts';
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
  const { reckonings, report } = part.verdict;
  const { title } = report.frame;
  if (!title) return [];
  const findings: Finding[] = [];
  for (const reckoning of reckonings) {
    const { table } = reckoning;
    const { form } = table;
    const index = table.rows.findIndex((found) => found.row === form.carryOver?.this);
    const row = table.rows[index];
    if (!row || !form.carryOver) continue;
    for (const [column, { id }] of form.columns.entries()) {
      const figure = row.figures[column];
      const handedOn = last.flatMap(({ uri, figures }) => {
        const carried = figures.get(id);
        return carried ? [{ uri, ...carried }] : [];
      });
      const [first] = handedOn;
      const { value } = figure ?? {};
      if (!figure || !value || !first || handedOn.some((carried) => equal(carried.value, value))) {
        continue;
      }
      const text = format(first.value);
      const fix = figureFix(t, reckoning, index * form.columns.length + column, text);
      const site = { block: row.grid, span: figure.span };
      const name = slotName(table, row, column);
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
