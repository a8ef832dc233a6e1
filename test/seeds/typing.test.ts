import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { open, told } from '../kit/read.ts';
import { checkTyping, type Figures, NEW_REPORTS, ORDERS } from '../kit/typing.ts';
import { seeds } from './seeds.ts';

const SUMS = ['row-total', 'column-total', 'balance', 'suspect-figure', 'empty-figure'];

describe('a published report typed into a new one', () => {
  for (const [name, draft] of seeds) {
    const document = open(draft);
    // What is wrong in a published report is rightly told of.
    const isSound = told(document, SUMS).length === 0;
    it(`${name}: nothing is accused on the way`, { skip: !isSound && 'it has wrong sums' }, () => {
      const { ledger, report } = document.analysis.parts[0]?.verdict ?? {};
      const figures: Figures = new Map(
        ledger?.tables.map(({ table, figures }) => [
          table.form.id,
          figures.map(({ written }) => written?.cell.text ?? '0'),
        ]),
      );
      const form = report?.frame.form?.id === '2019' ? '2019' : '2021';
      for (const [index, notation] of NEW_REPORTS.entries()) {
        const order = ORDERS[index % ORDERS.length] ?? 'by row';
        const typed = checkTyping({ form, figures, notation, order, seed: index });
        const left = told(typed, SUMS).filter((line) => !line.startsWith('empty-figure ＿'));
        assert.deepEqual(left, []);
      }
    });
  }
});
