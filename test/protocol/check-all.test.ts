import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { ReportsResult } from '../../server/src/protocol.ts';
import { requestReport } from '../kit/request-report.ts';
import { Client, until } from './client.ts';

const uneven = 'file:///uneven.gouji';
const slip = 'file:///slip.gouji';
const notes = 'file:///notes.txt';

describe('the reports of a folder', () => {
  let client: Client;

  beforeEach(async () => {
    client = new Client();
    client.files.set(uneven, requestReport());
    client.files.set(slip, requestReport().replace('\t841\n', '\t814\n'));
    client.files.set(notes, '今天去买菜。\n');
    await client.initialize({ pull: true, files: true });
  });
  afterEach(() => {
    client.process.kill();
  });

  /** How many findings were sent of each file. */
  const told = () => [...client.pushed].map(([uri, found]) => `${uri} ${found.length}`).sort();
  /** What is listed: `slip.gouji 江城市沿江区档案馆 2024 checked`. */
  async function listed(): Promise<string[]> {
    const { files } = await client.request<ReportsResult>('gouji/reports', {});
    return files
      .flatMap(({ uri, isChecked, reports }) =>
        reports.map(({ agency, year }) =>
          [uri.slice('file:///'.length), agency, year, isChecked ? 'checked' : 'unchecked'].join(
            ' ',
          ),
        ),
      )
      .sort();
  }

  it('are listed with body and year, and none counts as checked before it is', async () => {
    assert.deepEqual(await listed(), [
      'slip.gouji 江城市沿江区档案馆 2024 unchecked',
      'uneven.gouji 江城市沿江区档案馆 2024 unchecked',
    ]);
    await client.open(slip, requestReport().replace('2024年政府', '2023年政府'));
    assert.deepEqual(await listed(), [
      'slip.gouji 江城市沿江区档案馆 2023 checked',
      'uneven.gouji 江城市沿江区档案馆 2024 unchecked',
    ]);
    await client.request('gouji/checkAll', {});
    assert.deepEqual(await listed(), [
      'slip.gouji 江城市沿江区档案馆 2023 checked',
      'uneven.gouji 江城市沿江区档案馆 2024 checked',
    ]);
  });

  it('are checked when that is asked for, and all findings are there with the answer', async () => {
    await listed();
    assert.deepEqual(told(), []);
    await client.request('gouji/checkAll', {});
    assert.deepEqual(told(), [`${slip} 4`, `${uneven} 3`]);
  });

  it('are kept up afterwards', async () => {
    await client.request('gouji/checkAll', {});
    await client.write(slip, requestReport());
    await until(() => told().join() === `${slip} 3,${uneven} 3`, 'the change');
    await client.write(uneven, undefined);
    await until(() => told().join() === `${slip} 3,${uneven} 0`, 'the deletion');
  });

  it('are not told of twice while they are open', async () => {
    await client.request('gouji/checkAll', {});
    await client.open(slip, requestReport());
    await until(() => told().join() === `${slip} 0,${uneven} 3`, 'the opening');
    assert.equal((await client.pull(slip)).length, 3);
    await client.close(slip);
    await until(() => told().join() === `${slip} 4,${uneven} 3`, 'the closing');
  });

  it('are told to be others once after each answer', async () => {
    let told = 0;
    client.connection.onNotification('gouji/reportsChanged', () => {
      told++;
    });
    await client.write(notes, requestReport());
    await listed();
    await client.write(notes, undefined);
    await until(() => told === 1, 'the change');
    assert.equal((await listed()).length, 2);
  });
});
