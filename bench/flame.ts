import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { reportFigures } from '../test/kit/generate/figures.ts';
import { writeReport } from '../test/kit/generate/write.ts';

// Draws where the time goes when reports are checked, as docs/images/flame.svg:
//   node bench/flame.ts [REPORTS]

const root = path.join(import.meta.dirname, '..');
const REPORTS = Number(process.argv[2] ?? 1500);
const WIDTH = 1200;
const ROW = 17;
/** Narrower boxes are left out. */
const NARROWEST = 0.5;

/** A node of a profile in the format of `node --cpu-prof`. */
interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  /** In microseconds. */
  readonly timeDeltas: readonly number[];
}

/** A function with the microseconds spent in it and in the functions that it calls. */
interface Frame {
  readonly name: string;
  time: number;
  readonly calls: Map<string, Frame>;
}

writeFileSync(path.join(root, 'docs/images/flame.svg'), drawn(frames(profile())));

function profile(): Profile {
  const folder = mkdtempSync(path.join(tmpdir(), 'gouji-flame-'));
  try {
    mkdirSync(path.join(folder, 'reports'));
    const files = Array.from({ length: REPORTS }, (_, index) => {
      const file = path.join(folder, 'reports', `${index}.gouji`);
      writeFileSync(file, writeReport(reportFigures(index + 1), 'lines'));
      return file;
    });
    const list = JSON.stringify(files);
    const main = path.join(root, 'server/src/cli/command-line.ts');
    const program = path.join(folder, 'program.ts');
    writeFileSync(
      program,
      `import { main } from ${JSON.stringify(main)};
const nowhere = { write() {} };
await main(['check', ...${list}], nowhere, nowhere);
`,
    );
    execFileSync(process.execPath, ['--cpu-prof', `--cpu-prof-dir=${folder}`, program]);
    const written = readdirSync(folder).find((name) => name.endsWith('.cpuprofile')) ?? '';
    return JSON.parse(readFileSync(path.join(folder, written), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function frames({ nodes, samples, timeDeltas }: Profile): Frame {
  const own = new Map<number, number>();
  for (const [index, id] of samples.entries()) {
    own.set(id, (own.get(id) ?? 0) + (timeDeltas[index] ?? 0));
  }
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const root: Frame = { name: 'all', time: 0, calls: new Map() };
  const add = (node: ProfileNode, into: Frame): number => {
    const { functionName, url } = node.callFrame;
    const ours = url.includes('/server/src/');
    // Calls of Node between our functions are counted for our functions.
    const frame = ours ? child(into, `${functionName || 'anonymous'} ${path.basename(url)}`) : into;
    let time = own.get(node.id) ?? 0;
    if (functionName === '(idle)' || functionName === '(program)') time = 0;
    for (const id of node.children ?? []) {
      const called = byId.get(id);
      if (called) time += add(called, frame);
    }
    if (ours) frame.time += time;
    return time;
  };
  const [first] = nodes;
  if (first) root.time = add(first, root);
  return root;
}

function child(of: Frame, name: string): Frame {
  const known = of.calls.get(name);
  if (known) return known;
  const made: Frame = { name, time: 0, calls: new Map() };
  of.calls.set(name, made);
  return made;
}

function drawn(root: Frame): string {
  const boxes: string[] = [];
  let deepest = 0;
  const draw = (frame: Frame, x: number, depth: number) => {
    const width = (frame.time / root.time) * WIDTH;
    if (width < NARROWEST) return;
    deepest = Math.max(deepest, depth);
    const share = `${((frame.time / root.time) * 100).toFixed(1)} %`;
    const label = escaped(frame.name.slice(0, Math.floor(width / 7)));
    const y = depth * ROW;
    boxes.push(
      `<g><title>${escaped(frame.name)}: ${share}</title><rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${ROW - 1}" fill="hsl(${20 + ((frame.name.length * 7) % 35)} 80% 68%)"/><text x="${(x + 3).toFixed(1)}" y="${y + 12}">${label}</text></g>`,
    );
    let at = x;
    for (const called of [...frame.calls.values()].sort((a, b) => b.time - a.time)) {
      draw(called, at, depth + 1);
      at += (called.time / root.time) * WIDTH;
    }
  };
  draw(root, 0, 0);
  const height = (deepest + 1) * ROW;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="monospace" font-size="11">\n<title>Where the time goes when reports are checked</title>\n${boxes.join('\n')}\n</svg>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
