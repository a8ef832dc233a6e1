import { element } from '../../client/src/table-view/element.ts';
import { filled } from '../../client/src/table-view/panel-messages.ts';
import { button } from './button.ts';
import type { FileState, FileSummary, PageWords } from './page-messages.ts';

/** A row of the list: a file that was looked at, or is still to be. */
export interface ListedFile {
  readonly id: number;
  readonly name: string;
  readonly summary: FileSummary | undefined;
}

/** What the user can do with the list. */
interface ListActions {
  /** Opens a file. */
  open(id: number): void;
  /** Shows the page for reviewers. */
  review(): void;
}

/** The list of files with what was found in each. */
export class FileList {
  readonly element: HTMLElement;
  readonly #words: PageWords;
  readonly #actions: ListActions;
  readonly #review: HTMLButtonElement;
  readonly #heading = element('h1', { tabIndex: -1 });
  readonly #counts = element('p', { className: 'verdict', role: 'status' });
  readonly #body = element('tbody');
  readonly #rows = new Map<number, HTMLElement>();

  constructor(words: PageWords, actions: ListActions) {
    this.#words = words;
    this.#actions = actions;
    this.#review = button(words.showReview, () => actions.review(), { className: 'main' });
    this.#heading.textContent = words.files;
    const heads = [words.file, words.report, words.result].map((textContent) =>
      element('th', { textContent, scope: 'col' }),
    );
    const head = element('thead', {}, element('tr', {}, ...heads));
    this.element = element(
      'section',
      { className: 'band files' },
      this.#heading,
      this.#counts,
      element('div', { className: 'actions' }, this.#review),
      element('table', { className: 'list' }, head, this.#body),
    );
  }

  /** Shows the files. Rows that are there already are kept, so that the focus stays where it is. */
  show(files: readonly ListedFile[]): void {
    const known = new Set(files.map(({ id }) => id));
    for (const [id, row] of this.#rows) {
      if (known.has(id)) continue;
      row.remove();
      this.#rows.delete(id);
    }
    for (const { id, name, summary } of files) {
      const drawn = this.#rows.get(id);
      const state = summary?.state ?? 'reading';
      const now = `${state} ${summary?.title} ${summary?.sentence}`;
      if (drawn?.dataset.now === now) continue;
      const row = this.#draw(id, name, summary);
      row.dataset.now = now;
      row.dataset.state = state;
      if (drawn) {
        const hadFocus = drawn.contains(document.activeElement);
        drawn.replaceWith(row);
        if (hadFocus) row.querySelector('button')?.focus();
      } else {
        this.#body.append(row);
      }
      this.#rows.set(id, row);
    }
    const read = files.flatMap(({ summary }) => summary ?? []);
    const count = (...states: readonly FileState[]) =>
      read.filter(({ state }) => states.includes(state)).length;
    const next = files.find(({ summary }) => !summary);
    this.#review.disabled = next !== undefined;
    this.#counts.textContent = next
      ? filled(this.#words.reading, next.name)
      : filled(
          this.#words.filesRead,
          read.length,
          count('wrong'),
          count('unchecked', 'unread', 'unused'),
        );
  }

  /** Says that a file is being read. */
  tellReading(name: string): void {
    this.#counts.textContent = filled(this.#words.reading, name);
  }

  /** Gives the focus to the list as a whole. */
  focus(): void {
    this.#heading.focus();
  }

  #draw(id: number, name: string, summary: FileSummary | undefined): HTMLElement {
    const label = OPENS.includes(summary?.state)
      ? button(name, () => this.#actions.open(id), { className: 'link' })
      : document.createTextNode(name);
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, label),
      element('td', { textContent: summary?.title ?? '' }),
      element('td', { className: 'result', textContent: summary?.sentence ?? '…' }),
    );
  }
}

/** The states of the files that can be opened: of those that can be read, and of those that were not looked at yet. */
const OPENS: readonly (FileState | undefined)[] = ['right', 'wrong', 'unchecked', undefined];
