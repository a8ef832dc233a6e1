import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { OpenDocument } from '../../../server/src/open-document.ts';
import { placesOf } from '../../../server/src/uri.ts';
import {
  type FileReport,
  type Judge,
  UnopenedReports,
} from '../../../server/src/workspace/unopened-reports.ts';
import { type Files, type FileText, Workspace } from '../../../server/src/workspace/workspace.ts';
import { settings } from '../../kit/read.ts';
import { requestReport } from '../../kit/request-report.ts';
import { statutory } from '../../kit/statutory.ts';

const report = (year: number) => requestReport().replaceAll('2024', String(year));

describe('a file that is read late', () => {
  it('counts as it was read last, whichever reading ends last', async () => {
    const workspace = new Workspace(() => settings);
    const answers: ((text: FileText) => void)[] = [];
    const files: Files = {
      find: async () => [],
      read: () => new Promise((resolve) => answers.push(resolve)),
    };
    const readings = [workspace.indexFile('file:///a.txt', files)];
    readings.push(workspace.indexFile('file:///a.txt', files));
    answers[1]?.(report(2023));
    answers[0]?.(report(2024));
    await Promise.all(readings);
    const years = [...workspace.reports()].flatMap(([, views]) => views.map(({ year }) => year));
    assert.deepEqual(years, [2023]);
  });

  it('does not come back where its folder was deleted in the meantime', async () => {
    const workspace = new Workspace(() => settings);
    let answer: (text: FileText) => void = () => {};
    const files: Files = {
      find: async () => [],
      read: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    };
    const reading = workspace.indexFile('file:///folder/a.txt', files);
    workspace.forgetAll(placesOf(['file:///folder']));
    answer(report(2024));
    await reading;
    assert.deepEqual([...workspace.reports()], []);
  });

  it('does not count as checked while nobody has answered, and keeps its findings', async () => {
    const finding = {
      message: '',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    };
    const judge: Judge = {
      isOpen: () => false,
      judge: async () => ({ items: [finding], holds: () => true }),
    };
    const reports = new UnopenedReports(judge);
    const never = {
      isCancellationRequested: false,
      onCancellationRequested: () => ({ dispose() {} }),
    };
    let text: FileText = 'a';
    const files: Files = { find: async () => ['file:///a.txt'], read: async () => text };
    const check = async (known: ReadonlyMap<string, string>) => {
      const told: FileReport[] = [];
      const listener = {
        tell: (one: FileReport) => told.push(one),
        begin: () => ({ report() {}, done() {} }),
      };
      await reports.check(files, known, never, listener);
      return told;
    };
    const [first] = await check(new Map());
    assert.equal(first?.items.length, 1);
    assert.ok(reports.isChecked('file:///a.txt'));
    reports.forget('file:///a.txt');
    reports.touch();
    text = undefined;
    assert.deepEqual(await check(new Map([['file:///a.txt', first?.resultId ?? '']])), []);
    assert.equal(reports.isChecked('file:///a.txt'), false);
    // There is no such file any more.
    text = null;
    const [last] = await check(new Map([['file:///a.txt', first?.resultId ?? '']]));
    assert.deepEqual(last?.items, []);
    assert.ok(reports.isChecked('file:///a.txt'));
  });
});

describe('last year’s report', () => {
  it('is the part with its tables, also where its title is repeated at its end', async () => {
    const workspace = new Workspace(() => settings);
    const title = report(2023).split('\n')[0] ?? '';
    const last = `${report(2023)}\n\n${title}\n`;
    const open = new OpenDocument(TextDocument.create('file:///a.txt', 'report-draft', 1, last), {
      settings,
      besideOthers: () => [],
    });
    const now = new OpenDocument(
      TextDocument.create('file:///b.txt', 'report-draft', 1, report(2024)),
      { settings, besideOthers: () => [] },
    );
    const [part] = now.alone.parts;
    const [carried] = part ? workspace.lastYears(part, [open]) : [];
    const form = statutory.find(({ id }) => id === '2021');
    assert.ok(carried && form);
    assert.ok(carried.handedOnTo(form).size > 0);
  });
});
