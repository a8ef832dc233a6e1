import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { writeReport } from '../../kit/generate/write.ts';
import { unevenFigures } from '../../kit/request-report.ts';
import { codeOf, diagnosticsOf, folder, withDraft } from './drafts.ts';
import { test, until } from './harness.ts';

const thisYear = { ...unevenFigures, agency: '江城市望江区人民政府' };

/** Last year's report, which carried `carried` cases forward in the column 总计. */
function lastYear(carried: string): string {
  const requests = unevenFigures.requests.map((row, index) =>
    index === unevenFigures.requests.length - 1 ? ['33', '10', '0', '0', '0', '3', carried] : row,
  );
  return writeReport({ ...thisYear, agency: '江城市望江区政府', year: 2023, requests }, 'lines');
}

test('holds this year against last year while either is written, and until it is deleted', async () => {
  const uri = vscode.Uri.joinPath(folder(), '去年.report.txt');
  await write(uri, lastYear('47'));
  await withDraft('今年.report.txt', writeReport(thisYear, 'lines'), async ({ uri: current }) => {
    await until('the finding', () => carriedOver(current).length === 1);
    const [finding] = carriedOver(current);
    assert.match(finding?.message ?? '', /46.*47/);
    assert.equal(finding?.relatedInformation?.[0]?.location.uri.path, uri.path);

    await write(uri, lastYear('46'));
    await until('its end, last year mended', () => carriedOver(current).length === 0);
    await write(uri, lastYear('45'));
    await until('the finding again', () => carriedOver(current).length === 1);
    await vscode.workspace.fs.delete(uri);
    await until('its end, last year deleted', () => carriedOver(current).length === 0);
  });
});

function carriedOver(uri: vscode.Uri): vscode.Diagnostic[] {
  return diagnosticsOf(uri).filter((finding) => codeOf(finding) === 'carry-over');
}

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}
