import {
  Disposable,
  Range,
  type TextDocument,
  type TextDocumentChangeEvent,
  TextDocumentChangeReason,
  type Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import type { CellText, NamedCell } from '../table-view/panel-messages.ts';
import { DraftHistory } from './draft-history.ts';
import { FigurePlaces, type Stretch, type TextEdited } from './figure-places.ts';

/** What became of a change that was to be made. */
export type WritingOutcome = 'done' | 'nothing' | 'failed';

/** What a draft needs of the panel that shows it. */
export interface DraftHost {
  /** Figures have changed. */
  changed(draft: SheetDraft, cells: readonly CellText[]): void;
  /** Has the draft read by the server, if that answers; then `place` was called. */
  read(draft: SheetDraft): Promise<void>;
}

/** How often a change is tried that others overtake. */
const MOST_TRIES = 20;

/** A draft that figures are written into, undone and done again, wherever the focus is. */
export class SheetDraft implements Disposable {
  readonly uri: Uri;
  readonly #host: DraftHost;
  readonly #listening: Disposable;
  #document: TextDocument;
  #history: DraftHistory;
  #places = new FigurePlaces();
  /** What is being done while an edit of this class is on its way. */
  #stepping: 'undo' | 'redo' | undefined;

  constructor(document: TextDocument, host: DraftHost) {
    this.uri = document.uri;
    this.#host = host;
    this.#document = document;
    this.#history = new DraftHistory(document.getText());
    this.#listening = Disposable.from(
      workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      // A draft that was closed comes back as another object.
      workspace.onDidOpenTextDocument((opened) => {
        if (String(opened.uri) === String(this.uri)) this.#comeBack(opened);
      }),
    );
  }

  get document(): TextDocument {
    return this.#document;
  }

  /** Takes the places of the figures in the document as it is. */
  place(figures: Iterable<readonly [NamedCell, Stretch]>): void {
    this.#places = new FigurePlaces(figures);
  }

  /** The range of a cell's figure; undefined where it is not known. */
  rangeOf(cell: NamedCell): Range | undefined {
    const stretch = this.#places.at(cell);
    return stretch && this.#toRange(stretch.start, stretch.end);
  }

  /** The cell whose figure a position touches. */
  cellAt(offset: number): NamedCell | undefined {
    return this.#places.cellAt(offset);
  }

  /** Writes figures into their cells as one step to undo: all of them or none. */
  write(cells: readonly CellText[]): Promise<WritingOutcome> {
    return this.#insist(async () => {
      const missing = () => cells.some(({ cell }) => !this.#places.at(cell));
      if (missing()) await this.#host.read(this);
      if (missing()) return undefined;
      return cells.flatMap(({ cell, text }) => {
        const stretch = this.#places.at(cell);
        if (!stretch) return [];
        return { start: stretch.start, length: stretch.end - stretch.start, text };
      });
    });
  }

  /** Undoes the last edit of the draft, or does it again. */
  async step(kind: 'undo' | 'redo'): Promise<WritingOutcome> {
    try {
      return await this.#insist(async () => {
        this.#stepping = kind;
        return this.#history[kind] ?? [];
      });
    } finally {
      this.#stepping = undefined;
    }
  }

  /** Saves the draft; a new one is asked a name for. Gives where it is then; undefined where it was not saved. */
  async save(): Promise<Uri | undefined> {
    if (this.#document.isUntitled) return workspace.save(this.uri);
    return (await this.#document.save()) ? this.uri : undefined;
  }

  /**
   * The draft, opened again where its tab was closed: the server knows of open documents only. Undefined where
   * it is gone: a file that was deleted, or a draft never saved, in whose place an empty one would be opened.
   */
  async opened(): Promise<TextDocument | undefined> {
    if (!this.#document.isClosed) return this.#document;
    if (this.#document.isUntitled) return undefined;
    try {
      this.#comeBack(await workspace.openTextDocument(this.uri));
      return this.#document;
    } catch {
      return undefined;
    }
  }

  dispose(): void {
    this.#listening.dispose();
  }

  /**
   * Makes an edit, anew as often as another one comes between.
   *
   * @param make What is to be replaced in the document as it is; undefined where that cannot be told.
   */
  async #insist(make: () => Promise<readonly TextEdited[] | undefined>): Promise<WritingOutcome> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      if (!(await this.opened())) return 'failed';
      const edits = await make();
      if (!edits) return 'failed';
      const document = this.#document;
      const edit = new WorkspaceEdit();
      for (const { start, length, text } of edits) {
        const range = this.#toRange(start, start + length);
        if (document.getText(range) !== text) edit.replace(document.uri, range, text);
      }
      if (edit.size === 0) return 'nothing';
      const { version } = document;
      if (await workspace.applyEdit(edit)) return 'done';
      // Neither written nor overtaken: the file cannot be written to.
      if (document.version === version && !document.isClosed) return 'failed';
    }
    return 'failed';
  }

  #follow({ document, contentChanges, reason }: TextDocumentChangeEvent): void {
    if (document !== this.#document || contentChanges.length === 0) return;
    const edits = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
      start: rangeOffset,
      length: rangeLength,
      text,
    }));
    this.#history.follow(document.getText(), edits, stepOf(reason) ?? this.#stepping);
    // From the last to the first, so that none moves the ones to come.
    const changed = edits
      .toSorted((a, b) => b.start - a.start)
      .flatMap((edit) => this.#places.follow(edit));
    const cells = changed.flatMap((cell) => {
      const range = this.rangeOf(cell);
      return range ? { cell, text: document.getText(range).trim() } : [];
    });
    if (cells.length > 0) this.#host.changed(this, cells);
  }

  #comeBack(document: TextDocument): void {
    if (document === this.#document) return;
    this.#document = document;
    this.#history = new DraftHistory(document.getText());
    this.#places = new FigurePlaces();
  }

  #toRange(start: number, end: number): Range {
    return new Range(this.#document.positionAt(start), this.#document.positionAt(end));
  }
}

function stepOf(reason: TextDocumentChangeReason | undefined): 'undo' | 'redo' | undefined {
  switch (reason) {
    case TextDocumentChangeReason.Undo:
      return 'undo';
    case TextDocumentChangeReason.Redo:
      return 'redo';
    default:
      return undefined;
  }
}
