import { drawAccepted } from './accepted-list.ts';
import { fromHtml, fromTabs, toHtml, toTabs } from './clipboard.ts';
import { element } from './element.ts';
import { CellMenu, type Usual } from './menu.ts';
import {
  type FromView,
  filled,
  isSameCell,
  type Menu,
  type NamedCell,
  type RelationPicture,
  type TablePicture,
  type ToView,
  type Words,
} from './panel-messages.ts';
import { relationText } from './relation-list.ts';
import { TableSection, type ViewParts } from './section.ts';
import {
  copied,
  emptySheet,
  type KeptSheet,
  kept,
  press,
  type SheetEvent,
  type SheetState,
  type SheetStep,
  update,
} from './sheet-state.ts';

/** What the tables keep when their page is loaded again. */
export interface KeptView {
  readonly sheet: KeptSheet;
  readonly cursor: NamedCell | undefined;
}

/** The page that shows the tables, and whoever holds the draft behind it. */
export interface ViewHost {
  /** Sends a message to whoever holds the draft. */
  post(message: FromView): void;
  /** Called when what the view keeps has changed. */
  changed(): void;
  /** What every menu of a cell offers. */
  readonly usual: readonly Usual[];
  /** What was kept before the page was loaded again. */
  readonly before: KeptView | undefined;
  /** Ends the view. */
  readonly signal: AbortSignal;
}

/** If there are more tables, each is laid out only when it comes into sight. A collection has thousands. */
const MANY = 30;

/**
 * The tables of a draft as a sheet that can be filled in, with their relations and repairs below each. It shows
 * what its host sends, and reports what the user does.
 */
export class SheetView {
  /** The tables, and what is accepted in the draft. */
  readonly element: HTMLElement;
  /** The sums of what the user looks at. The page keeps them in sight at the bottom. */
  readonly sums = element('output', { className: 'sums' });
  readonly #words: Words;
  readonly #host: ViewHost;
  readonly #hint: HTMLElement;
  readonly #tables = element('div');
  readonly #accepted = element('div');
  readonly #problem = element('p', { className: 'problem' });
  readonly #explained = element('div', { className: 'explained' });
  readonly #around: ViewParts;
  #sections: readonly TableSection[] = [];
  #sheet: SheetState;
  #cursor: NamedCell | undefined;
  #isFocusing = false;

