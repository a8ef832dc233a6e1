/** The table view's script: shows what the extension sends and says what the user does. */
import { drawAccepted } from './accepted-list.ts';
import { Charts } from './charts/charts.ts';
import { fromHtml, fromTabs, toHtml, toTabs } from './clipboard.ts';
import { element } from './element.ts';
import { CellMenu } from './menu.ts';
import {
  type FromView,
  filled,
  isSameCell,
  type NamedCell,
  type RelationPicture,
  type Tab,
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
import { Tabs } from './tabs.ts';

/** What the view keeps over a reload of the window; the extension reads `uri`. */
interface ViewState {
  readonly uri: string;
  readonly tab: Tab;
  readonly sheet: KeptSheet;
  readonly cursor: NamedCell | undefined;
  readonly scroll: readonly [number, number];
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromView): void;
  getState(): ViewState | undefined;
  setState(state: ViewState): void;
};

/** More tables than these are laid out only once they are looked at: a collection has thousands. */
const MANY = 30;

const vscode = acquireVsCodeApi();
const words: Words = JSON.parse(document.body.dataset.words ?? '{}');
const tables = element('div');
const accepted = element('div');
const said = element('p', { className: 'said', role: 'status' });
const charts = new Charts({
  words,
  say: (text) => {
    said.textContent = text;
  },
  save: (name, png) => vscode.postMessage({ kind: 'save picture', name, png }),
});
const sums = element('output', { className: 'sums' });
const problem = element('p', { className: 'problem' });
const explained = element('div', { className: 'explained' });
sums.append(problem, explained);
const hint = element('p', { className: 'hint', textContent: words.keys });
const title = element('h1', { textContent: document.title });
const panels = {
  tables: element('div', {}, hint, tables, accepted),
  charts: element('div', {}, said, charts.element),
};
const tabs = new Tabs(
  [
    { id: 'tables', label: words.tabs.tables, panel: panels.tables },
    { id: 'charts', label: words.tabs.charts, panel: panels.charts },
  ],
  chosen,
);
document.body.append(
  element('header', {}, title, tabs.element),
  element('main', {}, panels.tables, panels.charts),
  sums,
);

const around: ViewParts = {
  words,
  explain,
  selectRelation: (table, relation) =>
    vscode.postMessage({ kind: 'selectRelation', table, relation }),
  repair: (fault, repair, title) => happen({ kind: 'repair', fault, repair, title }),
  foretell: (effect) => spell(effect.map((relation) => `→ ${relation}`)),
  press: (key, event) => {
    if (asksForMenu(event)) {
      event.preventDefault();
      event.stopPropagation();
      if (sheet.active) around.menu(sheet.active);
      return;
    }
    const step = press(sheet, key);
    if (step === undefined) return;
    // VS Code would take the key as well: it undoes in the page, and saves nothing.
    event.stopPropagation();
    if (step === 'native') return;
    event.preventDefault();
    take(step);
  },
  input: (text) => happen({ kind: 'input', text }),
  choose: (cell, extend) => happen({ kind: 'choose', cell, extend }),
  edit: () => happen({ kind: 'edit' }),
  select: (at) => vscode.postMessage({ kind: 'select', at }),
  leave: () => {
    const { sheet: left, effects } = update(sheet, { kind: 'leave' });
    take({ sheet: left, effects: effects.filter(({ kind }) => kind !== 'focus') });
  },
  menu: (at) => {
    happen({ kind: 'leave' });
    vscode.postMessage({ kind: 'askMenu', at });
  },
};

let sections: readonly TableSection[] = [];
const before = vscode.getState();
let tab: Tab = before?.tab ?? 'tables';
let sheet: SheetState = { ...emptySheet, ...before?.sheet };
let cursor: NamedCell | undefined = before?.cursor;
/** Where the page was scrolled to before it was loaded anew. */
let scroll = before?.scroll;
let isFocusing = false;

