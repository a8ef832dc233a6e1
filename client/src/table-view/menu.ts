import { element } from './element.ts';
import type { Menu, Words } from './messages.ts';

/** What a menu does when an item is chosen, and when it is closed. */
export interface MenuActions {
  /** @param item Index of the item; -1 shows the figure in the draft. */
  choose(item: number): void;
  /** The focus goes back to the cell. */
  closed(): void;
}

/** A menu at a cell: what is said of its figure, and what can be done. The arrow keys move, Escape closes. */
export class CellMenu {
  readonly element: HTMLElement;
  readonly #items: readonly HTMLButtonElement[];
  readonly #actions: MenuActions;
  #isOpen = true;

  constructor({ says, items }: Menu, place: DOMRect, words: Words, actions: MenuActions) {
    this.#actions = actions;
    this.#items = [...items, words.showInDraft].map((textContent, index) => {
      const item = element('button', { type: 'button', textContent, tabIndex: -1 });
      item.setAttribute('role', 'menuitem');
      item.addEventListener('click', () => this.#choose(index < items.length ? index : -1));
      return item;
    });
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

  /** Puts the menu into the page, within the window. */
  open(): void {
    document.body.append(this.element);
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

  #choose(item: number): void {
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
