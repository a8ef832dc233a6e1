import type { Hover, Position } from 'vscode-languageserver-types';
import { type Part, partOf, spanOf } from '../analysis.ts';
import { contains, touches } from '../draft/span.ts';
import { equal, format } from '../figure/decimal.ts';
import type { FoundTable, Site } from '../form/found-table.ts';
import { rowName } from '../form/report.ts';
import type { Translate } from '../l10n.ts';
import { withdrawCommand } from '../protocol.ts';
import { changed } from '../reconcile/effect.ts';
import type { Figure } from '../reconcile/figure.ts';
import { faultsOf, relationsOf } from '../reconcile/ledger.ts';
import { figureIn, type Reckoning } from '../reconcile/reckoning.ts';
import { has, type Relation, type Status } from '../reconcile/relation.ts';
import { decidedChanges, type Fault } from '../reconcile/repair.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { repairTitle } from '../rules/support/repair-fix.ts';
import { digitsOf, relationName, relationText, totalText } from '../rules/support/wording.ts';
import { withdrawable } from './accepted-at.ts';
import { claimAt } from './claim-at.ts';
import { derivedHover } from './derived-hover.ts';
import { type FigureAt, figureAt } from './figure-at.ts';
import { commandLink, escapeMarkdown, type MarkdownHover } from './hover-markdown.ts';
import { carriedInto } from './last-year.ts';
import { type Document, rangeOf } from './place.ts';
import { standingsIn } from './standing.ts';

/**
 * What a figure is and every relation that it stands in; on a table's heading, the whole table.
 *
 * @param withdraws Whether the client has the command with which an accepted finding is reported again.
 */
export function hover(
  document: Document,
  position: Position,
  withdraws = false,
): Hover | undefined {
  const offset = document.offsetAt(position);
  const part = partOf(document.analysis, offset);
  if (!part) return undefined;
  const found =
    figureHover(document, part, offset) ??
    claimHover(document, offset) ??
    derivedHover(document, offset) ??
    tableHover(document, part, offset);
  return withAccepted(document, part, offset, found, withdraws);
}

/** What is known of a place, and behind it what is accepted there and why. */
function withAccepted(
  document: Document,
  part: Part,
  offset: number,
  known: MarkdownHover | undefined,
  withdraws: boolean,
): MarkdownHover | undefined {
  const { t } = document.analysis.settings;
  const here = document
    .acceptedOf(part)
    .filter(({ finding }) => touches(spanOf(document.analysis, part, finding.site), offset));
  const [first] = here;
  if (!first) return known;
  const lines = here.map((accepted) => {
    const { finding, acceptance } = accepted;
    const { reason, date } = acceptance;
    const text = t('Accepted on {1}, “{0}”: {2}', reason, date, finding.message);
    const link = withdraws
      ? [commandLink(t('Report again'), withdrawCommand, withdrawable(document, accepted))]
      : [];
    return `- ${[escapeMarkdown(text), ...link].join(' ')}`;
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
  const figures = bound.figures.map(
    (figure) => `- ${escapeMarkdown(`${figure.name} = ${digitsOf(figure)}`)}`,
  );
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
  const { figure, site } = found;
  const { ledger } = part.verdict;
  const { isAccepted } = standingsIn(document, part);
  const isTold = ({ broken }: Fault): boolean => !broken.every(isAccepted);
  const codes = new Set(
    document
      .findingsOf(part)
      .filter(isAt(site))
      .map(({ code }) => code),
  );
  const lines = relationsOf(ledger, figure).map((relation) => {
    // A finding about a relation stands at its anchor, and the editor shows it with this hover.
    const isReported =
      relation.status === 'broken' && relation.anchor === figure && codes.has(relation.origin.code);
    return `- ${isReported ? reportedLine(relation, t) : relationLine(relation, t)}`;
  });
  lines.push(...lastYearLines(document, found));
  const value = [
    `**${escapeMarkdown(figure.name)}**`,
    '',
    ...(lines.length > 0 ? lines : [t('This figure is not part of any relation.')]),
    ...repairLines(faultsOf(ledger).filter(isTold), figure, t),
  ].join('\n');
  return {
    contents: { kind: 'markdown', value },
    range: rangeOf(document, part, site),
  };
}

/** What last year's report carried forward, where the figure takes that up. */
function lastYearLines(document: Document, found: FigureAt): string[] {
  const { t } = document.analysis.settings;
  const { value } = found.figure;
  return carriedInto(document, found).map((carried) => {
    const mark = value && (equal(value, carried.value) ? MARKS.holding : MARKS.broken);
    const text = `${t('Last year’s report')}${t(': ')}${format(carried.value)}`;
    return `- ${mark ?? MARKS.open} ${escapeMarkdown(text)}`;
  });
}

/** The suspect's repair, and how it mends the relations that are broken. */
function repairLines(faults: readonly Fault[], figure: Figure, t: Translate): string[] {
  const located = faults.find((fault) =>
    decidedChanges(fault).some((change) => change.figure === figure),
  );
  if (!located) return [];
  const changes = decidedChanges(located);
  return [
    '',
    `**${escapeMarkdown(repairTitle(t, changes))}**`,
    '',
    ...located.broken
      .filter((relation) => has(relation, figure))
      .map((relation) => `- ${relationLine(changed(relation, changes), t)}`),
  ];
}

const MARKS = { holding: '✓', broken: '✗', open: '…' };

function relationLine(relation: Relation, t: Translate): string {
  const text = escapeMarkdown(relationText(t, relation));
  const { status, rest } = relation;
  if (status === 'open') return marked(status, t('{0} (open: a figure is missing)', text));
  const isRounded = status === 'holding' && rest?.units !== 0n;
  return marked(status, isRounded ? t('{0} (within what rounding allows)', text) : text);
}

/** A broken relation of which a finding shows the sums: what its sides come to, without their numbers. */
function reportedLine(relation: Relation, t: Translate): string {
  const { left, right, status } = relation;
  const sides = `${totalText(left)} ≠ ${totalText(right)}`;
  return marked(status, escapeMarkdown(`${relationName(relation)}${t(': ')}${sides}`));
}

function isAt({ block, span }: Site): (finding: Finding) => boolean {
  return ({ site }) => site.block === block && contains(site.span, span);
}

function marked(status: Status, text: string): string {
  return `${MARKS[status]} ${text}`;
}

function tableHover(document: Document, part: Part, offset: number): MarkdownHover | undefined {
  const reckoning = part.verdict.ledger.tables.find(({ table }) =>
    touches(spanOf(document.analysis, part, table.heading), offset),
  );
  if (!reckoning) return undefined;
  return {
    contents: { kind: 'markdown', value: tableMarkdown(document, part, reckoning) },
    range: rangeOf(document, part, reckoning.table.heading),
  };
}

/** The table as Markdown, what is broken in bold with a mark. */
function tableMarkdown(document: Document, part: Part, reckoning: Reckoning): string {
  const { table } = reckoning;
  const standings = standingsIn(document, part);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = table.rows.map((row, index) =>
    line([
      escapeMarkdown(rowName(table, row)),
      ...row.figures.map((written, column) => {
        const text = escapeMarkdown(written?.cell.text ?? '');
        const figure = figureIn(reckoning, index, column);
        const mark = figure && standings.of(figure);
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
