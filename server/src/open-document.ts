import {
  TextDocument,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import { type Analysis, analyse, reanalyse, type Settings } from './analysis.ts';
import type { Document } from './features/place.ts';

/** A document open in the editor, analysed when it is first asked about and kept up with its edits. */
export class OpenDocument implements Document {
  readonly #settings: () => Settings;
  #text: TextDocument;
  #analysis: Analysis | undefined;

  /** @param settings Gives the settings in force; new ones are a new object. */
  constructor(text: TextDocument, settings: () => Settings) {
    this.#text = text;
    this.#settings = settings;
  }

  get uri(): string {
    return this.#text.uri;
  }

  get version(): number {
    return this.#text.version;
  }

  get analysis(): Analysis {
    const settings = this.#settings();
    if (this.#analysis?.settings !== settings) {
      this.#analysis = analyse(this.#text.getText(), this.#text.languageId, settings);
    }
    return this.#analysis;
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
        this.#analysis = undefined;
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
      this.#analysis = this.#analysis && reanalyse(this.#analysis, edit, this.#text.getText());
    }
  }
}
