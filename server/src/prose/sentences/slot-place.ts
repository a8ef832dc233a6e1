import type { TableForm } from '../../form/form.ts';

/** A single figure that a sentence names. */
export interface SlotPlace {
  readonly table: TableForm;
  /** Index of the form's row, its code, or its name, by which only a draft can find it. */
  readonly row: number | { readonly code: string } | NamedRow;
  readonly column: number;
  /** Whether the number counts something; otherwise it is an amount of money. */
  readonly isCount: boolean;
  /** Words of which none may be in the report. */
  readonly unless: readonly string[];
}

/** A row as a sentence names it: `公共安全支出（类）司法（款）行政运行（项）`. */
export interface NamedRow {
  /** Its name, after the names of the rows above it as far as the sentence has them. */
  readonly names: readonly LevelName[];
  /** Its code, if the sentence has that (204类，06款，01项); empty otherwise. */
  readonly digits: string;
  /** Words that may follow a name, which its label may have or lack: 一般公共服务 is 一般公共服务支出. */
  readonly endings: readonly string[];
}

/** A name at a level of the codes, counted from 0, or at any level. */
export interface LevelName {
  readonly level: number | 'any';
  readonly name: string;
}
