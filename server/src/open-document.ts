import {
  TextDocument,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import {
  type Analysis,
  analyse,
  type Beside,
  beside,
  type Part,
  reanalyse,
  type Settings,
} from './analysis.ts';
import { asOne, type Edit } from './draft/draft.ts';
import { keep } from './draft/keep.ts';
import type { AcceptedFinding, Document } from './features/place.ts';
import { joinedChange } from './joined-changes.ts';
import type { Figure } from './reconcile/figure.ts';
import { isReviewPage } from './review-mark.ts';
import { type Acceptance, acceptanceFinder } from './rules/engine/acceptance.ts';
import type { Finding } from './rules/engine/finding.ts';
import type { Steps } from './steps.ts';
import type { Carried } from './years/carried.ts';

/** What a document is judged with, besides its text. */
export interface Surroundings {
  /** The settings in force; new ones are a new object. */
  readonly settings: Settings;
  /** The other reports of the workspace; absent if there are none. */
  readonly others?: OtherReports;
  /** Findings that compare a part of the document with the other reports of the workspace. */
  besideOthers(part: Part, document: Document): readonly Finding[];
  /** The accepted findings of a draft. Without this member nothing is accepted. */
  accepted?(uri: string): readonly Acceptance[];
}

/** What the other reports of the workspace say about a document's reports. */
export interface OtherReports {
  /** A number that changes whenever the answers may change. */
  readonly version: number;
  /** The figures of a part that last year's report confirms. */
  confirmed(part: Part): ReadonlySet<Figure>;
  /**
   * The figures that last year's report carries over to this one; several reports may claim to be last
   * year's.
   */
  lastYears(part: Part): readonly Carried[];
}

/** Asked between two steps of work: true if the work should yield now. */
export type IsDue = () => boolean;

/** In UTF-16 code units. Editors hand on no longer texts, and reading one would take gigabytes. */
export const LONGEST_DRAFT = 50_000_000;

const NEVER: IsDue = () => false;

/**
 * A document open in the editor. It is read on first use and then updated with each edit.
 *
 * Reading goes in steps and is shared by all who wait for it. `analysis` and `alone` do not wait: they
 * finish the remaining steps at once.
 */
export class OpenDocument implements Document {
  readonly #surroundings: Surroundings;
  #text: TextDocument;
  /** What was read, of the text before `#edit`; undefined while a reading is under way. */
  #alone: Analysis | undefined;
  #reading: Reading | undefined;
  /** Whether the last reading took the text for empty. */
  #isCut = false;
  #edit: Edit | undefined;
  #beside: BesideOthers | undefined;
  #judging: Judging | undefined;
  readonly #finderFor = keep(acceptanceFinder);

  constructor(text: TextDocument, surroundings: Surroundings) {
    this.#text = text;
    this.#surroundings = surroundings;
  }

  get uri(): string {
    return this.#text.uri;
  }

  get languageId(): string {
    return this.#text.languageId;
  }

  get version(): number {
    return this.#text.version;
  }

  get text(): string {
    return this.#text.getText();
  }

  /** Whether the text is too long to be read. Then none of it is. */
  get isTooLong(): boolean {
    return this.text.length > LONGEST_DRAFT;
  }

  get alone(): Analysis {
    for (;;) {
      const alone = this.#read;
      if (alone) return alone;
      this.#readOn();
    }
  }

  get analysis(): Analysis {
    for (;;) {
      const analysis = this.#judged;
      if (analysis) return analysis;
      this.#judgeOn();
    }
  }

  /** Whether the whole text has been read. */
  get isRead(): boolean {
    return this.#read !== undefined;
  }

  /** Whether it has been read, and judged against the current other reports. */
  get isJudged(): boolean {
    return this.#judged !== undefined;
  }

  /** Whether reading or judging has begun and not ended. */
  get isUnderWay(): boolean {
    return this.#reading !== undefined || this.#judging !== undefined;
  }

  /** Reads on by at least one step, until everything is read or `isDue`. True if everything is read. */
  read(isDue: IsDue): boolean {
    while (!this.isRead) {
      this.#readOn();
      if (isDue()) break;
    }
    return this.isRead;
  }

  /**
   * Reads on and judges by at least one step, until everything is judged or `isDue`. True if everything
   * is judged.
   */
  judge(isDue: IsDue): boolean {
    while (!this.isJudged) {
      this.#judgeOn();
      if (isDue()) break;
    }
    return this.isJudged;
  }

  get #read(): Analysis | undefined {
    const alone = this.#alone;
    return alone?.settings === this.#surroundings.settings && !this.#edit ? alone : undefined;
  }

  get #judged(): Analysis | undefined {
    const alone = this.#read;
    const { others } = this.#surroundings;
    if (!alone || !others) return alone;
    const known = this.#beside;
    const isSame = known?.alone === alone && known.version === others.version;
    return isSame ? known.analysis : undefined;
  }

  /** One step of reading the text, or of reading what an edit changed. */
  #readOn(): void {
    const { settings } = this.#surroundings;
    const reading = this.#reading?.settings === settings ? this.#reading : this.#begun(settings);
    const edit = this.#edit;
    // Clear it first. If the step throws, the failed work is not resumed.
    this.#forget();
    const { done, value } = reading.steps.next();
    this.#edit = edit;
    if (done) this.#alone = value;
    else this.#reading = reading;
  }

  /** Starts reading the text as it is now. */
  #begun(settings: Settings): Reading {
    // A page for reviewers repeats the wrong tables of others.
    const isCut = this.isTooLong || isReviewPage(this.text);
    const text = isCut ? '' : this.text;
    const [old, edit] = [this.#alone, this.#edit];
    this.#edit = undefined;
    const isKept = old?.settings === settings && edit && !isCut && !this.#isCut;
    this.#isCut = isCut;
    const { languageId } = this.#text;
    return {
      settings,
      steps: isKept ? reanalyse(old, edit, text) : analyse(text, languageId, settings),
    };
  }

  /** One step of reading, or of judging against the other reports once the text is read. */
  #judgeOn(): void {
    const alone = this.#read;
    const { others } = this.#surroundings;
    if (!alone || !others) {
      this.#readOn();
      return;
    }
    const { version } = others;
    let judging = this.#judging;
    if (judging?.alone !== alone || judging.version !== version) {
      const before = this.#beside?.version === version ? this.#beside : undefined;
      const steps = beside(alone, (part) => others.confirmed(part), before);
      judging = { alone, version, steps };
    }
    // Clear it first. If the step throws, the failed work is not resumed.
    this.#judging = undefined;
    const { done, value } = judging.steps.next();
    if (done) this.#beside = { alone, version, analysis: value };
    else this.#judging = judging;
  }

  #forget(): void {
    this.#alone = undefined;
    this.#reading = undefined;
    this.#edit = undefined;
  }

  findingsOf(part: Part): readonly Finding[] {
    const all = this.#allOf(part);
    const accepted = this.#accepted();
    if (accepted.length === 0) return all;
    const acceptanceOf = this.#finderFor(accepted);
    return all.filter((finding) => !acceptanceOf(finding, part.verdict));
  }

  acceptedOf(part: Part): readonly AcceptedFinding[] {
    const accepted = this.#accepted();
    if (accepted.length === 0) return [];
    const acceptanceOf = this.#finderFor(accepted);
    return this.#allOf(part).flatMap((finding) => {
      const acceptance = acceptanceOf(finding, part.verdict);
      return acceptance ? { finding, acceptance } : [];
    });
  }

  lastYearsOf(part: Part): readonly Carried[] {
    return this.#surroundings.others?.lastYears(part) ?? [];
  }

  #accepted(): readonly Acceptance[] {
    return this.#surroundings.accepted?.(this.uri) ?? [];
  }

  #allOf(part: Part): readonly Finding[] {
    const more = this.#surroundings.besideOthers(part, this);
    return more.length === 0 ? part.verdict.findings : [...part.verdict.findings, ...more];
  }

  positionAt(offset: number): Position {
    return this.#text.positionAt(offset);
  }

  offsetAt(position: Position): number {
    return this.#text.offsetAt(position);
  }

  /**
   * Applies changes, each of which refers to the text after the one before. If the text was read, all of
   * them are read at once, as one edit, until `isDue`. A reading that is under way takes them over when it
   * ends.
   */
  update(
    changes: readonly TextDocumentContentChangeEvent[],
    version: number,
    isDue: IsDue = NEVER,
  ): void {
    const { isRead } = this;
    for (let at = 0; at < changes.length; ) {
      const joined = joinedChange(this.#text, changes, at);
      const change = joined ? [joined.change] : changes.slice(at, at + 1);
      this.#text = TextDocument.update(this.#text, change, version);
      at += joined?.count ?? 1;
      if (!joined) this.#forget();
      else if (this.#alone || this.#reading) {
        this.#edit = this.#edit ? asOne(this.#edit, joined.edit) : joined.edit;
      }
    }
    if (isRead && this.#alone) this.read(isDue);
  }
}

/** A reading under way, with the settings that it uses. */
interface Reading {
  readonly settings: Settings;
  readonly steps: Steps<Analysis>;
}

/** A judged document, with the version of the other reports that it was judged against. */
interface BesideOthers extends Beside {
  readonly version: number;
}

/** The same, while the judging is under way. */
interface Judging {
  readonly alone: Analysis;
  readonly version: number;
  readonly steps: Steps<Analysis>;
}
