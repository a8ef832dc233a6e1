import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { layOutChart } from '../../../client/src/table-view/charts/layout.ts';

const figure = fc.option(fc.nat({ max: 1_000_000 }).map(String));

const chart = fc.integer({ min: 1, max: 5 }).chain((years) =>
  fc.record({
    title: fc.constant('图'),
    years: fc.constant(Array.from({ length: years }, (_, index) => String(2020 + index))),
    bars: fc.array(
      fc.record({
        label: fc.string({ maxLength: 40 }),
        figures: fc.array(figure, { minLength: years, maxLength: years }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  }),
);

describe('the layout of a chart', () => {
  it('keeps every bar inside, as long as its figure says, and writes every figure out', () => {
    fc.assert(
      fc.property(chart, (view) => {
        const { width, height, marks } = layOutChart(view);
        const figures = view.bars.flatMap(({ figures }) => figures);
        const values = figures.map(Number).filter((value) => value > 0);
        const bars = marks.flatMap((mark) => (mark.kind === 'bar' ? mark : []));
        assert.equal(bars.length, values.length);
        const longest = Math.max(0, ...bars.map((bar) => bar.width));
        for (const [index, bar] of bars.entries()) {
          assert.ok(bar.x >= 0 && bar.x + bar.width <= width);
          assert.ok(bar.y >= 0 && bar.y + bar.height <= height);
          const share = (values[index] ?? 0) / Math.max(...values);
          assert.ok(Math.abs(bar.width - longest * share) < 0.001);
        }
        const texts = marks.flatMap((mark) => (mark.kind === 'text' ? mark.text : []));
        for (const said of figures) assert.ok(texts.includes(said ?? '–'));
      }),
    );
  });

  it('tells years apart by their names, and draws the report’s own strongest', () => {
    const { marks } = layOutChart({
      title: '图',
      years: ['2023', '2024'],
      bars: [{ label: '（一）予以公开', figures: ['3', '4'] }],
    });
    assert.deepEqual(
      marks.flatMap((mark) => (mark.kind === 'text' ? mark.text : mark.own)),
      ['（一）予以公开', '2023', false, '3', '2024', true, '4'],
    );
  });

  it('cuts a label that is too long for its place', () => {
    const [label] = layOutChart({
      title: '图',
      years: ['2024'],
      bars: [{ label: '申请人逾期未按收费通知要求缴纳费用', figures: ['1'] }],
    }).marks;
    assert.equal(label?.kind === 'text' && label.text, '申请人逾期未按收费通知要求缴…');
  });
});
