import {
  TextDocument,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import { type Analysis, analyse, beside, type Part, reanalyse, type Settings } from './analysis.ts';
import type { AcceptedFinding, Document } from './features/place.ts';
import { type Acceptance, acceptanceOf } from './rules/acceptance.ts';
import type { Finding } from './rules/finding.ts';
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
  confirmed(part: Part): readonly ReadonlySet<number>[];
  /** What last year's report hands on to a report; several may claim to be it. */
  lastYears(part: Part): readonly Carried[];
}

/** A document open in the editor, analysed when it is first asked about and kept up with its edits. */
export class OpenDocument implements Document {
  readonly #surroundings: Surroundings;
  #text: TextDocument;
  #alone: Analysis | undefined;
  #beside: { alone: Analysis; version: number; analysis: Analysis } | undefined;

  constructor(text: TextDocument, surroundings: Surroundings) {
    this.#text = text;
    this.#surroundings = surroundings;
  }

  get uri(): string {
    return this.#text.uri;
  }

  get version(): number {
    return this.#text.version;
  }

  get text(): string {
    return this.#text.getText();
  }

  get alone(): Analysis {
    const { settings } = this.#surroundings;
    if (this.#alone?.settings !== settings) {
      this.#alone = analyse(this.#text.getText(), this.#text.languageId, settings);
    }
    return this.#alone;
  }

  get analysis(): Analysis {
    const { alone } = this;
    const { others } = this.#surroundings;
    if (!others) return alone;
    const { version } = others;
    if (this.#beside?.alone !== alone || this.#beside.version !== version) {
      const before = this.#beside?.analysis;
      const analysis = beside(alone, (part) => others.confirmed(part), before);
      this.#beside = { alone, version, analysis };
    }
    return this.#beside.analysis;
  }

  findingsOf(part: Part): readonly Finding[] {
    const all = this.#allOf(part);
    const accepted = this.#accepted();
    if (accepted.length === 0) return all;
    return all.filter((finding) => !acceptanceOf(finding, part.verdict, accepted));
  }

  acceptedOf(part: Part): readonly AcceptedFinding[] {
    const accepted = this.#accepted();
    if (accepted.length === 0) return [];
    return this.#allOf(part).flatMap((finding) => {
      const acceptance = acceptanceOf(finding, part.verdict, accepted);
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

  /** Takes over changes, each of which speaks of the text that the one before it left. */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) {
      if (!('range' in change)) {
        this.#alone = undefined;
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
      this.#text = TextDocument.update(this.#text, [change], version);
      this.#alone = this.#alone && reanalyse(this.#alone, edit, this.#text.getText());
    }
  }
}
