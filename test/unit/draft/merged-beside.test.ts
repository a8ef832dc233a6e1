import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { check } from '../../kit/fixture.ts';
import { type FormId, reportFigures } from '../../kit/generate/figures.ts';
import { findingsOf, open } from '../../kit/read.ts';
import { statutory } from '../../kit/statutory.ts';
import { Random } from '../reconcile/random.ts';

const HEADINGS = '自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计';
const SECTION = '三、收到和处理政府信息公开申请情况';
const LABELS_AT = 12;

/** The request table by its layout: labels wrap, and the text of cells merged over rows stands beside them. */
function layOut(seed: number, formId: FormId, wrong: number, random: Random): string {
  const form = statutory.find(({ id }) => id === formId);
  const rows = form?.tables.find(({ id }) => id === 'requests')?.rows ?? [];
  const { requests } = reportFigures(seed, formId);
  const lines: string[] = [];
  let merged: string[] = [];
  let path = '';
  for (const [index, { label, path: groups }] of rows.entries()) {
    if (groups.join() !== path) {
      path = groups.join();
      const text = groups.at(-1) ?? '';
      merged = text.match(random.next() < 0.5 ? /.{1,4}/g : /./g) ?? [];
    }
    const width = random.whole(8, 16);
    const pieces = label.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
    const figures = (requests[index] ?? []).map((text, column) =>
      index === wrong && column === 1 ? `${text}7` : text,
    );
    const beside = pieces.length > 1 && random.next() < 0.5 ? random.whole(1, pieces.length) : -1;
    const own = pieces.length === 1 || beside < 0 ? random.whole(0, pieces.length) : -1;
    const isLastRow = rows[index + 1]?.path.join() !== path;
    for (const [at, piece] of pieces.entries()) {
      const left = (random.next() < 0.7 ? merged.shift() : undefined) ?? '';
      const cells = [piece, ...(at === own ? figures : [])].join('   ');
      if (at === beside) lines.push(`${' '.repeat(40)}${figures.join('   ')}`);
      lines.push(`${left.padEnd(LABELS_AT)}${cells}`);
    }
    if (isLastRow) {
      lines.push(...merged);
      merged = [];
    }
  }
  return `${SECTION}\n${HEADINGS}\n${lines.join('\n')}\n`;
}

describe('a label that wraps beside a cell merged over several rows', () => {
  it('is put together without the pieces of that cell', () => {
    check(`${SECTION}
⟦自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计⟧{missing-row}
度            1.属于国家秘密      0 0 0 0 0 0 0
办            2.其他法律行政法
理            规禁止公开         5 0 0 0 0 0 ⟦6⟧{row-total}
结果           3.危及“三安全
            一稳定”          0 0 0 0 0 0 0
`);
  });

  it('is put together however it wraps, and an error in its row is told', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom<FormId>('2021', '2019'),
        fc.integer({ min: -1, max: 22 }),
        fc.nat(),
        (seed, form, wrong, draw) => {
          const text = layOut(seed, form, wrong, new Random(draw));
          const found = findingsOf(open(text)).map(({ code, message }) => `${code} ${message}`);
          assert.ok(
            !found.some((line) => line.startsWith('missing-row')),
            `${text}\n${found.join('\n')}`,
          );
          assert.ok(
            !found.some((line) => line.startsWith('unknown-row')),
            `${text}\n${found.join('\n')}`,
          );
          assert.equal(found.length > 0, wrong >= 0, found.join('\n'));
        },
      ),
      { numRuns: 60 },
    );
  });
});
