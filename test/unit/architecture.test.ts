import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const root = path.join(import.meta.dirname, '../..');

/** From the ground up, as ARCHITECTURE.md tells: each may import what stands before it, and itself. */
const FLOORS = [
  [
    'platform.ts',
    'version.ts',
    'language.ts',
    'uri.ts',
    'l10n.ts',
    'plain-text.ts',
    'steps.ts',
    'grouped.ts',
    'whole-messages.node.ts',
  ],
  ['bytes', 'figure', 'draft'],
  ['protocol.ts'],
  ['form'],
  ['reconcile'],
  ['prose', 'declared'],
  ['years'],
  ['rules'],
  ['analysis.ts'],
  ['features'],
  ['open-document.ts', 'user-settings.ts'],
  ['service.ts'],
  ['workspace'],
  ['session', 'cli', 'cli.ts'],
  ['server.ts'],
  ['start-options.ts', 'main.node.ts', 'main.browser.ts'],
];

/** For each file, what it imports, types too; paths from the root. */
const imports = new Map(
  globSync('{server,client}/src/**/*.ts', { cwd: root }).map((file) => {
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
