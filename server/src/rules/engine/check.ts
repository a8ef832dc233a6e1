import type { Grid } from '../../draft/block.ts';
import { keep } from '../../draft/keep.ts';
import type { FoundTable } from '../../form/found-table.ts';
import type { Report } from '../../form/report.ts';
import type { Translate } from '../../l10n.ts';
import { bind, type SlotIndex, type SlotIndexer, slotIndexer } from '../../prose/bind.ts';
import { type LanguageOf, languages } from '../../prose/form-language.ts';
import { readLineBelow } from '../../prose/read-line.ts';
import { betweenReckoner } from '../../reconcile/between.ts';
import { type LayoutOf, layouts, type Reckoning, reckoner } from '../../reconcile/reckoning.ts';
import { isReportInWriting } from '../../reconcile/writing.ts';
import { type Steps, strides } from '../../steps.ts';
import { unreadTable } from '../unread-table.ts';
import type { Finding } from './finding.ts';
import { type FrameVerdict, frameJudge, type JudgeFrame } from './frame-verdict.ts';
import { graded, type Levels } from './levels.ts';
import { gridRules, rules } from './registry.ts';
import { repairedReckonings } from './repaired.ts';
import type { Subject } from './rule.ts';
import { type JudgeTable, type TableVerdict, tableJudge } from './table-verdict.ts';

/**
 * Checks a report.
 *
 * @param before The verdict on the report before an edit: what the edit left as it was, a table or all
 * but the figures, is taken from it.
 * @param confirmed For each of its tables, the figures that other reports state as they stand; indices
 * in the ledger of its reckoning.
 */
export type Check = (
  report: Report,
  before?: Verdict,
  confirmed?: readonly ReadonlySet<number>[],
) => Steps<Verdict>;

/** The verdict on a report: what its relations come to, and what the user is told. */
export interface Verdict extends Subject {
  /** Its tables with the blanks read as 0 that mean 0 in a finished report; `reckonings` is what counts. */
  readonly readings: readonly Reckoning[];
  readonly findings: readonly Finding[];
  /** What it is made of; empty and absent where the report has no table. */
  readonly tables: readonly TableVerdict[];
  readonly frame: FrameVerdict | undefined;
}

/** What finds out things that follow from forms alone, and keeps them; checkers can share it. */
export interface FormTools {
  readonly layoutOf: LayoutOf;
  readonly slotsOf: SlotIndexer;
  readonly languageOf: LanguageOf;
}

/** New tools, which know nothing yet. */
export function formTools(): FormTools {
  return { layoutOf: layouts(), slotsOf: slotIndexer(), languageOf: languages() };
}

/**
 * Gives what checks a report by every rule that is on.
 *
 * What lasts through many edits (a line of prose, a layout) has what was found out kept with it. What
 * every keystroke makes anew is looked up in the verdict before instead: kept by weak references, it would
 * outlive each keystroke until the next collection of old objects, and make all others slow.
 */
export function checker(
  t: Translate,
  levels: Levels,
  { layoutOf, slotsOf, languageOf }: FormTools = formTools(),
): Check {
  const tools: Tools = {
    t,
    levels,
    slotsOf,
    languageOf,
    reckon: reckoner(layoutOf),
    reckonBetween: betweenReckoner(),
    judgeTable: tableJudge(t, levels),
    judgeFrame: frameJudge(t, levels, languageOf),
    findingsOfGrid: keep((grid) =>
      gridRules.flatMap((rule) => graded(rule, levels, () => rule.checkGrid(grid, t))),
    ),
  };
  return (report, before, confirmed = []) => check(tools, report, before, confirmed);
}

/** What a check works with, some of which knows what it found out before. */
interface Tools {
  readonly t: Translate;
  readonly levels: Levels;
  readonly slotsOf: SlotIndexer;
  readonly languageOf: LanguageOf;
  readonly reckon: ReturnType<typeof reckoner>;
  readonly reckonBetween: ReturnType<typeof betweenReckoner>;
  readonly judgeTable: JudgeTable;
  readonly judgeFrame: JudgeFrame;
  readonly findingsOfGrid: (grid: Grid) => readonly Finding[];
}

