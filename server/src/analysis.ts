import type { Block } from './draft/block.ts';
import {
  blockIndexAt,
  type Draft,
  type Edit,
  readDraft,
  type Splice,
  updateDraft,
} from './draft/draft.ts';
import { readersFor } from './draft/notations.ts';
import { type Retyped, retyped } from './draft/retype.ts';
import type { Span } from './draft/span.ts';
import { shifted } from './draft/span.ts';
import { type Forms, formsOf } from './form/forms.ts';
import type { Site } from './form/found-table.ts';
import { nextReport } from './form/next-report.ts';
import { type Report, readReport } from './form/report.ts';
import { retypedReport } from './form/retyped-report.ts';
import { rewordedReport } from './form/reworded-report.ts';
import { checksAnyTable, type TablesChecked } from './form/tables-checked.ts';
import type { Translate } from './l10n.ts';
import { DRAFT } from './language.ts';
import type { Figure } from './reconcile/figure.ts';
import {
  type Check,
  checker,
  type FormTools,
  formTools,
  type Verdict,
} from './rules/engine/check.ts';
import type { Levels } from './rules/engine/graded.ts';
import type { Steps } from './steps.ts';

/** Everything besides the text that a verdict depends on. */
export interface Settings {
  readonly forms: Forms;
  readonly t: Translate;
  readonly levels: Levels;
  /** Which tables of no known form are checked. */
  readonly tables: TablesChecked;
  readonly check: Check;
  readonly tools: FormTools;
}

/** The settings with what checks by them. */
export function settingsOf(
  forms: Forms,
  t: Translate,
  levels: Levels,
  tables: TablesChecked = 'declared',
  tools: FormTools = formTools(),
): Settings {
  return { forms, t, levels, tables, check: checker(t, levels, tools), tools };
}

/**
 * The same settings, knowing nothing of any draft: for files that are read once. What is found out about
 * rows and lines is kept with them for the edits to come (`keep.ts`); of a file without edits it would
 * outlive the file, for the garbage collector takes old tables of weak keys for reachable until it goes
 * through all that there is. What follows from forms alone is shared.
 */
export function afresh({ forms, t, levels, tables, tools }: Settings): Settings {
  return settingsOf(formsOf(forms.all, forms), t, levels, tables, tools);
}

/** A text with all that is known of it. A value: an edit makes a new one that shares what is unchanged. */
export interface Analysis {
  readonly languageId: string;
  readonly settings: Settings;
  readonly draft: Draft;
  /** The reports in the draft, which tile its blocks. */
  readonly parts: readonly Part[];
}

/** One report of a draft: `count` blocks from the index `first` on, and the verdict on them. */
export interface Part {
  readonly first: number;
  readonly count: number;
  readonly verdict: Verdict;
  /** Index of a block among its blocks, -1 where it is none of them. */
  readonly indexOf: (block: Block) => number;
}

/** Reads and checks a whole text. */
export function* analyse(text: string, languageId: string, settings: Settings): Steps<Analysis> {
  const draft = yield* readDraft(text, readersFor(languageId, settings.forms.labels));
  const parts: Part[] = [];
  for (let first = 0; first < draft.blocks.length; ) {
    const part = yield* partAt(draft, first, settings, languageId);
    parts.push(part);
    yield;
    first += part.count;
  }
  return { languageId, settings, draft, parts };
}

/** The analysis of `text`, which an edit made of the analysed one: reads and checks what it touched. */
export function* reanalyse(old: Analysis, edit: Edit, text: string): Steps<Analysis> {
  const { settings, languageId } = old;
  const change = retyped(old.draft, edit, text);
  if (change) {
    const part = retypedPart(old, change);
    const parts = part ? yield* withPart(old, part) : old.parts;
    return { ...old, draft: change.draft, parts };
  }
  const readers = readersFor(languageId, settings.forms.labels);
  const { draft, splice } = yield* updateDraft(old.draft, edit, text, readers);
  const part = rewordedPart(old, draft, splice);
  const parts = yield* part ? withPart(old, part) : updateParts(old, draft, splice);
  return { languageId, settings, draft, parts };
}

/**
 * The analysis with the parts judged anew of which other reports confirm figures: that bears on which of
 * the figures is likely wrong where some are.
 *
 * @param confirmed For each table of a part, the figures confirmed.
 * @param before The analysis judged so before an edit: a table that is as it was is not judged again.
 */
export function* beside(
  alone: Analysis,
  confirmed: (part: Part) => ReadonlySet<Figure>,
  before: Analysis | undefined,
): Steps<Analysis> {
  const { settings } = alone;
  const judged: Part[] = [];
  let isAlone = true;
  for (const part of alone.parts) {
    const { verdict } = part;
    const figures = verdict.ledger.faults.length > 0 ? confirmed(part) : undefined;
    if (!figures?.size) {
      judged.push(part);
      continue;
    }
    const joined = before?.parts[judged.length]?.verdict.joined ?? verdict.joined;
    const known = { ...verdict, joined };
    judged.push({ ...part, verdict: yield* settings.check(verdict.report, known, figures) });
    isAlone = false;
  }
  return isAlone ? alone : { ...alone, parts: judged };
}

