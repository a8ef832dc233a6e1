import type { Translate } from '../l10n.ts';
import { type Html, html } from './markup.ts';
import type { DrawnCell, DrawnTable, ReviewedFinding } from './reviewed-report.ts';

/** The findings of a table, the sums that show them, and the table with their numbers in its cells. */
export function tableHtml(table: DrawnTable, t: Translate): Html {
  const { name, headings, rows, findings, sums } = table;
  const title = name === '' ? t('Another table') : name;
  const shown = sums.filter((sum) => !findings.some(({ message }) => message.includes(sum)));
  return html`<h4>${title}</h4>
<ol class="findings">${findings.map((one) => html`<li>${findingHtml(one, t)}</li>`)}</ol>
${shown.length === 0 ? '' : html`<ul class="sums">${shown.map((sum) => html`<li>${sum}</li>`)}</ul>`}
<div class="table" tabindex="0" role="group" aria-label="${title}"><table>${headHtml(headings)}<tbody>${rows.map(
    ({ label, cells }) =>
      html`<tr>${labelHtml(label)}${cells.map((cell) => cellHtml(cell, t))}</tr>
`,
  )}</tbody></table></div>
`;
}

/** A finding: its severity in words, what is wrong, and its code. */
export function findingHtml(finding: ReviewedFinding, t: Translate): Html {
  const { severity, code, message, words } = finding;
  const around = words === '' ? '' : html` <q>${words}</q>`;
  return html`<b class="${severity}">${severityName(severity, t)}</b> ${message}${around} <code>${code}</code>`;
}

/** The name of a severity. */
export function severityName(severity: ReviewedFinding['severity'], t: Translate): string {
  switch (severity) {
    case 'error':
      return t('Error');
    case 'warning':
      return t('Warning');
    case 'information':
      return t('Information');
    case 'hint':
      return t('Hint');
  }
}

/** The first cell of a row: a heading, unless there is nothing in it. */
function labelHtml(label: string): Html {
  return label === '' ? html`<td></td>` : html`<th scope="row">${label}</th>`;
}

function cellHtml({ text, findings, isInvolved }: DrawnCell, t: Translate): Html {
  if (findings.length > 0) {
    const numbers = findings.join(', ');
    const label = t('Finding {0}', numbers);
    return html`<td class="wrong"><mark>${text === '' ? '—' : text}</mark><sup aria-label="${label}">${numbers}</sup></td>`;
  }
  return isInvolved ? html`<td class="involved">${text}</td>` : html`<td>${text}</td>`;
}

/** The rows of headings. A heading above several columns spans them, and one of few levels reaches down. */
function headHtml(headings: readonly (readonly string[])[]): Html {
  if (headings.length === 0) return html``;
  const depth = Math.max(...headings.map(({ length }) => length));
  const rows = Array.from({ length: depth }, (_, level) => {
    const corner = level === 0 ? html`<td rowspan="${depth}"></td>` : html``;
    return html`<tr>${corner}${headingsAt(headings, level, depth)}</tr>`;
  });
  return html`<thead>${rows}</thead>`;
}

function headingsAt(
  headings: readonly (readonly string[])[],
  level: number,
  depth: number,
): Html[] {
  const all: Html[] = [];
  for (let column = 0; column < headings.length; ) {
    const path = headings[column] ?? [];
    const text = path[level];
    const isLast = level === path.length - 1;
    let width = 1;
    while (!isLast && isSame(path, headings[column + width], level)) width++;
    column += width;
    if (text === undefined) continue;
    const height = isLast ? depth - level : 1;
    const scope = width > 1 ? 'colgroup' : 'col';
    all.push(html`<th scope="${scope}" colspan="${width}" rowspan="${height}">${text}</th>`);
  }
  return all;
}

/** Whether two columns are under the same headings down to a level. */
function isSame(a: readonly string[], b: readonly string[] | undefined, level: number): boolean {
  if (!b || b.length <= level + 1) return false;
  return a.slice(0, level + 1).every((heading, index) => heading === b[index]);
}
