import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Diagnostic } from 'vscode-languageserver-types';
import { check, fixesAt } from '../../kit/fixture.ts';
import { OWN_FORM, type Taken, takenFromOwn, takenFromReports } from '../../kit/generate/taken.ts';
import { ownForm, settingsWith } from '../../kit/own-form.ts';
import { findingsOf, open } from '../../kit/read.ts';
import { requestTable } from '../../kit/request-table.ts';
import { checkTaken } from '../../kit/untouched.ts';

/** The request table as a pipe table: labels over three columns, then seven figures; 0 where nothing is given. */
function piped(rows: Readonly<Record<string, string>>): string {
  const lines = requestTable()
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [label = '', ...figures] = line.split('\t');
      return `| ${label} |  |  | ${rows[label] ?? figures.join(' | ')} |`;
    });
  return [lines[0], `|${'---|'.repeat(10)}`, ...lines.slice(1)].join('\n');
}

const NEW = '一、本年新收政府信息公开申请数量';
const GRANTED = '（一）予以公开';
const TOTAL = '（七）总计';
const SOUND = {
  [NEW]: '224 | 82 | 2 | 0 | 0 | 7 | 315',
  [GRANTED]: '224 | 82 | 2 | 0 | 0 | 7 | 315',
  [TOTAL]: '224 | 82 | 2 | 0 | 0 | 7 | 315',
};

describe('a row without one of its cells', () => {
  it('keeps its figures where they stand if the sums leave no other column to them', () => {
    const rows = { ...SOUND, [NEW]: '⟦224 | 82 | 2 | 0 | 0 | 7⟧{empty-figure}' };
    check(piped(rows), 'markdown');
    const said = (cells: string) =>
      findingsOf(open(piped({ ...SOUND, [NEW]: cells }), 'markdown')).map(
        Diagnostic.getMessageString,
      );
    assert.deepEqual(said('224 | 82 | 2 | 0 | 0 | 7'), [
      'The row “一、本年新收” has no cell for “总计”.',
    ]);
    assert.deepEqual(said('82 | 2 | 0 | 0 | 7 | 315'), [
      'The row “一、本年新收” has no cell for “自然人”.',
    ]);
    assert.match(
      said('224 | 82 | 2 | 0 | 7 | 315').join(),
      /Which ones are missing cannot be determined\.$/,
    );
  });

  it('says nothing of sums that other figures than its own put out', () => {
    const rows = {
      ...SOUND,
      [GRANTED]: '224 | 82 | 2 | 0 | 0 | ⟦8⟧{suspect-figure} | 315',
      [NEW]: '⟦224 | 82 | 2 | 0 | 0 | 7⟧{empty-figure}',
    };
    check(piped(rows), 'markdown');
  });

  it('has no blank cell of its labels taken for a figure, if rows omit the bar at their beginning', () => {
    const barred = (cells: string) =>
      requestTable()
        .trimEnd()
        .split('\n')
        .map((line) => {
          const [label = '', ...figures] = line.split('\t');
          const given = { ...SOUND, [GRANTED]: cells }[label] ?? figures.join('|');
          if (/^[一二四]、/.test(label)) return `${label}|||${given}`;
          return `${label === GRANTED ? '三、本年度办理结果' : ''}|${label}||${given}`;
        })
        .join('\n');
    const codes = (text: string) => findingsOf(open(text)).map(({ code }) => code);
    assert.deepEqual(codes(barred(SOUND[GRANTED])), []);
    for (const cells of ['224|2|0|0|7|315', '82|2|0|0|7|315', '224|82|2|0|0|7']) {
      assert.deepEqual(codes(barred(cells)), ['empty-figure'], cells);
    }
  });

  it('stays uncertain where no column suits the sums, and none of its figures is changed', () => {
    const rows = { ...SOUND, [NEW]: '⟦224 | 28 | 2 | 0 | 0 | 7⟧{empty-figure}' };
    check(piped(rows), 'markdown');
    assert.deepEqual(fixesAt(piped({ ...SOUND, [NEW]: '224 | 2$08 | 2 | 0 | 0 | 7' })), []);
  });
});

describe('figures taken out of a sound table, of any row, in any notation', () => {
  const numRuns = 200;

  it('cost no other figure of a report', () => {
    const holds = (taken: Taken) => checkTaken(open(taken.text, taken.languageId), taken);
    fc.assert(fc.property(takenFromReports, holds), { numRuns });
  });

  it('cost no other figure of a table of a form of one’s own', () => {
    const settings = settingsWith(OWN_FORM);
    const holds = (taken: Taken) => checkTaken(open(taken.text, taken.languageId, settings), taken);
    fc.assert(fc.property(takenFromOwn(ownForm(OWN_FORM)), holds), { numRuns });
  });
});
