import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { reportFigures } from '../test/kit/generate/figures.ts';
import { finalAccounts, writeAccounts } from '../test/kit/generate/final-accounts.ts';
import { writeCollection } from '../test/kit/generate/write.ts';
import { seeds } from '../test/seeds/seeds.ts';
import { MeasuredServer } from './server.ts';
import { gouji, json } from './servers.ts';
import { quantile, textTable } from './statistics.ts';

const constantServer = path.join(import.meta.dirname, 'constant-server.ts');

/**
 * The number of keystrokes that warm up and that are measured; fewer in a document of megabytes. In the
 * first thousand or so, the time shows mainly how fast the engine compiles the servers' code.
 */
const WARM_UP = 1000;
const ROUNDS = 500;
const LARGE = 1_000_000;
const WARM_UP_IN_LARGE = 100;
const ROUNDS_IN_LARGE = 40;

/** A document, and a digit in it that is typed again and again. */
interface Typing {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
  readonly offset: number;
}

/** A published report, with a character of its last sentence. */
function inSentence(text: string): Typing {
  return draft(text, text.lastIndexOf('。') - 1);
}

/** A published report, with a digit of its first section that repeats a figure of the table. */
function inClaim(text: string): Typing {
  const section = text.indexOf('总体情况');
  return draft(text, section + text.slice(section).search(/\d/));
}

/** A collection of reports with about `bytes` bytes in UTF-8, and a digit in its middle. */
function reports(bytes: number): Typing {
  const one = Buffer.byteLength(writeCollection([reportFigures(1)], 'lines'));
  const count = Math.max(1, Math.round(bytes / one));
  const text = writeCollection(
    Array.from({ length: count }, (_, index) => reportFigures(index + 1)),
    'lines',
  );
  return inTable(text, count === 1 ? 0 : Math.floor(text.length / 2));
}

/** A draft, with the first figure of 二、上年结转 after an offset. */
function inTable(text: string, behind = 0): Typing {
  const row = text.indexOf('二、上年结转', behind);
  return draft(text, row + text.slice(row).search(/\t\d/) + 1);
}

/** Final accounts, with the first figure of a code in the table of receipts. */
function accounts(): Typing {
  const text = writeAccounts(finalAccounts(400), 'tabs');
  const row = text.indexOf('\n20', text.indexOf('收入决算表'));
  return draft(text, row + text.slice(row).search(/\t\d/) + 1);
}

/** As many rows as are checked in a table of no form, with a total column and a total row, and a figure in its middle. */
function sheet(): Typing {
  const rows = Array.from({ length: 998 }, (_, row) => {
    const figures = Array.from(
      { length: 5 },
      (_, column) => (row * 7919 + column * 104_729) % 1000,
    );
    return [...figures, figures.reduce((sum, figure) => sum + figure)];
  });
  const totals = rows.reduce((sums, row) => sums.map((sum, column) => sum + (row[column] ?? 0)));
  const lines = rows.map((row, index) => [`Item ${index}`, ...row].join());
  const text = ['Item,A,B,C,D,E,Total', ...lines, ['Total', ...totals].join()].join('\n');
  return { uri: 'file:///r.csv', languageId: 'csv', text, offset: text.indexOf('Item 500,') + 9 };
}

function draft(text: string, offset: number): Typing {
  return { uri: 'file:///r.gouji', languageId: 'report-draft', text, offset };
}

