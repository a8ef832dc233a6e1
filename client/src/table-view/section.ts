import { element } from './element.ts';
import { drawGrid, type Grid, relationsOf } from './grid.ts';
import { keepLabels } from './keep-labels.ts';
import type { RelationPicture, RepairPicture, Spot, TablePicture, Words } from './messages.ts';
import { drawRelations } from './relation-list.ts';
import { drawRepairs } from './repair-list.ts';

/** What a table's section needs of the page around it. */
export interface Surroundings {
  readonly words: Words;
  /** Spells out relations where the user looks for it; none clears it. */
  explain(relations: readonly RelationPicture[] | undefined): void;
  /** Spells out the relations as a repair will make them. */
  foretell(effect: readonly string[]): void;
  select(at: Spot): void;
  selectRelation(table: number, relation: number): void;
  /** @param was What the draft has there; undefined where nobody here knows. */
  write(at: Spot, was: string | undefined, text: string): void;
  repair(fault: number, repair: number): void;
  /** Undoes the draft's last edit, or does it again, and comes back to the figure. */
  history(step: 'undo' | 'redo', at: Spot): void;
}

/** What may be typed for a figure: digits of either width with signs, separators and a point. */
const figure = /^[-−－+＋]?[\d０-９][\d０-９,，]*([.．][\d０-９]+)?$/;

/** A figure that has the focus, and what the user is about there. */
export interface Focused {
  readonly row: number;
  readonly column: number;
  /** What was typed and not written yet. */
  readonly draft: string | undefined;
  /** Where the caret or the selection is; undefined where all is selected, to be typed over. */
  readonly caret: readonly [number, number] | undefined;
}

/** A table with its relations, drawn and ready to be used. */
export class TableSection {
  readonly element: HTMLElement;
  readonly picture: TablePicture;
  readonly #index: number;
  readonly #around: Surroundings;
  readonly #inputs: Grid['inputs'];
  /** What was typed and given away to be written, which the draft has or will have. */
  readonly #entered = new Map<HTMLInputElement, string>();
  /** Since an undo or a redo, until the section is drawn anew, nobody here knows what the draft has. */
  #known: 'yes' | 'no' | 'typed over' = 'yes';
  #retired = false;

