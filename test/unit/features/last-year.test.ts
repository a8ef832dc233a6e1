import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { definition } from '../../../server/src/features/definition.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { OpenDocument } from '../../../server/src/open-document.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { settings } from '../../kit/read.ts';
import { requestTable } from '../../kit/request-table.ts';

const LAST = 'file:///2023.txt';
const lastYear = `青川区2023年政府信息公开工作年度报告

${requestTable({ 'new.natural': '160', 'new.total': '160', 'next.natural': '7', 'next.total': '7' })}`;

/** This year's report with last year's beside it, of which 160 were received and 7 carried forward. */
async function open(line: string, carried: string): Promise<OpenDocument> {
  const workspace = new Workspace(() => settings);
  await workspace.indexAll({ find: async () => [LAST], read: async () => lastYear }, () => true);
  const cells = { 'new.natural': '200', 'new.total': '200', 'carry.natural': carried };
  const text = `青川区2024年政府信息公开工作年度报告\n${line}\n${requestTable(cells)}`;
  return new OpenDocument(TextDocument.create('file:///2024.txt', 'report-draft', 1, text), {
    settings,
    others: {
      version: 0,
      confirmed: () => new Set(),
      lastYears: (part) => workspace.lastYears(part, []),
    },
    besideOthers: () => [],
  });
}

/** What the hover says where `what` begins. */
function said(document: OpenDocument, what: string): string {
  const shown = hover(document, document.positionAt(document.text.indexOf(what)));
  return JSON.stringify(shown?.contents ?? '').replaceAll('\\', '');
}

/** The lines of last year's report that one is led to from where `what` begins, up to the figure. */
function led(document: OpenDocument, what: string): string[] {
  return definition(document, document.positionAt(document.text.indexOf(what)))
    .filter(({ targetUri }) => targetUri === LAST)
    .map(({ targetRange: { start, end } }) => {
      const line = lastYear.split('\n')[start.line] ?? '';
      return `${line.split('\t')[0]} ${line.slice(start.character, end.character)}`;
    });
}

describe('a figure that last year carried forward', () => {
  it('is shown beside this year’s, and one is led to it', async () => {
    const document = await open('', '7');
    assert.match(said(document, '7\t'), /✓ Last year’s report: 7/);
    assert.deepEqual(led(document, '7\t'), ['四、结转下年度继续办理 7']);
  });

  it('is shown as another where it is', async () => {
    assert.match(said(await open('', '6'), '6\t'), /✗ Last year’s report: 7/);
  });

  it('is nothing to any other figure', async () => {
    const document = await open('', '7');
    assert.doesNotMatch(said(document, '200\t'), /Last year/);
    assert.deepEqual(led(document, '200\t'), []);
  });
});

describe('a change on last year', () => {
  it('is explained by the figure that only last year’s report has, and leads to it', async () => {
    const document = await open('收到政府信息公开申请200件，同比增长25%。', '7');
    assert.match(said(document, '25%'), /✓.*\(200 − 160\) ÷ 160 = 25%/);
    assert.deepEqual(led(document, '25%'), ['一、本年新收政府信息公开申请数量 160']);
  });

  it('that is another is set right', async () => {
    const document = await open('收到政府信息公开申请200件，同比增长20%。', '7');
    assert.match(said(document, '20%'), /✗.*\(200 − 160\) ÷ 160 = 25%/);
  });

  it('is not explained where it starts from a figure that the table does not have', async () => {
    const document = await open('收到政府信息公开申请201件，同比增长20%。', '7');
    assert.doesNotMatch(said(document, '20%'), /÷/);
  });
});
