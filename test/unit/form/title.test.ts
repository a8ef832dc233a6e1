import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { open } from '../../kit/read.ts';
import { requestTable } from '../../kit/request-table.ts';

/** Whose report a draft under a title is, and of which year; undefined where it is read as none. */
function read(title: string): [string, number] | undefined {
  const [part] = open(`${title}\n${requestTable()}`).analysis.parts;
  const found = part?.verdict.report.frame.title;
  return found && [found.agency, found.year];
}

describe('a title', () => {
  for (const [title, agency] of [
    ['临江区2024年政府信息公开工作年度报告', '临江区'],
    ['2024年临江区人民政府信息公开工作年度报告', '临江区人民政府'],
    ['临江区水务局2024年度政府信息公开工作报告', '临江区水务局'],
    ['临江区水务局政府信息公开工作2024年度报告', '临江区水务局'],
    ['临江区水务局政府信息公开工作年度报告（2024年度）', '临江区水务局'],
    ['临江区水务局\n2024年度政府\n信息公开工作报告', '临江区水务局'],
  ] as const) {
    it(`says whose and when: ${title.replaceAll('\n', ' ')}`, () => {
      assert.deepEqual(read(title), [agency, 2024]);
    });
  }

  it('is no sentence that speaks of a report', () => {
    assert.equal(read('现公布2024年政府信息公开工作报告。'), undefined);
  });
});
