import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { CompareWithSumResult, FillResult, SumResult } from '../../../server/src/protocol.ts';
import {
  districtOf,
  figuresInOrder,
  reportOfDistrict,
  withRequest,
} from '../../kit/generate/district.ts';
import type { ReportFigures } from '../../kit/generate/figures.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { open } from '../../kit/read.ts';
import { session } from '../../kit/session.ts';

const FOLDER = 'file:///区/各单位';
const SUM = 'untitled:Untitled-1';
const [OTHER, ...BODIES] = districtOf(5);
assert.ok(OTHER);
const ELSEWHERE = writeReport(OTHER, 'lines');

/** A client with these files, and the documents that it has opened. */
async function clientWith(files: ReadonlyMap<string, string>) {
  const { client, start } = session();
  client.onRequest('gouji/findFiles', ({ what }: { what: string }) =>
    what === 'reports' ? [...files.keys()] : [],
  );
  client.onRequest('gouji/readFile', ({ uri }: { uri: string }) => files.get(uri) ?? null);
  await start({ textDocument: { diagnostic: { relatedInformation: true } } });
  const versions = new Map<string, number>();
  return {
    ask: <T>(method: string, params: unknown) => client.sendRequest<T>(method, params),
    open: (uri: string, text: string) => {
      versions.set(uri, 1);
      const textDocument = { uri, languageId: 'report-draft', version: 1, text };
      return client.sendNotification('textDocument/didOpen', { textDocument });
    },
    change: (uri: string, text: string) => {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      return client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
    },
    async rollUps(uri: string): Promise<Diagnostic[]> {
      const { items } = await client.sendRequest<{ items: Diagnostic[] }>(
        'textDocument/diagnostic',
        { textDocument: { uri } },
      );
      return items.filter(({ code }) => code === 'roll-up');
    },
    end: () => client.dispose(),
  };
}

function filesOf(bodies: readonly ReportFigures[]): Map<string, string> {
  return new Map(bodies.map((one, index) => [uriOf(index), writeReport(one, 'lines')]));
}

function uriOf(index: number): string {
  return `${FOLDER}/${index}.txt`;
}

function figuresOf(text: string): string[] {
  return open(text).analysis.parts.flatMap(({ verdict }) =>
    verdict.report.tables.flatMap(({ rows }) =>
      rows.flatMap(({ figures }) => figures.map((figure) => figure?.cell.text ?? '')),
    ),
  );
}

