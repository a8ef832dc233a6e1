import { createRequire } from 'node:module';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { reportFigures } from '../test/kit/generate/figures.ts';
import { writeCollection } from '../test/kit/generate/write.ts';
import { MeasuredServer } from './server.ts';
import { quantile, textTable } from './statistics.ts';

const ours = path.join(import.meta.dirname, '../server/out/main.node.cjs');
const json = createRequire(import.meta.url).resolve(
  'vscode-langservers-extracted/bin/vscode-json-language-server',
);

const WARM_UP = 20;
const ROUNDS = 60;

/** A document, and a digit in it that is typed again and again. */
interface Typing {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
  readonly offset: number;
}

/** A collection of reports of about `bytes` bytes in UTF-8, with a digit in the middle of it. */
function reports(bytes: number): Typing {
  const one = Buffer.byteLength(writeCollection([reportFigures(1)], 'lines'));
  const count = Math.max(1, Math.round(bytes / one));
  const text = writeCollection(
    Array.from({ length: count }, (_, index) => reportFigures(index + 1)),
    'lines',
  );
  const middle = text.indexOf('二、上年结转', Math.floor(text.length / 2));
  const from = middle < 0 ? text.indexOf('二、上年结转') : middle;
  return {
    uri: 'file:///r.gouji',
    languageId: 'report-draft',
    text,
    offset: text.indexOf('\t', from) + 1,
  };
}

/** JSON of the same number of bytes: the same figures as an array of records. */
function records(bytes: number): Typing {
  const parts: string[] = [];
  for (let size = 0, seed = 1; size < bytes; seed++) {
    const part = JSON.stringify(reportFigures(seed), null, 1);
    parts.push(part);
    size += Buffer.byteLength(part);
  }
  const whole = `[${parts.join(',\n')}]`;
  const text = parts.length === 1 ? shortened(bytes) : whole;
  const from = text.indexOf('"requests"', Math.floor(text.length / 2));
  const start = text.slice(from < 0 ? text.indexOf('"requests"') : from).search(/"\d/);
  return {
    uri: 'file:///r.json',
    languageId: 'json',
    text,
    offset: (from < 0 ? text.indexOf('"requests"') : from) + start + 1,
  };
}

/** One report's records, cut to the size by leaving rows away. */
function shortened(bytes: number): string {
  const report = reportFigures(1);
  const rows = [...report.requests];
  let text = JSON.stringify([report], null, 1);
  while (Buffer.byteLength(text) > bytes && rows.length > 2) {
    rows.pop();
    text = JSON.stringify([{ ...report, requests: rows }], null, 1);
  }
  return text;
}

/**
 * Milliseconds from a keystroke to its diagnostics over stdio: this server and VS Code's JSON server on
 * texts of the same size, their keystrokes taken in turn, and the floor, which is taking the edit into
 * the text and nothing else, within one process.
 */
export async function benchKeystroke(sizes: readonly number[]): Promise<string> {
  const rows = [['bytes', 'gouji', 'p95', 'json', 'p95', 'ratio', 'text update alone']];
  for (const bytes of sizes) {
    const [a, b] = [reports(bytes), records(bytes)];
    const [gouji, peer] = [new MeasuredServer(ours), new MeasuredServer(json)];
    await gouji.open(a.uri, a.languageId, a.text);
    await peer.open(b.uri, b.languageId, b.text);
    const [ta, tb, tf]: [number[], number[], number[]] = [[], [], []];
    const rangeA = digitRange(a);
    const rangeB = digitRange(b);
    const floor = TextDocument.create(a.uri, a.languageId, 1, a.text);
    const rounds = bytes > 1_000_000 ? ROUNDS / 3 : ROUNDS;
    for (let round = -WARM_UP; round < rounds; round++) {
      const digit = String(1 + ((round + WARM_UP) % 9));
      const one = await gouji.keystroke(a.uri, rangeA, digit);
      const two = await peer.keystroke(b.uri, rangeB, digit);
      const started = performance.now();
      TextDocument.update(floor, [{ range: rangeA, text: digit }], round + WARM_UP + 2);
      // The text is one string again only when it is looked at.
      floor.getText().charCodeAt(0);
      const three = performance.now() - started;
      if (round < 0) continue;
      ta.push(one);
      tb.push(two);
      tf.push(three);
    }
    gouji.stop();
    peer.stop();
    const ms = (value: number) => `${value.toFixed(2)} ms`;
    rows.push([
      `${Buffer.byteLength(a.text)} / ${Buffer.byteLength(b.text)}`,
      ms(quantile(ta)),
      ms(quantile(ta, 0.95)),
      ms(quantile(tb)),
      ms(quantile(tb, 0.95)),
      (quantile(ta) / quantile(tb)).toFixed(2),
      ms(quantile(tf)),
    ]);
  }
  return textTable(rows);
}

function digitRange({ uri, languageId, text, offset }: Typing) {
  const document = TextDocument.create(uri, languageId, 1, text);
  return { start: document.positionAt(offset), end: document.positionAt(offset + 1) };
}
