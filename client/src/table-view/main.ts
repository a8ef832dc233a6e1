/** The script of the table view. It shows what the extension sends, and reports what the user does. */
import { Charts } from './charts/charts.ts';
import { element } from './element.ts';
import { keepFocus } from './keep-focus.ts';
import type { FromView, Tab, ToView, Words } from './panel-messages.ts';
import { type KeptView, SheetView } from './sheet-view.ts';
import { Tabs } from './tabs.ts';

/** What the view keeps when the window is reloaded. The extension reads `uri`. */
interface ViewState extends KeptView {
  readonly uri: string;
  readonly tab: Tab;
  readonly scroll: readonly [number, number];
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromView): void;
  getState(): ViewState | undefined;
  setState(state: ViewState): void;
};

const vscode = acquireVsCodeApi();
const words: Words = JSON.parse(document.body.dataset.words ?? '{}');
const before = vscode.getState();
let tab: Tab = before?.tab ?? 'tables';
/** Where the page was scrolled to before it was reloaded. */
let scroll = before?.scroll;
const sheet = new SheetView(words, {
  post: (message) => vscode.postMessage(message),
  changed: remember,
  usual: ['copy', 'paste', 'showInDraft'],
  before,
  signal: new AbortController().signal,
});
const said = element('p', { className: 'said', role: 'status' });
const charts = new Charts({
  words,
  say: (text) => {
    said.textContent = text;
  },
  save: (name, png) => vscode.postMessage({ kind: 'save picture', name, png }),
});
const title = element('h1', { textContent: document.title });
const panels = {
  tables: sheet.element,
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
  sheet.sums,
);

// Only the extension can post messages to its view.
window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  switch (data.kind) {
    case 'charts':
      charts.draw(data.reports);
      break;
    case 'choose':
      tabs.choose(data.tab);
      break;
    case 'focus':
      if (tab === 'tables') sheet.focus();
      break;
    case 'reveal':
      tabs.choose('tables');
      sheet.take(data);
      break;
    default:
      sheet.take(data);
      if (data.kind === 'tables') scrollBack();
  }
});
document.addEventListener('scroll', remember);
keepFocus((last) => {
  if (sheet.element.contains(last) && last.matches('input')) sheet.focus();
  else last.focus({ preventScroll: true });
});
sheet.start();
tabs.choose(tab);

/** Keeps the state of the view in case the page is reloaded. */
function remember(): void {
  const at = scroll ?? [scrollX, scrollY];
  vscode.setState({ uri: sheet.uri, tab, ...sheet.kept, scroll: at });
}

/** Scrolls to where the page was before it was reloaded, once the tables are there. */
function scrollBack(): void {
  if (!scroll || tab !== 'tables' || sheet.isEmpty) return;
  const [left, top] = scroll;
  scroll = undefined;
  window.scrollTo({ left, top, behavior: 'instant' });
}

/** Runs when another tab is shown. The sums at the bottom belong to the tables. */
function chosen(now: Tab): void {
  said.textContent = '';
  sheet.sums.hidden = now !== 'tables';
  tab = now;
  remember();
  vscode.postMessage({ kind: 'chosen', tab: now });
  scrollBack();
}
