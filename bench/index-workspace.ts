import path from 'node:path';
import { reportFigures } from '../test/kit/generate/figures.ts';
import { writeReport } from '../test/kit/generate/write.ts';
import { MeasuredServer } from './server.ts';
import { textTable } from './statistics.ts';

const program = path.join(import.meta.dirname, '../server/out/main.node.cjs');

/**
 * The seconds in which a workspace of so many reports is read, and the milliseconds from the start of a
 * session to the findings of a report that is opened meanwhile; also in a workspace without other
 * reports.
 */
export async function benchIndex(counts: readonly number[]): Promise<string> {
  const rows = [['reports', 'bytes', 'indexed in', 'opened meanwhile', 'opened alone']];
  await open(new Map());
  for (const count of counts) {
    const files = reports(count);
    const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    const alone = await open(new Map());
    const { opened, indexed } = await open(files);
    rows.push([
      String(count),
      String(bytes),
      `${(indexed / 1000).toFixed(2)} s`,
      `${opened.toFixed(0)} ms`,
      `${alone.opened.toFixed(0)} ms`,
    ]);
  }
  return textTable(rows);
}

function reports(count: number): Map<string, string> {
  return new Map(
    Array.from({ length: count }, (_, index) => [
      `file:///reports/${index}.gouji`,
      writeReport(reportFigures(index + 1), 'lines'),
    ]),
  );
}

/** The milliseconds from the start of a session to the findings of a report, and until everything is read. */
async function open(files: ReadonlyMap<string, string>) {
  const server = new MeasuredServer(program, files);
  const started = performance.now();
  await server.open('file:///r.gouji', 'report-draft', writeReport(reportFigures(0), 'lines'));
  const opened = performance.now() - started;
  if (files.size > 0) await server.indexed();
  const indexed = performance.now() - started;
  server.stop();
  return { opened, indexed };
}
