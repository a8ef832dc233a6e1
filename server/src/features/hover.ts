import type { Hover, Position } from 'vscode-languageserver-types';
import { type Part, partOf, spanOf } from '../analysis.ts';
import { contains, touches } from '../draft/span.ts';
import { equal, format } from '../figure/decimal.ts';
import type { FoundTable, Site } from '../form/found-table.ts';
import { rowName } from '../form/report.ts';
import type { Translate } from '../l10n.ts';
import type { BetweenRelation } from '../reconcile/between.ts';
import { type Reckoning, type TableRelation, withChanges } from '../reconcile/reckoning.ts';
import { residual } from '../reconcile/relation.ts';
import type { Fault } from '../reconcile/repair.ts';
import { betweenText } from '../rules/between-tables.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { repairTitle } from '../rules/support/repair-fix.ts';
import {
  digitsOf,
  nameOf,
  relationName,
  relationText,
  totalText,
} from '../rules/support/wording.ts';
import { acceptedIn } from './accepted-at.ts';
import { betweenOf } from './between-of.ts';
import { claimAt } from './claim-at.ts';
import { declaredHover } from './declared-hover.ts';
import { derivedHover } from './derived-hover.ts';
import { type FigureAt, figureAt, relationsOf } from './figure-at.ts';
import { escapeMarkdown, type MarkdownHover } from './hover-markdown.ts';
import { carriedInto } from './last-year.ts';
import { type Document, rangeOf } from './place.ts';
import { isBreakAccepted, standings } from './standing.ts';

/** What a figure is and every relation that it stands in; on a table's heading, the whole table. */
export function hover(document: Document, position: Position): Hover | undefined {
  const offset = document.offsetAt(position);
  const part = partOf(document.analysis, offset);
  if (!part) return undefined;
  const found =
    figureHover(document, part, offset) ??
    claimHover(document, offset) ??
    derivedHover(document, offset) ??
    tableHover(document, part, offset) ??
    declaredHover(document, part, offset);
  return withAccepted(document, part, offset, found);
}

/** What is known of a place, and behind it what is accepted there and why. */
function withAccepted(
  document: Document,
  part: Part,
  offset: number,
  known: MarkdownHover | undefined,
): MarkdownHover | undefined {
  const { t } = document.analysis.settings;
  const here = document
    .acceptedOf(part)
    .filter(({ finding }) => touches(spanOf(document.analysis, part, finding.site), offset));
  const [first] = here;
  if (!first) return known;
  const lines = here.map(({ finding, acceptance: { reason, date } }) => {
    const text = t('Accepted on {1}, “{0}”: {2}', reason, date, finding.message);
    return `- ${escapeMarkdown(text)}`;
  });
  const before = known ? [known.contents.value, ''] : [];
  return {
    range: known?.range ?? rangeOf(document, part, first.finding.site),
    contents: { kind: 'markdown', value: [...before, ...lines].join('\n') },
  };
}

/** Which figures a number of the prose repeats, and whether it agrees with them. */
function claimHover(document: Document, offset: number): MarkdownHover | undefined {
  const found = claimAt(document.analysis, offset);
  if (!found) return undefined;
  const { part, bound } = found;
  const figures = bound.figures.map(({ table, figure }) => {
    const reckoning = part.verdict.reckonings[table];
    if (!reckoning) return '';
    const name = `${nameOf(reckoning, figure)} = ${digitsOf(reckoning, figure)}`;
    return `- ${escapeMarkdown(name)}`;
  });
  const { t } = document.analysis.settings;
  const heading = bound.agrees
    ? `✓ **${escapeMarkdown(t('Agrees with the table'))}**`
    : `✗ **${escapeMarkdown(t('Disagrees with {0} in the table', format(bound.sum)))}**`;
  return {
    contents: { kind: 'markdown', value: [heading, '', ...figures].join('\n') },
    range: rangeOf(document, part, bound.site),
  };
}

function figureHover(document: Document, part: Part, offset: number): MarkdownHover | undefined {
  const { t } = document.analysis.settings;
  const found = figureAt(document.analysis, offset);
  if (!found) return undefined;
  const { reckoning, figure, row, written } = found;
  const faults = part.verdict.faults[part.verdict.reckonings.indexOf(reckoning)] ?? [];
  const isAccepted = acceptedIn(document, part, reckoning);
  const isTold = (fault: Fault): boolean =>
    fault.broken.some((index) => !isBreakAccepted(reckoning, [fault], index, isAccepted));
  const site = { block: row.grid, span: written.span };
  const codes = new Set(
    document
      .findingsOf(part)
      .filter(isAt(site))
      .map(({ code }) => code),
  );
  const lines = relationsOf(reckoning, figure).map((relation) => {
    // A finding about a relation stands at its anchor, and the editor shows it with this hover.
    const isReported = relation.anchor === figure && codes.has(relation.form.code);
    const line = isReported
      ? reportedLine(reckoning, relation, t)
      : relationLine(reckoning, relation, t);
    return `- ${line}`;
  });
  for (const relation of betweenOf(part, reckoning, figure)) {
    lines.push(`- ${betweenLine(relation, t)}`);
  }
  lines.push(...lastYearLines(document, found));
  const value = [
    `**${escapeMarkdown(nameOf(reckoning, figure))}**`,
    '',
    ...(lines.length > 0 ? lines : [t('This figure is not part of any relation.')]),
    ...repairLines(reckoning, faults.filter(isTold), figure, t),
  ].join('\n');
  return {
    contents: { kind: 'markdown', value },
    range: rangeOf(document, part, { block: row.grid, span: written.cell.span }),
  };
}