function* check(
  {
    t,
    levels,
    slotsOf,
    languageOf,
    reckon,
    reckonBetween,
    judgeTable,
    judgeFrame,
    findingsOfGrid,
  }: Tools,
  report: Report,
  before: Verdict | undefined,
  confirmed: readonly ReadonlySet<number>[],
): Steps<Verdict> {
  const isStep = strides();
  const findingsOfOthers: Finding[] = [];
  for (const grid of report.otherGrids) {
    findingsOfOthers.push(...findingsOfGrid(grid));
    if (isStep(grid.text.length)) yield;
  }
  if (report.tables.length === 0) {
    const slots = slotsOf([]);
    const nothing = { reckonings: [], between: [], faults: [], claims: [], prose: [] };
    const unread = graded(unreadTable, levels, () =>
      unreadTable.checkFrame({ frame: report.frame, language: languageOf(report.frame.form), t }),
    );
    const findings = [...unread, ...findingsOfOthers];
    const empty = { ...nothing, readings: [], tables: [], frame: undefined, findings };
    return {
      report,
      t,
      slots,
      repairedSlots: () => slots,
      readLine: readingIn(report, languageOf),
      ...empty,
    };
  }
  const sameFrame = before?.report.frame === report.frame ? before.frame : undefined;
  const frame = sameFrame ?? (yield* judgeFrame(report.frame, before?.frame));
  const readings: Reckoning[] = [];
  for (const table of report.tables) {
    const known = before?.readings.find((one) => one.found === table);
    readings.push(known ?? reckon(table));
    if (isStep(lengthOf(table))) yield;
  }
  const inWriting = isReportInWriting(readings);
  const reckonings = inWriting ? readings.map((one) => one.written ?? one) : readings;
  const between = reckonBetween(report.frame.form, reckonings);
  const slots = slotsOf(reckonings);
  const claims = frame.prose.flatMap((line) =>
    line.claims.flatMap((claim) => bind(claim, line, slots) ?? []),
  );
  const tables: TableVerdict[] = [];
  for (const [table, reckoning] of reckonings.entries()) {
    const stated = claims.filter(({ figures }) => figures.some((bound) => bound.table === table));
    const elsewhere = confirmed[table] ?? NOTHING_CONFIRMED;
    const circumstances = {
      confirmed: new Set([...confirmedIn(table, stated), ...elsewhere]),
      isStated: stated.length > 0 || elsewhere.size > 0,
      isReportInWriting: inWriting,
    };
    const known = before?.tables.find((one) => one.reckoning === reckoning);
    tables.push(judgeTable(reckoning, circumstances, known));
    if (isStep(lengthOf(reckoning.table))) yield;
  }
  const faults = tables.map((table) => table.faults);
  const subject: Subject = {
    report,
    reckonings,
    between,
    faults,
    claims,
    slots,
    repairedSlots: whenAsked(slotsOf, reckonings, faults),
    prose: frame.prose,
    readLine: readingIn(report, languageOf),
    t,
  };
  const findings = [
    ...tables.flatMap((table) => table.findings),
    ...rules.flatMap((rule) => graded(rule, levels, () => rule.check(subject))),
    ...findingsOfOthers,
    ...frame.findings,
  ];
  return { ...subject, readings, findings, tables, frame };
}

/** Apart from the check, so that what it gives holds on to nothing more, least of all to the verdict before. */
function whenAsked(
  slotsOf: SlotIndexer,
  reckonings: Subject['reckonings'],
  faults: Subject['faults'],
): Subject['repairedSlots'] {
  let repaired: SlotIndex | undefined;
  return () => {
    repaired ??= slotsOf(repairedReckonings(reckonings, faults));
    return repaired;
  };
}

/** Gives what reads a line as the report's own. */
function readingIn(
  { frame: { title, form } }: Report,
  languageOf: LanguageOf,
): Subject['readLine'] {
  const context = { year: title?.year, agency: title?.agency ?? '' };
  return (text) => readLineBelow('', text, { ...context, language: languageOf(form) });
}

/** UTF-16 code units that a table stands in. */
function lengthOf({ heading }: FoundTable): number {
  return heading.block.text.length;
}

const NOTHING_CONFIRMED: ReadonlySet<number> = new Set();

/** The figures of a table that the prose states as they stand. */
function confirmedIn(table: number, claims: Subject['claims']): Set<number> {
  const confirmed = new Set<number>();
  for (const { agrees, figures } of claims) {
    if (!agrees) continue;
    for (const bound of figures) if (bound.table === table) confirmed.add(bound.figure);
  }
  return confirmed;
}
