import { TextDocument } from 'vscode-languageserver-textdocument';

/** Where the characters of a text stand, by its lines. */
export interface Lines {
  /** `line:column` of an offset, both from 1, the column in UTF-16 code units. */
  placeOf(offset: number): string;
}

/** Cuts a text into lines, once for all places in it. */
export function linesOf(text: string): Lines {
  const document = TextDocument.create('', '', 0, text);
  return {
    placeOf(offset) {
      const { line, character } = document.positionAt(offset);
      return `${line + 1}:${character + 1}`;
    },
  };
}
