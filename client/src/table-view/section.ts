import { placeOf } from './cell-block.ts';
import { element } from './element.ts';
import { GridView, relationsOf } from './grid.ts';
import { keepLabels } from './keep-labels.ts';
import {
  isSameCell,
  type NamedCell,
  type RelationPicture,
  type RepairPicture,
  type TablePicture,
  type Words,
} from './panel-messages.ts';
import { drawRelations } from './relation-list.ts';
import { drawRepairs } from './repair-list.ts';
import { firstCell, type KeyPress, type SheetState, selection, textOf } from './sheet-state.ts';

/** What the section of a table needs from the page around it. */
export interface ViewParts {
  readonly words: Words;
  /** Shows the sums of relations at the bottom of the window; clears them if undefined. */
  explain(relations: readonly RelationPicture[] | undefined): void;
  /** Shows the sums as they will be after a repair. */
  foretell(effect: readonly string[]): void;
  selectRelation(table: number, relation: number): void;
  repair(fault: number, repair: number, title: string): void;
  /** A key was pressed in the grid. */
  press(key: KeyPress, event: KeyboardEvent): void;
  input(text: string): void;
  /** A cell was chosen with the mouse, or got the focus. */
  choose(cell: NamedCell, extend: boolean): void;
  edit(): void;
  /** The user clicked a cell, whose figure is then shown in the draft. */
  select(cell: NamedCell): void;
  /** The focus has left the grid. */
  leave(): void;
  menu(cell: NamedCell): void;
}

/** The elements below a table that can have the focus, by their kind. */
const BELOW = [
  '.repairs summary',
  '.repairs button',
  '.relations > ul button',
  '.relations summary',
  '.relations details button',
];

/**
 * Returns a function that restores the focus after the lists are redrawn: to the element with the same
 * text, else to the one in the same place. The function returns whether it found one. Undefined if the
 * focus is not in the lists.
 */
function focusIn(below: HTMLElement): (() => boolean) | undefined {
  const { activeElement } = document;
  const kind = BELOW.find((one) => below.contains(activeElement) && activeElement?.matches(one));
  if (kind === undefined || !(activeElement instanceof HTMLElement)) return undefined;
  const all = () => [...below.querySelectorAll<HTMLElement>(kind)];
  const index = all().indexOf(activeElement);
  const text = activeElement.textContent;
  return () => {
    const drawn = all();
    const same = drawn.find(({ textContent }) => textContent === text);
    const inPlace =
      kind === '.repairs button' ? undefined : drawn[Math.min(index, drawn.length - 1)];
    const next = same ?? inPlace;
    next?.focus({ preventScroll: true });
    return next !== undefined && document.activeElement === next;
  };
}

/** A table with its relations and repairs. It is updated in place. */
export class TableSection {
  readonly element: HTMLElement;
  readonly #index: number;
  readonly #around: ViewParts;
  readonly #frame = element('div', { className: 'grid' });
  readonly #below = element('div', { className: 'below' });
  #picture: TablePicture;
  #grid: GridView;
  #lists = '';
  /** The cell that gets the focus first: the active cell, or the last one that was active in this table. */
  #stop: NamedCell | undefined;
  /** The cell on which the mouse button was pressed and is held down, and whether the mouse has left it. */
  #pressed: { readonly cell: NamedCell; isDragged: boolean } | undefined;

