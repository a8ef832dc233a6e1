import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { InitializeResult } from 'vscode-languageserver';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../../scripts/host/paths.ts';
import { run } from '../../scripts/host/run.ts';
import serverManifest from '../../server/package.json' with { type: 'json' };
import { Client } from '../protocol/client.ts';
import { archive, folder, type Ran, ran } from './installed.ts';

/** Everything that runs or is read, and nothing else. */
const expected = [
  'LICENSE',
  'README.md',
  'out/cli.cjs',
  'out/main.browser.js',
  'out/main.node.cjs',
  'out/package.json',
  'out/service.d.mts',
  'out/service.mjs',
  'out/third-party-notices.txt',
  'package.json',
];

const MOST_BYTES = 1052 * 1024;

/** A program that uses the library, in the server's own README, and what the README says it prints. */
const readme = readFileSync(path.join(root, 'server/README.md'), 'utf8');
const [, example = '', printed = ''] = /^```ts\n(.*?)^\/\/ (.*)\n```$/ms.exec(readme) ?? [];

const installed = path.join(folder, 'node_modules/gouji');

describe('the npm package', () => {
  /** Runs a program of the package as a user does. */
  function npx(...args: readonly string[]): Promise<Ran> {
    return ran('npx', ['--offline', ...args]);
  }

  it('holds what is needed, and nothing else', () => {
    const files = readdirSync(installed, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.relative(installed, path.join(parentPath, name)));
    assert.deepEqual(files.map((file) => file.replaceAll(path.sep, '/')).sort(), expected);
    assert.ok(readFileSync(archive).length <= MOST_BYTES, `${readFileSync(archive).length} bytes`);
  });

  it('needs no other package', () => {
    assert.deepEqual(readdirSync(path.join(folder, 'node_modules')).sort(), [
      '.bin',
      '.package-lock.json',
      'gouji',
    ]);
  });

  it('says its version', async () => {
    for (const program of Object.keys(serverManifest.bin)) {
      const { out, code } = await npx(program, '--version');
      assert.deepEqual({ out, code }, { out: `${manifest.version}\n`, code: 0 }, program);
    }
  });

  it('checks a folder', async () => {
    const { out, code } = await npx('gouji', 'check', '.');
    assert.match(out, /^samples.*\.docx:.*suspect-figure .*194/m);
    assert.equal(code, 1);
  });

  it('serves an editor', async () => {
    const client = new Client(
      [],
      path.join(installed, serverManifest.bin['gouji-language-server']),
    );
    const { serverInfo, capabilities } = await client.request<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    assert.equal(serverInfo?.version, manifest.version);
    assert.equal(capabilities.hoverProvider, true);
    assert.equal(await client.end(), 0);
  });

  it('is a library with types, as its README says', async () => {
    const strictest = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false };
    const options = { ...strictest, target: 'es2022', module: 'nodenext', outDir: 'built' };
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    writeFileSync(
      path.join(folder, 'program.ts'),
      `declare const console: { log(text: string): void };\n${example}`,
    );
    writeFileSync(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: { ...options, lib: ['es2022'], types: [] },
        files: ['program.ts'],
      }),
    );
    await run('tsc', ['-p', folder], root);
    const { out } = await ran(process.execPath, ['built/program.js']);
    assert.equal(out, `${printed}\n`);
  });
});
