import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readOffice } from '../../server/src/office/read-office.ts';
import type { CommentsResult, ExportReportResult } from '../../server/src/protocol.ts';
import { decode } from '../kit/bytes.ts';
import { requestReport } from '../kit/request-report.ts';
import { Client } from './client.ts';

it('gives a report as a file of another kind, or says why not, and its findings as comments', async () => {
  const client = new Client();
  try {
    const uri = 'file:///reports/2024.report.txt';
    await client.initialize({ pull: true });
    await client.open(uri, requestReport());
    const exported = (target: string) =>
      client.request<ExportReportResult | null>('gouji/exportReport', {
        textDocument: { uri },
        target,
      });
    const file = await exported('/reports/2024.docx');
    assert.equal(file?.problem, null);
    const read = readOffice(Buffer.from(file.latin1, 'latin1'), decode);
    assert.ok('text' in read);
    assert.match(read.text, /^一、本年新收政府信息公开申请数量\t\t\t794\t/m);
    const { comments } = await client.request<CommentsResult>('gouji/comments', {
      textDocument: { uri },
    });
    assert.deepEqual(
      comments.map(({ span }) => requestReport().slice(span.start, span.end)),
      ['764', '46', '824'],
    );
    assert.match(comments[0]?.text ?? '', /以上各项之和为 763/);
    const refused = await exported('/reports/2024.pdf');
    assert.match(refused?.problem ?? '', /\.docx/, 'a kind that is not written');
  } finally {
    client.process.kill();
  }
});
