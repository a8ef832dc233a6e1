import type { Range } from 'vscode-languageserver-types';
import type { Decode } from '../bytes/content.ts';
import type { Encode } from '../bytes/encode.ts';
import type { OfficeComment } from '../office/office-draft.ts';
import type { OpenDocument } from '../open-document.ts';

/** A draft as it is on disk: its text, and how a changed text is written back. */
export interface Source {
  readonly bytes: Uint8Array;
  /** What is checked. */
  readonly text: string;
  /** The parts that could not be read, although the rest was. */
  readonly losses: readonly Loss[];
  /** Whether it is an office file. An office program that has it open keeps a file beside it. */
  readonly isOffice: boolean;
  /** The place in the file of a range of a document, whose text may have been edited. */
  placeOf(document: OpenDocument, range: Range): FilePlace;
  /** The bytes of the file with the text of an edited document; if it cannot be written, all reasons. */
  written(document: OpenDocument): Uint8Array | readonly WriteRefusal[];
  /** The bytes of the file with comments at places of its text; absent if files of its kind have none. */
  commented?(comments: readonly OfficeComment[]): Uint8Array | WriteRefusal;
}

/** What reading and writing files takes from the platform. */
export interface SourceTools {
  readonly decode: Decode;
  readonly encode: Encode;
  /** The time as `2025-01-31T12:00:00Z`, for documents that track their changes. */
  now(): string;
}

/** A part of a file that could not be read. */
export interface Loss {
  /** `line:column` in a text, both from 1; undefined if it is not at a single place. */
  readonly place: string | undefined;
  readonly message: string;
}

/**
 * A place in a file: plain data, which can be passed between threads. In a text it is the range in lines and
 * columns; in an office file it has names, because nobody sees lines and columns there.
 */
export type FilePlace = { readonly range: Range } | OfficeFilePlace;

/** A place in an office file. */
export interface OfficeFilePlace {
  readonly names: OfficeNames;
  /** The number of its cell, or of its line of prose, in the whole file, from 0. Edits do not change it. */
  readonly field: number;
}

/** The names of a place in an office file. */
export interface OfficeNames {
  /** The sheet, or the document. */
  readonly part: string;
  /** In a table, its name, or its number in the part. */
  readonly table: string | undefined;
  /** In a row and in a column, their names, or their numbers. */
  readonly row: string | undefined;
  readonly column: string | undefined;
  /** In prose, the words there. */
  readonly words: string | undefined;
}

/** Why a text cannot be written, in a sentence for the user, with its place if it has one. */
export interface WriteRefusal {
  readonly refused: string;
  readonly place?: FilePlace;
}

/** A place as the user reads it: `line:column`, both from 1, or `part:table:row:column`. */
export function shownPlace(place: FilePlace): string {
  if ('range' in place) {
    const { line, character } = place.range.start;
    return `${line + 1}:${character + 1}`;
  }
  return namesInOrder(place.names).join(':');
}

/** The names of a place from the outermost to its own. */
export function namesInOrder({ part, table, row, column, words }: OfficeNames): string[] {
  return [part, table, row, column, words].filter((name) => name !== undefined);
}
