import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../../scripts/host/paths.ts';
import server from '../../../server/package.json' with { type: 'json' };

describe('the npm package', () => {
  it('has no dependencies, because it is bundled: what the server needs, it needs for development', () => {
    const installs = ['dependencies', 'optionalDependencies', 'peerDependencies'];
    assert.deepEqual(
      installs.filter((key) => key in server),
      [],
    );
  });

  it('runs under its two names', () => {
    assert.equal(server.name, 'gouji');
    assert.deepEqual(Object.keys(server.bin).sort(), ['gouji', 'gouji-language-server']);
  });

  it('is the version that the page on code hosts names', () => {
    const page = readFileSync(path.join(root, 'docs/code-hosts.md'), 'utf8');
    assert.equal(/^ *rev: v(.*)$/m.exec(page)?.[1], server.version);
  });
});
