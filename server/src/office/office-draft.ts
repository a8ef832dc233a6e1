import type { Span } from '../draft/span.ts';

/**
 * An office file read as a draft: its text, and where each part of it is in the file.
 *
 * The text is written as people write drafts: each paragraph is a line, and each row of a table is a line with tabs
 * between its cells. A blank line follows a table. Covered parts of merged cells are blank. The tables of a form are
 * found in it as in any other draft.
 */
export interface OfficeDraft {
  readonly kind: 'docx' | 'xlsx';
  /** Lines end with LF. */
  readonly text: string;
  /** The parts of the file, in order: the document, or each visible sheet. */
  readonly parts: readonly OfficePart[];
  /** Why the file may not be changed; undefined if it may. */
  readonly unwritable: Unwritable | undefined;
  /** The kinds of visible content that are not in the text, each once. */
  readonly unread: readonly UnreadContent[];
  /** The place in the file of an offset in the text. */
  locate(offset: number): OfficePlace;
  /**
   * Writes the edited text into the file, and changes nothing else in it. Use `writeOffice`, which also checks that
   * the new file reads as the edited text.
   *
   * @param edited The whole text after the edit.
   */
  splice(edited: string, options: WriteOptions): Uint8Array | EditRefusals;
  /**
   * Writes the file with further comments, and changes nothing else in it. Use `commentOffice`, which also checks
   * this. Absent in a workbook.
   *
   * @param author The author of the comments.
   */
  withComments?(comments: readonly OfficeComment[], author: string): Uint8Array;
}

/** A comment (批注) on characters of the text, or on a blank cell. */
export interface OfficeComment {
  readonly span: Span;
  /** A paragraph for each of its lines, which end with LF. */
  readonly text: string;
}

/** A sheet of a workbook by its name, or `document`. */
export interface OfficePart {
  readonly name: string;
  readonly span: Span;
}

/** A place in a file; everything is counted from 1. */
export interface OfficePlace {
  /** The name of the part. */
  readonly part: string;
  /** Which table of the part; undefined in prose. */
  readonly table: number | undefined;
  /** The row in the file, counting hidden rows; in prose of a document, the line of the text. */
  readonly row: number;
  /** In a table, the column of its grid. */
  readonly column: number | undefined;
}

/** How changes are written. */
export interface WriteOptions {
  /** Whether to write tracked changes (修订). A document that tracks its changes always gets them. */
  readonly tracked?: boolean | undefined;
  /** The author of tracked changes. */
  readonly author: TrackedBy;
}

/** Who makes tracked changes, and when: `2025-01-31T09:00:00Z`. */
export interface TrackedBy {
  readonly name: string;
  readonly date: string;
}

/**
 * Why a file may not be changed.
 *
 * - `signed`: a change would break its digital signature
 * - `protected`: its protection against editing is enforced
 * - `encoding`: its text is not valid UTF-8, and would not stay the same
 */
export type Unwritable = 'signed' | 'protected' | 'encoding';

/**
 * Content that is visible in the office program but not read.
 *
 * - `embedded`: an embedded object, such as a sheet in a document
 * - `chunk`: another document that is put in when this one is opened (`altChunk`)
 * - `formulas`: formulas whose results the file does not hold; the text has the formulas instead
 * - `outdated`: formulas that are recalculated when the file is opened, so that stored results may be out of date
 * - `text-boxes`: text boxes with figures, in a workbook
 */
export type UnreadContent = 'embedded' | 'chunk' | 'formulas' | 'outdated' | 'text-boxes';

/** A file that cannot be read. */
export interface OfficeRefusal {
  readonly refused: OfficeFault;
}

/**
 * Why a file cannot be read.
 *
 * - `encrypted`: a password is needed
 * - `old-format`: `.doc`, `.xls`, `.wps`, `.et`
 * - `not-office`: neither a Word document nor a workbook
 * - `damaged`: cut off, or its records or its XML are not well-formed
 * - `too-large`: its decompressed content or its text would take too much memory
 * - `unsafe`: content that only attackers write: a document type, or names that lead out of the archive
 */
export type OfficeFault =
  | 'encrypted'
  | 'old-format'
  | 'not-office'
  | 'damaged'
  | 'too-large'
  | 'unsafe';

/** All places where an edit cannot be made in the file, in the order of the text: at most one in each line or cell. */
export type EditRefusals = readonly [EditRefusal, ...EditRefusal[]];

/** A place where an edit cannot be made in the file. */
export interface EditRefusal {
  readonly refused: EditFault;
  /** Offset in the edited text. */
  readonly at: number;
}

/**
 * Why an edit cannot be made in the file.
 *
 * - `unwritable`: the file may not be changed, see {@link OfficeDraft.unwritable}
 * - `structure`: lines, rows or cells were added, removed or joined
 * - `covered`: another cell of the table covers the place, or there is no cell
 * - `numbered`: a number that Word generates
 * - `computed`: the result of a formula or a field
 * - `locked`: a content control that is locked, or bound to data
 * - `fixed`: something that is not plain text: a symbol, a mark for a line break, a text box, mathematics
 * - `number`: the cell holds a number, and the new text is not a number
 * - `character`: a character that office files cannot hold
 * - `unlike`: the file written would not read as the edited text
 */
export type EditFault =
  | 'unwritable'
  | 'structure'
  | 'covered'
  | 'numbered'
  | 'computed'
  | 'locked'
  | 'fixed'
  | 'number'
  | 'character'
  | 'unlike';
