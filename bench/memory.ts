import { residentMemory } from '../siege/memory.ts';
import { reportFigures } from '../test/kit/generate/figures.ts';
import { writeReport } from '../test/kit/generate/write.ts';
import { Peer } from './peer.ts';
import { gouji } from './servers.ts';
import { textTable } from './statistics.ts';

/** An hour of typing with almost three keystrokes a second. */
const KEYSTROKES = 10_000;
const COUNTS = [1, 100, 1000];

/** On a signal, the measured server returns all free memory, as V8 itself does when memory is short. */
const GIVES_BACK =
  "process.on('SIGUSR2',()=>gc({type:'major',execution:'sync',flavor:'last-resort'}))";

/**
 * The megabytes of the server's memory: with reports open, with them closed again, and after long typing.
 * Each is measured as it is, and after V8 was asked to return free memory, which it does slowly while
 * there is enough.
 */
export async function benchMemory(): Promise<string> {
  const options = ['--expose-gc', `--import=data:text/javascript,${GIVES_BACK}`];
  const server = new Peer({ ...gouji, options });
  const rows = [['state', 'resident', 'with what is free given back']];
  const resident = async () => {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    return `${residentMemory(server.process.pid) ?? '?'} MB`;
  };
  const note = async (state: string) => {
    const found = await resident();
    server.process.kill('SIGUSR2');
    rows.push([state, found, await resident()]);
  };
  let open = 0;
  for (const count of COUNTS) {
    for (; open < count; open++) {
      const text = writeReport(reportFigures(open + 1), 'lines');
      await server.open(uriOf(open), text);
    }
    await note(count === 1 ? '1 report open' : `${count} reports open`);
  }
  for (let index = 1; index < open; index++) await server.close(uriOf(index));
  await note('all but one closed');
  for (const quarter of [1, 2, 3, 4]) {
    await type(server, KEYSTROKES / 4);
    await note(`${(quarter * KEYSTROKES) / 4} keystrokes later`);
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
