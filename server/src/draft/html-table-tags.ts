import type { Tag } from './html-pieces.ts';

/** What a tag does to a table. A caption counts as a row with one cell. */
export type Step = 'begin-row' | 'begin-cell' | 'end-cell' | 'end-row' | 'end-group';

const GROUPS = new Set(['tbody', 'thead', 'tfoot']);

/** Whether an element groups the rows of a table. */
export function isRowGroup(name: string): boolean {
  return GROUPS.has(name);
}

const NO_STEPS: readonly Step[] = [];

/**
 * Follows the tags of one table as the insertion modes of the HTML standard do. It supplies missing tags
 * and ignores misplaced end tags.
 */
export class TableTags {
  /** Element name of the open cell; empty if none is open. */
  #cell = '';
  #hasRow = false;
  /** Element name of the open group of rows. Rows without a group are in a `tbody`. */
  #group = '';

  /** Whether a table that begins now would be inside a cell. */
  get inCell(): boolean {
    return this.#cell !== '';
  }

  /** The steps that a tag causes, in order; empty if it is markup inside a cell. */
  take({ kind, name }: Tag): readonly Step[] {
    return kind === 'open' ? this.#open(name) : this.#close(name);
  }

  #open(name: string): readonly Step[] {
    if (name === 'td' || name === 'th') {
      const steps = this.#endCell();
      if (!this.#hasRow) steps.push('begin-row');
      this.#inRow();
      this.#cell = name;
      return [...steps, 'begin-cell'];
    }
    if (name === 'tr') {
      const steps = [...this.#endRow(), 'begin-row' as const];
      this.#inRow();
      return steps;
    }
    if (name === 'caption') {
      const steps = this.#endGroup();
      this.#cell = name;
      return [...steps, 'begin-row', 'begin-cell'];
    }
    if (GROUPS.has(name)) {
      const steps = this.#endGroup();
      this.#group = name;
      return steps;
    }
    return name === 'col' || name === 'colgroup' ? this.#endGroup() : NO_STEPS;
  }

  #close(name: string): readonly Step[] {
    if (name === this.#cell) return this.#endCell();
    if (this.#cell === 'caption') return NO_STEPS;
    if (name === 'tr' && this.#hasRow) return this.#endRow();
    return GROUPS.has(name) && name === this.#group ? this.#endGroup() : NO_STEPS;
  }

  #inRow(): void {
    this.#hasRow = true;
    if (this.#group === '') this.#group = 'tbody';
  }

  #endCell(): Step[] {
    const cell = this.#cell;
    this.#cell = '';
    if (cell === '') return [];
    return cell === 'caption' ? ['end-cell', 'end-row'] : ['end-cell'];
  }

  #endRow(): Step[] {
    const steps = this.#endCell();
    if (this.#hasRow) steps.push('end-row');
    this.#hasRow = false;
    return steps;
  }

  #endGroup(): Step[] {
    const steps = this.#endRow();
    if (this.#group !== '') steps.push('end-group');
    this.#group = '';
    return steps;
  }
}
