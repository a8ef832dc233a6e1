import { reportFigures } from '../test/kit/generate/figures.ts';
import { writeReport } from '../test/kit/generate/write.ts';
import { Peer } from './peer.ts';
import { gouji, json, markdown, type Program } from './servers.ts';
import { quantile, textTable } from './statistics.ts';

const ROUNDS = 15;

/** The milliseconds from starting a server's process to its first diagnostics, the servers in turn. */
export async function benchStart(): Promise<string> {
  const figures = reportFigures(1);
  const texts = new Map<Program, string>([
    [gouji, writeReport(figures, 'lines')],
    [json, JSON.stringify(figures, null, 1)],
    [markdown, writeReport(figures, 'markdown')],
  ]);
  const times = new Map([...texts.keys()].map((program) => [program, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [program, text] of texts) {
      const started = performance.now();
      const server = new Peer(program);
      await server.open(`file:///r.${program.name}`, text);
      // In the first round, the system's caches are empty, so it is not counted.
      if (round > 0) times.get(program)?.push(performance.now() - started);
      server.stop();
    }
  }
  const own = quantile(times.get(gouji) ?? []);
  return textTable([
    ['server', 'start to diagnostics', 'p95', 'gouji takes'],
    ...[...times].map(([{ name }, all]) => [
      name,
      `${quantile(all).toFixed(0)} ms`,
      `${quantile(all, 0.95).toFixed(0)} ms`,
      `${(own / quantile(all)).toFixed(2)} of it`,
    ]),
  ]);
}
