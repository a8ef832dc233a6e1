import type { Translate } from '../l10n.ts';
import { REVIEW_MARK } from '../review-mark.ts';
import { districtCharts } from './district-charts.ts';
import { findingHtml, severityName, tableHtml } from './drawn-table.ts';
import { type Html, html } from './markup.ts';
import { REVIEW_STYLE } from './review-style.ts';
import type { ReviewedFinding, ReviewedReport } from './reviewed-report.ts';

/** What the page is about. */
export interface Reviewed {
  /** In the order in which they are listed. */
  readonly reports: readonly ReviewedReport[];
  /** Files that could not be processed: a line for each, for the user. */
  readonly failures: readonly string[];
  /** How many other files were skipped. */
  readonly passedOver: number;
}

const LEVELS = ['error', 'warning', 'information', 'hint'] as const;

/**
 * A page for reviewers: one file without scripts or external content, to be read in a browser or printed.
 * It lists the bodies with the numbers of findings, draws each table with its findings and their sums, and shows the
 * figures of all bodies together beside the year before.
 */
export function reviewPage(reviewed: Reviewed, t: Translate): string {
  const { reports, failures, passedOver } = reviewed;
  // The language of the page, as HTML names it.
  const language = t('en');
  const count = findingsIn(reports);
  const title = t('Findings in reports');
  const body = html`<h1>${title}</h1>
<p>${t('Reports: {0}; findings: {1}', reports.length, count)}</p>
${failures.length === 0 ? '' : html`<section><h2>${t('Not dealt with')}</h2><ul>${failures.map((line) => html`<li>${line}</li>`)}</ul></section>`}
${passedOver === 0 ? '' : html`<p>${t('Other files, which were passed over: {0}', passedOver)}</p>`}
${bodiesHtml(reports, t)}
${districtCharts(reports, t)}
${reports.map((report, index) => reportHtml(report, index, t))}`;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
${REVIEW_MARK}
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${html`${title}`.html}</title>
<style>${REVIEW_STYLE}</style>
</head>
<body>
<main>
${body.html}
</main>
</body>
</html>
`;
}

function bodiesHtml(reports: readonly ReviewedReport[], t: Translate): Html {
  const heads = [
    t('Body'),
    t('Year'),
    t('File'),
    t('Tables'),
    ...LEVELS.map((level) => severityName(level, t)),
    t('Accepted'),
  ];
  const rows = reports.map((report, index) => {
    const findings = findingsOf(report);
    const counts = LEVELS.map(
      (level) => html`<td>${findings.filter(({ severity }) => severity === level).length}</td>`,
    );
    const name = nameOf(report);
    const link = isShown(report) ? html`<a href="#r${index + 1}">${name}</a>` : html`${name}`;
    return html`<tr><td>${link}</td><td>${report.year ?? ''}</td><td class="file">${report.file}</td><td>${report.tables}</td>${counts}<td>${report.accepted.length}</td></tr>
`;
  });
  return html`<section><h2>${t('Bodies')}</h2>
<div class="table" tabindex="0" role="group" aria-label="${t('Bodies')}"><table class="bodies"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function reportHtml(report: ReviewedReport, index: number, t: Translate): Html {
  if (!isShown(report)) return html``;
  const { drawn, others, accepted } = report;
  const year = report.year === null ? '' : ` ${report.year}`;
  return html`<section class="report" id="r${index + 1}"><h3>${nameOf(report)}${year}</h3>
<p class="file">${report.file}</p>
${others.length === 0 ? '' : html`<ul class="findings">${others.map((one) => html`<li>${findingHtml(one, t)}</li>`)}</ul>`}
${drawn.map((table) => tableHtml(table, t))}
${accepted.length === 0 ? '' : html`<h4>${t('Accepted')}</h4><ul>${accepted.map((one) => html`<li>${t('{0} (accepted: {1})', one.message, one.reason)}</li>`)}</ul>`}
</section>
`;
}

/** The body, or else the name of the file. */
function nameOf({ agency, file }: ReviewedReport): string {
  return agency === '' ? file.replace(/^.*[\\/]/, '') : agency;
}

function isShown(report: ReviewedReport): boolean {
  return findingsOf(report).length > 0 || report.accepted.length > 0;
}

/** How many findings the page shows. */
export function findingsIn(reports: readonly ReviewedReport[]): number {
  return reports.reduce((sum, report) => sum + findingsOf(report).length, 0);
}

function findingsOf({ drawn, others }: ReviewedReport): readonly ReviewedFinding[] {
  return [...others, ...drawn.flatMap(({ findings }) => findings)];
}
