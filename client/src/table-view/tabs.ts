import { element } from './element.ts';
import type { Tab } from './panel-messages.ts';

/** A panel of the page, and the tab that shows it. */
export interface TabPanel {
  readonly id: Tab;
  readonly label: string;
  readonly panel: HTMLElement;
}

/** The tabs of the page. A click, the arrow keys, Home and End choose one. */
export class Tabs {
  readonly element: HTMLElement;
  readonly #panels: readonly TabPanel[];
  readonly #buttons: readonly HTMLButtonElement[];
  readonly #chosen: (tab: Tab) => void;

  constructor(panels: readonly TabPanel[], chosen: (tab: Tab) => void) {
    this.#panels = panels;
    this.#chosen = chosen;
    this.#buttons = panels.map(({ id, label, panel }, index) => {
      const button = element('button', { type: 'button', textContent: label, id: `tab-${id}` });
      button.setAttribute('role', 'tab');
      button.setAttribute('aria-controls', id);
      button.addEventListener('click', () => this.choose(id));
      button.addEventListener('keydown', (event) => this.#press(event, index));
      panel.id = id;
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', button.id);
      return button;
    });
    this.element = element('div', { className: 'tabs' }, ...this.#buttons);
    this.element.setAttribute('role', 'tablist');
  }

  choose(wanted: Tab): void {
    for (const [index, { id, panel }] of this.#panels.entries()) {
      const button = this.#buttons[index];
      button?.setAttribute('aria-selected', String(id === wanted));
      if (button) button.tabIndex = id === wanted ? 0 : -1;
      panel.hidden = id !== wanted;
    }
    this.#chosen(wanted);
  }

  #press(event: KeyboardEvent, index: number): void {
    const last = this.#panels.length - 1;
    const next = {
      ArrowLeft: index === 0 ? last : index - 1,
      ArrowRight: index === last ? 0 : index + 1,
      Home: 0,
      End: last,
    }[event.key];
    const tab = next === undefined ? undefined : this.#panels[next];
    if (!tab || next === undefined) return;
    event.preventDefault();
    this.choose(tab.id);
    this.#buttons[next]?.focus();
  }
}
