import { residentMemory } from '../siege/memory.ts';
import { reportFigures } from '../test/kit/generate/figures.ts';
import { writeReport } from '../test/kit/generate/write.ts';
import { Peer } from './peer.ts';
import { gouji } from './servers.ts';
import { textTable } from './statistics.ts';

/** An hour of typing at two keystrokes a second. */
const KEYSTROKES = 7200;
const COUNTS = [1, 100, 1000];

/** Megabytes that the server holds: with reports open, with them closed again, and after long typing. */
export async function benchMemory(): Promise<string> {
  const server = new Peer(gouji);
  const rows = [['state', 'resident']];
  const note = async (state: string) => {
    // What was freed is given back to the system a little later.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    rows.push([state, `${residentMemory(server.process.pid) ?? '?'} MB`]);
  };
  let open = 0;
  for (const count of COUNTS) {
    for (; open < count; open++) {
      const text = writeReport(reportFigures(open + 1), 'lines');
      await server.open(uriOf(open), text);
    }
    await note(`${count} reports open`);
  }
  for (let index = 1; index < open; index++) await server.close(uriOf(index));
  await type(server, 500);
  await note('all but one closed');
  for (const quarter of [1, 2, 3, 4]) {
    await type(server, KEYSTROKES / 4);
    await note(`${quarter * 15} minutes of typing later`);
  }
  server.stop();
  return textTable(rows);
}

/** Types a digit into a figure of the first report again and again. */
async function type(server: Peer, keystrokes: number): Promise<void> {
  const lines = writeReport(reportFigures(1), 'lines').split('\n');
  const row = lines.findIndex((line) => line.includes('二、上年结转')) + 1;
  const range = { start: { line: row, character: 1 }, end: { line: row, character: 2 } };
  for (let index = 0; index < keystrokes; index++) {
    await server.keystroke(uriOf(0), range, String(1 + (index % 9)));
  }
}

function uriOf(index: number): string {
  return `file:///${index}.gouji`;
}
