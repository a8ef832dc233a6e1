import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Diagnostic, Location } from 'vscode-languageserver-types';
import { writeReport } from '../kit/generate/write.ts';
import { unevenFigures } from '../kit/request-report.ts';
import { Client, until } from './client.ts';

const current = 'file:///work/2024.gouji';
const last = 'file:///work/old/2023.gouji';

/** This year's report, which says that 46 requests were carried over. */
const thisYear = writeReport({ ...unevenFigures, agency: '江城市望江区人民政府' }, 'lines');
const IN_CURRENT = lineOf(thisYear, '二、上年结转政府信息公开申请数量') + 7;

/** Last year's, which carried as many forward in each column, and `carried` in all; its title is broken in two. */
function lastYear(carried: string): string {
  const requests = unevenFigures.requests.map((row, index) =>
    index === unevenFigures.requests.length - 1 ? ['33', '10', '0', '0', '0', '3', carried] : row,
  );
  const report = { ...unevenFigures, agency: '江城市望江区政府', year: 2023, requests };
  return writeReport(report, 'lines').replace('区政府2023年', '区政府\n2023年');
}
const IN_LAST = lineOf(lastYear('47'), '四、结转下年度继续办理') + 7;

describe('what last year carried forward', () => {
  let client: Client;
  beforeEach(async () => {
    client = new Client();
    client.files.set(last, lastYear('47'));
    await client.initialize({ pull: true, files: true });
    await client.open(current, thisYear);
    await untilFound(1);
  });
  afterEach(() => {
    client.process.kill();
  });

  it('is held against this year’s figure, and links to the other file', async () => {
    const [finding] = await found();
    assert.equal(finding?.range.start.line, IN_CURRENT);
    const [related] = finding?.relatedInformation ?? [];
    assert.equal(related?.location.uri, last);
    assert.equal(related?.location.range.start.line, IN_LAST);
    const places = await client.request<Location[]>('textDocument/definition', {
      textDocument: { uri: current },
      position: { line: IN_CURRENT, character: 1 },
    });
    assert.deepEqual(
      places.flatMap(({ uri, range }) => (uri === last ? range.start.line : [])),
      [IN_LAST],
    );
  });

  it('is found and gone as this year’s figure is typed', async () => {
    await type(current, 2, IN_CURRENT, '47');
    assert.equal((await found()).length, 0);
    await type(current, 3, IN_CURRENT, '48');
    assert.equal((await found()).length, 1);
  });

  it('is found and gone as last year’s figure is typed, and as its file is written or deleted', async () => {
    await client.open(last, lastYear('47'));
    await type(last, 2, IN_LAST, '46');
    await untilFound(0);
    await type(last, 3, IN_LAST, '45');
    await untilFound(1);
    await client.close(last);
    await client.write(last, lastYear('46'));
    await untilFound(0);
    await client.write(last, lastYear('45'));
    await untilFound(1);
    await client.write(last, undefined);
    await untilFound(0);
  });

  it('is another body’s where the title names another', async () => {
    await client.write(last, lastYear('47').replace('望江区', '临江区'));
    await untilFound(0);
    await client.write(last, lastYear('47'));
    await untilFound(1);
  });

  async function found(): Promise<Diagnostic[]> {
    return (await client.pull(current)).filter(({ code }) => code === 'carry-over');
  }

  async function untilFound(count: number): Promise<void> {
    await until(async () => (await found()).length === count, `${count} findings`);
  }

  /** Writes over the two digits of a line that is one figure. */
  function type(uri: string, version: number, line: number, digits: string): Promise<void> {
    const range = { start: { line, character: 1 }, end: { line, character: 3 } };
    return client.change(uri, version, range, digits);
  }
});

function lineOf(report: string, label: string): number {
  return report.split('\n').findIndex((line) => line.trim().startsWith(label));
}
