import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { told } from '../../kit/read.ts';
import { checkSlip, checkTyping, generated, NEW_REPORTS, ORDERS } from '../../kit/typing.ts';

describe('a true report typed into a new one, figure by figure', () => {
  for (const [index, notation] of NEW_REPORTS.entries()) {
    for (const [shift, order] of ORDERS.entries()) {
      const seed = 3 * index + shift;
      const form = seed % 2 === 0 ? '2021' : '2019';
      it(`in ${notation[0]}, ${order}: nothing is accused on the way`, () => {
        const figures = generated(seed, form);
        const document = checkTyping({ form, figures, notation, order, seed });
        const left = told(document).filter((line) => !line.startsWith('empty-figure ＿'));
        assert.deepEqual(left, [], 'nothing is left to say but of the sentence');
      });
    }
  }
});

describe('a report typed with one slip', () => {
  for (const order of ORDERS) {
    it(`${order}: the slip is told of when its row or its column is complete`, () => {
      for (const [seed, notation] of NEW_REPORTS.entries()) {
        checkSlip({ form: '2021', figures: generated(seed, '2021'), notation, order, seed });
      }
    });
  }
});
