import { declaredTables } from '../../declared/declared-table.ts';
import type { Grid } from '../../draft/block.ts';
import { keep } from '../../draft/keep.ts';
import type { FoundTable } from '../../form/found-table.ts';
import type { Report } from '../../form/report.ts';
import type { Translate } from '../../l10n.ts';
import { bind, type SlotIndex, type SlotIndexer, slotIndexer } from '../../prose/bind.ts';
import { type LanguageOf, languages } from '../../prose/form-language.ts';
import { readLineBelow } from '../../prose/read-line.ts';
import { relationsBetween } from '../../reconcile/between.ts';
import { valuesAfter } from '../../reconcile/effect.ts';
import type { Figure } from '../../reconcile/figure.ts';
import {
  type DeclaredTable,
  type Joined,
  joinedTables,
  type Ledger,
} from '../../reconcile/ledger.ts';
import { type Reckoning, reckoner } from '../../reconcile/reckoning.ts';
import { decidedChanges } from '../../reconcile/repair.ts';
import { type LayoutOf, layouts } from '../../reconcile/table-layout.ts';
import { isReportInWriting } from '../../reconcile/writing.ts';
import { type Steps, strides } from '../../steps.ts';
import { unreadTable } from '../unread-table.ts';
import type { Finding } from './finding.ts';
import { type FrameVerdict, frameJudge, type JudgeFrame } from './frame-verdict.ts';
import { graded, type Levels } from './graded.ts';
import { rules } from './registry.ts';
import { rulesWith, type Subject } from './rule.ts';
import {
  type Circumstances,
  type JoinedVerdict,
  type JudgeTables,
  type TableVerdict,
  tableJudge,
} from './table-verdict.ts';

/**
 * Checks a report.
 *
 * @param before The verdict on the report before an edit: what the edit left as it was, a table or all
 * but the figures, is taken from it.
 * @param confirmed The figures that other reports state as they stand.
 */
export type Check = (
  report: Report,
  before?: Verdict,
  confirmed?: ReadonlySet<Figure>,
) => Steps<Verdict>;

/** The verdict on a report: what its relations come to, and what the user is told. */
export interface Verdict extends Subject {
  /** Its tables with the blanks read as 0 that mean 0 in a finished report; the ledger is what counts. */
  readonly readings: readonly Reckoning[];
  readonly findings: readonly Finding[];
  /** In the order of the ledger. */
  readonly tables: readonly TableVerdict[];
  /** What it is made of; empty and absent where the report has no table. */
  readonly joined: readonly JoinedVerdict[];
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
    judgeTables: tableJudge(t, levels),
    judgeFrame: frameJudge(t, levels, languageOf),
    declaredIn: keep(declaredTables()),
    findingsOfDeclared: keep((table) =>
      rulesWith(rules, 'checkGrid').flatMap((rule) =>
        graded(rule, levels, () => rule.checkGrid(table, t)),
      ),
    ),
  };
  return (report, before, confirmed = NOTHING_CONFIRMED) => check(tools, report, before, confirmed);
}

/** What a check works with, some of which knows what it found out before. */
interface Tools {
  readonly t: Translate;
  readonly levels: Levels;
  readonly slotsOf: SlotIndexer;
  readonly languageOf: LanguageOf;
  readonly reckon: ReturnType<typeof reckoner>;
  readonly judgeTables: JudgeTables;
  readonly judgeFrame: JudgeFrame;
  readonly declaredIn: (grid: Grid) => DeclaredTable;
  readonly findingsOfDeclared: (table: DeclaredTable) => readonly Finding[];
}

