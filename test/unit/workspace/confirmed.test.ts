import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { repairs } from '../../../server/src/features/repairs.ts';
import { OpenDocument, type Surroundings } from '../../../server/src/open-document.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { settings } from '../../kit/read.ts';
import { unevenFigures } from '../../kit/request-report.ts';

const zeros = ['0', '0', '0', '0', '0', '0', '0'];
const natural = (count: number) => [String(count), '0', '0', '0', '0', '0', String(count)];

/** Requests of natural persons only: `carried` from last year, 3 in the year, 2 done, `left` left. */
function report(year: number, carried: number, left: number): string {
  const requests = unevenFigures.requests.map((_, index, { length }) => {
    if (index === 0) return natural(3);
    if (index === 1) return natural(carried);
    if (index === 2 || index === length - 2) return natural(2);
    return index === length - 1 ? natural(left) : zeros;
  });
  return writeReport({ ...unevenFigures, year, requests }, 'lines');
}

/** Titles of the repairs of this year's only fault, when last year's report carried `carried` forward. */
async function repairsBeside(carried: number | undefined): Promise<string[]> {
  const workspace = new Workspace(() => settings);
  const lastYear = carried === undefined ? undefined : report(2023, 0, carried);
  await workspace.indexFile('file:///2023', {
    find: async () => [],
    read: async () => lastYear,
  });
  const surroundings: Surroundings = {
    settings,
    others: {
      version: 0,
      confirmed: (part) => workspace.confirmed(part, [document]),
      lastYears: (part) => workspace.lastYears(part, [document]),
    },
    besideOthers: () => [],
  };
  const text = TextDocument.create('file:///2024', 'report-draft', 1, report(2024, 4, 4));
  const document: OpenDocument = new OpenDocument(text, surroundings);
  return repairs(document).faults.flatMap((fault) => fault.repairs.map(({ title }) => title));
}

describe('a figure that last year’s report confirms', () => {
  test('is as likely wrong as the others while last year’s report is not known', async () => {
    const titles = await repairsBeside(undefined);
    assert.ok(titles[0]?.includes('二、'), titles.join('\n'));
  });

  test('is the last to be changed', async () => {
    const titles = await repairsBeside(4);
    assert.equal(titles.length, 3);
    assert.ok(titles[2]?.includes('二、'), titles.join('\n'));
  });

  test('is none that differs from last year’s', async () => {
    assert.deepEqual(await repairsBeside(3), await repairsBeside(undefined));
  });
});
