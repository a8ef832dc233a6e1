import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { check } from '../../kit/fixture.ts';
import { type FormId, reportFigures } from '../../kit/generate/figures.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { open, told } from '../../kit/read.ts';

describe('page numbers', () => {
  it('are told once, however many there are', () => {
    check(`关于本年度的工作
⟦— 1 —⟧{leftover-mark}
行政复议
— 2 —
四、政府信息公开行政复议、行政诉讼情况
— 3 —
\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
— 4 —
\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0
`);
  });

  const numbers = [
    (page: number) => `-${page}-`,
    (page: number) => `- ${page} -`,
    (page: number) => `— ${page} —`,
    (page: number) => `–${page}–`,
    (page: number) => `－　${page}　－`,
    (page: number) => `第 ${page} 页`,
    (page: number) => `第${page}页 共20页`,
  ];

  it('part no table and no row, whatever they look like, wherever a page ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom<FormId>('2021', '2019'),
        fc.constantFrom('tabs' as const, 'lines' as const),
        fc.constantFrom(...numbers),
        fc.integer({ min: 5, max: 40 }),
        (seed, form, notation, number, every) => {
          const report = writeReport(reportFigures(seed, form), notation);
          const lines = report.split('\n');
          const paged = lines
            .flatMap((line, at) =>
              at % every === 0 && at > 2 ? [number(at / every), line] : [line],
            )
            .join('\n');
          const left = told(open(paged)).filter((line) => !line.startsWith('leftover-mark'));
          assert.deepEqual(left, told(open(report)));
          assert.ok(told(open(paged), ['leftover-mark']).length <= 1);
        },
      ),
      { numRuns: 60 },
    );
  });
});
