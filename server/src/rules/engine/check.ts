import { declaredTables } from '../../declared/declared-table.ts';
import type { Grid } from '../../draft/block.ts';
import type { FoundTable } from '../../form/found-table.ts';
import type { Report } from '../../form/report.ts';
import type { Translate } from '../../l10n.ts';
import { bind, type SlotIndexer, slotIndexer } from '../../prose/bind.ts';
import { type LanguageOf, languages } from '../../prose/form-language.ts';
import { readLineBelow } from '../../prose/read-line.ts';
import { relationsBetween } from '../../reconcile/between.ts';
import { valuesRepaired } from '../../reconcile/effect.ts';
import type { Figure } from '../../reconcile/figure.ts';
import {
  type DeclaredTable,
  type Joined,
  joinedTables,
  type Ledger,
} from '../../reconcile/ledger.ts';
import { type Reckoning, reckoner } from '../../reconcile/reckoning.ts';
import { decidedRepair } from '../../reconcile/repair.ts';
import { type LayoutOf, layouts } from '../../reconcile/table-layout.ts';
import { isReportInWriting } from '../../reconcile/writing.ts';
import { type Steps, strides } from '../../steps.ts';
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

/** Checks reports by every rule that is on. */
export interface Checker {
  /**
   * Checks a report alone.
   *
   * @param before The verdict before an edit. What it says of tables that the edit did not touch is kept. If the edit
   *   touched only prose, its verdict on the tables is kept: locating faults again would take a keystroke in a report
   *   with several faults half as long again.
   */
  check(report: Report, before?: Verdict): Steps<Verdict>;
  /** Judges a report again with the figures that other reports confirm. */
  checkConfirmed(verdict: Verdict, confirmed: ReadonlySet<Figure>): Steps<Verdict>;
}

/** The verdict on a report: the state of its relations, and the findings. */
export interface Verdict extends Subject {
  /**
   * Its tables with blanks read as 0 where a finished report means 0 by them. While the report is being
   * written, `ledger` has the blanks as blanks.
   */
  readonly readings: readonly Reckoning[];
  readonly findings: readonly Finding[];
  /** In the order of the ledger. */
  readonly tables: readonly TableVerdict[];
  /** In the order of the ledger. */
  readonly declared: readonly DeclaredVerdict[];
  readonly judged: Judged;
  readonly frame: FrameVerdict;
}

/** The verdict on a table of no known form. */
interface DeclaredVerdict {
  readonly table: DeclaredTable;
  readonly findings: readonly Finding[];
}

/** The verdicts on the tables of a report, with everything besides the tables that they depend on. */
interface Judged {
  readonly circumstances: Circumstances;
  readonly joined: readonly Joined[];
  readonly verdicts: readonly JoinedVerdict[];
}

/** What is derived from forms alone. Checkers can share it. */
export interface FormTools {
  readonly layoutOf: LayoutOf;
  readonly slotsOf: SlotIndexer;
  readonly languageOf: LanguageOf;
}

/** New tools with empty caches. */
export function formTools(): FormTools {
  return { layoutOf: layouts(), slotsOf: slotIndexer(), languageOf: languages() };
}

/**
 * Makes a checker with every rule that is on. Results for objects that survive many edits (a line of prose, a
 * layout) are cached with these objects.
 */
export function checker(
  t: Translate,
  levels: Levels,
  { layoutOf, slotsOf, languageOf }: FormTools = formTools(),
): Checker {
  const tools: Tools = {
    t,
    levels,
    slotsOf,
    languageOf,
    reckon: reckoner(layoutOf),
    judgeTables: tableJudge(t, levels),
    judgeFrame: frameJudge(t, levels, languageOf),
    judgeDeclared: declaredJudge(t, levels),
  };
  return {
    check: (report, before) => check(tools, report, before),
    checkConfirmed: (verdict, confirmed) => judge(tools, verdict, confirmed),
  };
}