function* check(
  {
    t,
    levels,
    slotsOf,
    languageOf,
    reckon,
    judgeTables,
    judgeFrame,
    declaredIn,
    findingsOfDeclared,
  }: Tools,
  report: Report,
  before: Verdict | undefined,
  confirmed: ReadonlySet<Figure>,
): Steps<Verdict> {
  const isStep = strides();
  const findingsOfOthers: Finding[] = [];
  const declared: DeclaredTable[] = [];
  for (const grid of report.otherGrids) {
    const table = declaredIn(grid);
    declared.push(table);
    findingsOfOthers.push(...findingsOfDeclared(table));
    if (isStep(grid.text.length)) yield;
  }
  if (report.tables.length === 0) {
    const slots = slotsOf([]);
    const ledger: Ledger = { tables: [], relations: [], faults: [], declared };
    const unread = graded(unreadTable, levels, () =>
      unreadTable.checkFrame({ frame: report.frame, language: languageOf(report.frame.form), t }),
    );
    const findings = [...unread, ...findingsOfOthers];
    return {
      report,
      ledger,
      claims: [],
      slots,
      repairedSlots: () => slots,
      prose: [],
      readLine: readingIn(report, languageOf),
      t,
      readings: [],
      findings,
      tables: [],
      joined: [],
      frame: undefined,
    };
  }
  const sameFrame = before?.report.frame === report.frame ? before.frame : undefined;
  const frame = sameFrame ?? (yield* judgeFrame(report.frame, before?.frame));
  const knownReadings = new Map(before?.readings.map((one) => [one.found, one]));
  const readings: Reckoning[] = [];
  for (const table of report.tables) {
    readings.push(knownReadings.get(table) ?? reckon(table));
    if (isStep(lengthOf(table))) yield;
  }
  const inWriting = isReportInWriting(readings);
  const reckonings = inWriting ? readings.map((one) => one.written ?? one) : readings;
  const slots = slotsOf(reckonings);
  const claims = frame.prose.flatMap((line) =>
    line.claims.flatMap((claim) => bind(claim, line, slots) ?? []),
  );
  const between = relationsBetween(report.frame.form, reckonings);
  // A table is joined with others in one way only, so that its first table tells which one it is.
  const knownJoined = new Map(before?.joined.map((one) => [one.joined.tables[0], one]));
  const joined: JoinedVerdict[] = [];
  for (const one of joinedTables(reckonings, between)) {
    const circumstances = {
      ...statedIn(one, claims, confirmed),
      isReportInWriting: inWriting,
    };
    const same = knownJoined.get(one.tables[0]);
    const isKnown = same !== undefined && isSame(same.joined, one);
    joined.push(judgeTables(one, circumstances, isKnown ? same : undefined));
    if (isStep(one.tables.reduce((sum, { table }) => sum + lengthOf(table), 0))) yield;
  }
  const ledger: Ledger = {
    tables: reckonings,
    relations: joined.flatMap((one) => one.joined.relations),
    faults: joined.flatMap((one) => one.faults),
    declared,
  };
  const subject: Subject = {
    report,
    ledger,
    claims,
    slots,
    repairedSlots: whenAsked(slotsOf, ledger),
    prose: frame.prose,
    readLine: readingIn(report, languageOf),
    t,
  };
  const judged = new Map(
    joined.flatMap(({ tables: each }) => each.map((table) => [table.reckoning, table])),
  );
  const tables = reckonings.flatMap((reckoning) => judged.get(reckoning) ?? []);
  const findings = [
    ...tables.flatMap((table) => table.findings),
    ...rulesWith(rules, 'checkReport').flatMap((rule) =>
      graded(rule, levels, () => rule.checkReport(subject)),
    ),
    ...findingsOfOthers,
    ...frame.findings,
  ];
  return { ...subject, readings, findings, tables, joined, frame };
}

/** Apart from the check, so that what it gives holds on to nothing more, least of all to the verdict before. */
function whenAsked(slotsOf: SlotIndexer, { tables, faults }: Ledger): Subject['repairedSlots'] {
  let repaired: SlotIndex | undefined;
  return () => {
    repaired ??= slotsOf(tables, valuesAfter(faults.flatMap(decidedChanges)));
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

const NOTHING_CONFIRMED: ReadonlySet<Figure> = new Set();

/** Whether the same tables are joined by as many relations, which then are the same: one form asks for them. */
function isSame(a: Joined, b: Joined): boolean {
  return (
    a.tables.length === b.tables.length &&
    a.relations.length === b.relations.length &&
    a.tables.every((table, index) => table === b.tables[index])
  );
}

/** What the prose and other reports say of tables: the figures that they confirm, and the tables that they speak of. */
function statedIn(
  { tables }: Joined,
  claims: Subject['claims'],
  elsewhere: ReadonlySet<Figure>,
): Pick<Circumstances, 'confirmed' | 'stated'> {
  const confirmed = new Set<Figure>();
  const stated = new Set<FoundTable>();
  for (const { table, figures } of tables) {
    for (const { agrees, figures: bound } of claims) {
      for (const figure of bound) {
        if (figure.table !== table) continue;
        stated.add(table);
        if (agrees) confirmed.add(figure);
      }
    }
    if (elsewhere.size === 0) continue;
    for (const figure of figures) {
      if (!elsewhere.has(figure)) continue;
      stated.add(table);
      confirmed.add(figure);
    }
  }
  return { confirmed, stated };
}
