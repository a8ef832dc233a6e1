import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { commandFor } from './host/command.ts';
import { root } from './host/paths.ts';

/** How many tests of a group passed and failed. */
interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** Groups of tests that can be run alone: `node scripts/test.ts unit`. */
const groups: Readonly<Record<string, () => Promise<Tally>>> = {
  lint: () => command('biome', ['ci', '--colors=off', '--error-on-warnings', '.']),
  types: async () =>
    sum(
      await command('tsc', ['--noEmit', '-p', 'server/tsconfig.json']),
      await command('tsc', ['--noEmit']),
    ),
  unit: () => files('test/unit/**/*.test.ts', 'test/seeds/**/*.test.ts'),
  grammar: () => files('test/grammar/**/*.test.ts'),
  protocol: () => files('test/protocol/**/*.test.ts'),
  editors: () => files('test/editors/**/*.test.ts'),
  siege: () => program('siege/main.ts', '--bounded'),
  vscode: () => program('test/vscode/run.ts'),
  page: () => files('test/page/**/*.test.ts'),
  windows: () => files('test/windows/**/*.test.ts'),
  package: () => files('test/package/**/*.test.ts'),
};

/**
 * The time after which running test files fail, in milliseconds, so that one that hangs does not stop
 * everything.
 */
const LONGEST = 30 * 60_000;

// Code that hundreds of processes would compile again is compiled once.
process.env.NODE_COMPILE_CACHE ??= path.join(root, 'node_modules/.cache/node');

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(groups, name));
if (unknown.length > 0) {
  throw new Error(
    `no such tests: ${unknown.join(', ')}; there are ${Object.keys(groups).join(', ')}`,
  );
}

let total: Tally = { passed: 0, failed: 0 };
/** How long each group took. */
const seconds: string[] = [];
for (const [name, group] of Object.entries(groups)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n── ${name}`);
  const began = performance.now();
  const tally = await group();
  seconds.push(`${name} ${Math.round((performance.now() - began) / 1000)}`);
  // A group in which no tests were found must not count as passed.
  total = sum(total, tally.passed + tally.failed === 0 ? { passed: 0, failed: 1 } : tally);
}
console.log(`\nseconds: ${seconds.join(', ')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

function sum(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** Runs a command of the project's tools as one test. */
function command(name: string, args: readonly string[]): Promise<Tally> {
  return new Promise((resolve) => {
    const program = path.join(root, 'node_modules/.bin', name);
    const { file, args: words, shell } = commandFor(program, args);
    const child = spawn(file, words, { cwd: root, stdio: 'inherit', shell });
    child.on('error', () => resolve({ passed: 0, failed: 1 }));
    child.on('close', (code) => {
      console.log(`${code === 0 ? '✓' : '✗'} ${name} ${args.join(' ')}`);
      resolve(code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
    });
  });
}

/** Runs test files, several at once, each in a process of its own. */
function files(...patterns: readonly string[]): Promise<Tally> {
  return new Promise((resolve) => {
    let passed = 0;
    let failed = 0;
    const all = globSync([...patterns], { cwd: root }).map((file) => path.join(root, file));
    const silent = new Set<string | undefined>(all);
    const stream = run({
      files: all,
      concurrency: availableParallelism(),
      signal: AbortSignal.timeout(LONGEST),
    });
    stream.on('test:pass', ({ name, file, details, skip, todo }) => {
      // A file without tests is reported as a passed test with the name of the file.
      if (details.type === 'suite' || name === file) return;
      silent.delete(file);
      if (skip === undefined && todo === undefined) passed++;
    });
    stream.on('test:fail', ({ file, details }) => {
      if (details.type !== 'suite') failed++;
      silent.delete(file);
    });
    stream.on('end', () => {
      for (const file of silent) console.log(`✗ no test in ${file}`);
      resolve({ passed, failed: failed + silent.size });
    });
    stream.pipe(new spec()).pipe(process.stdout, { end: false });
  });
}

/** Runs one of our programs that ends with the line `N passed, N failed`. */
function program(file: string, ...args: readonly string[]): Promise<Tally> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, file), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      process.stdout.write(chunk);
    });
    child.on('close', (code) => {
      const match = /^(\d+) passed, (\d+) failed$/m.exec(output);
      const tally = { passed: Number(match?.[1] ?? 0), failed: Number(match?.[2] ?? 0) };
      resolve(code === 0 || tally.failed > 0 ? tally : { ...tally, failed: 1 });
    });
  });
}
