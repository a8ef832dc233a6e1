import { describe, it } from 'node:test';
import { check } from '../../kit/fixture.ts';
import { right, traps, wrong } from './tables.ts';

describe('declared-total', () => {
  describe('finds nothing where a table adds up', () => {
    for (const { name, draft, languageId } of right) it(name, () => check(draft, languageId));
  });
  describe('stands at the total that does not', () => {
    for (const { name, draft, languageId } of wrong) it(name, () => check(draft, languageId));
  });
  describe('leaves alone', () => {
    for (const { name, draft, languageId } of traps) it(name, () => check(draft, languageId));
  });
});
