import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { ReviewPageResult } from '../../server/src/protocol.ts';
import { requestReport } from '../kit/request-report.ts';
import { Client } from './client.ts';

const folder = 'file:///%E5%8E%BF';
const slip = `${folder}/乡/甲 2024.gouji`;
const wrong = requestReport().replace('\t841\n', '\t814\n');

describe('the page for reviewers about a folder', () => {
  let client: Client;

  beforeEach(async () => {
    client = new Client();
    client.files.set(slip, wrong);
    client.files.set(`${folder}/notes.txt`, '今天去买菜。\n');
    client.files.set('file:///elsewhere.gouji', wrong);
    await client.initialize({ pull: true, files: true });
  });
  afterEach(() => {
    client.process.kill();
  });

  const asked = (uri = folder) =>
    client.request<ReviewPageResult | null>('gouji/reviewPage', { folder: uri });

  it('has the reports in it and below it, by their paths from it', async () => {
    const page = await asked();
    assert.equal(page?.reports, 1);
    assert.ok(page.findings > 0);
    assert.match(page.html, /<html lang="en">/);
    assert.match(page.html, /<p class="file">乡\/甲 2024\.gouji<\/p>/);
    assert.match(page.html, /<td class="wrong"><mark>814<\/mark>/);
    assert.match(page.html, /Other files, which were passed over: 1/);
  });

  it('shows an open report as it is in the editor', async () => {
    await client.open(slip, requestReport().replace('\t841\n', '\t999\n'));
    assert.match((await asked())?.html ?? '', /<mark>999<\/mark>/);
  });

  it('names a report in which nothing was checked', async () => {
    client.files.set(`${folder}/2024年报.txt`, '没有表格。\n');
    await client.write(`${folder}/2024年报.txt`, '没有表格。\n');
    assert.match((await asked())?.html ?? '', /<li>2024年报\.txt: Nothing in it was checked\./);
  });

  it('shows nothing of a page that it wrote before, and has nothing to find in that page', async () => {
    const written = `${folder}/结果.html`;
    const page = await asked();
    await client.write(written, page?.html);
    assert.equal((await asked())?.reports, 1);
    await client.open(written, page?.html ?? '', 'html');
    assert.deepEqual(await client.pull(written), []);
  });

  it('leaves out no report that was saved a moment ago, of which the editor has not told yet', async () => {
    await asked();
    client.files.set(`${folder}/乙 2024.gouji`, wrong);
    assert.equal((await asked())?.reports, 2);
  });

  it('is not written of a folder without reports', async () => {
    assert.equal(await asked('file:///nothing'), null);
  });
});
