import { reportFigures } from '../test/kit/generate/figures.ts';
import { writeCollection } from '../test/kit/generate/write.ts';
import { Peer } from './peer.ts';
import { gouji, markdown } from './servers.ts';
import { quantile, textTable } from './statistics.ts';

/**
 * The number of keystrokes that warm up and that are measured. The peer takes seconds for one in a large
 * text.
 */
const ROUNDS = 20;

/**
 * The milliseconds of a keystroke in one Markdown text, in this server and in VS Code's Markdown server,
 * in turn.
 */
export async function benchMarkdown(counts: readonly number[]): Promise<string> {
  const rows = [['reports', 'bytes', 'gouji', 'p95', 'markdown', 'p95', 'gouji takes']];
  for (const count of counts) {
    const reports = Array.from({ length: count }, (_, index) => reportFigures(index + 1));
    const text = writeCollection(reports, 'markdown');
    const lines = text.split('\n');
    const line = lines.findIndex((one) => one.includes('二、上年结转'));
    const character = (lines[line] ?? '').search(/\d/);
    const range = { start: { line, character }, end: { line, character: character + 1 } };
    const peers = [new Peer({ ...gouji, languageId: 'markdown' }), new Peer(markdown)] as const;
    const times: [number[], number[]] = [[], []];
    for (const peer of peers) await peer.open('file:///r.md', text);
    for (let round = 0; round < 2 * ROUNDS; round++) {
      for (const [index, peer] of peers.entries()) {
        const time = await peer.keystroke('file:///r.md', range, String(1 + (round % 9)));
        if (round >= ROUNDS) times[index]?.push(time);
      }
    }
    for (const peer of peers) peer.stop();
    const [own, theirs] = times;
    const ms = (value: number) => `${value.toFixed(1)} ms`;
    rows.push([
      `${count}`,
      `${Buffer.byteLength(text)}`,
      ms(quantile(own)),
      ms(quantile(own, 0.95)),
      ms(quantile(theirs)),
      ms(quantile(theirs, 0.95)),
      `${(quantile(own) / quantile(theirs)).toFixed(3)} of it`,
    ]);
  }
  return textTable(rows);
}
