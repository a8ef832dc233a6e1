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

/** The outcome of an attempted change. */
export type WritingOutcome = 'done' | 'nothing' | 'failed';

/** What a draft needs from its panel. */
export interface DraftHost {
  /** Called when figures have changed. */
  changed(draft: SheetDraft, cells: readonly CellText[]): void;
  /** Has the server read the draft. If it answers, `place` has been called. */
  read(draft: SheetDraft): Promise<void>;
}

/** How often a change is tried if other edits interfere. */
const MOST_TRIES = 20;

/** A draft into which figures are written, with undo and redo, regardless of the focus. */
export class SheetDraft implements Disposable {
  readonly uri: Uri;
  readonly #host: DraftHost;
  readonly #listening: Disposable;
  #document: TextDocument;
  #history: DraftHistory;
  #places = new FigurePlaces();
  /** The undo or redo whose edit is in progress. */
  #stepping: 'undo' | 'redo' | undefined;

  constructor(document: TextDocument, host: DraftHost) {
    this.uri = document.uri;
    this.#host = host;
    this.#document = document;
    this.#history = new DraftHistory(document.getText());
    this.#listening = Disposable.from(
      workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      // A closed draft that is opened again is a new object.
      workspace.onDidOpenTextDocument((opened) => {
        if (String(opened.uri) === String(this.uri)) this.#comeBack(opened);
      }),
    );
  }

  get document(): TextDocument {
    return this.#document;
  }

  /** Stores the places of the figures in the present document. */
  place(figures: Iterable<readonly [NamedCell, Stretch]>): void {
    this.#places = new FigurePlaces(figures);
  }

  /** The range of a cell's figure; undefined if it is unknown. */
  rangeOf(cell: NamedCell): Range | undefined {
    const stretch = this.#places.at(cell);
    return stretch && this.#toRange(stretch.start, stretch.end);
  }

  /** The cell whose figure touches a position. */
  cellAt(offset: number): NamedCell | undefined {
    return this.#places.cellAt(offset);
  }

  /** Writes figures into their cells as one undo step: all or none. */
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

  /** Undoes the last edit of the draft, or redoes it. */
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

  /**
   * Saves the draft; for a new one the user chooses a name. Returns its URI; undefined if it was not
   * saved.
   */
  async save(): Promise<Uri | undefined> {
    if (this.#document.isUntitled) return workspace.save(this.uri);
    return (await this.#document.save()) ? this.uri : undefined;
  }

  /**
   * The document. If its tab was closed, it is opened again, because the server only knows open
   * documents. Undefined if it is gone: a deleted file, or a draft that was never saved, for which an
   * empty document would be opened.
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
   * Makes an edit, and tries again if another edit interferes.
   *
   * @param make Returns the replacements for the present document; undefined if they cannot be
   *   determined.
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
      // It was neither written nor overtaken: the file cannot be written.
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
    // From the last to the first, so that no edit moves a later one.
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