  constructor(picture: TablePicture, index: number, around: Surroundings) {
    this.picture = picture;
    this.#index = index;
    this.#around = around;
    const { table, inputs } = drawGrid(picture, around.words);
    this.#inputs = inputs;
    const list = drawRelations(picture, around.words, {
      look: (relation) => this.#show([relation]),
      lookAway: () => this.#show(undefined),
      choose: (relation) => around.selectRelation(index, relation),
    });
    const repairs = drawRepairs(picture, around.words, {
      look: (repair) => this.#try(repair),
      lookAway: () => this.#try(undefined),
      apply: around.repair,
    });
    const grid = element('div', { className: 'grid' }, table);
    keepLabels(grid, table);
    const below = [repairs, list].flatMap((part) => part ?? []);
    this.element = element('section', {}, grid, ...below);
    for (const { input, row, column } of this.#cells()) this.#listen(input, row, column);
    this.#makeTabStop(this.#cells().find(({ input }) => input.matches('.suspect, .broken'))?.input);
  }

  /** The figure that has the focus, if that is in this table. */
  get focused(): Focused | undefined {
    const cell = this.#cells().find(({ input }) => input === document.activeElement);
    if (!cell) return undefined;
    const { input, row, column } = cell;
    const draft = this.#isDraft(input) ? input.value : undefined;
    const { selectionStart: from, selectionEnd: to } = input;
    const caret = from === null || to === null || isAll(input) ? undefined : ([from, to] as const);
    return { row, column, draft, caret };
  }

  /** Gives back what the section had before it was drawn anew. */
  restore({ row, column, draft, caret }: Focused): void {
    const input = this.#inputs[row]?.[column];
    if (!input) return;
    input.focus();
    if (draft !== undefined) input.value = draft;
    if (caret) input.setSelectionRange(...caret);
    else input.select();
  }

  /** Takes the picture for what the draft has, whatever became of what was to be written. */
  settle(): void {
    for (const [input, text] of this.#entered) {
      if (input.value === text) input.value = input.defaultValue;
    }
    this.#entered.clear();
    this.#known = 'yes';
  }

  /** Ends the section's life: what is being typed in it is no longer written when it loses the focus. */
  retire(): void {
    this.#retired = true;
  }

  /** Takes away the mark of the draft's cursor, and the relations drawn for it. */
  unmark(): void {
    for (const { input } of this.#cells()) {
      input.classList.remove('here');
      input.removeAttribute('aria-current');
    }
    if (!document.hasFocus()) this.#outline([]);
  }

  /** Marks the figure that the cursor in the draft is on, with its relations while one is there. */
  mark({ row, column }: Spot): void {
    const input = this.#inputs[row]?.[column];
    if (!input) return;
    input.classList.add('here');
    input.setAttribute('aria-current', 'true');
    if (document.hasFocus()) return;
    this.#makeTabStop(input);
    input.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.#show(relationsOf(this.picture, row, column));
  }

  #cells(): { input: HTMLInputElement; row: number; column: number }[] {
    return this.#inputs.flatMap((line, row) =>
      line.flatMap((input, column) => (input ? [{ input, row, column }] : [])),
    );
  }

  /** The figure as the draft has it once all that was typed is written. */
  #current(input: HTMLInputElement): string {
    return this.#entered.get(input) ?? input.defaultValue;
  }

  /** Whether something was typed that is not given away to be written. */
  #isDraft(input: HTMLInputElement): boolean {
    return this.#known === 'typed over' || input.value !== this.#current(input);
  }

  #listen(input: HTMLInputElement, row: number, column: number): void {
    const at = { table: this.#index, row, column };
    const show = (): void => this.#show(relationsOf(this.picture, row, column));
    input.addEventListener('mouseenter', show);
    input.addEventListener('mouseleave', () => this.#showFocused());
    input.addEventListener('focus', () => {
      this.#makeTabStop(input);
      show();
    });
    // Not `change`: that is silent where the figure was typed before the section was drawn anew.
    const write = (): void => {
      const text = input.value.trim();
      const was = this.#known === 'yes' ? this.#current(input) : undefined;
      if (this.#retired || this.#known === 'no' || text === was) return;
      if (figure.test(text)) {
        this.#known = 'yes';
        this.#entered.set(input, text);
        this.#around.write(at, was, text);
        return;
      }
      input.setCustomValidity(this.#around.words.notAFigure);
      input.reportValidity();
    };
    input.addEventListener('blur', () => {
      write();
      this.#show(undefined);
    });
    let entered = false;
    input.addEventListener('mousedown', () => {
      entered = document.activeElement !== input;
    });
    input.addEventListener('click', () => {
      // The first click takes the whole figure, to be typed over; the next one places the caret.
      if (entered) input.select();
      this.#around.select(at);
    });
    input.addEventListener('input', () => {
      input.setCustomValidity('');
      if (this.#known === 'no') this.#known = 'typed over';
    });
    input.addEventListener('keydown', (event) => this.#press(event, input, row, column, write));
  }

  #press(
    event: KeyboardEvent,
    input: HTMLInputElement,
    row: number,
    column: number,
    write: () => void,
  ): void {
    const atStart = input.selectionEnd === 0;
    const atEnd = input.selectionStart === input.value.length;
    const all = isAll(input);
    const step = historyStep(event);
    // While a figure is being typed, its own letters are undone.
    if (step && input.value === this.#current(input)) {
      event.preventDefault();
      this.#known = 'no';
      this.#around.history(step, { table: this.#index, row, column });
    }
    switch (event.key) {
      case 'ArrowUp':
        this.#go(event, row, column, -1, 0);
        return;
      case 'ArrowDown':
        this.#go(event, row, column, 1, 0);
        return;
      case 'ArrowLeft':
        if (atStart || all) this.#go(event, row, column, 0, -1);
        return;
      case 'ArrowRight':
        if (atEnd || all) this.#go(event, row, column, 0, 1);
        return;
      case 'Escape':
        input.value = this.#current(input);
        input.setCustomValidity('');
        return;
      case 'Enter':
        if (this.#isDraft(input)) write();
        else this.#around.select({ table: this.#index, row, column });
    }
  }

  /** Moves the focus to the next figure in a direction, past cells that the draft lacks. */
  #go(event: KeyboardEvent, row: number, column: number, down: number, right: number): void {
    event.preventDefault();
    let [r, c] = [row + down, column + right];
    while (this.#inputs[r] && c >= 0 && c < this.picture.columns.length) {
      const input = this.#inputs[r]?.[c];
      if (input) {
        input.focus();
        input.select();
        return;
      }
      r += down;
      c += right;
    }
  }

  /** The table is one stop of the Tab key; arrows move within it. */
  #makeTabStop(wanted: HTMLInputElement | undefined): void {
    const cells = this.#cells();
    const stop = wanted ?? cells[0]?.input;
    for (const { input } of cells) input.tabIndex = input === stop ? 0 : -1;
  }

  #showFocused(): void {
    const { focused } = this;
    this.#show(focused && relationsOf(this.picture, focused.row, focused.column));
  }

  /** Draws the figures of relations, and has their sums spelled out. */
  #show(relations: readonly RelationPicture[] | undefined): void {
    this.#outline(relations ?? []);
    this.#around.explain(relations);
  }

  /** Shows what a repair would change, beside what is there now. */
  #try(repair: RepairPicture | undefined): void {
    for (const { input } of this.#cells()) delete input.parentElement?.dataset.after;
    for (const { row, column, text } of repair?.changes ?? []) {
      const cell = this.#inputs[row]?.[column]?.parentElement;
      if (cell) cell.dataset.after = text;
    }
    this.#around.foretell(repair?.effect ?? []);
  }

  #outline(relations: readonly RelationPicture[]): void {
    for (const { input } of this.#cells()) {
      input.parentElement?.classList.remove('related', 'unsettled');
    }
    for (const { figures, status } of relations) {
      for (const [row, column] of figures) {
        const cell = this.#inputs[row]?.[column]?.parentElement;
        cell?.classList.add('related');
        if (status !== 'holding') cell?.classList.add('unsettled');
      }
    }
  }
}

/** Whether the whole figure is selected. */
function isAll({ selectionStart, selectionEnd, value }: HTMLInputElement): boolean {
  return selectionStart === 0 && selectionEnd === value.length;
}

/** What the usual keys for undo and redo ask for. */
function historyStep(event: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (event.altKey || !(event.ctrlKey || event.metaKey)) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' ? 'redo' : undefined;
}