/** The part in which digits were typed over digits. */
function retypedPart(old: Analysis, change: Retyped): ChangedPart | undefined {
  const { lookup } = old.settings.forms;
  return changedPart(old, change.block, (report) => retypedReport(report, change, lookup));
}

/** The part of which a splice reworded one sentence and did nothing else; undefined after any other. */
function rewordedPart(
  old: Analysis,
  { blocks }: Draft,
  { first, removed, added }: Splice,
): ChangedPart | undefined {
  const [from, to] = [old.draft.blocks[first], blocks[first]];
  if (removed !== 1 || added !== 1 || !from || !to) return undefined;
  return changedPart(old, first, (report) => rewordedReport(report, from, to));
}

/** A part that has become another report of as many blocks. */
interface ChangedPart {
  readonly index: number;
  readonly part: Part;
  readonly report: Report;
}

function changedPart(
  { parts }: Analysis,
  block: number,
  change: (report: Report) => Report | undefined,
): ChangedPart | undefined {
  const index = parts.findIndex(({ first, count }) => block < first + count);
  const part = parts[index];
  const report = part && change(part.verdict.report);
  return part && report && { index, part, report };
}

/** The parts with one of them changed, which is judged anew. */
function* withPart(
  { parts, settings }: Analysis,
  { index, part, report }: ChangedPart,
): Steps<readonly Part[]> {
  const verdict = yield* settings.check(report, part.verdict);
  return parts.with(index, { ...part, verdict, indexOf: indexIn(report.blocks) });
}

/** Where a site of a part stands in the text. */
export function spanOf(analysis: Analysis, part: Part, site: Site): Span {
  return shifted(site.span, startOf(analysis, part, site.block));
}

/** The part that holds `offset`; undefined in an empty text. */
export function partOf(analysis: Analysis, offset: number): Part | undefined {
  const block = blockIndexAt(analysis.draft, offset);
  return analysis.parts.find(({ first, count }) => first <= block && block < first + count);
}

function startOf(analysis: Analysis, part: Part, block: Block): number {
  return analysis.draft.starts[part.first + part.indexOf(block)] ?? 0;
}

/** @param before The verdict on what stood there before an edit. */
function* partAt(
  draft: Draft,
  first: number,
  settings: Settings,
  languageId: string,
  before?: Verdict,
): Steps<Part> {
  const end = nextReport(draft.blocks, first);
  const blocks = draft.blocks.slice(first, end);
  const report = yield* readReport(
    blocks,
    settings.forms,
    languageId === DRAFT,
    checkedIn(languageId, settings),
  );
  const verdict = yield* settings.check(report, before);
  return { first, count: end - first, verdict, indexOf: indexIn(blocks) };
}

/** Where tables of no known form are checked in a document. */
function checkedIn(languageId: string, { tables }: Settings) {
  if (tables === 'off') return 'never';
  return languageId === DRAFT || checksAnyTable(languageId, tables) ? 'always' : 'beside known';
}

/** Findings are many where a draft is long: they share one index, made when the first of them asks. */
function indexIn(blocks: readonly Block[]): Part['indexOf'] {
  let indices: Map<Block, number> | undefined;
  return (block) => {
    indices ??= new Map(blocks.map((one, index) => [one, index]));
    return indices.get(block) ?? -1;
  };
}

/**
 * Keeps the parts that hold none of the blocks replaced. The part before the first of them is looked at
 * again as well: its end may have been a title that is one no longer.
 */
function* updateParts(
  { parts: old, settings, languageId }: Analysis,
  draft: Draft,
  { first, removed, added }: Splice,
): Steps<Part[]> {
  const touched = old.findIndex((part) => part.first + part.count >= first);
  const kept = Math.max(0, (touched < 0 ? old.length : touched) - 1);
  const parts = old.slice(0, kept);
  const shift = added - removed;
  let rest = kept;
  let next = old[kept]?.first ?? 0;
  while (next < draft.blocks.length) {
    if (next >= first + added) {
      while ((old[rest]?.first ?? Number.POSITIVE_INFINITY) + shift < next) rest++;
      const same = old[rest];
      if (same && same.first + shift === next) {
        for (const part of old.slice(rest)) parts.push({ ...part, first: part.first + shift });
        break;
      }
    }
    const before = old[parts.length]?.verdict;
    const part = yield* partAt(draft, next, settings, languageId, before);
    parts.push(part);
    yield;
    next += part.count;
  }
  return parts;
}
