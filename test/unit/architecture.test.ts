import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const root = path.join(import.meta.dirname, '../..');

/**
 * The rooms of the server from the ground up: the order of the code map in ARCHITECTURE.md. Each may import what
 * stands before it, and itself.
 */
const FLOORS = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `server/src/'))
  .map((line) => [...(line.split('|')[1] ?? '').matchAll(/`(?:server\/src\/)?([^`]+)`/g)])
  .map((names) => names.map(([, name = '']) => name.replace(/\/$/, '')));

/** For each file, what it imports, types too; paths from the root. */
const imports = new Map(
  globSync('{server,client,page}/src/**/*.ts', { cwd: root }).map((file) => {
    const source = readFileSync(path.join(root, file), 'utf8');
    const named = [
      ...source.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'|\bimport\('([^']+)'\)/gm),
    ];
    return [
      file,
      named.map(([, from, lazily]) => {
        const name = from ?? lazily ?? '';
        return name.startsWith('.') ? path.join(path.dirname(file), name) : name;
      }),
    ] as const;
  }),
);

function floorOf(file: string): number {
  const [first = ''] = path.relative('server/src', file).split(path.sep);
  return FLOORS.findIndex((rooms) => rooms.includes(first));
}

/** The names that stand in several files, with these. */
function twice(named: readonly { readonly name: string; readonly file: string }[]): string[] {
  const files = new Map<string, string[]>();
  for (const { name, file } of named) files.set(name, [...(files.get(name) ?? []), file]);
  return [...files].flatMap(([name, all]) => (all.length > 1 ? `${name}: ${all.join(', ')}` : []));
}

describe('the house', () => {
  it('has a floor for every file of the server', () => {
    const files = [...imports.keys()].filter((file) => file.startsWith('server'));
    assert.ok(files.length > 100);
    assert.deepEqual(
      files.filter((file) => floorOf(file) < 0),
      [],
    );
  });

  it('has no generator function within another function, for the reason told in steps.ts', () => {
    const within = [...imports.keys()].filter((file) =>
      /^[ \t].*\bfunction\s*\*/m.test(readFileSync(path.join(root, file), 'utf8')),
    );
    assert.deepEqual(within, []);
  });

  it('has no import that runs upward', () => {
    const upward = [...imports].flatMap(([file, names]) =>
      names
        .filter((name) => file.startsWith('server') && floorOf(name) > floorOf(file))
        .map((name) => `${file} → ${name}`),
    );
    assert.deepEqual(upward, []);
  });

  it('has rules that know of none other, nor does what they share', () => {
    const isRule = /^server\/src\/rules\/[^/]+$/;
    const isRuleOrShared = /^server\/src\/rules\/(?!engine\/)/;
    const wrong = [...imports].flatMap(([file, names]) =>
      isRuleOrShared.test(file)
        ? names.filter((name) => isRule.test(name)).map((name) => `${file} → ${name}`)
        : [],
    );
    assert.deepEqual(wrong, []);
  });

  it('has no file name twice, but for what two platforms have each in its way', () => {
    const files = [...imports.keys()].filter((file) => !file.startsWith('client/src/browser/'));
    const named = files.map((file) => ({ name: path.basename(file), file }));
    assert.deepEqual(
      twice(named).filter((said) => !said.startsWith('index.ts')),
      [],
    );
  });

  it('has no exported type under a name that another has', () => {
    const types = [...imports.keys()].flatMap((file) => {
      const source = readFileSync(path.join(root, file), 'utf8');
      const exported = /^export (?:declare )?(?:abstract )?(?:interface|type|class|enum) (\w+)/gm;
      return [...source.matchAll(exported)].map(([, name = '']) => ({ name, file }));
    });
    assert.deepEqual(twice(types), []);
  });

  it('has no circle, not even of types', () => {
    const done = new Set<string>();
    const walk = (file: string, trail: readonly string[]): void => {
      assert.ok(!trail.includes(file), [...trail, file].join(' → '));
      if (done.has(file)) return;
      for (const name of imports.get(file) ?? []) walk(name, [...trail, file]);
      done.add(file);
    };
    for (const file of imports.keys()) walk(file, []);
  });

  it('asks nowhere outside draft/ which notation a table is in', () => {
    const asks = /\bnotation(?:\.name)? *[!=]==? /;
    const isOneOf = /draft\/notation\/(?!notation\.ts|laid-table\.ts)/;
    const asking = [...imports]
      .filter(([file]) => file.startsWith('server') && !file.startsWith('server/src/draft/'))
      .filter(
        ([file, names]) =>
          names.some((name) => isOneOf.test(name)) ||
          asks.test(readFileSync(path.join(root, file), 'utf8')),
      );
    assert.deepEqual(
      asking.map(([file]) => file),
      [],
    );
  });

  it('knows Node and VS Code at its doors only', () => {
    const doors = /\.node\.ts$|^server\/src\/cli|^client\/src\/node\//;
    const strangers = [...imports].flatMap(([file, names]) =>
      names
        .filter((name) =>
          file.startsWith('server')
            ? name === 'vscode' || (/^node:|\/node$/.test(name) && !doors.test(file))
            : name.startsWith('node:') && !doors.test(file),
        )
        .map((name) => `${file} → ${name}`),
    );
    assert.deepEqual(strangers, []);
  });
});
