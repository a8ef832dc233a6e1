import assert from 'node:assert/strict';
import { test } from 'node:test';
import manifest from '../../../package.json' with { type: 'json' };
import { codes } from '../../../server/src/rules/engine/finding.ts';

test('the setting gouji.rules offers every code that the server reports', () => {
  const offered = Object.keys(
    manifest.contributes.configuration.properties['gouji.rules'].properties,
  );
  assert.deepEqual(
    codes.filter((code) => !offered.includes(code)),
    [],
  );
});