// Only the extension can post messages to its view.
window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  switch (data.kind) {
    case 'tables':
      happen(data);
      accepted.replaceChildren(
        ...[drawAccepted(data.accepted, words)].flatMap((list) => list ?? []),
      );
      scrollBack();
      break;
    case 'texts':
    case 'moved':
    case 'refused':
      happen(data);
      break;
    case 'cursor':
      follow(data.at);
      break;
    case 'menu':
      openMenu(data.at, data.menu);
      break;
    case 'clipboard':
      if (!sheet.editing) happen({ kind: 'paste', texts: fromTabs(data.text) });
      break;
    case 'reveal':
      tabs.choose('tables');
      sections[data.table]?.element.scrollIntoView({ block: 'start' });
      break;
    case 'focus':
      if (tab === 'tables')
        (sectionOf(sheet.active) ?? sections[0])?.focus(sheet.editing ? 'same' : 'all');
      break;
    case 'charts':
      charts.draw(data.reports);
      break;
    case 'choose':
      tabs.choose(data.tab);
  }
});
document.addEventListener('copy', (event) => copy(event, false));
document.addEventListener('cut', (event) => copy(event, true));
document.addEventListener('paste', paste);
document.addEventListener('keydown', undoOutside);
document.addEventListener('scroll', remember);
vscode.postMessage({ kind: 'ready', number: sheet.number });
// What was on its way when the page was loaded anew.
for (const request of sheet.pending) vscode.postMessage(request);
if (sheet.active && sheet.editing?.typed) {
  const typed = { cell: sheet.active, text: sheet.editing.text };
  vscode.postMessage({ kind: 'typing', uri: sheet.uri, typed });
}
tabs.choose(tab);

/** Takes in what has happened. */
function happen(event: SheetEvent): void {
  take(update(sheet, event));
}

function take({ sheet: next, effects }: SheetStep): void {
  const old = sheet;
  sheet = next;
  for (const effect of effects) {
    if (effect.kind === 'send') vscode.postMessage(effect.message);
  }
  if (next !== old) {
    remember();
    show(old);
  }
  for (const effect of effects) {
    if (effect.kind === 'focus') focus(effect.caret);
  }
}

function focus(caret: 'all' | 'end' | 'same'): void {
  // The cell that gets the focus chooses itself.
  if (isFocusing) return;
  isFocusing = true;
  sectionOf(sheet.active)?.focus(caret);
  isFocusing = false;
}

function sectionOf(cell: NamedCell | undefined): TableSection | undefined {
  return sections.find(({ picture }) => picture.key === cell?.table);
}

/** Keeps what the user is about, should the page be loaded anew. */
function remember(): void {
  const at = scroll ?? [scrollX, scrollY];
  vscode.setState({ uri: sheet.uri, tab, sheet: kept(sheet), cursor, scroll: at });
}

/** Goes where the page was scrolled to before, once that is there. */
function scrollBack(): void {
  if (!scroll || tab !== 'tables' || sections.length === 0) return;
  const [left, top] = scroll;
  scroll = undefined;
  window.scrollTo({ left, top, behavior: 'instant' });
}

/** Says that another tab is shown; the sums speak of the tables. */
function chosen(now: Tab): void {
  said.textContent = '';
  sums.hidden = now !== 'tables';
  tab = now;
  remember();
  vscode.postMessage({ kind: 'chosen', tab: now });
  scrollBack();
}

/** Brings up to date what has changed. */
function show(old: SheetState): void {
  if (sheet.tables !== old.tables) lay();
  const { pending, active, editing, problem: trouble } = sheet;
  const isTouched = (key: string) =>
    [active, old.active, ...written(sheet), ...written(old)].some((cell) => cell?.table === key);
  const isSame = pending === old.pending && editing === old.editing && active === old.active;
  for (const [index, section] of sections.entries()) {
    const picture = sheet.tables[index];
    if (!picture) continue;
    const others = isSame && sheet.anchor === old.anchor && trouble === old.problem;
    if (picture !== section.picture || old.tables.length === 0) section.show(picture, sheet);
    else if (!others && isTouched(picture.key)) section.show(picture, sheet);
  }
  tellProblem();
}

function written({ pending }: SheetState): NamedCell[] {
  return pending.flatMap((one) => (one.kind === 'write' ? one.cells.map(({ cell }) => cell) : []));
}

/** Puts the tables into the page, under the headings of the sections that they stand in. */
function lay(): void {
  const known = new Map(sections.map((section) => [section.picture.key, section]));
  const isLaid =
    sections.length === sheet.tables.length &&
    sheet.tables.every((picture, index) => {
      const now = sections[index]?.picture;
      return now?.key === picture.key && headingOf(now) === headingOf(picture);
    });
  if (isLaid) return;
  sections = sheet.tables.map((picture, index) => {
    const section = known.get(picture.key);
    if (section && section === sections[index]) return section;
    const made = new TableSection(picture, index, around);
    made.show(picture, sheet);
    return made;
  });
  document.body.classList.toggle('many', sections.length > MANY);
  tables.replaceChildren(
    ...(sections.length > 0 ? inSections() : [element('p', { textContent: words.noTables })]),
  );
  hint.hidden = sections.length === 0;
  mark();
}

function inSections(): HTMLElement[] {
  return sections.flatMap(({ picture, element: drawn }, index) => {
    const above = sections[index - 1]?.picture;
    const textContent = headingOf(picture);
    const same = above && headingOf(above) === textContent;
    return same || textContent === '' ? [drawn] : [element('h2', { textContent }), drawn];
  });
}

