import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { root } from '../../scripts/host/paths.ts';
import serverManifest from '../../server/package.json' with { type: 'json' };
import { type Installable, whyMissing } from './install.ts';

const page = readFileSync(path.join(root, 'docs/editors.md'), 'utf8');
const sample = readFileSync(
  path.join(root, 'samples/江城市沿江区2024年政府信息公开工作年度报告（错一个数）.txt'),
  'utf8',
);

/** The configurations of an editor on the page, in a language. */
function configurations(language: string): string[] {
  return [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, of, text = '']) =>
    of === language ? [text] : [],
  );
}

/** What an editor saw; it writes this itself. */
interface Seen {
  /** The kind of the draft, as this editor says it. */
  readonly kind: string;
  readonly finding: { readonly line: number; readonly message: string };
  readonly hover: string;
  /** The mistake in a form file, and the names that can be written there. */
  readonly form?: { readonly message: string; readonly names: readonly string[] };
}

/** A form in which an equation has a name that is not in its table. */
const FORM =
  '{"id":"own","name":"F","tables":[{"id":"t","columns":["male","female","all"],"rows":["a","b"],"relations":["all = man + female"]}]}';

/** What is written in the sample, and what should be. */
const [WRONG, RIGHT] = ['194', '149'];
const LINE = sample.split('\n').indexOf(`\t${WRONG}`) + 1;

const neovim: Installable = { works: ['nvim', '--version'], packages: ['neovim'] };
const emacs: Installable = {
  works: ['emacs', '--batch', '--eval', "(require 'eglot)"],
  // Before version 29, Emacs has no Eglot of its own.
  packages: ['emacs-nox', 'elpa-eglot'],
};

/** Puts the programs of the npm package into a folder under their names, as installing it would. */
function installIn(folder: string): void {
  mkdirSync(folder);
  for (const [name, file] of Object.entries(serverManifest.bin)) {
    const program = JSON.stringify(path.join(root, 'server', file));
    const start = `#!${process.execPath}\nrequire(${program});\n`;
    writeFileSync(path.join(folder, name), start, { mode: 0o755 });
  }
}

describe('an editor that is configured as docs/editors.md says', () => {
  const work = mkdtempSync(path.join(tmpdir(), 'gouji-editors-'));
  after(() => rmSync(work, { recursive: true, force: true }));
  const programs = path.join(work, 'bin');
  installIn(programs);

  /**
   * Lets an editor find, explain and mend the wrong figure of the sample.
   *
   * @param place Where its configuration is, in the home of the user.
   */
  function drive(command: string, args: readonly string[], place: string, config: string): Seen {
    const home = mkdtempSync(path.join(work, `${command}-`));
    const draft = path.join(home, '草稿2024年报.txt');
    const seen = path.join(home, 'seen.json');
    const form = path.join(home, '.gouji/forms/own.json');
    mkdirSync(path.dirname(form), { recursive: true });
    writeFileSync(form, FORM);
    writeFileSync(draft, sample);
    mkdirSync(path.dirname(path.join(home, place)), { recursive: true });
    writeFileSync(path.join(home, place), config);
    const { status, stderr } = spawnSync(command, args, {
      cwd: home,
      encoding: 'utf8',
      timeout: 300_000,
      env: {
        ...process.env,
        PATH: `${programs}${path.delimiter}${process.env.PATH}`,
        HOME: home,
        XDG_CONFIG_HOME: path.join(home, '.config'),
        XDG_DATA_HOME: path.join(home, '.local/share'),
        XDG_STATE_HOME: path.join(home, '.local/state'),
        XDG_CACHE_HOME: path.join(home, '.cache'),
        DRAFT: draft,
        FIX: RIGHT,
        FORM: form,
        SEEN: seen,
      },
    });
    assert.equal(status, 0, stderr);
    const what: Seen = JSON.parse(readFileSync(seen, 'utf8'));
    const { kind, finding, hover } = what;
    assert.match(kind, /^report-draft/);
    assert.equal(finding.line, LINE);
    assert.match(finding.message, new RegExp(`${WRONG} 应为 ${RIGHT}`));
    assert.match(hover, /163 ≠ 208/);
    assert.equal(
      readFileSync(draft, 'utf8'),
      sample.replace(`\n\t${WRONG}\n`, `\n\t${RIGHT}\n`),
      'the fix changes the figure, and nothing else',
    );
    return what;
  }

  it('Neovim shows findings and sums, and applies a fix', (context) => {
    const missing = whyMissing(neovim);
    if (missing !== undefined) return context.skip(missing);
    const { stdout: version } = spawnSync('nvim', ['--version'], { encoding: 'utf8' });
    const [config = '', ofOldOnes = ''] = configurations('lua');
    const isOld = version.startsWith('NVIM v0.7.');
    context.diagnostic(version.split('\n', 1)[0] ?? '');
    const args = ['--headless', '-n', '-S', path.join(import.meta.dirname, 'neovim.lua')];
    const { form } = drive(
      'nvim',
      args,
      '.config/nvim/init.lua',
      isOld ? ofOldOnes + config : config,
    );
    assert.match(form?.message ?? '', /man.*male; female; all/);
    assert.deepEqual(form?.names, ['male', 'female', 'all']);
  });

  it('Emacs shows findings and sums, and applies a fix', (context) => {
    const missing = whyMissing(emacs);
    if (missing !== undefined) return context.skip(missing);
    const { stdout: version } = spawnSync('emacs', ['--version'], { encoding: 'utf8' });
    context.diagnostic(version.split('\n', 1)[0] ?? '');
    const [config = ''] = configurations('elisp');
    const place = '.emacs.d/init.el';
    // A batch reads no configuration of its own.
    const args = ['--batch', '-l', `./${place}`, '-l', path.join(import.meta.dirname, 'emacs.el')];
    drive('emacs', args, place, config);
  });

  it('starts the server by the name that the npm package gives it', () => {
    const [program] = Object.keys(serverManifest.bin).filter((name) => name !== 'gouji');
    const all = ['lua', 'elisp', 'toml'].map((language) => configurations(language)[0]);
    for (const config of all) assert.match(config ?? '', new RegExp(`["']${program}["']`));
  });
});
