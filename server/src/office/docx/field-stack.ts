import type { EditFault } from '../office-draft.ts';

/**
 * Follows the fields of a document, which can be nested and can span several paragraphs. Between the marks `begin` and
 * `separate` is the instruction of a field. Between `separate` and `end` is its result.
 */
export class FieldStack {
  readonly #open: OpenField[] = [];

  /**
   * Whether the content here is not read: the fields within an instruction, and tables of contents, which repeat the
   * headings. Visible text directly in an instruction is read, because a mark of its field must be missing.
   */
  get isUnread(): boolean {
    return this.#open.at(-1)?.isUnread ?? false;
  }

  /** Why the result cannot be edited; undefined if it can, or if no field is open. */
  get fault(): EditFault | undefined {
    return this.#open.at(-1)?.fault;
  }

  /** Takes a mark by its type (`w:fldCharType`). */
  mark(type: string): void {
    if (type === 'begin') this.#begin();
    else if (type === 'separate') this.#beginResult();
    else if (type === 'end') this.end();
  }

  /** Begins a field whose instruction is known (`w:fldSimple`). */
  beginSimple(instruction: string): void {
    this.mark('begin');
    this.instruct(instruction);
    this.#beginResult();
  }

  /** Adds to the instruction of the innermost field. */
  instruct(text: string): void {
    const field = this.#open.at(-1);
    if (field && field.instruction.length < LONGEST) field.instruction += text;
  }

  /** Ends the innermost field. */
  end(): void {
    this.#open.pop();
  }

  #begin(): void {
    const around = this.#open.at(-1);
    const isUnread = around !== undefined && (around.isUnread || !around.isResult);
    this.#open.push({ instruction: '', isResult: false, isUnread, fault: 'computed' });
  }

  #beginResult(): void {
    const field = this.#open.at(-1);
    if (!field) return;
    const around = this.#open.at(-2);
    field.isResult = true;
    field.isUnread ||= CONTENTS.test(field.instruction);
    field.fault = around?.fault ?? (EDITABLE.test(field.instruction) ? undefined : 'computed');
  }
}

interface OpenField {
  instruction: string;
  isResult: boolean;
  /** What the field itself and the fields around it imply for its content. */
  isUnread: boolean;
  fault: EditFault | undefined;
}

const CONTENTS = /^\s*TOC\b/i;

/** Fields whose result people type. */
const EDITABLE = /^\s*(?:HYPERLINK|FORMTEXT)\b/i;

/** How much of an instruction is kept, in UTF-16 code units: enough to recognise its kind. */
const LONGEST = 100;
