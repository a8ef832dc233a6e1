import assert from 'node:assert/strict';
import { finishedTable } from '../test/kit/request-table.ts';
import { Client } from '../test/protocol/client.ts';
import { peakMemory } from './memory.ts';
import { attempt, type Subject } from './subject.ts';

const TITLE = '江城市临江区2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n';
const [heading = '', first = ''] = finishedTable().split('\n');

/** An extremely large text. In the bounded siege it is smaller by the factor `scale`. */
interface Extreme {
  readonly name: string;
  readonly languageId: string;
  readonly text: (scale: number) => string;
}

const EXTREMES: readonly Extreme[] = [
  { name: '10 MB of tabs', languageId: 'report-draft', text: (scale) => '\t'.repeat(1e7 / scale) },
  {
    name: 'a million empty rows',
    languageId: 'report-draft',
    text: (scale) => `${TITLE}${heading}\n${first}\n${'\t\n'.repeat(1e6 / scale)}`,
  },
  {
    name: '100,000 cells in one row',
    languageId: 'report-draft',
    text: (scale) => `${TITLE}${heading}\n（七）总计${'\t1'.repeat(1e5 / scale)}\n`,
  },
  {
    name: 'tables nested 10,000 deep',
    languageId: 'html',
    text: (scale) =>
      '<table><tr><td>'.repeat(1e4 / scale) + '</td></tr></table>'.repeat(1e4 / scale),
  },
  {
    name: 'a figure of 10,000 digits in every cell',
    languageId: 'report-draft',
    text: (scale) => TITLE + finishedTable().replaceAll('\t0', `\t${'9'.repeat(1e4 / scale)}`),
  },
  {
    name: 'a million right-to-left marks',
    languageId: 'report-draft',
    text: (scale) => `${TITLE}${finishedTable()}${'\u202e\u2067'.repeat(5e5 / scale)}`,
  },
  {
    name: '10 MB of NULs',
    languageId: 'report-draft',
    text: (scale) => `${TITLE}${finishedTable()}${'\0'.repeat(1e7 / scale)}`,
  },
  {
    name: 'a thousand reports in one draft',
    languageId: 'report-draft',
    text: (scale) => `${TITLE}${finishedTable({ 'new.total': '1' })}\n\n`.repeat(1000 / scale),
  },
];

/**
 * Limits: the milliseconds until the first findings and for other requests, and the most megabytes of the
 * server.
 */
const LONGEST = 60_000;
const LONGEST_WAIT = 5_000;
const MOST_MEGABYTES = 1500;

/** Extremely large texts that are opened and edited in the built server. */
export const extremes: Subject = {
  id: 'extremes',
  title: 'Any size',
  promise: `Extremely large texts are opened and edited in the built server over standard input: findings arrive within ${LONGEST / 1000} s, requests about other drafts are answered meanwhile within ${LONGEST_WAIT / 1000} s, no more than ${MOST_MEGABYTES} MB are used at any time, and the next draft is checked as usual.`,
  async *run({ bounded }) {
    for (const { name, languageId, text } of EXTREMES) {
      const scale = bounded ? 20 : 1;
      const told = scale === 1 ? name : `${name}, divided by ${scale}`;
      yield await attempt(told, () => open(languageId, text(scale)));
    }
  },
};

async function open(languageId: string, text: string): Promise<string> {
  const client = new Client();
  try {
    await client.initialize({ pull: true });
    const uri = 'file:///extreme';
    await client.open('file:///beside', finishedTable({ 'new.total': '1' }));
    await client.pull('file:///beside');
    let waited = 0;
    const opened = await timed(async () => {
      await client.open(uri, text, languageId);
      let isRead = false;
      const others = async () => {
        while (!isRead) {
          waited = Math.max(waited, await timed(() => client.pull('file:///beside')));
        }
      };
      const answer = client.pull(uri).finally(() => {
        isRead = true;
      });
      await Promise.all([answer, others()]);
    });
    assert.ok(waited < LONGEST_WAIT, `another waited ${waited} ms`);
    const start = { line: 0, character: 0 };
    const typed = await timed(async () => {
      await client.change(uri, 2, { start, end: start }, '1');
      await client.pull(uri);
    });
    assert.deepEqual(client.log, [], 'no failure logged');
    await client.open('file:///next', finishedTable({ 'new.total': '1' }));
    assert.equal((await client.pull('file:///next')).length, 1, 'the next draft');
    const peak = peakMemory(client.process.pid);
    assert.ok(peak === undefined || peak < MOST_MEGABYTES, `${peak} MB`);
    const held = peak === undefined ? '' : `, at most ${peak} MB`;
    return `open ${opened.toFixed(0)} ms, others wait ${waited.toFixed(0)} ms, a keystroke ${typed.toFixed(0)} ms${held}`;
  } finally {
    client.connection.dispose();
    client.process.kill();
  }
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  const took = performance.now() - started;
  assert.ok(took < LONGEST, `${took.toFixed(0)} ms`);
  return took;
}
