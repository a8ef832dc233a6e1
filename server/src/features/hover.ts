import type { Hover, Position } from 'vscode-languageserver-types';
import { type Part, partOf, spanOf } from '../analysis.ts';
import { contains, touches } from '../draft/span.ts';
import { type Decimal, format, shortest, subtract } from '../figure/decimal.ts';
import { percentage } from '../figure/ratio.ts';
import type { FoundTable, Site } from '../form/found-table.ts';
import { rowName } from '../form/report.ts';
import type { Translate } from '../l10n.ts';
import { withdrawCommand } from '../protocol.ts';
import { changed } from '../reconcile/effect.ts';
import type { Figure } from '../reconcile/figure.ts';
import { faultsOf, relationsOf } from '../reconcile/ledger.ts';
import { figureIn, type Reckoning } from '../reconcile/reckoning.ts';
import { has, type Relation, type Status } from '../reconcile/relation.ts';
import { decidedChanges, decidedRepair, type Fault } from '../reconcile/repair.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { repairTitle } from '../rules/support/repair-fix.ts';
import {
  digitsOf,
  relationName,
  relationText,
  rightSide,
  totalText,
} from '../rules/support/wording.ts';
import { withdrawable } from './accepted-at.ts';
import { claimAt } from './claim-at.ts';
import { derivedHover } from './derived-hover.ts';
import { type FigureAt, figureAt } from './figure-at.ts';
import { commandLink, escapeMarkdown, type MarkdownHover } from './hover-markdown.ts';
import { carriedInto, sameLastYear } from './last-year.ts';
import { type Document, rangeOf } from './place.ts';
import { standingsIn } from './standing.ts';

/**
 * Explains a figure with all its relations, a number of the prose, or on a table's heading the whole
 * table.
 *
 * @param withdraws Whether the client has the command that withdraws an acceptance.
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

/** Adds what is accepted at the place, with the reasons. */
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

/** The figures that a number of the prose repeats, and whether it agrees with them. */
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
  const located = faultsOf(ledger)
    .filter(isTold)
    .find((fault) => decidedChanges(fault).some((change) => change.figure === figure));
  // The editor shows the findings at this place above the hover: at a relation's anchor that of the
  // relation, at a figure to be changed that of all relations that its fault breaks.
  const isReported = (relation: Relation): boolean =>
    relation.status === 'broken' &&
    ((relation.anchor === figure && codes.has(relation.origin.code)) ||
      located?.broken.includes(relation) === true);
  const lines = relationsOf(ledger, figure).map((relation) => {
    return `- ${isReported(relation) ? reportedLine(relation, t) : relationLine(relation, t)}`;
  });
  lines.push(...lastYearLines(document, found), ...changeLines(document, found));
  const value = [
    `**${escapeMarkdown(figure.name)}**`,
    '',
    ...(lines.length > 0 ? lines : [t('This figure is not part of any relation.')]),
    ...repairLines(located, figure, t),
  ].join('\n');
  return {
    contents: { kind: 'markdown', value },
    range: rangeOf(document, part, site),
  };
}

/** The figures of last year's report that are carried over to this one. */
function lastYearLines(document: Document, found: FigureAt): string[] {
  const { t } = document.analysis.settings;
  return carriedInto(document, found).map(({ agrees, value }) => {
    const mark = agrees ? MARKS.holding : agrees === false ? MARKS.broken : MARKS.open;
    const text = `${t('Last year’s report')}${t(': ')}${format(value)}`;
    return `- ${mark} ${escapeMarkdown(text)}`;
  });
}

/** The same figure in last year's report, and how much more this year's is. */
function changeLines(document: Document, found: FigureAt): string[] {
  const { title } = found.part.verdict.report.frame;
  const { value } = found.figure;
  if (!title || !value) return [];
  const { t } = document.analysis.settings;
  return sameLastYear(document, found).map((before) => {
    const more = subtract(value, before);
    const said = [title.year - 1, format(before), signed(more)] as const;
    if (before.units <= 0n) return `- ${escapeMarkdown(t('{0}: {1}; change: {2}', ...said))}`;
    const share = signed(percentage(more, before, DIGITS_OF_CHANGE));
    return `- ${escapeMarkdown(t('{0}: {1}; change: {2} ({3}%)', ...said, share))}`;
  });
}

const DIGITS_OF_CHANGE = 1;

/** A change in digits with its sign. */
function signed(change: Decimal): string {
  const text = format(shortest(change));
  return change.units > 0n ? `+${text}` : text.replace('-', '−');
}

/** The repair of a located figure, with the relations as they are after it. */
function repairLines(located: Fault | undefined, figure: Figure, t: Translate): string[] {
  const repair = located && decidedRepair(located);
  if (!repair) return [];
  return [
    '',
    `**${escapeMarkdown(repairTitle(t, repair))}**`,
    '',
    ...located.broken
      .filter((relation) => has(relation, figure))
      .map((relation) => `- ${relationLine(changed(relation, repair.changes), t)}`),
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

/** A broken relation whose numbers a finding already shows: only the totals of its sides. */
function reportedLine(relation: Relation, t: Translate): string {
  const { left, status } = relation;
  const sides = `${totalText(left)} ≠ ${rightSide(relation).total}`;
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

/** The table as Markdown. Broken figures are bold and marked. */
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
