import { element } from './element.ts';
import type { Menu, Words } from './panel-messages.ts';

/** What happens when an item of the menu is chosen, and when the menu is closed. */
export interface MenuActions {
  /** @param item Index of one of the extension's items, or the name of one that every menu has. */
  choose(item: number | Usual): void;
  /** The menu was closed with the keyboard or by a choice, so the focus goes back to the cell. */
  closed(): void;
}

/** What can be done at every cell, as far as the page that shows the menu can do it. */
export type Usual = 'copy' | 'paste' | 'showInDraft';

/**
 * The menu of a cell: the messages about its figure and what can be done. The arrow keys move, Escape
 * closes.
 */
export class CellMenu {
  readonly element: HTMLElement;
  readonly #items: readonly HTMLButtonElement[];
  readonly #actions: MenuActions;
  #isOpen = true;

  constructor(
    { says, items }: Menu,
    usual: readonly Usual[],
    place: DOMRect,
    words: Words,
    actions: MenuActions,
  ) {
    this.#actions = actions;
    const draw = (textContent: string, chosen: number | Usual): HTMLButtonElement => {
      const item = element('button', { type: 'button', textContent, tabIndex: -1 });
      item.setAttribute('role', 'menuitem');
      item.addEventListener('click', () => this.#choose(chosen));
      return item;
    };
    this.#items = [...items.map(draw), ...usual.map((what) => draw(words[what], what))];
    const told = says.length > 0 ? says : [words.nothingToDo];
    const menu = element('div', { className: 'items' }, ...this.#items);
    menu.setAttribute('role', 'menu');
    menu.setAttribute('aria-label', [words.actions, ...told].join(' '));
    this.element = element(
      'div',
      { className: 'menu' },
      ...told.map((textContent) => element('p', { textContent })),
      menu,
    );
    this.element.style.left = `${place.left + scrollX}px`;
    this.element.style.top = `${place.bottom + scrollY}px`;
    this.element.addEventListener('keydown', (event) => this.#press(event));
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      const stays = relatedTarget instanceof Node && this.element.contains(relatedTarget);
      if (!stays) this.close(false);
    });
  }

  /** Adds the menu to a part of the page, moved so that it stays within the window. */
  open(part: HTMLElement): void {
    part.append(this.element);
    const { right, bottom, height } = this.element.getBoundingClientRect();
    const over = Math.max(0, right - document.documentElement.clientWidth);
    this.element.style.left = `${Math.max(scrollX, Number.parseFloat(this.element.style.left) - over)}px`;
    if (bottom > innerHeight) {
      const top = Number.parseFloat(this.element.style.top) - (bottom - innerHeight);
      this.element.style.top = `${Math.max(scrollY, height > innerHeight ? scrollY : top)}px`;
    }
    this.#items[0]?.focus({ preventScroll: true });
  }

  close(giveBack: boolean): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.element.remove();
    if (giveBack) this.#actions.closed();
  }

  #choose(item: number | Usual): void {
    this.close(true);
    this.#actions.choose(item);
  }

  #press(event: KeyboardEvent): void {
    const { activeElement } = document;
    const at = this.#items.findIndex((item) => item === activeElement);
    const last = this.#items.length - 1;
    const to = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    const isEnd = event.key === 'Escape' || event.key === 'Tab';
    if (to === undefined && !isEnd) return;
    event.preventDefault();
    event.stopPropagation();
    if (isEnd) this.close(true);
    else if (to !== undefined) this.#items[to]?.focus();
  }
}
