import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settingsOf } from '../../../server/src/analysis.ts';
import type { Form } from '../../../server/src/form/form.ts';
import { formsOf } from '../../../server/src/form/forms.ts';
import { statutoryForms } from '../../../server/src/form/statutory.ts';
import { finalAccounts, writeAccounts } from '../../kit/generate/final-accounts.ts';
import { findingsOf, open, settings } from '../../kit/read.ts';

test('statutory forms are plain data, which the build can write down', () => {
  const forms = statutoryForms();
  assert.deepEqual(JSON.parse(JSON.stringify(forms)), written(forms));
});

test('statutory forms are used alike once they are written down', () => {
  const forms: [Form, ...Form[]] = JSON.parse(JSON.stringify(statutoryForms()));
  const asBuilt = settingsOf(formsOf(forms), settings.t, {});
  const draft = writeAccounts(finalAccounts(1), 'tabs');
  assert.deepEqual(findingsOf(open(draft, 'report-draft', asBuilt)), []);
});

/** A value without what JSON leaves out as undefined. */
function written(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null) return value;
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.map(([key, one]) => [key, written(one)]));
}
