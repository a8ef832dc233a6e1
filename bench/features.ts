import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { reportFigures } from '../test/kit/generate/figures.ts';
import { writeCollection } from '../test/kit/generate/write.ts';
import { MeasuredServer } from './server.ts';
import { quantile, textTable } from './statistics.ts';

const program = path.join(import.meta.dirname, '../server/out/main.node.cjs');
const uri = 'file:///collection.gouji';
const WARM_UP = 30;
const ROUNDS = 60;

/** Everything that VS Code asks for after a keystroke to update what it shows beside the text. */
const REQUESTS: Readonly<
  Record<string, (end: number) => readonly [method: string, more?: object]>
> = {
  outline: () => ['textDocument/documentSymbol'],
  'code lens': () => ['textDocument/codeLens'],
  folding: () => ['textDocument/foldingRange'],
  colours: () => ['textDocument/semanticTokens/full'],
  hints: (end) => [
    'textDocument/inlayHint',
    { range: { start: { line: 0, character: 0 }, end: { line: end, character: 0 } } },
  ],
  'report tables, table view': () => ['gouji/tables'],
};

/**
 * The milliseconds that the views of a collection with at least 40 tables wait after a keystroke: each
 * request alone, after the keystroke's diagnostics.
 */
export async function benchFeatures(): Promise<string> {
  const reports = Array.from({ length: 7 }, (_, seed) => reportFigures(seed + 1, '2021'));
  const text = writeCollection(reports, 'lines');
  const content = TextDocument.create(uri, 'report-draft', 1, text);
  const row = text.indexOf('二、上年结转', text.length / 2);
  const figure = row + text.slice(row).search(/\t\d/) + 1;
  const range = { start: content.positionAt(figure), end: content.positionAt(figure + 1) };
  const server = new MeasuredServer(program);
  await server.open(uri, 'report-draft', text);
  const rows = [['asked for', 'median', 'p95']];
  for (const [name, request] of Object.entries(REQUESTS)) {
    const [method, more] = request(content.lineCount);
    const times: number[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      await server.keystroke(uri, range, String(1 + (round % 9)));
      const time = await server.ask(method, { textDocument: { uri }, ...more });
      if (round >= WARM_UP) times.push(time);
    }
    rows.push([name, `${quantile(times).toFixed(2)} ms`, `${quantile(times, 0.95).toFixed(2)} ms`]);
  }
  server.stop();
  return textTable(rows);
}