/** The section of a table, and in a collection the report. */
function headingOf({ report, section }: TablePicture): string {
  return [report, section].filter((part) => part !== '').join(' · ');
}

/** Goes where the cursor in the draft has gone, while one is there. */
function follow(at: NamedCell | undefined): void {
  const isNew = !isSameCell(at, cursor);
  cursor = at;
  const isFollowed = at && isNew && !document.hasFocus();
  if (isFollowed) happen({ kind: 'cursor', at });
  // The sums take room at the bottom.
  mark();
  if (isFollowed) sectionOf(at)?.reveal();
  remember();
}

function mark(): void {
  if (!document.hasFocus()) explain(undefined);
  for (const section of sections) section.mark(cursor);
}

/** Opens the menu that the extension has made, if the user still waits for it. */
function openMenu(at: NamedCell, menu: Extract<ToView, { kind: 'menu' }>['menu']): void {
  const section = sectionOf(at);
  const place = section?.placeOf(at);
  if (!place || sheet.editing || !isSameCell(at, sheet.active)) return;
  new CellMenu(menu, place, words, {
    choose: (item) => {
      if (item === 'copy') void copyFromMenu();
      else if (item === 'paste') vscode.postMessage({ kind: 'askClipboard' });
      else if (item === 'showInDraft') vscode.postMessage({ kind: 'select', at });
      else vscode.postMessage({ kind: 'act', menu: menu.number, item });
    },
    closed: () => focus('all'),
  }).open(panels.tables);
}

function asksForMenu({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return (
    key === 'ContextMenu' || (shiftKey && key === 'F10') || ((ctrlKey || metaKey) && key === '.')
  );
}

/** The keys for undo and redo, wherever the focus is in the page; also where a repair was clicked. */
function undoOutside(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, shiftKey: shift, altKey: alt } = event;
  const ctrl = ctrlKey || metaKey;
  if (!ctrl || alt || !/^[zys]$/i.test(key)) return;
  const step = press({ ...sheet, editing: undefined }, { key, ctrl, shift, alt });
  if (step === undefined || step === 'native') return;
  event.preventDefault();
  event.stopPropagation();
  take({ ...step, sheet: { ...step.sheet, editing: sheet.editing } });
}

/** Whether the focus is in a cell that is not being edited. */
function isResting(): boolean {
  return sheet.editing === undefined && sections.some((section) => section.hasFocus);
}

function copy(event: ClipboardEvent, cuts: boolean): void {
  if (!isResting() || !event.clipboardData) return;
  const block = copied(sheet);
  event.clipboardData.setData('text/plain', toTabs(block));
  event.clipboardData.setData('text/html', toHtml(block));
  event.preventDefault();
  if (cuts) happen({ kind: 'clear' });
}

/** Copies as the key does. The menu's own paste asks the extension, which may read the clipboard unasked. */
async function copyFromMenu(): Promise<void> {
  const block = copied(sheet);
  const as = (type: string, text: string) => [type, new Blob([text], { type })] as const;
  const forms = [as('text/plain', toTabs(block)), as('text/html', toHtml(block))];
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(forms))]);
}

function paste(event: ClipboardEvent): void {
  const { clipboardData } = event;
  if (!clipboardData || !sections.some((section) => section.hasFocus)) return;
  const texts =
    fromHtml(clipboardData.getData('text/html')) ?? fromTabs(clipboardData.getData('text/plain'));
  // Within a figure that is being edited, a single text is put in at the caret.
  if (sheet.editing && texts.length <= 1 && (texts[0]?.length ?? 0) <= 1) return;
  event.preventDefault();
  happen({ kind: 'paste', texts });
}

function tellProblem(): void {
  const { problem: now } = sheet;
  const says = {
    notAFigure: words.notAFigure,
    tooLarge: words.blockTooLarge,
    notWritten: words.notWritten,
  };
  problem.textContent = now ? filled(says[now.kind], now.text) : '';
}

function explain(relations: readonly RelationPicture[] | undefined): void {
  spell(
    relations?.length === 0
      ? [words.noRelation]
      : (relations ?? []).map((relation) => relationText(relation, words)),
  );
}

function spell(lines: readonly string[]): void {
  explained.replaceChildren(...lines.map((textContent) => element('div', { textContent })));
  // At the top where they would come up over the repair or relation that is looked at.
  sums.classList.remove('above');
  const looked = tables.querySelector('.below button:is(:hover, :focus)')?.getBoundingClientRect();
  const { top, height } = sums.getBoundingClientRect();
  sums.classList.toggle('above', looked !== undefined && height > 0 && looked.bottom > top);
}
