import type { ChartView } from '../../../../server/src/protocol.ts';
import { element } from '../element.ts';
import type { Words } from '../panel-messages.ts';
import { layOutChart } from './layout.ts';
import { drawPng } from './png.ts';
import { drawSvg } from './svg.ts';

/** What a chart needs from the page. */
export interface ChartHost {
  readonly words: Words;
  /** Reports what was done, also to screen readers. */
  say(text: string): void;
  /** Saves a picture that the clipboard did not accept. */
  save(name: string, png: Uint8Array): void;
}

/** A chart with its title, a button that copies it, and the same figures as a table. */
export function drawChart(chart: ChartView, host: ChartHost): HTMLElement {
  const { words } = host;
  const layout = layOutChart(chart);
  const copy = element('button', { type: 'button', textContent: words.copyPicture });
  copy.setAttribute('aria-label', `${words.copyPicture}: ${chart.title}`);
  copy.addEventListener('click', () => void hand(drawPng(layout, chart.title), chart, host));
  const picture = element('div', { className: 'chart' });
  picture.append(drawSvg(layout, chart.title));
  return element(
    'section',
    {},
    element('h3', { textContent: chart.title }),
    picture,
    copy,
    element(
      'details',
      {},
      element('summary', { textContent: words.asTable }),
      element('div', { className: 'grid' }, drawTable(chart, words)),
    ),
  );
}

/** Copies the picture, or saves it if the clipboard does not accept it. */
async function hand(drawn: Promise<Blob>, chart: ChartView, host: ChartHost): Promise<void> {
  try {
    // The clipboard can be used only shortly after the click, so it is given the promise.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': drawn })]);
    host.say(host.words.copied);
  } catch {
    const bytes = await (await drawn).arrayBuffer();
    host.save(chart.title, new Uint8Array(bytes));
  }
}

function drawTable({ title, years, bars }: ChartView, words: Words): HTMLTableElement {
  const heading = (text: string, scope: string) =>
    element('th', { textContent: text === '' ? words.figure : text, scope });
  return element(
    'table',
    {},
    element('caption', { textContent: title, className: 'heard' }),
    element(
      'thead',
      {},
      element('tr', {}, element('td'), ...years.map((year) => heading(year, 'col'))),
    ),
    element(
      'tbody',
      {},
      ...bars.map(({ label, figures }) =>
        element(
          'tr',
          {},
          heading(label, 'row'),
          ...figures.map((figure) => element('td', { textContent: figure ?? '–' })),
        ),
      ),
    ),
  );
}