  constructor(picture: TablePicture, index: number, around: ViewParts) {
    this.#picture = picture;
    this.#index = index;
    this.#around = around;
    this.#grid = this.#draw(picture);
    this.#frame.append(this.#grid.table);
    this.element = element('section', {}, this.#frame, this.#below);
    this.#listen();
  }

  get picture(): TablePicture {
    return this.#picture;
  }

  /** Whether the focus is in one of its cells. */
  get hasFocus(): boolean {
    return document.activeElement === this.#grid.input;
  }

  /** Shows the table, with the selection and the edit of the sheet. */
  show(picture: TablePicture, sheet: SheetState): void {
    if (!this.#grid.fits(picture)) this.#redraw(picture);
    this.#picture = picture;
    const own = sheet.active?.table === picture.key ? sheet.active : undefined;
    this.#stop = own ?? this.#stop;
    if (!this.#stop || !placeOf(picture, this.#stop)) this.#stop = firstCell(picture);
    const chosen = own && selection(sheet);
    this.#grid.show(picture, {
      stop: this.#stop,
      textOf: (cell) => textOf(sheet, cell),
      selected: chosen?.block,
      isBlock: sheet.anchor !== undefined && !isSameCell(sheet.anchor, own),
      mode: own && sheet.editing?.mode,
      isWrong: own !== undefined && sheet.editing !== undefined && sheet.problem !== undefined,
    });
    this.#showLists();
    if (this.hasFocus) this.#showFocused();
  }

  /** Gives the focus to the stop of the table. */
  focus(caret: 'all' | 'end' | 'same'): void {
    const { input } = this.#grid;
    input.focus({ preventScroll: true });
    if (caret === 'all') input.select();
    if (caret === 'end') input.setSelectionRange(input.value.length, input.value.length);
    // The sums need room at the bottom, so they are shown before the cell is scrolled to.
    this.#showFocused();
    // A cell that moves while the button is held down on it would be taken for a drag to another.
    if (this.#pressed?.isDragged !== false) this.reveal();
  }

  /** Scrolls until the stop is in sight and not covered by headings, labels or sums. */
  reveal(): void {
    const td = this.#stop && this.#grid.elementOf(this.#stop);
    if (!td) return;
    const cell = td.getBoundingClientRect();
    const head = this.#grid.table.tHead?.getBoundingClientRect();
    const labels = [...(td.parentElement?.querySelectorAll('th') ?? [])];
    const isKept = (label: Element) => getComputedStyle(label).position === 'sticky';
    const left = Math.max(
      0,
      ...labels.filter(isKept).map((th) => th.getBoundingClientRect().right),
    );
    // The height that the headings take once they stick to the top.
    const top = head?.height ?? 0;
    const foot = document.querySelector('.sums')?.getBoundingClientRect();
    const bottom = innerHeight - (foot?.height ?? 0);
    const right = document.documentElement.clientWidth;
    window.scrollBy({
      left: cell.left < left ? cell.left - left : Math.max(0, cell.right - right),
      top: cell.top < top ? cell.top - top : Math.max(0, cell.bottom - bottom),
      behavior: 'instant',
    });
  }

  /** The rectangle of a cell in the window; undefined if the table has no such cell. */
  placeOf(cell: NamedCell): DOMRect | undefined {
    return this.#grid.elementOf(cell)?.getBoundingClientRect();
  }

  /**
   * Marks the figure at the cursor of the draft. While the user works in the draft, its relations are
   * shown too.
   */
  mark(cell: NamedCell | undefined): void {
    const own = cell?.table === this.#picture.key ? cell : undefined;
    this.#grid.mark(own);
    if (document.hasFocus()) return;
    if (own) this.#explain(relationsOf(this.#picture, own));
    else this.#grid.outline([]);
  }

  #draw(picture: TablePicture): GridView {
    const grid = new GridView(picture, this.#around.words);
    keepLabels(grid.table);
    return grid;
  }

  /** Draws the table again in another layout, and moves the focus to it. */
  #redraw(picture: TablePicture): void {
    const before = this.#grid;
    const { selectionStart, selectionEnd } = before.input;
    const isFocused = this.hasFocus;
    this.#grid = this.#draw(picture);
    this.#frame.append(this.#grid.table);
    if (isFocused) {
      this.#grid.show(picture, {
        stop: this.#stop ?? firstCell(picture),
        textOf: () => before.input.value,
        selected: undefined,
        isBlock: false,
        mode: undefined,
        isWrong: false,
      });
      this.#grid.input.focus({ preventScroll: true });
      this.#grid.input.setSelectionRange(selectionStart, selectionEnd);
    }
    before.table.remove();
  }

  #showLists(): void {
    const { relations, faults } = this.#picture;
    const lists = JSON.stringify([relations, faults]);
    if (lists === this.#lists) return;
    this.#lists = lists;
    const open = [...this.#below.querySelectorAll('details')].map((one) => one.open);
    const keepFocus = focusIn(this.#below);
    const list = drawRelations(this.#picture, this.#around.words, {
      look: (relation) => this.#explain([relation]),
      lookAway: () => this.#showFocused(),
      choose: (relation) => this.#around.selectRelation(this.#index, relation),
    });
    const repairs = drawRepairs(this.#picture, this.#around.words, {
      look: (repair) => this.#try(repair),
      lookAway: () => this.#try(undefined),
      apply: this.#around.repair,
    });
    this.#try(undefined);
    this.#below.replaceChildren(...[repairs, list].flatMap((part) => part ?? []));
    const details = [...this.#below.querySelectorAll('details')];
    if (details.length === open.length) {
      for (const [index, one] of details.entries()) one.open = open[index] ?? false;
    }
    // If an applied repair had the focus, it is gone now, and the user goes on in the table.
    if (keepFocus && !keepFocus()) this.focus('all');
  }

  #listen(): void {
    const frame = this.#frame;
    const around = this.#around;
    const cellOf = (event: Event) => this.#grid.cellOf(event.target);
    frame.addEventListener('keydown', (event) => {
      if (event.isComposing || event.keyCode === 229 || event.target !== this.#grid.input) return;
      const { key, shiftKey: shift, altKey: alt } = event;
      around.press({ key, ctrl: event.ctrlKey || event.metaKey, shift, alt }, event);
    });
    frame.addEventListener('input', () => around.input(this.#grid.input.value));
    frame.addEventListener('focusin', (event) => {
      if (event.target === this.#grid.input) {
        if (this.#stop && !this.#grid.isMoving) around.choose(this.#stop, false);
        return;
      }
      const cell = cellOf(event);
      if (cell) around.choose(cell, false);
    });
    frame.addEventListener('focusout', ({ relatedTarget }) => {
      if (this.#grid.isMoving) return;
      if (relatedTarget instanceof Node && frame.contains(relatedTarget)) return;
      around.leave();
      around.explain(undefined);
      this.#grid.outline([]);
    });
    frame.addEventListener('mousedown', (event) => {
      const cell = cellOf(event);
      if (!cell || event.button !== 0) return;
      // While a figure is edited, the mouse places the caret.
      if (event.target === this.#grid.input && !this.#grid.input.classList.contains('resting'))
        return;
      event.preventDefault();
      this.#pressed = { cell, isDragged: false };
      around.choose(cell, event.shiftKey);
      window.addEventListener('mouseup', (released) => this.#release(released), { once: true });
    });
    frame.addEventListener('mousemove', (event) => {
      const cell = cellOf(event);
      const pressed = this.#pressed;
      if (event.buttons !== 1 || !cell || !pressed) return;
      if (!pressed.isDragged && isSameCell(cell, pressed.cell)) return;
      pressed.isDragged = true;
      around.choose(cell, true);
    });
    frame.addEventListener('dblclick', (event) => {
      if (cellOf(event)) around.edit();
    });
    frame.addEventListener('contextmenu', (event) => {
      const cell = cellOf(event);
      if (!cell) return;
      event.preventDefault();
      event.stopPropagation();
      around.choose(cell, false);
      around.menu(cell);
    });
    frame.addEventListener('mouseover', (event) => {
      const cell = cellOf(event);
      // Without their sums, which would cover what the mouse points at.
      if (cell) this.#grid.outline(relationsOf(this.#picture, cell));
    });
    frame.addEventListener('mouseleave', () => this.#showFocused());
  }

  #release({ shiftKey }: MouseEvent): void {
    const pressed = this.#pressed;
    this.#pressed = undefined;
    if (!pressed || pressed.isDragged) return;
    this.reveal();
    if (!shiftKey) this.#around.select(pressed.cell);
  }

  #showFocused(): void {
    const cell = this.hasFocus ? this.#stop : undefined;
    this.#explain(cell && relationsOf(this.#picture, cell));
  }

  /** Outlines the figures of relations and shows their sums. */
  #explain(relations: readonly RelationPicture[] | undefined): void {
    this.#grid.outline(relations ?? []);
    this.#around.explain(relations);
  }

  /** Shows what a repair would change beside the present figures. */
  #try(repair: RepairPicture | undefined): void {
    for (const td of this.#frame.querySelectorAll<HTMLElement>('[data-after]')) {
      delete td.dataset.after;
    }
    for (const { row, column, text } of repair?.changes ?? []) {
      const td = this.#grid.elementAt(row, column);
      if (td) td.dataset.after = text;
    }
    this.#around.foretell(repair?.effect ?? []);
  }
}