/** JSON with the same number of bytes: rows of figures, and a digit in its middle. */
function records(bytes: number): Typing {
  const rows: string[] = [];
  let size = 0;
  for (let seed = 1; size < bytes; seed++) {
    for (const figures of reportFigures(seed).requests) {
      if (size >= bytes) break;
      const row = `${JSON.stringify(figures, null, 1)},\n`;
      rows.push(row);
      size += row.length;
    }
  }
  const text = `[${rows.join('').slice(0, -2)}]`;
  const middle = Math.floor(text.length / 2);
  return {
    uri: 'file:///r.json',
    languageId: 'json',
    text,
    offset: middle + text.slice(middle).search(/"\d/) + 1,
  };
}

/**
 * The milliseconds from a keystroke to its diagnostics over stdio: this server and VS Code's JSON server
 * on texts of the same size, in turn. Two lower bounds are measured too: a server that only sends an
 * answer of the same size, and applying the edit to the text within one process.
 */
export async function benchKeystroke(sizes: readonly number[]): Promise<string> {
  const seed = seeds.get('000');
  const drafts = [
    ...(seed === undefined
      ? []
      : [
          { name: 'published, in a sentence', ours: inSentence(seed) },
          // It has 12 KB of findings, which are sent again whenever one of them changes.
          { name: 'published, in a claim', ours: inClaim(seed) },
          // Three of its totals are wrong, so the cause is located again with every keystroke in the
          // table.
          { name: 'published, in the table', ours: inTable(seed) },
        ]),
    ...sizes.map((bytes) => ({ name: 'generated, in a table', ours: reports(bytes) })),
    { name: 'final accounts, 195 rows', ours: accounts() },
    { name: 'CSV that adds up, 1000 rows', ours: sheet() },
  ];
  const rows = [
    [
      'text',
      'bytes',
      'gouji',
      'p95',
      'json',
      'p95',
      'ratio',
      'its answer alone',
      'text update alone',
    ],
  ];
  for (const { name, ours } of drafts) {
    const bytes = Buffer.byteLength(ours.text);
    const theirs = records(bytes);
    const times = await measure(ours, theirs, bytes > LARGE);
    const ms = (value: number) => `${value.toFixed(2)} ms`;
    rows.push([
      name,
      `${bytes} / ${Buffer.byteLength(theirs.text)}`,
      ms(quantile(times.gouji)),
      ms(quantile(times.gouji, 0.95)),
      ms(quantile(times.json)),
      ms(quantile(times.json, 0.95)),
      (quantile(times.gouji) / quantile(times.json)).toFixed(2),
      ms(quantile(times.answer)),
      ms(quantile(times.update)),
    ]);
  }
  return textTable(rows);
}

/** The milliseconds of each measured keystroke. */
interface Times {
  readonly gouji: number[];
  readonly json: number[];
  /** A server that only sends an answer of the same size. */
  readonly answer: number[];
  readonly update: number[];
}

async function measure(ours: Typing, theirs: Typing, large: boolean): Promise<Times> {
  const own = new MeasuredServer(gouji.file);
  const peer = new MeasuredServer(json.file);
  const constant = new MeasuredServer(constantServer);
  await own.open(ours.uri, ours.languageId, ours.text);
  await peer.open(theirs.uri, theirs.languageId, theirs.text);
  await constant.open(ours.uri, ours.languageId, ours.text);
  const times: Times = { gouji: [], json: [], answer: [], update: [] };
  const inOurs = digitRange(ours);
  const inTheirs = digitRange(theirs);
  const floor = TextDocument.create(ours.uri, ours.languageId, 1, ours.text);
  const [warmUp, rounds] = large ? [WARM_UP_IN_LARGE, ROUNDS_IN_LARGE] : [WARM_UP, ROUNDS];
  for (let round = 0; round < warmUp + rounds; round++) {
    const digit = String(1 + (round % 9));
    const one = await own.keystroke(ours.uri, inOurs, digit);
    const two = await peer.keystroke(theirs.uri, inTheirs, digit);
    await constant.ask('bench/answer', own.answer);
    const three = await constant.keystroke(ours.uri, inOurs, digit);
    const started = performance.now();
    TextDocument.update(floor, [{ range: inOurs, text: digit }], round + 2);
    // The text is joined into one string only when it is read.
    floor.getText().charCodeAt(0);
    const four = performance.now() - started;
    if (round < warmUp) continue;
    times.gouji.push(one);
    times.json.push(two);
    times.answer.push(three);
    times.update.push(four);
  }
  own.stop();
  peer.stop();
  constant.stop();
  return times;
}

function digitRange({ uri, languageId, text, offset }: Typing) {
  const document = TextDocument.create(uri, languageId, 1, text);
  return { start: document.positionAt(offset), end: document.positionAt(offset + 1) };
}
