import { element } from '../../client/src/table-view/element.ts';
import { filled, type NamedCell } from '../../client/src/table-view/panel-messages.ts';
import { button } from './button.ts';
import type { FileView, FindingView, FixView, PageWords } from './page-messages.ts';

/** What happens when the user chooses a finding, or one of its fixes. */
export interface FindingActions {
  goTo(cell: NamedCell): void;
  /** @param finding Index of the finding; `fix` is that of the fix. */
  fix(finding: number, fix: number, title: string): void;
}

/** The findings of a file with their fixes. */
export class FindingList {
  readonly element = element('section', { className: 'band findings' });
  readonly #words: PageWords;
  readonly #actions: FindingActions;
  readonly #list = element('ol');
  readonly #more = element('p');

  constructor(words: PageWords, actions: FindingActions) {
    this.#words = words;
    this.#actions = actions;
    const heading = element('h2', { textContent: words.findings });
    this.element.append(heading, this.#list, this.#more);
  }

  show({ findings, more }: FileView): void {
    const items = [...this.#list.children];
    const focused = items.findIndex((item) => item.contains(document.activeElement));
    this.#list.replaceChildren(...findings.map((finding, index) => this.#draw(finding, index)));
    this.#more.textContent = more > 0 ? filled(this.#words.more, more) : '';
    this.element.hidden = findings.length === 0;
    if (focused < 0) return;
    const next = this.#list.children[Math.min(focused, this.#list.childElementCount - 1)];
    next?.querySelector('button')?.focus();
  }

  #draw(finding: FindingView, index: number): HTMLElement {
    const { severity, message, table, words, cell, fixes } = finding;
    const place = words === '' ? table : filled(this.#words.inProse, words);
    const says = cell
      ? button(message, () => this.#actions.goTo(cell), { className: 'link' })
      : element('span', { textContent: message });
    const item = element(
      'li',
      {},
      element('p', { className: 'place', textContent: place }),
      element(
        'p',
        { className: 'message' },
        element('span', {
          className: 'severity',
          textContent: this.#words.severities[severity],
        }),
        says,
      ),
      ...this.#drawFixes(fixes, index),
    );
    item.dataset.severity = severity;
    return item;
  }

  /** A fix that is certain is shown at once. If the user has to choose, the choice is folded. */
  #drawFixes(fixes: readonly FixView[], finding: number): HTMLElement[] {
    const buttons = fixes.map(({ title, isCertain }, fix) => ({
      isCertain,
      drawn: button(title, () => this.#actions.fix(finding, fix, title)),
    }));
    const pick = (certain: boolean) =>
      buttons.flatMap(({ isCertain, drawn }) => (isCertain === certain ? drawn : []));
    const [certain, others] = [pick(true), pick(false)];
    const folded = element(
      'details',
      {},
      element('summary', { textContent: filled(this.#words.otherFixes, others.length) }),
      element('div', { className: 'fixes' }, ...others),
    );
    return [
      ...(certain.length > 0 ? [element('div', { className: 'fixes certain' }, ...certain)] : []),
      ...(others.length > 0 ? [folded] : []),
    ];
  }
}
