import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statutoryForms } from '../../../server/src/form/statutory.ts';

test('statutory forms are plain data, which the build can write down', () => {
  const forms = statutoryForms();
  assert.deepEqual(JSON.parse(JSON.stringify(forms)), written(forms));
});

/** A value without what JSON leaves out as undefined. */
function written(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null) return value;
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.map(([key, one]) => [key, written(one)]));
}
