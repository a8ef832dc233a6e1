import { element } from '../../client/src/table-view/element.ts';
import { button } from './button.ts';
import type { PageWords } from './page-messages.ts';
import { saveFile } from './save-file.ts';

/** The page for reviewers, shown in a frame, which can do nothing. */
export class ReviewFrame {
  readonly element: HTMLElement;
  readonly #heading: HTMLElement;
  readonly #frame: HTMLIFrameElement;
  #html = '';

  constructor(words: PageWords) {
    const { review, reviewName, saveReview } = words;
    this.#heading = element('h1', { textContent: review, tabIndex: -1 });
    this.#frame = element('iframe', { title: review });
    // Printing is all that it permits, and that is asked for from outside.
    this.#frame.sandbox.value = 'allow-same-origin allow-modals';
    const save = button(
      saveReview,
      () => saveFile(`${reviewName}.html`, new TextEncoder().encode(this.#html)),
      { className: 'main' },
    );
    const print = button(words.print, () => this.#frame.contentWindow?.print());
    this.element = element(
      'section',
      { className: 'band review' },
      this.#heading,
      element('div', { className: 'actions' }, save, print),
      this.#frame,
    );
  }

  show(html: string): void {
    this.#html = html;
    // A link within the page would otherwise lead to this place in the page around it.
    this.#frame.srcdoc = html.replaceAll('<a href="#', '<a href="about:srcdoc#');
    this.#heading.focus();
  }
}
