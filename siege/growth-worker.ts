import { parentPort, workerData } from 'node:worker_threads';
import type { Range } from 'vscode-languageserver-types';
import { cpuTime } from '../test/kit/cpu-time.ts';
import { findingsOf, open } from '../test/kit/read.ts';
import { families } from './families.ts';
import { requests } from './requests.ts';

/** A step that begins, or that ended after `ms` milliseconds of work. `size` is the index of the length. */
export interface Measured {
  readonly step: string;
  readonly size: number;
  readonly ms?: number;
}

/** The work for one family: open it, ask about the middle, edit both ends and the middle, and then many places. */
function besiege(text: string, languageId: string, time: (step: string, run: () => void) => void) {
  const document = open(text, languageId);
  time('open', () => {
    document.analysis;
  });
  const middle = document.positionAt(text.length >> 1);
  for (const [name, request] of Object.entries(requests)) {
    time(name, () => {
      request(document, middle);
    });
  }
  for (const [name, at] of [
    ['at the start', 0],
    ['in the middle', text.length >> 1],
    ['at the end', text.length],
  ] as const) {
    const caret = document.positionAt(at);
    time(`an edit ${name}`, () => {
      document.update([{ range: { start: caret, end: caret }, text: '1' }], document.version + 1);
      findingsOf(document);
    });
  }
  const changes: { range: Range; text: string }[] = [];
  for (let at = document.text.length; at > 0; at -= APART) {
    const caret = document.positionAt(at);
    changes.push({ range: { start: caret, end: caret }, text: '1' });
  }
  time('edits everywhere at once', () => {
    document.update(changes, document.version + 1);
    findingsOf(document);
  });
}

/** How far apart the places of many edits are, in UTF-16 code units. */
const APART = 1000;

const { family, sizes }: { family: string; sizes: readonly number[] } = workerData;
const found = families.find(({ name }) => name === family);
if (!found || !parentPort) throw new Error(`no family ${family}`);
const port = parentPort;
const tell = (measured: Measured) => port.postMessage(measured);
// A first run, so that the measured code is compiled.
besiege(found.text(5_000), found.languageId, (_, run) => run());
for (const [size, length] of sizes.entries()) {
  besiege(found.text(length), found.languageId, (step, run) => {
    tell({ step, size });
    tell({ step, size, ms: cpuTime(run) });
  });
}
