import type { ChartView } from '../../../../server/src/protocol.ts';

/** A bar or a text of a chart. Lengths are in CSS pixels, from the chart's top left corner. */
export type ChartMark =
  | {
      readonly kind: 'bar';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      /** Whether the bar belongs to the last year, which is the report's own. */
      readonly own: boolean;
    }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      /** The middle of the line. */
      readonly y: number;
      readonly anchor: 'start' | 'end';
    };

/** A chart laid out. */
export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly ChartMark[];
}

/** The size of the text, in CSS pixels. */
export const FONT_SIZE = 14;
const WIDTH = 640;
const BAR = 20;
const GAP = 6;
const MOST_LABEL = 15;

/**
 * Lays out a chart: bars below each other, each with its label, year and figure as text, so that nothing
 * is told by colour or length alone. A figure that is not known is a dash without a bar.
 */
export function layOutChart({ years, bars }: ChartView): ChartLayout {
  const several = years.length > 1;
  const labels = bars.map(({ label }) => cut(label));
  const values = bars.flatMap(({ figures }) => figures.map(Number));
  const labelWidth = widest(labels);
  const yearWidth = several ? widest(years) + GAP : 0;
  const figureWidth = widest(bars.flatMap(({ figures }) => figures.map((figure) => figure ?? '–')));
  const left = labelWidth + GAP + yearWidth + GAP;
  const gap = several ? 2 * GAP : GAP;
  const group = BAR * years.length + gap;
  const longest = WIDTH - left - figureWidth - GAP;
  const most = Math.max(1, ...values);
  const marks = bars.flatMap(({ figures }, index): ChartMark[] => {
    const top = index * group + gap / 2;
    const middle = top + (BAR * years.length) / 2;
    const label = { text: labels[index] ?? '', x: labelWidth, y: middle };
    const told = figures.flatMap((figure, year): ChartMark[] => {
      const y = top + BAR * year;
      const width = (Number(figure) / most) * longest;
      const own = year === years.length - 1;
      const line = { kind: 'text', y: y + BAR / 2 } as const;
      const name: ChartMark[] = several
        ? [{ ...line, text: years[year] ?? '', x: left - GAP, anchor: 'end' }]
        : [];
      const bar: ChartMark[] =
        width > 0 ? [{ kind: 'bar', x: left, y: y + 1, width, height: BAR - 2, own }] : [];
      const said: ChartMark = {
        ...line,
        text: figure ?? '–',
        x: left + width + GAP,
        anchor: 'start',
      };
      return [...name, ...bar, said];
    });
    return [{ kind: 'text', ...label, anchor: 'end' }, ...told];
  });
  return { width: WIDTH, height: group * bars.length, marks };
}

function cut(label: string): string {
  return label.length > MOST_LABEL ? `${label.slice(0, MOST_LABEL - 1)}…` : label;
}

/** The width of the widest text, a little generous. Chinese characters are about as wide as they are high. */
function widest(texts: readonly string[]): number {
  const widths = texts.map((text) =>
    [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 1.1 : 0.62), 0),
  );
  return Math.ceil(Math.max(0, ...widths) * FONT_SIZE);
}
