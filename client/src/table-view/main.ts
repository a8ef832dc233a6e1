/** The table view's script: draws what the extension sends and says what the user does. */
import { drawAccepted } from './accepted-list.ts';
import { Charts } from './charts/charts.ts';
import { element } from './element.ts';
import type {
  FromView,
  RelationPicture,
  Spot,
  Tab,
  TablePicture,
  ToView,
  ViewState,
  Words,
} from './messages.ts';
import { relationText } from './relation-list.ts';
import { type Surroundings, TableSection } from './section.ts';
import { Tabs } from './tabs.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromView): void;
  getState(): ViewState | undefined;
  setState(state: ViewState): void;
};

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
  save: (name, png) => vscode.postMessage({ kind: 'save', name, png }),
});
const sums = element('output', { className: 'sums' });
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

const around: Surroundings = {
  words,
  explain,
  select: (at) => vscode.postMessage({ kind: 'select', at }),
  selectRelation: (table, relation) =>
    vscode.postMessage({ kind: 'selectRelation', table, relation }),
  write: (at, was, text) => {
    unwritten++;
    vscode.postMessage({ kind: 'write', at, was, text });
  },
  repair: (fault, repair) => vscode.postMessage({ kind: 'repair', fault, repair }),
  history: (kind, at) => vscode.postMessage({ kind, at }),
  foretell: (effect) => spell(effect.map((relation) => `→ ${relation}`)),
};

let sections: readonly TableSection[] = [];
/** How many figures are on their way into the draft. */
let unwritten = 0;
let cursor: Spot | undefined;
let state: ViewState = vscode.getState() ?? { uri: '', tab: 'tables' };

// Only the extension can post messages to its view.
window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  switch (data.kind) {
    case 'tables':
      // Made before a figure was typed that is shown already.
      if (unwritten > 0) break;
      remember({ ...state, uri: data.uri });
      draw(data.tables);
      accepted.replaceChildren(
        ...[drawAccepted(data.accepted, words)].flatMap((list) => list ?? []),
      );
      break;
    case 'written':
      unwritten = Math.max(0, unwritten - 1);
      break;
    case 'cursor':
      cursor = data.at;
      markCursor();
      break;
    case 'focus':
      sections[data.at.table]?.restore({ ...data.at, draft: undefined, caret: undefined });
      break;
    case 'reveal':
      tabs.choose('tables');
      sections[data.table]?.element.scrollIntoView({ block: 'start' });
      break;
    case 'charts':
      charts.draw(data.reports);
      break;
    case 'choose':
      tabs.choose(data.tab);
  }
});
vscode.postMessage({ kind: 'ready' });
tabs.choose(state.tab);

function remember(now: ViewState): void {
  state = now;
  vscode.setState(state);
}

/** Says that another tab is shown; the sums speak of the tables. */
function chosen(tab: Tab): void {
  said.textContent = '';
  sums.hidden = tab !== 'tables';
  remember({ ...state, tab });
  vscode.postMessage({ kind: 'chosen', tab });
}

/** Draws the tables that have changed; the others stay as they are, and so does the focus. */
function draw(pictures: readonly TablePicture[]): void {
  const before = sections;
  sections = pictures.map((picture, index) => {
    const drawn = before[index];
    return drawn && isSame(drawn.picture, picture)
      ? drawn
      : new TableSection(picture, index, around);
  });
  const focused = before.map((section) => section.focused);
  for (const section of before) {
    if (sections.includes(section)) section.settle();
    else section.retire();
  }
  lay(before);
  focused.forEach((figure, index) => {
    if (figure && sections[index] !== before[index]) sections[index]?.restore(figure);
  });
  hint.hidden = sections.length === 0;
  markCursor();
}

/** Puts the sections into the page, each in the place of its predecessor where they are laid out alike. */
function lay(before: readonly TableSection[]): void {
  const alike =
    before.length > 0 &&
    before.length === sections.length &&
    before.every(({ picture }, index) => {
      const now = sections[index]?.picture;
      return now && headingOf(picture) === headingOf(now);
    });
  if (alike) {
    before.forEach((section, index) => {
      const now = sections[index];
      if (now && now !== section) section.element.replaceWith(now.element);
    });
  } else if (sections.length > 0) {
    tables.replaceChildren(...inSections());
  } else {
    tables.replaceChildren(element('p', { textContent: words.noTables }));
  }
}

/** The tables under the headings of the sections that they stand in. */
function inSections(): HTMLElement[] {
  return sections.flatMap(({ picture, element: drawn }, index) => {
    const before = sections[index - 1]?.picture;
    const textContent = headingOf(picture);
    const same = before && headingOf(before) === textContent;
    return same || textContent === '' ? [drawn] : [element('h2', { textContent }), drawn];
  });
}

/** The section of a table, and in a collection the report. */
function headingOf({ report, section }: TablePicture): string {
  return [report, section].filter((part) => part !== '').join(' · ');
}

function isSame(one: TablePicture, other: TablePicture): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function markCursor(): void {
  for (const section of sections) section.unmark();
  if (!document.hasFocus()) explain(undefined);
  if (cursor) sections[cursor.table]?.mark(cursor);
}

function explain(relations: readonly RelationPicture[] | undefined): void {
  spell(
    relations?.length === 0
      ? [words.noRelation]
      : (relations ?? []).map((relation) => relationText(relation, words)),
  );
}

function spell(lines: readonly string[]): void {
  sums.replaceChildren(...lines.map((textContent) => element('div', { textContent })));
}
