import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NotationName } from '../../../server/src/draft/notation/notation.ts';
import { reportFigures } from '../../kit/generate/figures.ts';
import { requestTable } from '../../kit/generate/tables.ts';
import { writeTable } from '../../kit/generate/write.ts';
import { open, told } from '../../kit/read.ts';

const report = reportFigures(11);
const table = requestTable(report);
const HEADER = 3;

/** The request table as a page break parts it: what follows row `at` stands in a table of its own. */
function parted(
  notation: NotationName,
  at: number,
  repeatsHeader: boolean,
  between: string,
): string {
  const head = table.slice(0, HEADER);
  const rest = [...(repeatsHeader ? head : []), ...table.slice(at)];
  return `${writeTable(table.slice(0, at), notation)}${between}${writeTable(rest, notation)}`;
}

/** How many tables are found, and the rows of each. */
function rowsFound(draft: string): number[] {
  return open(draft).analysis.parts.flatMap(({ verdict }) =>
    verdict.report.tables.map(({ rows }) => rows.length),
  );
}

describe('a table that a page break parts', () => {
  for (const notation of ['lines', 'tabs', 'spaces', 'markdown', 'html'] as const) {
    for (const repeatsHeader of [true, false]) {
      const header = repeatsHeader ? 'with its headings repeated' : 'without its headings';
      for (const [name, between] of [
        ['a line that says so', '\n续表\n\n'],
        ['a blank line', '\n'],
        ['a page number', '\n— 3 —\n\n'],
      ] as const) {
        it(`is one table, ${header}, behind ${name}, in ${notation}`, () => {
          for (const at of [7, 14, 24]) {
            const draft = parted(notation, at, repeatsHeader, between);
            assert.deepEqual(rowsFound(draft), [25], `parted before row ${at}`);
            assert.deepEqual(told(open(draft), ['row-total', 'column-total', 'balance']), []);
          }
        });
      }
    }
  }
});
