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
import { nextReport } from './form/parts.ts';
import { type Report, readReport } from './form/report.ts';
import { retypedReport } from './form/retype.ts';
import { rewordedReport } from './form/reword.ts';
import type { Translate } from './l10n.ts';
import { DRAFT } from './language.ts';
import { type Check, checker, type FormTools, formTools, type Verdict } from './rules/check.ts';
import type { Levels } from './rules/levels.ts';

/** Everything besides the text that a verdict depends on. */
export interface Settings {
  readonly forms: Forms;
  readonly t: Translate;
  readonly levels: Levels;
  readonly check: Check;
  readonly tools: FormTools;
}

/** The settings with what checks by them. */
export function settingsOf(
  forms: Forms,
  t: Translate,
  levels: Levels,
  tools: FormTools = formTools(),
): Settings {
  return { forms, t, levels, check: checker(t, levels, tools), tools };
}

/**
 * The same settings, knowing nothing of any draft: for files that are read once. What is found out about
 * rows and lines is kept with them for the edits to come (`keep.ts`); of a file without edits it would
 * outlive the file, for the garbage collector takes old tables of weak keys for reachable until it goes
 * through all that there is. What follows from forms alone is shared.
 */
export function afresh({ forms, t, levels, tools }: Settings): Settings {
  return settingsOf(formsOf(forms.all, forms), t, levels, tools);
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
export function analyse(text: string, languageId: string, settings: Settings): Analysis {
  const draft = readDraft(text, readersFor(languageId, settings.forms.labels));
  const parts: Part[] = [];
  for (let first = 0; first < draft.blocks.length; ) {
    const part = partAt(draft, first, settings, languageId);
    parts.push(part);
    first += part.count;
  }
  return { languageId, settings, draft, parts };
}

/** The analysis of `text`, which an edit made of the analysed one: reads and checks what it touched. */
export function reanalyse(old: Analysis, edit: Edit, text: string): Analysis {
  const { settings, languageId } = old;
  const change = retyped(old.draft, edit, text);
  if (change) return withRetyped(old, change);
  const readers = readersFor(languageId, settings.forms.labels);
  const { draft, splice } = updateDraft(old.draft, edit, text, readers);
  const parts = withReworded(old, draft, splice) ?? updateParts(old, draft, splice);
  return { languageId, settings, draft, parts };
}

/**
 * The analysis with the parts judged anew of which other reports confirm figures: that bears on which of
 * the figures is likely wrong where some are.
 *
 * @param confirmed For each table of a part, the figures confirmed.
 * @param before The analysis judged so before an edit: a table that is as it was is not judged again.
 */
export function beside(
  alone: Analysis,
  confirmed: (part: Part) => readonly ReadonlySet<number>[],
  before: Analysis | undefined,
): Analysis {
  const { parts, settings } = alone;
  const judged = parts.map((part, index) => {
    if (part.verdict.faults.every((faults) => faults.length === 0)) return part;
    const figures = confirmed(part);
    if (figures.every(({ size }) => size === 0)) return part;
    const { verdict } = part;
    const tables = before?.parts[index]?.verdict.tables ?? verdict.tables;
    return { ...part, verdict: settings.check(verdict.report, { ...verdict, tables }, figures) };
  });
  return judged.some((part, index) => part !== parts[index]) ? { ...alone, parts: judged } : alone;
}

function withRetyped(old: Analysis, change: Retyped): Analysis {
  const { lookup } = old.settings.forms;
  const parts = withReport(old, change.block, (report) => retypedReport(report, change, lookup));
  return { ...old, draft: change.draft, parts: parts ?? old.parts };
}

/** The parts after a splice that reworded one sentence and did nothing else; undefined after any other. */
function withReworded(
  old: Analysis,
  { blocks }: Draft,
  { first, removed, added }: Splice,
): readonly Part[] | undefined {
  const [from, to] = [old.draft.blocks[first], blocks[first]];
  if (removed !== 1 || added !== 1 || !from || !to) return undefined;
  return withReport(old, first, (report) => rewordedReport(report, from, to));
}

/** The parts, with another report of as many blocks where a block is; undefined where there is none. */
function withReport(
  { parts, settings }: Analysis,
  block: number,
  change: (report: Report) => Report | undefined,
): readonly Part[] | undefined {
  const index = parts.findIndex(({ first, count }) => block < first + count);
  const part = parts[index];
  const report = part && change(part.verdict.report);
  if (!part || !report) return undefined;
  const verdict = settings.check(report, part.verdict);
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
function partAt(
  draft: Draft,
  first: number,
  settings: Settings,
  languageId: string,
  before?: Verdict,
): Part {
  const end = nextReport(draft.blocks, first);
  const blocks = draft.blocks.slice(first, end);
  const report = readReport(blocks, settings.forms, languageId === DRAFT);
  const verdict = settings.check(report, before);
  return { first, count: end - first, verdict, indexOf: indexIn(blocks) };
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
function updateParts(
  { parts: old, settings, languageId }: Analysis,
  draft: Draft,
  { first, removed, added }: Splice,
): Part[] {
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
    const part = partAt(draft, next, settings, languageId, old[parts.length]?.verdict);
    parts.push(part);
    next += part.count;
  }
  return parts;
}