  constructor(words: Words, host: ViewHost) {
    this.#words = words;
    this.#host = host;
    this.#sheet = { ...emptySheet, ...host.before?.sheet };
    this.#cursor = host.before?.cursor;
    this.#hint = element('p', { className: 'hint', textContent: words.keys });
    this.element = element('div', {}, this.#hint, this.#tables, this.#accepted);
    this.sums.append(this.#problem, this.#explained);
    this.#around = this.#parts();
    const { signal } = host;
    document.addEventListener('copy', (event) => this.#copy(event, false), { signal });
    document.addEventListener('cut', (event) => this.#copy(event, true), { signal });
    document.addEventListener('paste', (event) => this.#paste(event), { signal });
    document.addEventListener('keydown', (event) => this.#undoOutside(event), { signal });
  }

  /** What is to be kept in case the page is loaded again. */
  get kept(): KeptView {
    return { sheet: kept(this.#sheet), cursor: this.#cursor };
  }

  /** URI of the draft that is shown. */
  get uri(): string {
    return this.#sheet.uri;
  }

  /** Whether there are tables to look at. */
  get isEmpty(): boolean {
    return this.#sections.length === 0;
  }

  /** Reports that the view is there, with the requests that may not have arrived before it was loaded again. */
  start(): void {
    const { post } = this.#host;
    const { number, pending, active, editing, uri } = this.#sheet;
    post({ kind: 'ready', number });
    for (const request of pending) post(request);
    if (active && editing?.typed) {
      post({ kind: 'typing', uri, typed: { cell: active, text: editing.text } });
    }
  }

  /** Takes a message about the draft. */
  take(message: ToView): void {
    switch (message.kind) {
      case 'tables':
        this.#happen(message);
        this.#accepted.replaceChildren(
          ...[drawAccepted(message.accepted, this.#words)].flatMap((list) => list ?? []),
        );
        break;
      case 'texts':
      case 'moved':
      case 'refused':
        this.#happen(message);
        break;
      case 'cursor':
        this.#follow(message.at);
        break;
      case 'menu':
        this.#openMenu(message.at, message.menu);
        break;
      case 'clipboard':
        if (!this.#sheet.editing) this.#happen({ kind: 'paste', texts: fromTabs(message.text) });
        break;
      case 'reveal':
        this.#sections[message.table]?.element.scrollIntoView({ block: 'start' });
        break;
      case 'focus':
        this.focus();
        break;
    }
  }

  /** Gives the focus to the active cell, or to the first table. */
  focus(): void {
    const section = this.#sectionOf(this.#sheet.active) ?? this.#sections[0];
    section?.focus(this.#sheet.editing ? 'same' : 'all');
  }

  /** Makes a cell the active one and gives it the focus. */
  goTo(cell: NamedCell): void {
    this.#happen({ kind: 'choose', cell, extend: false });
    this.#focusActive('all');
  }

  #parts(): ViewParts {
    const { post } = this.#host;
    const parts: ViewParts = {
      words: this.#words,
      explain: (relations) => this.#explain(relations),
      selectRelation: (table, relation) => post({ kind: 'selectRelation', table, relation }),
      repair: (fault, repair, title) => this.#happen({ kind: 'repair', fault, repair, title }),
      foretell: (effect) => this.#spell(effect.map((relation) => `→ ${relation}`)),
      press: (key, event) => {
        if (asksForMenu(event)) {
          event.preventDefault();
          event.stopPropagation();
          const { active } = this.#sheet;
          if (active) parts.menu(active);
          return;
        }
        const step = press(this.#sheet, key);
        if (step === undefined) return;
        // The page's host would handle the key too: undo would undo within the page, and save would save nothing.
        event.stopPropagation();
        if (step === 'native') return;
        event.preventDefault();
        this.#take(step);
      },
      input: (text) => this.#happen({ kind: 'input', text }),
      choose: (cell, extend) => this.#happen({ kind: 'choose', cell, extend }),
      edit: () => this.#happen({ kind: 'edit' }),
      select: (at) => post({ kind: 'select', at }),
      leave: () => {
        const { sheet: left, effects } = update(this.#sheet, { kind: 'leave' });
        this.#take({ sheet: left, effects: effects.filter(({ kind }) => kind !== 'focus') });
      },
      menu: (at) => {
        this.#happen({ kind: 'leave' });
        post({ kind: 'askMenu', at });
      },
    };
    return parts;
  }

  /** Applies an event to the sheet. */
  #happen(event: SheetEvent): void {
    this.#take(update(this.#sheet, event));
  }

  #take({ sheet: next, effects }: SheetStep): void {
    const old = this.#sheet;
    this.#sheet = next;
    for (const effect of effects) {
      if (effect.kind === 'send') this.#host.post(effect.message);
    }
    if (next !== old) {
      this.#host.changed();
      this.#show(old);
    }
    for (const effect of effects) {
      if (effect.kind === 'focus') this.#focusActive(effect.caret);
    }
  }

  #focusActive(caret: 'all' | 'end' | 'same'): void {
    // The cell that gets the focus chooses itself, which would lead here again.
    if (this.#isFocusing) return;
    this.#isFocusing = true;
    this.#sectionOf(this.#sheet.active)?.focus(caret);
    this.#isFocusing = false;
  }

  #sectionOf(cell: NamedCell | undefined): TableSection | undefined {
    return this.#sections.find(({ picture }) => picture.key === cell?.table);
  }

  /** Updates the sections of the tables that changed. */
  #show(old: SheetState): void {
    const sheet = this.#sheet;
    if (sheet.tables !== old.tables) this.#lay();
    const { pending, active, editing, problem: trouble } = sheet;
    const isTouched = (key: string) =>
      [active, old.active, ...written(sheet), ...written(old)].some((cell) => cell?.table === key);
    const isSame = pending === old.pending && editing === old.editing && active === old.active;
    for (const [index, section] of this.#sections.entries()) {
      const picture = sheet.tables[index];
      if (!picture) continue;
      const others = isSame && sheet.anchor === old.anchor && trouble === old.problem;
      if (picture !== section.picture || old.tables.length === 0) section.show(picture, sheet);
      else if (!others && isTouched(picture.key)) section.show(picture, sheet);
    }
    this.#tellProblem();
  }

  /** Puts the tables into the page, under the headings of their sections. */
  #lay(): void {
    const { tables } = this.#sheet;
    const known = new Map(this.#sections.map((section) => [section.picture.key, section]));
    const isLaid =
      this.#sections.length === tables.length &&
      tables.every((picture, index) => {
        const now = this.#sections[index]?.picture;
        return now?.key === picture.key && headingOf(now) === headingOf(picture);
      });
    if (isLaid) return;
    this.#sections = tables.map((picture, index) => {
      const section = known.get(picture.key);
      if (section && section === this.#sections[index]) return section;
      const made = new TableSection(picture, index, this.#around);
      made.show(picture, this.#sheet);
      return made;
    });
    document.body.classList.toggle('many', this.#sections.length > MANY);
    this.#tables.replaceChildren(
      ...(this.isEmpty
        ? [element('p', { textContent: this.#words.noTables })]
        : this.#inSections()),
    );
    this.#hint.hidden = this.isEmpty;
    this.#mark();
  }

  #inSections(): HTMLElement[] {
    return this.#sections.flatMap(({ picture, element: drawn }, index) => {
      const above = this.#sections[index - 1]?.picture;
      const textContent = headingOf(picture);
      const same = above && headingOf(above) === textContent;
      return same || textContent === '' ? [drawn] : [element('h2', { textContent }), drawn];
    });
  }

  /** Follows the cursor in the draft while the user works there. */
  #follow(at: NamedCell | undefined): void {
    const isNew = !isSameCell(at, this.#cursor);
    this.#cursor = at;
    const isFollowed = at && isNew && !document.hasFocus();
    if (isFollowed) this.#happen({ kind: 'cursor', at });
    // The sums need room at the bottom, so they are shown before the cell is scrolled to.
    this.#mark();
    if (isFollowed) this.#sectionOf(at)?.reveal();
    this.#host.changed();
  }

  #mark(): void {
    if (!document.hasFocus()) this.#explain(undefined);
    for (const section of this.#sections) section.mark(this.#cursor);
  }

  /** Opens the menu that the host made, unless the user went elsewhere in the meantime. */
  #openMenu(at: NamedCell, menu: Menu): void {
    const place = this.#sectionOf(at)?.placeOf(at);
    const { editing, active } = this.#sheet;
    if (!place || editing || !isSameCell(at, active)) return;
    const { post, usual } = this.#host;
    new CellMenu(menu, usual, place, this.#words, {
      choose: (item) => {
        if (item === 'copy') void this.#copyFromMenu();
        else if (item === 'paste') post({ kind: 'askClipboard' });
        else if (item === 'showInDraft') post({ kind: 'select', at });
        else post({ kind: 'act', menu: menu.number, item });
      },
      closed: () => this.#focusActive('all'),
    }).open(this.element);
  }

  /**
   * Undoes, redoes and saves wherever the focus is in the page, for example on a repair that was just
   * clicked.
   */
  #undoOutside(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, shiftKey: shift, altKey: alt } = event;
    const ctrl = ctrlKey || metaKey;
    if (!ctrl || alt || !/^[zys]$/i.test(key)) return;
    const { editing } = this.#sheet;
    const step = press({ ...this.#sheet, editing: undefined }, { key, ctrl, shift, alt });
    if (step === undefined || step === 'native') return;
    event.preventDefault();
    event.stopPropagation();
    this.#take({ ...step, sheet: { ...step.sheet, editing } });
  }

  /** Whether the focus is in a cell that is not being edited. */
  get #isResting(): boolean {
    return this.#sheet.editing === undefined && this.#sections.some((one) => one.hasFocus);
  }

  #copy(event: ClipboardEvent, cuts: boolean): void {
    if (!this.#isResting || !event.clipboardData) return;
    const block = copied(this.#sheet);
    event.clipboardData.setData('text/plain', toTabs(block));
    event.clipboardData.setData('text/html', toHtml(block));
    event.preventDefault();
    if (cuts) this.#happen({ kind: 'clear' });
  }

  /**
   * Copies the selection. Pasting from the menu goes through the host, which may read the clipboard
   * without asking.
   */
  async #copyFromMenu(): Promise<void> {
    const block = copied(this.#sheet);
    const as = (type: string, text: string) => [type, new Blob([text], { type })] as const;
    const forms = [as('text/plain', toTabs(block)), as('text/html', toHtml(block))];
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(forms))]);
  }

  #paste(event: ClipboardEvent): void {
    const { clipboardData } = event;
    if (!clipboardData || !this.#sections.some((section) => section.hasFocus)) return;
    const texts =
      fromHtml(clipboardData.getData('text/html')) ?? fromTabs(clipboardData.getData('text/plain'));
    // While a figure is edited, a single text is inserted at the caret.
    if (this.#sheet.editing && texts.length <= 1 && (texts[0]?.length ?? 0) <= 1) return;
    event.preventDefault();
    this.#happen({ kind: 'paste', texts });
  }

  #tellProblem(): void {
    const { problem: now } = this.#sheet;
    const words = this.#words;
    const says = {
      notAFigure: words.notAFigure,
      tooLarge: words.blockTooLarge,
      notWritten: words.notWritten,
    };
    this.#problem.textContent = now ? filled(says[now.kind], now.text) : '';
  }

  #explain(relations: readonly RelationPicture[] | undefined): void {
    this.#spell(
      relations?.length === 0
        ? [this.#words.noRelation]
        : (relations ?? []).map((relation) => relationText(relation, this.#words)),
    );
  }

  #spell(lines: readonly string[]): void {
    this.#explained.replaceChildren(...lines.map((textContent) => element('div', { textContent })));
    // Moved to the top if the sums would cover the repair or relation that the user points at.
    this.sums.classList.remove('above');
    const looked = this.#tables
      .querySelector('.below button:is(:hover, :focus)')
      ?.getBoundingClientRect();
    const { top, height } = this.sums.getBoundingClientRect();
    this.sums.classList.toggle('above', looked !== undefined && height > 0 && looked.bottom > top);
  }
}

function written({ pending }: SheetState): NamedCell[] {
  return pending.flatMap((one) => (one.kind === 'write' ? one.cells.map(({ cell }) => cell) : []));
}

/** The section of a table; in a collection, its report too. */
function headingOf({ report, section }: TablePicture): string {
  return [report, section].filter((part) => part !== '').join(' · ');
}

function asksForMenu({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return (
    key === 'ContextMenu' || (shiftKey && key === 'F10') || ((ctrlKey || metaKey) && key === '.')
  );
}
