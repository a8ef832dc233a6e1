import { rewritten } from '../draft/rewrite.ts';
import { hull } from '../draft/span.ts';
import type { FigureCell } from '../form/figure-cell.ts';
import type { FoundRow, FoundTable, Site } from '../form/found-table.ts';
import { rowName } from '../form/report.ts';
import type { Translate } from '../l10n.ts';
import type { Fix } from './engine/finding.ts';
import { LazyFound } from './engine/lazy-found.ts';
import type { Found, Rule, TableSubject } from './engine/rule.ts';
import { fillBlanks } from './support/fill-blanks.ts';
import { figuresThatLack, type LackingFigure } from './support/lacks.ts';
import { putBack } from './support/lost-line.ts';

/** Figures are missing. The form asks for 0 where there is nothing to count. */
export const emptyFigure: Rule = {
  code: 'empty-figure',
  severity: 'warning',
  description: {
    zh: '缺数；没有发生的，按表样填 0。',
    en: 'Figures are missing; the form asks for 0.',
  },
  *checkTable(subject) {
    const { table, hasZeros } = subject.reckoning;
    const lacking = [...missingFigures(subject)];
    const blank = lacking.filter(({ written }) => written.lack === 'blank');
    const [first, ...others] = runsOf(blank);
    const isThroughout = hasZeros && others.length > 0;
    if (first && isThroughout) yield zerosLeftBlank(first, others, blank, subject);
    const told = isThroughout ? lacking.filter(({ figure }) => !figure.isBlank) : lacking;
    for (const run of runsOf(told)) yield blankRun(run, blank, subject);
    for (const [index, row] of table.rows.entries()) {
      if (isShort(table, row)) yield shortRow(table, row, index, subject);
    }
  },
};

function* missingFigures(subject: TableSubject): Iterable<LackingFigure> {
  for (const lacking of figuresThatLack(subject)) {
    const { lack } = lacking.written;
    const { mayNotApply } = lacking.figure.rowForm;
    if (lack === 'blank' || (lack === 'not-applicable' && !mayNotApply)) yield lacking;
  }
}

/** The zeros of a table are left blank throughout: told once, at the first of them. */
function zerosLeftBlank(
  first: Run,
  others: readonly Run[],
  blank: readonly LackingFigure[],
  { reckoning: { table }, t }: TableSubject,
): Found {
  return new LazyFound(
    {
      site: siteOfRun(first),
      message: t(
        '{0} figures of the table “{1}” are left blank and read as 0. The form asks for 0 where there is nothing to count.',
        blank.length,
        table.form.name,
      ),
      related: others.map((run) => ({
        site: siteOfRun(run),
        message: run[0].figure.name,
      })),
    },
    { fixes: () => zerosIn(t, blank) },
  );
}

/** Puts 0 into the cells that can take it; none where that is no cell. */
function zerosIn(t: Translate, cells: readonly LackingFigure[]): Fix[] {
  const open = cells.filter(takesFigure);
  const [first] = open;
  if (!first) return [];
  const title =
    open.length === 1
      ? t('Put 0 in “{0}”', first.figure.name)
      : t('Put 0 in all {0} cells', open.length);
  const edits = open.map(({ row, written }) => ({
    site: { block: row.grid, span: written.cell.span },
    text: '0',
  }));
  return [{ title, preferred: false, edits }];
}

/** Whether a figure can be put into a cell: not where all of it is struck out or hidden, or markup is in the way. */
function takesFigure({ row, written }: LackingFigure): boolean {
  return rewritten(row.grid, written.cell.span, '0') !== undefined;
}

function siteOfRun(run: Run): Site {
  const last = run.at(-1) ?? run[0];
  return {
    block: run[0].row.grid,
    span: hull(visibleSpan(run[0].written), visibleSpan(last.written)),
  };
}

type Run = [LackingFigure, ...LackingFigure[]];

/** Cells side by side in one row make one run. */
function runsOf(cells: Iterable<LackingFigure>): Run[] {
  const runs: Run[] = [];
  for (const cell of cells) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (last && last.row === cell.row && last.column === cell.column - 1) run?.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

/** @param blank All blank cells of the table. */
function blankRun(
  run: Run,
  blank: readonly LackingFigure[],
  { reckoning, isInWriting, t }: TableSubject,
): Found {
  const [first] = run;
  const last = run.at(-1) ?? first;
  const { name } = first.figure;
  const lastName = last.figure.name;
  const all = (): Fix[] => {
    const open = blank.filter(takesFigure).map(({ figure }) => figure);
    if (open.length < 2) return [];
    const title = t(
      'Fill all {0} blank cells of the table: totals with their sums, the others with 0',
      open.length,
    );
    return [{ title, preferred: false, edits: fillBlanks(reckoning, open) }];
  };
  return new LazyFound(
    {
      site: siteOfRun(run),
      severity: isInWriting ? 'information' : undefined,
      message: isInWriting
        ? toBeFilledIn(t, run.length, name, lastName)
        : missing(t, run.length, name, lastName),
      related: [],
    },
    {
      fixes: () => [
        ...run.flatMap(({ fill }) => fill),
        ...zerosIn(t, run),
        ...(blank.length > run.length ? all() : []),
      ],
    },
  );
}

/** @param count How many figures are missing from `first` to `last`, which are one where it is 1. */
function missing(t: Translate, count: number, first: string, last: string): string {
  return count === 1
    ? t('“{0}” has no figure. The form asks for 0 where there is nothing to count.', first)
    : t(
        '{0} figures are missing, from “{1}” to “{2}”. The form asks for 0 where there is nothing to count.',
        count,
        first,
        last,
      );
}

/** The same while the report is being written. */
function toBeFilledIn(t: Translate, count: number, first: string, last: string): string {
  return count === 1
    ? t('“{0}” is still to be filled in.', first)
    : t('{0} figures are still to be filled in, from “{1}” to “{2}”.', count, first, last);
}

/** A blank cell is shown with its padding; nothing could be seen of it otherwise. */
function visibleSpan({ cell }: FigureCell) {
  return cell.text === '' ? cell.extent : cell.span;
}

/** Whether a row has no cell for some of its columns, or none that is certain. */
function isShort({ form }: FoundTable, { figures, loose }: FoundRow): boolean {
  return figures.includes(undefined) && loose.length < form.columns.length;
}

/** @param index Of the row in the table. */
function shortRow(table: FoundTable, row: FoundRow, index: number, subject: TableSubject): Found {
  const { t } = subject;
  const cells = [
    ...row.figures.flatMap((figure) => figure?.cell ?? []),
    ...row.loose.map(({ cell }) => cell),
  ];
  const { columns } = table.form;
  const missing = columns.filter((_, column) => !row.figures[column]);
  return new LazyFound(
    {
      site: {
        block: row.grid,
        span: cells.map(({ span }) => span).reduce(hull, cells[0]?.span ?? row.label),
      },
      message:
        row.loose.length === 0
          ? t(
              'The row “{0}” has no cell for {1}.',
              rowName(table, row) || table.form.name,
              missing.map(({ name }) => `“${name}”`).join(t(', ')),
            )
          : t(
              'The row “{0}” has {1} figures, but the form has {2} columns; which figure is missing cannot be determined.',
              rowName(table, row) || table.form.name,
              cells.length,
              columns.length,
            ),
      related: [],
    },
    { fixes: () => putBack(subject, index) },
  );
}
