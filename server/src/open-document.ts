import {
  TextDocument,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import { type Analysis, analyse, beside, type Part, reanalyse, type Settings } from './analysis.ts';
import { asOne, type Edit } from './draft/draft.ts';
import { keep } from './draft/keep.ts';
import type { AcceptedFinding, Document } from './features/place.ts';
import type { Figure } from './reconcile/figure.ts';
import { type Acceptance, acceptanceFinder } from './rules/engine/acceptance.ts';
import type { Finding } from './rules/engine/finding.ts';
import type { Steps } from './steps.ts';
import type { Carried } from './years/carried.ts';

/** What a document is judged by besides its text. */
export interface Surroundings {
  /** The settings in force; new ones are a new object. */
  readonly settings: Settings;
  /** The other reports of the workspace; absent where none is known. */
  readonly others?: OtherReports;
  /** Findings about one of its reports beside the other reports of the workspace. */
  besideOthers(part: Part, document: Document): readonly Finding[];
  /** What is accepted in a draft; without it, nothing is. */
  accepted?(uri: string): readonly Acceptance[];
}

/** What the other reports of the workspace say of a document's. */
export interface OtherReports {
  /** Another number whenever what they say may be something else. */
  readonly version: number;
  /** For each table of a report, the figures that last year's report states as they stand. */
  confirmed(part: Part): ReadonlySet<Figure>;
  /** What last year's report hands on to a report; several may claim to be it. */
  lastYears(part: Part): readonly Carried[];
}

/** Asked between two steps of work whether it is to be laid down for now. */
export type IsDue = () => boolean;

/** UTF-16 code units; editors do not hand longer texts on, and reading one takes gigabytes. */
export const LONGEST_DRAFT = 50_000_000;

const NEVER: IsDue = () => false;

/**
 * A document open in the editor, read when it is first asked about and kept up with its edits.
 *
 * Reading goes in steps, and is one and the same for all who wait for it. Who asks without waiting, for
 * `analysis` or `alone`, has all that is left of it done at once.
 */
export class OpenDocument implements Document {
  readonly #surroundings: Surroundings;
  #text: TextDocument;
  /** What is read, unless a reading is under way; of the text as it was before `#edit`. */
  #alone: Analysis | undefined;
  #reading: Reading | undefined;
  /** Whether what is read, or is being read, is nothing because the text is too long. */
  #isCut = false;
  #edit: Edit | undefined;
  #beside: Beside | undefined;
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

  /** Whether the text is longer than any that is read; then nothing in it is. */
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

  /** Whether all of its text is read. */
  get isRead(): boolean {
    return this.#read !== undefined;
  }

  /** Whether it is read, and judged beside the others as they are. */
  get isJudged(): boolean {
    return this.#judged !== undefined;
  }

  /** Whether it was begun to read it, or to judge it, and not ended. */
  get isUnderWay(): boolean {
    return this.#reading !== undefined || this.#judging !== undefined;
  }

  /** Reads on, a step at least, until all is read or it is due; says whether all is. */
  read(isDue: IsDue): boolean {
    while (!this.isRead) {
      this.#readOn();
      if (isDue()) break;
    }
    return this.isRead;
  }

  /** Reads on and judges, a step at least, until all is judged or it is due; says whether all is. */
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

  /** One step of reading the text, or of taking over what has changed in it. */
  #readOn(): void {
    const { settings } = this.#surroundings;
    const reading = this.#reading?.settings === settings ? this.#reading : this.#begun(settings);
    const edit = this.#edit;
    // Forgotten unless it goes on: a step that fails ends it.
    this.#forget();
    const { done, value } = reading.steps.next();
    this.#edit = edit;
    if (done) this.#alone = value;
    else this.#reading = reading;
  }

  /** A reading of the text as it is now. */
  #begun(settings: Settings): Reading {
    const { isTooLong } = this;
    const text = isTooLong ? '' : this.#text.getText();
    const [old, edit] = [this.#alone, this.#edit];
    this.#edit = undefined;
    const isKept = old?.settings === settings && edit && !isTooLong && !this.#isCut;
    this.#isCut = isTooLong;
    const { languageId } = this.#text;
    return {
      settings,
      steps: isKept ? reanalyse(old, edit, text) : analyse(text, languageId, settings),
    };
  }

  /** One step of reading it or, once it is read, of judging it beside the others. */
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
      const before = this.#beside?.analysis;
      const steps = beside(alone, (part) => others.confirmed(part), before);
      judging = { alone, version, steps };
    }
    // Gone unless it can go on: a step that fails ends it.
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
   * Takes over changes, each of which speaks of the text that the one before it left. What was read is read
   * on at once unless it is due; what was under way takes them over at its end.
   */
  update(
    changes: readonly TextDocumentContentChangeEvent[],
    version: number,
    isDue: IsDue = NEVER,
  ): void {
    for (const change of changes) {
      if (!('range' in change)) {
        this.#forget();
        this.#text = TextDocument.update(this.#text, [change], version);
        continue;
      }
      const a = this.#text.offsetAt(change.range.start);
      const b = this.#text.offsetAt(change.range.end);
      const edit = {
        start: Math.min(a, b),
        end: Math.max(a, b),
        inserted: change.text.length,
      };
      const { isRead } = this;
      this.#text = TextDocument.update(this.#text, [change], version);
      if (!this.#alone && !this.#reading) continue;
      this.#edit = this.#edit ? asOne(this.#edit, edit) : edit;
      if (isRead) this.read(isDue);
    }
  }
}

/** A reading under way, and what it reads by. */
interface Reading {
  readonly settings: Settings;
  readonly steps: Steps<Analysis>;
}

/** A document as it was judged, and beside which version of the others. */
interface Beside {
  readonly alone: Analysis;
  readonly version: number;
  readonly analysis: Analysis;
}

/** The same on its way. */
interface Judging {
  readonly alone: Analysis;
  readonly version: number;
  readonly steps: Steps<Analysis>;
}
