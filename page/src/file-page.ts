import { element } from '../../client/src/table-view/element.ts';
import { filled, type ToView } from '../../client/src/table-view/panel-messages.ts';
import { SheetView } from '../../client/src/table-view/sheet-view.ts';
import { button } from './button.ts';
import { copyText } from './copy-text.ts';
import { FindingList } from './finding-list.ts';
import type { FileView, PageWords, ToCore } from './page-messages.ts';

/** A file: what was found in it, its tables, and what can be done. */
export class FilePage {
  readonly element: HTMLElement;
  readonly #words: PageWords;
  readonly #sheet: SheetView;
  readonly #findings: FindingList;
  readonly #name = element('h1', { tabIndex: -1 });
  readonly #title = element('p', { className: 'report' });
  readonly #verdict = element('p', { className: 'verdict', role: 'status' });
  readonly #said = element('p', { className: 'answer', role: 'status' });
  readonly #notes = element('ul', { className: 'notes' });
  readonly #refusals = element('ul', { className: 'refusals', role: 'alert' });
  readonly #unsaved = element('p', { className: 'unsaved', role: 'status' });
  readonly #buttons: Readonly<Record<Action, HTMLButtonElement>>;
  #shown: FileView | undefined;

  /**
   * @param send Sends a message about the file that is shown to the core.
   * @param signal Ends the page, for one in another language.
   */
  constructor(words: PageWords, send: (message: ToCore) => void, signal: AbortSignal) {
    this.#words = words;
    const about = (make: (id: number) => ToCore) => () => {
      const shown = this.#shown;
      if (!shown) return;
      this.#said.textContent = '';
      send(make(shown.id));
    };
    this.#sheet = new SheetView(words.table, {
      post: (message) => {
        if (message.kind === 'askClipboard') void this.#paste();
        else about((id) => ({ kind: 'sheet', id, message }))();
      },
      changed: () => undefined,
      usual: ['copy', 'paste'],
      before: undefined,
      signal,
    });
    this.#findings = new FindingList(words, {
      goTo: (cell) => this.#sheet.goTo(cell),
      fix: (finding, fix, title) => about((id) => ({ kind: 'fix', id, finding, fix, title }))(),
    });
    this.#buttons = {
      mend: button(
        '',
        about((id) => ({ kind: 'mend', id })),
        { className: 'main' },
      ),
      undo: button(
        words.undo,
        about((id) => ({ kind: 'undo', id })),
      ),
      redo: button(
        words.redo,
        about((id) => ({ kind: 'redo', id })),
      ),
      save: button(
        words.save,
        about((id) => ({ kind: 'save', id })),
      ),
      copy: button(words.copy, () => void this.#copy()),
      ready: button(words.ready, () => {
        this.#said.textContent = this.#shown?.readiness ?? '';
      }),
      print: button(words.print, () => print()),
    };
    this.element = element(
      'div',
      { className: 'file' },
      element(
        'section',
        { className: 'band summary' },
        this.#name,
        this.#title,
        this.#verdict,
        this.#notes,
        element('div', { className: 'actions' }, ...Object.values(this.#buttons)),
        this.#said,
        this.#refusals,
        this.#unsaved,
      ),
      this.#findings.element,
      element('div', { className: 'sheet' }, this.#sheet.element),
      this.#sheet.sums,
    );
  }

  /** Shows a file, or the same file as it is now. */
  show(file: FileView): void {
    const isNew = this.#shown?.id !== file.id;
    const hadFocus = this.element.contains(document.activeElement);
    this.#shown = file;
    this.#name.textContent = file.name;
    this.#title.textContent = file.title;
    say(this.#verdict, file.sentence);
    this.#verdict.dataset.state = file.state;
    list(this.#notes, file.notes);
    list(this.#refusals, file.refusals);
    say(this.#unsaved, file.isUnsaved ? this.#words.unsaved : '');
    const { mend, undo, redo, save, copy } = this.#buttons;
    mend.textContent = filled(this.#words.mend, file.certain);
    mend.hidden = file.certain === 0;
    undo.disabled = !file.canUndo;
    redo.disabled = !file.canRedo;
    save.disabled = !file.isChanged;
    save.classList.toggle('main', file.isUnsaved && file.certain === 0);
    copy.disabled = file.findingsText === '';
    this.#findings.show(file);
    if (isNew) {
      this.#said.textContent = '';
      this.#name.focus();
      window.scrollTo({ top: 0, left: 0, behavior: 'instant' });
    } else if (hadFocus && !this.element.contains(document.activeElement)) {
      // The button or finding that had the focus is gone.
      this.#name.focus({ preventScroll: true });
    }
  }

  /** Passes a message on to the tables. */
  take(message: ToView): void {
    this.#sheet.take(message);
  }

  async #copy(): Promise<void> {
    const isCopied = await copyText(this.#shown?.findingsText ?? '');
    this.#said.textContent = isCopied ? this.#words.copied : this.#words.notCopied;
  }

  /** Pastes from the clipboard, if the browser permits it. Ctrl+V needs no permission. */
  async #paste(): Promise<void> {
    try {
      this.#sheet.take({ kind: 'clipboard', text: await navigator.clipboard.readText() });
    } catch {
      this.#said.textContent = this.#words.pasteByKey;
    }
  }
}

type Action = 'mend' | 'undo' | 'redo' | 'save' | 'copy' | 'ready' | 'print';

/** Sets a text only if it is another one, so that screen readers do not read it again. */
function say(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
  place.hidden = text === '';
}

function list(place: HTMLElement, texts: readonly string[]): void {
  place.replaceChildren(...texts.map((textContent) => element('li', { textContent })));
  place.hidden = texts.length === 0;
}
