import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { shippedFiles } from '../../scripts/host/extension.ts';
import { codes } from '../../server/src/rules/engine/codes.ts';
import { runInstalled } from '../vscode/hosts.ts';
import { startService } from '../vscode/service.ts';
import { release } from './release.ts';
import { namesInZip } from './zip.ts';

const MOST_BYTES = 682 * 1024;

/** Everything that runs or is read, and nothing else. */
const expected = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  ...[
    'LICENSE.txt',
    'changelog.md',
    'client/out/browser/extension.cjs',
    'client/out/l10n/bundle.l10n.zh-cn.json',
    'client/out/node/extension.cjs',
    'client/out/sample.txt',
    'client/out/table-view.css',
    'client/out/table-view.js',
    'client/out/third-party-notices.txt',
    ...codes.map((code) => `docs/rules/${code}.md`),
    'images/icon.png',
    'images/report-draft-dark.svg',
    'images/report-draft-light.svg',
    ...['any-table', 'draft', 'findings', 'repair', 'tables', 'years'].flatMap((picture) => [
      `images/walkthrough/${picture}.svg`,
      `images/walkthrough/${picture}.zh-cn.svg`,
    ]),
    'language-configuration.json',
    'package.json',
    'package.nls.json',
    'package.nls.zh-cn.json',
    'readme.md',
    'schemas/accepted.schema.json',
    'schemas/config.schema.json',
    'schemas/form.schema.json',
    'server/out/main.browser.js',
    'server/out/main.node.cjs',
    'server/out/package.json',
    'snippets/report-draft.json',
    'syntaxes/report-draft.tmLanguage.json',
  ].map((file) => `extension/${file}`),
];

const work = mkdtempSync(path.join(tmpdir(), 'package-'));
const vsix = path.join(release, 'gouji.vsix');

after(() => rmSync(work, { recursive: true, force: true }));

test('the package holds what is needed, and nothing else', () => {
  assert.deepEqual(namesInZip(readFileSync(vsix)).sort(), expected.toSorted());
});

test('what the tests serve and install otherwise is what the package holds', () => {
  // The packager renames these three, as its registry wants them.
  const renamed = new Map([
    ['CHANGELOG.md', 'changelog.md'],
    ['LICENSE', 'LICENSE.txt'],
    ['README.md', 'readme.md'],
  ]);
  const shipped = shippedFiles().map((file) => `extension/${renamed.get(file) ?? file}`);
  assert.deepEqual(shipped.sort(), expected.slice(2).toSorted());
});

test('the package is small', (context) => {
  const { length } = readFileSync(vsix);
  context.diagnostic(`${Math.ceil(length / 1024)} KB`);
  assert.ok(length <= MOST_BYTES, `${length} bytes`);
});

test('the package, installed in VS Code', async (context) => {
  const workspace = path.join(work, 'workspace');
  mkdirSync(workspace);
  const service = await startService();
  const { problem } = await runInstalled({ service, workspace, seeds: [] }, 'installed', vsix);
  service.stop();
  const [head, ...results] = service.results;
  for (const { name = '', error } of results) {
    await context.test(name, () => {
      if (error !== undefined) throw new Error(error);
    });
  }
  assert.equal(problem, undefined);
  assert.equal(results.length, head?.declared);
});
