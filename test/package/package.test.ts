// In one process, because the packages are made once and for all tests.
import './extension-package.ts';
import './npm-package.ts';
import './code-hosts.ts';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import extension from '../../package.json' with { type: 'json' };
import { root } from '../../scripts/host/paths.ts';
import { run } from '../../scripts/host/run.ts';
import server from '../../server/package.json' with { type: 'json' };
import { release } from './release.ts';

describe('a release', () => {
  it('has packages of one version, which say the same of themselves', () => {
    for (const key of ['name', 'version', 'license', 'homepage', 'bugs'] as const) {
      assert.equal(server[key], extension[key], key);
    }
    assert.equal(server.engines.node, extension.engines.node);
    assert.equal(server.repository.url, extension.repository.url);
  });

  it('has the checksums of its files', () => {
    const lines = readFileSync(path.join(release, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => line.split('  ')[1]),
      ['gouji.html', 'gouji.tgz', 'gouji.vsix'],
    );
    for (const line of lines) {
      const [sum, file = ''] = line.split('  ');
      const content = readFileSync(path.join(release, file));
      assert.equal(createHash('sha256').update(content).digest('hex'), sum, file);
    }
  });

  it('says what has changed', () => {
    const notes = readFileSync(path.join(release, 'notes.md'), 'utf8');
    assert.match(notes, /^### /);
    assert.doesNotMatch(notes, /^## /m);
  });

  /** Runs a step of the workflow as it stands. It fails, because nobody here may publish, and says why. */
  const whyNot = (step: string, ...more: readonly string[]) =>
    run('npm', ['run', step, ...more], root, { npm_config_fetch_retries: '0' }).then(
      () => '',
      (reason) => String(reason),
    );

  it('is published by commands that lack nothing but the identity of the workflow', async () => {
    assert.equal(await whyNot('release:npm', '--', '--dry-run'), '');
    assert.match(await whyNot('release:marketplace'), /OIDC/);
    assert.match(await whyNot('release:open-vsx'), /OIDC/);
  });

  it('is published with files that it has', () => {
    const named = JSON.stringify(extension.scripts).match(/release\/[\w.]+/g) ?? [];
    assert.notEqual(named.length, 0);
    for (const file of named) assert.ok(existsSync(path.join(root, file)), file);
  });

  it('is not made on a tag of another version', async () => {
    const tag = { GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'v0.0.0' };
    await assert.rejects(run('npm', ['run', 'release:pack'], root, tag), /the tag is v0\.0\.0/);
  });
});