/** What last year's report carried forward, where the figure takes that up. */
function lastYearLines(document: Document, found: FigureAt): string[] {
  const { t } = document.analysis.settings;
  const { value } = found.written;
  return carriedInto(document, found).map((carried) => {
    const mark = value && (equal(value, carried.value) ? MARKS.holding : MARKS.broken);
    const text = `${t('Last year’s report')}${t(': ')}${format(carried.value)}`;
    return `- ${mark ?? MARKS.open} ${escapeMarkdown(text)}`;
  });
}

/** The suspect's repair, and how it mends the relations that are broken. */
function repairLines(
  reckoning: Reckoning,
  faults: readonly Fault[],
  figure: number,
  t: Translate,
): string[] {
  const located = faults.find(
    ({ decidedBy, repairs }) =>
      decidedBy && repairs[0]?.changes.some((change) => change.figure === figure),
  );
  const [repair] = located?.repairs ?? [];
  if (!repair) return [];
  const repaired = withChanges(reckoning, repair.changes);
  const mended = reckoning.broken.flatMap((index) => repaired.relations[index] ?? []);
  return [
    '',
    `**${escapeMarkdown(repairTitle(t, reckoning, repair))}**`,
    '',
    ...mended
      .filter(({ terms }) => terms.some((term) => term.figure === figure))
      .map((relation) => `- ${relationLine(repaired, relation, t)}`),
  ];
}

const MARKS = { holding: '✓', broken: '✗', open: '…' };

function betweenLine(relation: BetweenRelation, t: Translate): string {
  const text = escapeMarkdown(betweenText(t, relation));
  return marked(relation.status, relation.status === 'open' ? openText(text, t) : text);
}

function relationLine(reckoning: Reckoning, relation: TableRelation, t: Translate): string {
  const text = escapeMarkdown(relationText(t, reckoning, relation));
  const { status } = relation;
  if (status === 'open') return marked(status, openText(text, t));
  const rest = status === 'holding' && residual(relation, reckoning.ledger.figures) !== 0n;
  return marked(status, rest ? t('{0} (within what rounding allows)', text) : text);
}

/** A broken relation of which a finding shows the sums: what its sides come to, without their numbers. */
function reportedLine(reckoning: Reckoning, relation: TableRelation, t: Translate): string {
  const { left, right, status } = relation;
  const sides = `${totalText(reckoning, left)} ≠ ${totalText(reckoning, right)}`;
  const text = `${relationName(reckoning, relation)}${t(': ')}${sides}`;
  return marked(status, escapeMarkdown(text));
}

function isAt({ block, span }: Site): (finding: Finding) => boolean {
  return ({ site }) => site.block === block && contains(site.span, span);
}

/** @param text Markdown. */
function openText(text: string, t: Translate): string {
  return t('{0} (open: a figure is missing)', text);
}

function marked(status: TableRelation['status'], text: string): string {
  return `${MARKS[status]} ${text}`;
}

function tableHover(document: Document, part: Part, offset: number): MarkdownHover | undefined {
  const reckoning = part.verdict.reckonings.find(({ table }) =>
    touches(spanOf(document.analysis, part, table.heading), offset),
  );
  if (!reckoning) return undefined;
  const faults = part.verdict.faults[part.verdict.reckonings.indexOf(reckoning)] ?? [];
  return {
    contents: { kind: 'markdown', value: tableMarkdown(document, part, reckoning, faults) },
    range: rangeOf(document, part, reckoning.table.heading),
  };
}

/** The table as Markdown, what is broken in bold with a mark. */
function tableMarkdown(
  document: Document,
  part: Part,
  reckoning: Reckoning,
  faults: readonly Fault[],
): string {
  const { table } = reckoning;
  const width = table.form.columns.length;
  const isAccepted = acceptedIn(document, part, reckoning);
  const standing = standings(reckoning, faults, part.verdict.between, isAccepted);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = table.rows.map((row, index) =>
    line([
      escapeMarkdown(rowName(table, row)),
      ...row.figures.map((figure, column) => {
        const text = escapeMarkdown(figure?.cell.text ?? '');
        const mark = standing[index * width + column];
        return mark === 'broken' || mark === 'suspect' ? `**✗ ${text}**` : text;
      }),
    ]),
  );
  return [
    `**${escapeMarkdown(table.form.name)}**`,
    '',
    line(['', ...columnNames(table)]),
    line([':--', ...table.form.columns.map(() => '--:')]),
    ...rows,
  ].join('\n');
}

function columnNames(table: FoundTable): string[] {
  return table.form.columns.map(({ name }) => escapeMarkdown(name));
}