function declaredJudge(t: Translate, levels: Levels): (grid: Grid) => DeclaredVerdict {
  const declaredIn = declaredTables();
  return (grid) => {
    const table = declaredIn(grid);
    const findings = rulesWith(rules, 'checkGrid').flatMap((rule) =>
      graded(rule, levels, () => rule.checkGrid(table, t)),
    );
    return { table, findings };
  };
}

/** What a check works with; some of these have caches. */
interface Tools {
  readonly t: Translate;
  readonly levels: Levels;
  readonly slotsOf: SlotIndexer;
  readonly languageOf: LanguageOf;
  readonly reckon: ReturnType<typeof reckoner>;
  readonly judgeTables: JudgeTables;
  readonly judgeFrame: JudgeFrame;
  readonly judgeDeclared: (grid: Grid) => DeclaredVerdict;
}

function* check(tools: Tools, report: Report, before: Verdict | undefined): Steps<Verdict> {
  const { reckon, judgeFrame, judgeDeclared } = tools;
  const isStep = strides();
  const declaredOf = new Map(before?.declared.map((one) => [one.table.grid, one]));
  const declared: DeclaredVerdict[] = [];
  for (const grid of report.otherGrids) {
    declared.push(declaredOf.get(grid) ?? judgeDeclared(grid));
    if (isStep(grid.text.length)) yield;
  }
  const known = before?.report.frame === report.frame ? before.frame : undefined;
  const frame = known ?? (yield* judgeFrame(report.frame));
  if (before && haveSameTables(before.report, report)) {
    const { tables } = before.report;
    const reckoned = { ...before, report: { ...report, tables }, frame, declared };
    return yield* judge(tools, reckoned, NOTHING_CONFIRMED, isStep);
  }
  const readingOf = new Map(before?.readings.map((one) => [one.found, one]));
  const readings: Reckoning[] = [];
  for (const table of report.tables) {
    readings.push(readingOf.get(table) ?? reckon(table));
    if (isStep(lengthOf(table))) yield;
  }
  const reckoned = { report, readings, frame, declared };
  return yield* judge(tools, reckoned, NOTHING_CONFIRMED, isStep);
}

/** Whether the tables of two reports are of the same forms and in the same grids. Then they are the same. */
function haveSameTables(a: Report, b: Report): boolean {
  return (
    a.frame.form === b.frame.form &&
    a.tables.length === b.tables.length &&
    a.tables.every((table, index) => isSameTable(table, b.tables[index]))
  );
}

function isSameTable({ form, sites }: FoundTable, other: FoundTable | undefined): boolean {
  return (
    form === other?.form &&
    sites.length === other.sites.length &&
    sites.every(({ block, span: { start, end } }, index) => {
      const site = other.sites[index];
      return block === site?.block && start === site.span.start && end === site.span.end;
    })
  );
}

/** What is known of a report before its figures are judged. */
interface Reckoned extends Pick<Verdict, 'report' | 'readings' | 'frame' | 'declared'> {
  /** The last verdicts on the same tables. */
  readonly judged?: Judged;
}

/** Makes a test whether words are anywhere in a report, in its prose or in a table. */
function saidIn({ frame, tables }: Report): (words: string) => boolean {
  const known = new Map<string, boolean>();
  return (words) => {
    const isSaid =
      known.get(words) ??
      (frame.lines.some(({ text }) => text.includes(words)) ||
        tables.some(({ sites }) => sites.some(({ block }) => block.text.includes(words))));
    known.set(words, isSaid);
    return isSaid;
  };
}

