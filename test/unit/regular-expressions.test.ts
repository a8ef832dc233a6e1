import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Expression, parse } from 'acorn';
import { simple } from 'acorn-walk';
import { analyse } from 'scslre';
import { languages } from '../../server/src/prose/form-language.ts';
import { statutory } from '../kit/statutory.ts';

const root = path.join(import.meta.dirname, '../..');

/**
 * Expressions that would take time quadratic in the text that they are given, and what text that is. An
 * entry is an expression to the letter, so that it is looked at again when it changes.
 */
const ONLY_SHORT_TEXTS: ReadonlyMap<string, string> = new Map([
  [
    '/《[^》]*》/g',
    'rules/support/quoted-titles.ts: the text up to its last 》, where every 《 finds its end',
  ],
]);

/** Why an expression takes more than linear time; undefined where it does not. */
function superLinear(source: string, flags: string): string | undefined {
  // What is left of a text may match or not; neither may cost more than the text is long.
  const [report] = analyse({ source, flags }, { assumeRejectingSuffix: false }).reports;
  if (!report) return undefined;
  const { type, character } = report;
  return `${type}${report.exponential ? ', exponential' : ''}: /${source}/${flags} on many “${character.pick}”`;
}

interface Found {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** The expressions that stand in a source as literals. */
function literalsIn(file: string): Found[] {
  const found: Found[] = [];
  const js = stripTypeScriptTypes(readFileSync(path.join(root, file), 'utf8'));
  const literal = (node: Expression) => {
    if (node.type !== 'Literal' || !node.regex) return;
    found.push({ file, source: node.regex.pattern, flags: node.regex.flags });
  };
  simple(parse(js, { ecmaVersion: 'latest', sourceType: 'module' }), { Literal: literal });
  return found;
}

const [current] = statutory;

/** The expressions that modules put together from pieces as they are loaded, and for the words of a form. */
async function composedIn(files: readonly string[]): Promise<Found[]> {
  const found: Found[] = [];
  const { RegExp: original } = globalThis;
  let loading = '';
  globalThis.RegExp = new Proxy(original, {
    construct(target, args: [string | RegExp, string?], asked) {
      const made: RegExp = Reflect.construct(target, args, asked);
      found.push({ file: loading, source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    for (const file of files) {
      loading = file;
      await import(pathToFileURL(path.join(root, file)).href);
    }
    loading = 'the language of a form';
    languages()(current);
  } finally {
    globalThis.RegExp = original;
  }
  return found;
}

describe('the regular expressions of the server and the client', () => {
  const server = globSync('server/src/**/*.ts', { cwd: root });
  const client = globSync('client/src/**/*.ts', { cwd: root });
  /** Programs of their own, which run as they are loaded. */
  const programs = /^server\/src\/(?:main\.|cli\.ts)/;

  it('take time linear in any text, but for those that are given short ones only', async () => {
    const composed = await composedIn(server.filter((file) => !programs.test(file)));
    const all = [...server.flatMap(literalsIn), ...client.flatMap(literalsIn), ...composed];
    assert.ok(composed.length > 5, 'expressions put together from pieces are seen');
    assert.ok(all.length > 200, 'and literals');
    const told = all.flatMap(({ file, source, flags }) => {
      if (ONLY_SHORT_TEXTS.has(`/${source}/${flags}`)) return [];
      const why = superLinear(source, flags);
      return why === undefined ? [] : [`${file}: ${why}`];
    });
    assert.deepEqual(told, []);
  });

  it('are all there that are excepted, and need to be', () => {
    const literals = new Set(
      server.flatMap(literalsIn).map(({ source, flags }) => `/${source}/${flags}`),
    );
    for (const expression of ONLY_SHORT_TEXTS.keys()) {
      assert.ok(literals.has(expression), `${expression} is in the sources`);
      const end = expression.lastIndexOf('/');
      assert.ok(superLinear(expression.slice(1, end), expression.slice(end + 1)), expression);
    }
  });

  for (const [source, type] of [
    [String.raw`\s+$`, 'Move'],
    ['《[^》]*》', 'Move'],
    [String.raw`^\d*\w+$`, 'Trade'],
    ['^(?:a+)+$', 'Self'],
    ['^(?:a|ba+)+$', 'Trade'],
  ] as const) {
    it(`would be told of: ${source}`, () => {
      assert.match(superLinear(source, '') ?? '', new RegExp(`^${type}`));
    });
  }

  for (const source of [String.raw`^\s+`, String.raw`\s{0,9}$`, '《[^《》]*》', '[^，]，']) {
    it(`would not be told of: ${source}`, () => assert.equal(superLinear(source, ''), undefined));
  }
});
