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
import type { Span } from './draft/span.ts';
import { shifted } from './draft/span.ts';
import { firstFrom } from './first-from.ts';
import type { Forms } from './form/forms.ts';
import type { Site } from './form/found-table.ts';
import { nextReport } from './form/next-report.ts';
import { readReport } from './form/report.ts';
import { checksAnyTable, type TablesChecked } from './form/tables-checked.ts';
import type { Translate } from './l10n.ts';
import { DRAFT } from './language.ts';
import type { Figure } from './reconcile/figure.ts';
import {
  type Checker,
  checker,
  type FormTools,
  formTools,
  type Verdict,
} from './rules/engine/check.ts';
import type { Levels } from './rules/engine/graded.ts';
import type { Steps } from './steps.ts';

/** What a verdict depends on besides the text, and the checker made from it. */
export interface Settings {
  readonly forms: Forms;
  readonly t: Translate;
  readonly levels: Levels;
  /** Which tables of no known form are checked. */
  readonly tables: TablesChecked;
  readonly checker: Checker;
  readonly tools: FormTools;
}

/** Puts settings together and makes their checker. */
export function settingsOf(
  forms: Forms,
  t: Translate,
  levels: Levels,
  tables: TablesChecked = 'declared',
  tools: FormTools = formTools(),
): Settings {
  return { forms, t, levels, tables, checker: checker(t, levels, tools), tools };
}

/**
 * The same settings with empty caches, for files that are read once. What lines of prose say is
 * cached for later edits (`keep.ts`). Without edits these caches would outlive the file: the garbage
 * collector frees old weak-map entries only in a full collection. What follows from the forms alone is
 * shared.
 */
export function afresh({ forms, t, levels, tables, tools }: Settings): Settings {
  return settingsOf(forms, t, levels, tables, tools);
}

/** A text and everything known about it. A value: an edit makes a new one that shares what is unchanged. */
export interface Analysis {
  readonly languageId: string;
  readonly settings: Settings;
  readonly draft: Draft;
  /** The reports in the draft, which tile its blocks. */
  readonly parts: readonly Part[];
}

/** One report of a draft, with its verdict: `count` blocks, from index `first` on. */
export interface Part {
  readonly first: number;
  readonly count: number;
  readonly verdict: Verdict;
  /** Index of a block among the part's blocks; -1 for other blocks. */
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

/**
 * The analysis of `text`, which `edit` made from the old text. Only what the edit touched is read and
 * checked again.
 */
export function* reanalyse(old: Analysis, edit: Edit, text: string): Steps<Analysis> {
  const { settings, languageId } = old;
  const readers = readersFor(languageId, settings.forms.labels);
  const { draft, splice } = yield* updateDraft(old.draft, edit, text, readers);
  const parts = yield* updateParts(old, draft, splice);
  return { languageId, settings, draft, parts };
}

/** An analysis of a draft by itself, and the same judged with what other reports confirm. */
export interface Beside {
  readonly alone: Analysis;
  readonly analysis: Analysis;
}

/**
 * Judges parts again with the figures that other reports confirm. Confirmed figures count as evidence
 * when a fault is located, so parts without faults stay as they are.
 *
 * @param confirmed The figures of a part that other reports confirm.
 * @param before The result of this function before the edit, if the other reports have not changed since.
 *   Parts that the edit left unchanged are not judged again.
 */
export function* beside(
  alone: Analysis,
  confirmed: (part: Part) => ReadonlySet<Figure>,
  before: Beside | undefined,
): Steps<Analysis> {
  const known = new Map(
    before?.alone.parts.map(({ verdict }, index) => [verdict, before.analysis.parts[index]]),
  );
  const parts: Part[] = [];
  for (const part of alone.parts) {
    const { verdict } = part;
    const figures = verdict.ledger.faults.length > 0 ? confirmed(part) : NOTHING_CONFIRMED;
    const judged =
      known.get(verdict)?.verdict ??
      (figures.size > 0 ? yield* alone.settings.checker.checkConfirmed(verdict, figures) : verdict);
    parts.push(judged === verdict ? part : { ...part, verdict: judged });
  }
  return parts.every((part, index) => part === alone.parts[index]) ? alone : { ...alone, parts };
}

const NOTHING_CONFIRMED: ReadonlySet<Figure> = new Set();

/** The range of a site of a part, in the whole text. */
export function spanOf(analysis: Analysis, part: Part, site: Site): Span {
  return shifted(site.span, startOf(analysis, part, site.block));
}

/** The part that holds `offset`; undefined in an empty text. */
export function partOf(analysis: Analysis, offset: number): Part | undefined {
  const block = blockIndexAt(analysis.draft, offset);
  return analysis.parts[firstFrom(analysis.parts, block + 1, ({ first }) => first) - 1];
}

function startOf(analysis: Analysis, part: Part, block: Block): number {
  return analysis.draft.starts[part.first + part.indexOf(block)] ?? 0;
}

function* partAt(
  draft: Draft,
  first: number,
  settings: Settings,
  languageId: string,
  end = nextReport(draft.blocks, first, settings.forms.titles),
  before?: Verdict,
): Steps<Part> {
  const blocks = draft.blocks.slice(first, end);
  const report = yield* readReport(
    blocks,
    settings.forms,
    languageId === DRAFT,
    checkedIn(languageId, settings),
    before?.report,
  );
  const verdict = yield* settings.checker.check(report, before);
  return { first, count: end - first, verdict, indexOf: indexIn(blocks) };
}

/** How far tables of no known form are checked in a document. */
function checkedIn(languageId: string, { tables }: Settings) {
  if (tables === 'off') return 'never';
  return languageId === DRAFT || checksAnyTable(languageId, tables) ? 'always' : 'beside known';
}

/** A long draft has many findings. They share one index, which is made on first use. */
function indexIn(blocks: readonly Block[]): Part['indexOf'] {
  let indices: Map<Block, number> | undefined;
  return (block) => {
    indices ??= new Map(blocks.map((one, index) => [one, index]));
    return indices.get(block) ?? -1;
  };
}

/**
 * Reads the changed parts again and keeps the others. The part before the first replaced block is read
 * again too: it may have ended at a title that is no title any more.
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
    const end = nextReport(draft.blocks, next, settings.forms.titles);
    const before = old[parts.length];
    const isKept = end <= first && before?.first === next && before.count === end - next;
    const part = isKept
      ? before
      : yield* partAt(draft, next, settings, languageId, end, before?.verdict);
    parts.push(part);
    yield;
    next += part.count;
  }
  return parts;
}