function* judge(
  { t, levels, slotsOf, languageOf, judgeTables }: Tools,
  { report, readings, frame, declared, judged: before }: Reckoned,
  confirmed: ReadonlySet<Figure>,
  isStep = strides(),
): Steps<Verdict> {
  const inWriting = isReportInWriting(readings);
  const reckonings = inWriting ? readings.map((one) => one.written ?? one) : readings;
  const says = saidIn(report);
  const slots = slotsOf(reckonings, says);
  const { prose } = frame;
  const claims = prose.flatMap((line) =>
    line.claims.flatMap((claim) => bind(claim, line, slots) ?? []),
  );
  const circumstances = {
    ...statedIn(reckonings, claims, confirmed),
    isReportInWriting: inWriting,
  };
  const isKnown = before !== undefined && isSameCase(before.circumstances, circumstances);
  const joined = isKnown
    ? before.joined
    : joinedTables(reckonings, relationsBetween(report.frame.form, reckonings));
  const verdicts: JoinedVerdict[] = isKnown ? [...before.verdicts] : [];
  for (const one of joined.slice(verdicts.length)) {
    verdicts.push(judgeTables(one, circumstances));
    if (isStep(one.tables.reduce((sum, { table }) => sum + lengthOf(table), 0))) yield;
  }
  const faults = verdicts.flatMap((one) => one.faults);
  const ledger: Ledger = {
    tables: reckonings,
    relations: joined.flatMap(({ relations }) => relations),
    faults,
    declared: declared.map(({ table }) => table),
  };
  const subject: Subject = {
    report,
    ledger,
    claims,
    slots,
    repairedSlots: slotsOf(
      reckonings,
      says,
      valuesRepaired(faults.flatMap((fault) => decidedRepair(fault) ?? [])),
    ),
    prose,
    sentences: languageOf(report.frame.form).sentences,
    readLine: readingIn(report, languageOf),
    t,
  };
  const verdictOn = new Map(
    verdicts.flatMap(({ tables: each }) => each.map((table) => [table.reckoning, table])),
  );
  const tables = reckonings.flatMap((reckoning) => verdictOn.get(reckoning) ?? []);
  const findings = [
    ...tables.flatMap((table) => table.findings),
    ...rulesWith(rules, 'checkReport').flatMap((rule) =>
      graded(rule, levels, () => rule.checkReport(subject)),
    ),
    ...declared.flatMap((one) => one.findings),
    ...frame.findings,
  ];
  const judged = { circumstances, joined, verdicts };
  return { ...subject, readings, findings, tables, declared, judged, frame };
}

/** Makes a function that reads a line as if it were in this report. */
function readingIn(
  { frame: { title, year, form } }: Report,
  languageOf: LanguageOf,
): Subject['readLine'] {
  const context = { year, agency: title?.agency ?? '' };
  return (text) => readLineBelow('', text, { ...context, language: languageOf(form) });
}

/** Length of the block of a table, in UTF-16 code units. */
function lengthOf({ heading }: FoundTable): number {
  return heading.block.text.length;
}

const NOTHING_CONFIRMED: ReadonlySet<Figure> = new Set();

/**
 * What the prose and other reports say about tables: the figures that they confirm, and the tables that
 * they mention.
 */
function statedIn(
  reckonings: readonly Reckoning[],
  claims: Subject['claims'],
  elsewhere: ReadonlySet<Figure>,
): Pick<Circumstances, 'confirmed' | 'stated'> {
  const confirmed = new Set<Figure>();
  const stated = new Set<FoundTable>();
  for (const { agrees, figures } of claims) {
    for (const figure of figures) {
      stated.add(figure.table);
      if (agrees) confirmed.add(figure);
    }
  }
  if (elsewhere.size === 0) return { confirmed, stated };
  for (const { table, figures } of reckonings) {
    for (const figure of figures) {
      if (!elsewhere.has(figure)) continue;
      stated.add(table);
      confirmed.add(figure);
    }
  }
  return { confirmed, stated };
}

function isSameCase(a: Circumstances, b: Circumstances): boolean {
  return (
    a.isReportInWriting === b.isReportInWriting &&
    isSameSet(a.confirmed, b.confirmed) &&
    isSameSet(a.stated, b.stated)
  );
}

function isSameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}