describe('the sum of a folder in an editor', () => {
  it('is a new draft, which follows the reports that are open and on disk', async () => {
    const files = filesOf(BODIES);
    files.set('file:///区/别处.txt', ELSEWHERE);
    const { ask, open: opened, change, rollUps, end } = await clientWith(files);
    const { text, remarks } = await ask<SumResult>('gouji/sum', { folder: FOLDER });
    assert.deepEqual(figuresOf(text), figuresInOrder(reportOfDistrict(BODIES)));
    assert.deepEqual(remarks, []);

    await opened(SUM, text);
    const compared = await ask<CompareWithSumResult>('gouji/compareWithSum', {
      textDocument: { uri: SUM },
      folder: FOLDER,
      isDraft: true,
    });
    assert.ok(compared.isCompared);
    assert.equal(compared.differences, 0);
    const editsOf = () => ask<FillResult>('gouji/sumEdits', { textDocument: { uri: SUM } });
    assert.deepEqual((await editsOf()).edits, []);

    // A body corrects a figure, and the sum follows at once.
    const [first] = BODIES;
    assert.ok(first);
    const corrected = withRequest(first, 0, 0, '4321');
    await opened(uriOf(0), writeReport(first, 'lines'));
    await change(uriOf(0), writeReport(corrected, 'lines'));
    const [difference, ...others] = await rollUps(SUM);
    assert.ok(difference && others.length === 0);
    assert.deepEqual(
      new Set(difference.relatedInformation?.map(({ location }) => location.uri)),
      new Set(BODIES.map((_, index) => uriOf(index))),
    );
    const { edits } = await editsOf();
    assert.equal(edits.length, 1);
    const before = TextDocument.create(SUM, 'report-draft', 1, text);
    const after = TextDocument.applyEdits(before, [...edits]);
    assert.deepEqual(
      figuresOf(after),
      figuresInOrder(reportOfDistrict([corrected, ...BODIES.slice(1)])),
    );
    await change(SUM, after);
    assert.deepEqual(await rollUps(SUM), []);
    end();
  });

  it('leaves out no report that was saved a moment ago, of which the editor has not told yet', async () => {
    const files = filesOf(BODIES.slice(0, -1));
    const { ask, end } = await clientWith(files);
    await ask('gouji/sum', { folder: FOLDER });
    for (const [uri, body] of filesOf(BODIES)) files.set(uri, body);
    const { text } = await ask<SumResult>('gouji/sum', { folder: FOLDER });
    assert.deepEqual(figuresOf(text), figuresInOrder(reportOfDistrict(BODIES)));
    end();
  });

  it('follows a body that was opened a moment ago, and takes long to be read', async () => {
    const { ask, open: opened, end } = await clientWith(filesOf(BODIES));
    const { text } = await ask<SumResult>('gouji/sum', { folder: FOLDER });
    await opened(SUM, text);
    const textDocument = { uri: SUM };
    await ask('gouji/compareWithSum', { textDocument, folder: FOLDER, isDraft: true });
    await ask('gouji/sumEdits', { textDocument });
    const [first] = BODIES;
    assert.ok(first);
    const corrected = writeReport(withRequest(first, 0, 0, '4321'), 'lines');
    await opened(uriOf(0), corrected + '按时公开。\n'.repeat(20_000));
    const { edits } = await ask<FillResult>('gouji/sumEdits', { textDocument });
    assert.equal(edits.length, 1);
    end();
  });

  it('keeps a figure that the user has typed, and reports it', async () => {
    const { ask, open: opened, change, rollUps, end } = await clientWith(filesOf(BODIES));
    const whole = reportOfDistrict(BODIES);
    await opened(SUM, writeReport(whole, 'tabs'));
    const params = { textDocument: { uri: SUM }, folder: FOLDER, isDraft: true };
    await ask('gouji/compareWithSum', params);
    await ask('gouji/sumEdits', { textDocument: { uri: SUM } });
    await change(SUM, writeReport(withRequest(whole, 0, 0, '77777'), 'tabs'));
    const { edits } = await ask<FillResult>('gouji/sumEdits', { textDocument: { uri: SUM } });
    assert.deepEqual(edits, []);
    assert.equal((await rollUps(SUM)).length, 1);
    end();
  });

  it('is compared with a report of the district that lies among the others', async () => {
    const files = filesOf(BODIES);
    const own = `${FOLDER}/全区.txt`;
    const text = writeReport(withRequest(reportOfDistrict(BODIES), 4, 1, '88888'), 'lines');
    files.set(own, text);
    const { ask, open: opened, rollUps, end } = await clientWith(files);
    await opened(own, text);
    assert.deepEqual(await rollUps(own), []);
    const { isCompared, differences } = await ask<CompareWithSumResult>('gouji/compareWithSum', {
      textDocument: { uri: own },
      folder: FOLDER,
      isDraft: false,
    });
    assert.ok(isCompared);
    assert.equal(differences, 1);
    const [found] = await rollUps(own);
    assert.match(String(found?.message), /为 88888，4 个单位的报告之和为/);
    const { edits } = await ask<FillResult>('gouji/sumEdits', { textDocument: { uri: own } });
    assert.deepEqual(edits, []);
    end();
  });

  it('is none where the folder has no reports', async () => {
    const { ask, end } = await clientWith(filesOf(BODIES));
    assert.equal(await ask('gouji/sum', { folder: 'file:///别处' }), null);
    end();
  });
});
