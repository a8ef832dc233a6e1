import type { Part } from '../analysis.ts';
import { equal, format } from '../figure/decimal.ts';
import { slotName } from '../form/report.ts';
import type { Translate } from '../l10n.ts';
import type { Finding } from '../rules/finding.ts';
import type { Levels } from '../rules/levels.ts';
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
  const { tables, frame } = part.verdict.report;
  const { title } = frame;
  if (!title) return [];
  const findings: Finding[] = [];
  for (const table of tables) {
    const { form } = table;
    const row = table.rows.find((found) => found.row === form.carryOver?.this);
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
        fixes: [
          {
            title: t('Change “{0}” from {1} to {2}', name, format(value), text),
            preferred: false,
            edits: [{ site, text }],
          },
        ],
      });
    }
  }
  return findings;
}
