import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { withKeys, withoutKeys } from '../../../scripts/build/statutory-forms.ts';
import { statutoryForms } from '../../../server/src/form/statutory.ts';

const written = (data: unknown) => JSON.parse(JSON.stringify(data));

describe('the forms in a bundle', () => {
  it('are the statutory forms, in two thirds of their text', () => {
    const forms = written(statutoryForms());
    const embedded = JSON.stringify(withoutKeys(statutoryForms()));
    assert.ok(isDeepStrictEqual(withKeys(JSON.parse(embedded)), forms));
    assert.ok(embedded.length < (JSON.stringify(forms).length * 2) / 3);
  });

  it('may contain what is empty, and lists that begin with a number', () => {
    const data = { list: [[], {}, [1, 'a', null, true], [0]], '': { a: {}, list: [{ a: 1 }] } };
    assert.deepEqual(withKeys(written(withoutKeys(data))), data);
  });
});
