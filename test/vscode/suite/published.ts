import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { figureFindings, fileAt, findings, folder, untilFindings, withDraft } from './drafts.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';

/** What must be found in the tables of a report, and how many rows each of its tables has. */
interface Expected {
  readonly found: readonly string[];
  readonly form: '2021' | '2019';
}

const UNEVEN = ['column-total 764', 'column-total 46', 'column-total 824'];

/** The published reports, by the first characters of their files' names. */
const published: Readonly<Record<string, Expected>> = {
  '000': { found: UNEVEN, form: '2021' },
  '001': {
    found: ['empty-figure 1616\t112389', 'empty-figure 52\t22039', 'empty-figure '],
    form: '2019',
  },
  '002': { found: [], form: '2021' },
  '003': { found: [], form: '2021' },
  '004': { found: [], form: '2021' },
};

/** Samples that stand for them where they are not at hand. */
const samples: Readonly<Record<string, Expected>> = {
  '江城市临江区2024年政府信息公开工作年度报告.txt': { found: [], form: '2021' },
  '江城市临江区2019年政府信息公开工作年度报告.txt': { found: ['empty-figure '], form: '2019' },
  '江城市临江区政务服务局2024年政府信息公开工作年度报告（含错误）.txt': {
    found: UNEVEN,
    form: '2021',
  },
  '江城市沿江区2024年政府信息公开工作年度报告（错一个数）.txt': {
    found: ['suspect-figure 194'],
    form: '2021',
  },
};

const atHand = given.seeds.map(fileAt);
const drafts = [
  ...Object.entries(published).map(
    ([name, expected]) =>
      [name, atHand.find(({ path }) => path.includes(`/${name}`)), expected] as const,
  ),
  ...Object.entries(samples).map(
    ([name, expected]) => [name, vscode.Uri.joinPath(folder(), name), expected] as const,
  ),
];

for (const [index, [name, file, expected]] of drafts.entries()) {
  // Where some of the published reports are at hand, none of them may be missing.
  if (file === undefined && atHand.length === 0) continue;
  test(`${name}: finds what is wrong, outlines the report, and notes a slip and its undo`, async () => {
    assert.ok(file, 'the report is at hand');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    // A name of its own: VS Code holds on to the text of a file for a while after it is closed.
    await withDraft(`报告${index}.report.txt`, text, async (document) => {
      assert.equal(document.getText(), text);
      const requests = await outline(document, expected);
      // A slip first: that nothing is found says little before something has been.
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, behindLastFigure(document, requests), '7');
      assert.ok(await vscode.workspace.applyEdit(edit));
      await until('a finding at the slip', () => {
        return figureFindings(document).some((finding) => !expected.found.includes(finding));
      });
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), text);
      await untilFindings(document, expected.found);
      const amiss = /^(missing-row|unknown-row|missing-table|figure-style) /;
      assert.deepEqual(
        findings(document).filter((finding) => amiss.test(finding)),
        [],
      );
    });
  });
}

/** Sees to it that sections, tables and rows are in the outline; gives the table of requests. */
async function outline(
  document: vscode.TextDocument,
  { form }: Expected,
): Promise<vscode.DocumentSymbol> {
  const sections = await until('the outline', async () => {
    const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    return (found?.length ?? 0) > 0 && found;
  });
  assert.equal(sections.length, 6);
  const tables = sections
    .flatMap(({ children }) => children)
    .filter(({ children }) => children.length > 0);
  const rows = tables.map(({ children }) => children.length);
  // The second table of the trial form has the services that the agency names itself.
  const services = rows[1] ?? 0;
  assert.ok(services >= 1);
  assert.deepEqual(rows, form === '2021' ? [2, 1, 2, 1, 25, 1] : [2, services, 2, 1, 1, 23, 1]);
  const requests = tables[form === '2021' ? 4 : 5];
  assert.ok(requests);
  return requests;
}

function behindLastFigure(
  document: vscode.TextDocument,
  { range }: vscode.DocumentSymbol,
): vscode.Position {
  const before = document.getText(range).replace(/[^\d]*$/, '');
  return document.positionAt(document.offsetAt(range.start) + before.length);
}
