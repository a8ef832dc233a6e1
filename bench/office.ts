import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { reportFigures } from '../test/kit/generate/figures.ts';
import { reportPieces } from '../test/kit/generate/write.ts';
import { docxOf, RUN_WRITERS } from '../test/kit/office/report-docx.ts';
import { reportWorkbook, STORED } from '../test/kit/office/report-workbook.ts';
import { leastSeconds } from './command.ts';
import { textTable } from './statistics.ts';

const COMMANDS = {
  'unzipping and scanning alone': [path.join(import.meta.dirname, 'office-floor.ts')],
  'gouji check': [path.join(import.meta.dirname, '../server/out/cli.cjs'), 'check'],
};

/** How files of a kind are written, each from the figures of a report. */
const KINDS = {
  docx: (index: number) => {
    const ways = Object.values(RUN_WRITERS);
    const write = ways[index % ways.length] ?? RUN_WRITERS.plain;
    return docxOf(reportPieces(reportFigures(index + 1)), write);
  },
  xlsx: (index: number) =>
    reportWorkbook(
      reportFigures(index + 1),
      STORED[index % STORED.length] ?? 'numbers',
      index % 2 === 0,
    ),
};

/**
 * The seconds to check generated Word files and workbooks on disk, which are written in several ways. It is compared
 * with only unzipping them and going through their XML.
 */
export async function benchOffice(counts: Readonly<Record<keyof typeof KINDS, number>>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'gouji-office-'));
  try {
    const rows = [['files', 'of', 'tool', 'took', 'gouji takes']];
    for (const kind of ['docx', 'xlsx'] as const) {
      const names = Array.from({ length: counts[kind] }, (_, index) => {
        writeFileSync(path.join(folder, `${index}.${kind}`), KINDS[kind](index));
        return `${index}.${kind}`;
      });
      const taken: (readonly [name: string, took: number])[] = [];
      for (const [name, args] of Object.entries(COMMANDS)) {
        taken.push([name, await leastSeconds([...args, ...names], folder, 3)]);
      }
      const own = taken.at(-1)?.[1] ?? Number.NaN;
      for (const [name, took] of taken) {
        const ratio = `${(own / took).toFixed(2)} of it`;
        rows.push([`.${kind}`, `${names.length}`, name, `${took.toFixed(2)} s`, ratio]);
      }
    }
    return textTable(rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
