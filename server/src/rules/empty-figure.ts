import { rewritten } from '../draft/rewrite.ts';
import { hull } from '../draft/span.ts';
import type { FigureCell } from '../form/figure-cell.ts';
import { type FoundRow, type FoundTable, gridOf, type Site } from '../form/found-table.ts';
import { rowName } from '../form/report.ts';
import type { Translate } from '../l10n.ts';
import type { Figure } from '../reconcile/figure.ts';
import { slideOf } from '../reconcile/repair.ts';
import type { Fix } from './engine/finding.ts';
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
    en: 'Figures are missing. The form asks for 0 where there is nothing to count.',
  },
  *checkTable(subject) {
    const { table, hasZeros } = subject.reckoning;
    const lacking = [...missingFigures(subject)];
    const blank = lacking.filter(({ written }) => written.lack === 'blank');
    const [first, ...others] = runsOf(blank);
    const isThroughout = hasZeros && others.length > 0;
    if (first && isThroughout) yield zerosLeftBlank(first, others, blank, subject);
    const told = isThroughout ? lacking.filter(({ figure }) => !figure.isBlank) : lacking;
    const all = allFilled(blank, subject);
    for (const run of runsOf(told)) {
      yield blankRun(run, blank.length > run.length ? all : [], subject);
    }
    for (const [index, row] of table.rows.entries()) {
      if (isShort(table, row)) yield shortRow(table, row, index, subject);
    }
  },
};

/** The figures that are missing. If figures stand off their labels, their places are blank for that reason. */
function* missingFigures(subject: TableSubject): Iterable<LackingFigure> {
  const places = subject.faults.flatMap((fault) => slideOf(fault)?.moves ?? []);
  const filled = new Set<Figure>(places.flatMap(({ to, from }) => (from ? to : [])));
  for (const lacking of figuresThatLack(subject)) {
    const { lack } = lacking.written;
    const { mayNotApply } = lacking.figure.rowForm;
    if (filled.has(lacking.figure)) continue;
    if (lack === 'blank' || (lack === 'not-applicable' && !mayNotApply)) yield lacking;
  }
}

/** All zeros of a table are left blank: reported once, at the first of them. */
function zerosLeftBlank(
  first: Run,
  others: readonly Run[],
  blank: readonly LackingFigure[],
  { reckoning: { table }, t }: TableSubject,
): Found {
  return {
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
    fixes: () => zerosIn(t, blank),
  };
}

/** Puts 0 into the cells that can take it; no fix if none can. */
function zerosIn(t: Translate, cells: readonly LackingFigure[]): Fix[] {
  const open = cells.filter(takesFigure);
  const [first] = open;
  if (!first) return [];
  const title =
    open.length === 1
      ? t('Put 0 in “{0}”', first.figure.name)
      : t('Put 0 in all {0} cells', open.length);
  const edits = open.map(({ row, written }) => ({
    site: { block: gridOf(row, written), span: written.cell.span },
    text: '0',
  }));
  return [{ title, preferred: false, edits }];
}

/**
 * Whether a figure can be inserted into a cell. It cannot if the whole cell is hidden or struck out, or
 * if markup is in the way.
 */
function takesFigure({ row, written }: LackingFigure): boolean {
  return rewritten(gridOf(row, written), written.cell.span, '0') !== undefined;
}

function siteOfRun(run: Run): Site {
  const last = run.at(-1) ?? run[0];
  return {
    block: gridOf(run[0].row, run[0].written),
    span: hull(visibleSpan(run[0].written), visibleSpan(last.written)),
  };
}

type Run = [LackingFigure, ...LackingFigure[]];

/** Neighbouring cells of a row make one run. */
function runsOf(cells: Iterable<LackingFigure>): Run[] {
  const runs: Run[] = [];
  for (const cell of cells) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const isNext = last && last.row === cell.row && last.column === cell.column - 1;
    if (isNext && last.written.grid === cell.written.grid) run?.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

/** @param more Fixes that fill the other blank cells of the table as well. */
function blankRun(run: Run, more: readonly Fix[], { isInWriting, t }: TableSubject): Found {
  const [first] = run;
  const last = run.at(-1) ?? first;
  const { name, asked } = first.figure;
  const lastName = last.figure.name;
  // Where blanks mean 0, only a total can be missing.
  const mayBeZero = !asked.hasBlanksForZero;
  return {
    site: siteOfRun(run),
    severity: isInWriting ? 'information' : undefined,
    message:
      isInWriting || !mayBeZero
        ? toBeFilledIn(t, run.length, name, lastName)
        : missing(t, run.length, name, lastName),
    related: [],
    fixes: () => [
      ...run.flatMap(({ fill }) => fill),
      ...(mayBeZero ? zerosIn(t, run) : []),
      ...more,
    ],
  };
}

/** Fills all blank cells of a table; none where fewer than two can take a figure. */
function allFilled(blank: readonly LackingFigure[], { reckoning, t }: TableSubject): Fix[] {
  const open = blank.filter(takesFigure).map(({ figure }) => figure);
  if (open.length < 2) return [];
  const title = t(
    'Fill all {0} blank cells of the table: totals with their sums, the others with 0',
    open.length,
  );
  return [{ title, preferred: false, edits: fillBlanks(reckoning, open) }];
}

/** @param count How many figures are missing from `first` to `last`; if it is 1, both are the same. */
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

/** The same while the report is still being written. */
function toBeFilledIn(t: Translate, count: number, first: string, last: string): string {
  return count === 1
    ? t('“{0}” is still to be filled in.', first)
    : t('{0} figures are still to be filled in, from “{1}” to “{2}”.', count, first, last);
}

/** A blank cell is marked with its padding, because an empty range is invisible. */
function visibleSpan({ cell }: FigureCell) {
  return cell.text === '' ? cell.extent : cell.span;
}

/**
 * Whether a row lacks cells for some columns, or has cells whose column is uncertain. A table that is read by its
 * headings may leave columns out.
 */
function isShort({ form }: FoundTable, { figures, loose }: FoundRow): boolean {
  return !form.byHeadings && figures.includes(undefined) && loose.length < form.columns.length;
}

/** @param index Index of the row in the table. */
function shortRow(table: FoundTable, row: FoundRow, index: number, subject: TableSubject): Found {
  const { t } = subject;
  const cells = [
    ...row.figures.flatMap((figure) => figure?.cell ?? []),
    ...row.loose.map(({ cell }) => cell),
  ];
  const { columns } = table.form;
  const missing = columns.filter((_, column) => !row.figures[column]);
  return {
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
            'The row “{0}” has {1} of the {2} figures that the form asks for. Which ones are missing cannot be determined.',
            rowName(table, row) || table.form.name,
            cells.length,
            columns.length,
          ),
    related: [],
    fixes: () => putBack(subject, index),
  };
}
