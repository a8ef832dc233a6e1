import type { YearsView } from '../../../../server/src/protocol.ts';
import { element } from '../element.ts';
import { type ChartHost, drawChart } from './chart.ts';

/** The charts of the draft's reports. */
export class Charts {
  readonly element = element('div');
  readonly #host: ChartHost;
  #drawn = '';

  constructor(host: ChartHost) {
    this.#host = host;
  }

  /**
   * Draws the charts if they differ from those that are shown. A list of figures that the user unfolded
   * stays unfolded.
   */
  draw(reports: readonly YearsView[]): void {
    const now = JSON.stringify(reports);
    if (now === this.#drawn) return;
    this.#drawn = now;
    const unfolded = [...this.element.querySelectorAll('details')].map(({ open }) => open);
    const parts = reports.flatMap(({ agency, charts }) => [
      ...(agency === '' ? [] : [element('h2', { textContent: agency })]),
      ...charts.map((chart) => drawChart(chart, this.#host)),
    ]);
    const none = element('p', { textContent: this.#host.words.noCharts });
    this.element.replaceChildren(...(parts.length > 0 ? parts : [none]));
    for (const [index, details] of this.element.querySelectorAll('details').entries()) {
      details.open = unfolded[index] ?? false;
    }
  }
}
