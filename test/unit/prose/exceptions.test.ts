import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DENIAL_EXCEPTIONS } from '../../../server/src/prose/claims/denial.ts';
import { EXCEPTIONS } from '../../../server/src/prose/claims/exceptions.ts';
import type { Exempt } from '../../../server/src/prose/read-line.ts';
import { readClaims, told, unmarked } from './marked.ts';

const AGENCY = '青川区人民政府';

/** Where, what and which figures the claims of a sentence are, with some exceptions only. */
function read(text: string, exempt?: Exempt): string[] {
  return told(text, readClaims(text, { year: 2024, agency: AGENCY }, exempt));
}

describe('what a number is no count of', () => {
  for (const exception of EXCEPTIONS) {
    test(`${exception.why}: ${exception.example}`, () => {
      const { text, expected } = unmarked(exception.example);
      assert.deepEqual(read(text), expected);
      const others = EXCEPTIONS.filter((other) => other !== exception);
      assert.notDeepEqual(read(text, { exceptions: others }), expected, 'it is of no use');
    });
  }
});

describe('what a word does not deny', () => {
  for (const exception of DENIAL_EXCEPTIONS) {
    test(`${exception.why}: ${exception.example}`, () => {
      const { text, expected } = unmarked(exception.example);
      assert.deepEqual(read(text), expected);
      const others = DENIAL_EXCEPTIONS.filter((other) => other !== exception);
      assert.notDeepEqual(read(text, { denialExceptions: others }), expected, 'it is of no use');
    });
  }
});
