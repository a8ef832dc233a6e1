import { TextDocument } from 'vscode-languageserver-textdocument';

/** Line and column of the characters of a text. */
export interface Lines {
  /** `line:column` of an offset, both from 1. Columns count UTF-16 code units. */
  placeOf(offset: number): string;
}

/** Splits a text into lines, once for all places in it. */
export function linesOf(text: string): Lines {
  const document = TextDocument.create('', '', 0, text);
  return {
    placeOf(offset) {
      const { line, character } = document.positionAt(offset);
      return `${line + 1}:${character + 1}`;
    },
  };
}
