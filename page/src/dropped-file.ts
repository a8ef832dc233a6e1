import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import type { Translate } from '../../server/src/l10n.ts';
import { languageOf } from '../../server/src/language.ts';
import { OpenDocument, type Surroundings } from '../../server/src/open-document.ts';
import {
  type Source,
  type SourceTools,
  shownPlace,
  type WriteRefusal,
} from '../../server/src/source/draft-source.ts';
import { mendDraft } from '../../server/src/source/mend-draft.ts';
import { sourceOf, type Unreadable } from '../../server/src/source/source-of.ts';
import { documentUriOf } from './dropped-uris.ts';
import type { FileNames } from './page-messages.ts';

/** The texts of a draft: the present one, and those before and after it that undo and redo go to. */
interface History {
  readonly before: readonly string[];
  readonly present: string;
  readonly after: readonly string[];
}

/** What files are judged by, and the language in which they are described. */
export interface JudgedBy {
  readonly t: Translate;
  surroundingsOf(file: FileNames): Surroundings;
}

/** A file that the user gave to the page, as a draft that can be changed. The file itself stays as it is. */
export class DroppedFile {
  readonly names: FileNames;
  readonly source: Source;
  readonly #tools: SourceTools;
  readonly #judgedBy: JudgedBy;
  #history: History;
  #document: OpenDocument;
  #saved: string;
  #refusals: readonly string[] = [];

  private constructor(
    names: FileNames,
    source: Source,
    tools: SourceTools,
    judgedBy: JudgedBy,
    history: History,
    saved: string,
  ) {
    this.names = names;
    this.source = source;
    this.#tools = tools;
    this.#judgedBy = judgedBy;
    this.#history = history;
    this.#saved = saved;
    this.#document = this.#open(history.present);
  }

  /** Reads a file; if it cannot be read, a sentence says why and what to do. */
  static read(
    names: FileNames,
    bytes: Uint8Array,
    tools: SourceTools,
    judgedBy: JudgedBy,
  ): DroppedFile | Unreadable {
    const source = sourceOf(names.path, bytes, tools, judgedBy.t);
    if ('problem' in source) return source;
    const history = { before: [], present: source.text, after: [] };
    return new DroppedFile(names, source, tools, judgedBy, history, source.text);
  }

  /** The same file with its changes, described in the present language. */
  again(): DroppedFile {
    const judgedBy = this.#judgedBy;
    const source = sourceOf(this.names.path, this.source.bytes, this.#tools, judgedBy.t);
    if ('problem' in source) return this;
    return new DroppedFile(this.names, source, this.#tools, judgedBy, this.#history, this.#saved);
  }

  get document(): OpenDocument {
    return this.#document;
  }

  get isChanged(): boolean {
    return this.#history.present !== this.source.text;
  }

  /** Whether it has changes that were not saved. */
  get isUnsaved(): boolean {
    return this.#history.present !== this.#saved;
  }

  get canUndo(): boolean {
    return this.#history.before.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.after.length > 0;
  }

  /** Why the last change was not made, or which corrections were left out; in sentences. */
  get refusals(): readonly string[] {
    return this.#refusals;
  }

  /** Makes edits as one step. Returns whether they were made: it must be possible to write them into the file. */
  edit(edits: readonly TextEdit[]): boolean {
    const text = TextDocument.applyEdits(
      TextDocument.create('', '', 0, this.#history.present),
      edits.map(({ range, newText }) => ({ range, newText })),
    );
    if (text === this.#history.present) return true;
    const document = this.#open(text);
    const written = this.source.written(document);
    const isWritten = written instanceof Uint8Array;
    this.#refusals = isWritten ? [] : written.map(sentenceOf);
    if (!isWritten) return false;
    this.#step(document);
    return true;
  }

  /** Makes all certain corrections as one step. */
  mend(): void {
    const { document, corrections, refusals } = mendDraft(this.source, () =>
      this.#open(this.#history.present),
    );
    if (corrections.length > 0) this.#step(document);
    this.#refusals = refusals.map(sentenceOf);
  }

  undo(): void {
    const { before, present, after } = this.#history;
    const text = before.at(-1);
    if (text === undefined) return;
    this.#go({ before: before.slice(0, -1), present: text, after: [present, ...after] });
  }

  redo(): void {
    const { before, present, after } = this.#history;
    const [text, ...rest] = after;
    if (text === undefined) return;
    this.#go({ before: [...before, present], present: text, after: rest });
  }

  /** The bytes of the file with all changes, for the user to keep. */
  save(): Uint8Array | readonly WriteRefusal[] {
    this.#saved = this.#history.present;
    return this.isChanged ? this.source.written(this.#document) : this.source.bytes;
  }

  #step(document: OpenDocument): void {
    const { before, present } = this.#history;
    this.#history = { before: [...before, present], present: document.text, after: [] };
    this.#document = document;
  }

  #go(history: History): void {
    this.#history = history;
    this.#document = this.#open(history.present);
    this.#refusals = [];
  }

  #open(text: string): OpenDocument {
    const { names } = this;
    const language = languageOf(names.path);
    const document = TextDocument.create(documentUriOf(names), language, 0, text);
    return new OpenDocument(document, this.#judgedBy.surroundingsOf(names));
  }
}

function sentenceOf({ refused, place }: WriteRefusal): string {
  return place ? `${shownPlace(place)}: ${refused}` : refused;
}
