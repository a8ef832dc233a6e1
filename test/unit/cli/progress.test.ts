import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, it } from 'node:test';
import { type Checkers, checkFiles } from '../../../server/src/cli/check-command.ts';
import type { CheckedFile } from '../../../server/src/cli/check-file.ts';
import { Output, StatusLine } from '../../../server/src/cli/output.ts';
import { ProgressLine } from '../../../server/src/cli/progress-line.ts';
import { translatorFor } from '../../../server/src/l10n.ts';

const t = translatorFor('zh-cn');

/** A terminal with a program that runs in it; each look at its clock takes as long as given, in milliseconds. */
function terminal(step: number) {
  const written: string[] = [];
  const killed: string[] = [];
  let time = 0;
  const signals = Object.assign(new EventEmitter(), {
    pid: 1,
    kill: (pid: number, signal: string) => killed.push(`${pid} ${signal}`),
  });
  const stream = { write: (text: string) => written.push(text) };
  const status = new StatusLine(stream);
  return {
    written,
    killed,
    signals,
    status,
    output: new Output(stream, status),
    running: { now: () => (time += step), process: signals },
  };
}

/** Checks files that have nothing wrong, and whose reports wait for last year's. */
const checkers: Checkers = {
  do: async ({ files }) =>
    files.map(
      ({ file }): CheckedFile => ({
        file,
        outcome: 'checked',
        keys: [],
        lastYears: ['2023 '],
        lines: [],
        found: 0,
        accepted: 0,
        isFailing: false,
        failures: [],
        damages: [],
        notes: [],
      }),
    ),
  close() {},
};

const task = {
  forms: new Map<string, string>(),
  directory: undefined,
  ignoresAccepted: false,
  language: 'zh-cn',
  isFinal: false,
  failOn: 'hint',
  format: 'jsonl',
} as const;

describe('the progress of a check', () => {
  it('counts the files of a folder as they are read, though all of them wait for each other', async () => {
    const { written, status, output, running } = terminal(1000);
    const files = Array.from({ length: 120 }, (_, at) => ({ file: `/区/${at}.txt`, isMet: true }));
    const progress = new ProgressLine(status, files.length, t, running);
    await checkFiles(files, task, [], checkers, t, output, output, progress);
    assert.deepEqual(
      written.flatMap((text) => /\d+ \/ \d+/.exec(text) ?? []),
      ['50 / 120', '100 / 120', '120 / 120'],
    );
    assert.equal(written.at(-1), '\r\x1b[K');
  });

  it('is not shown of short work, nor where there is no terminal', () => {
    for (const isTerminal of [true, false]) {
      const { written, status, running, signals } = terminal(isTerminal ? 10 : 5000);
      const progress = new ProgressLine(isTerminal ? status : undefined, 100, t, running);
      for (let index = 0; index < 50; index++) progress.add(1);
      progress.end();
      assert.deepEqual(written, []);
      assert.equal(signals.listenerCount('SIGINT'), 0);
    }
  });

  it('leaves nothing in the terminal when it is interrupted, and ends the program as usual', () => {
    const { written, status, running, signals, killed } = terminal(1000);
    const progress = new ProgressLine(status, 100, t, running);
    progress.add(1);
    signals.emit('SIGINT');
    assert.equal(written.at(-1), '\r\x1b[K');
    assert.deepEqual(killed, ['1 SIGINT']);
    assert.equal(signals.listenerCount('SIGINT'), 0);
  });
});
