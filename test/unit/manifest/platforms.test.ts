import assert from 'node:assert/strict';
import { test } from 'node:test';
import manifest from '../../../package.json' with { type: 'json' };

test('the extension runs on the desktop and in the browser, whatever the workspace is', () => {
  // What a workspace brings along is forms, which are data: nothing of it is run.
  assert.deepEqual(manifest.capabilities, {
    untrustedWorkspaces: { supported: true },
    virtualWorkspaces: { supported: true },
  });
  // The browser's extension host takes CommonJS only, and by the ending sees that this is it.
  assert.match(manifest.main, /^\.\/client\/out\/node\/.*\.cjs$/);
  assert.match(manifest.browser, /^\.\/client\/out\/browser\/.*\.cjs$/);
});
