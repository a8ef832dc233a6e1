import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { districtOf, reportOfDistrict, withRequest } from '../../kit/generate/district.ts';
import type { ReportFigures } from '../../kit/generate/figures.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { codeOf, diagnosticsOf, folder } from './drafts.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { inPage, inQuestion, takePicture } from './page.ts';

const BODIES = districtOf(3);
const input = inQuestion('input');
const row = (text: string) => inQuestion(`.monaco-list-row:has-text("${text}")`);

if (given.page) {
  test('adds up the reports of a folder as a draft, which follows a body that is open', async () => {
    await withDistrict(async (uris) => {
      const sum = await summedUp();
      try {
        const [first] = BODIES;
        const [uri] = uris;
        assert.ok(first && uri);
        const whole = reportOfDistrict(BODIES);
        assert.ok(sum.getText().includes(lineOf(whole, 0)), sum.getText());

        const corrected = withRequest(first, 0, 0, '4321');
        await edit(uri, String(first.requests[0]?.[0]), '4321');
        const now = reportOfDistrict([corrected, ...BODIES.slice(1)]);
        await until('the sum to follow', () => sum.getText().includes(lineOf(now, 0)));
        // The body's figure is known a moment before the sum has followed.
        await until('the sum to agree', () => rollUps(sum.uri).length === 0);

        // A figure of the user's own stays, and leads to that of every body.
        const total = String(now.requests[1]?.[6]);
        await edit(sum.uri, `\t${total}\n`, '\t77777\n', lineStart(sum, '二、上年结转'));
        const [found] = await until('the difference', () => {
          const found = rollUps(sum.uri);
          return found.length > 0 && found;
        });
        assert.equal(found && sum.getText(found.range), '77777');
        const led = found?.relatedInformation?.map(({ location }) => String(location.uri)) ?? [];
        assert.deepEqual(new Set(led), new Set(uris.map(String)));
        await takePicture('district-difference');
      } finally {
        await closed(sum);
      }
    });
  });

  test('finds the figures of a district’s report that differ from the sum of the folder', async () => {
    await withDistrict(async () => {
      const own = vscode.Uri.joinPath(folder(), '江城市2024年年度报告（汇总）.txt');
      const wrong = withRequest(reportOfDistrict(BODIES), 2, 5, '31415');
      await write(own, writeReport(wrong, 'lines'));
      try {
        await until('the list to have it', async () => {
          const asked = vscode.commands.executeCommand('gouji.sumReports', districtFolder());
          const draft = row('A new draft');
          await until('the question', async () => Number(await inPage('count', draft)) > 0);
          const isListed = Number(await inPage('count', row('（汇总）'))) > 0;
          if (isListed) {
            // What it says in the end may stand there until somebody answers.
            await inPage('click', row('（汇总）'));
          } else {
            await inPage('press', input, 'Escape');
            await asked;
          }
          return isListed;
        });
        const [found, ...others] = await until('the difference', () => {
          const found = rollUps(own);
          return found.length > 0 && found;
        });
        assert.ok(found && others.length === 0);
        assert.match(found.message, /is 31415, but the reports of the 3 bodies add up to/);
      } finally {
        await vscode.commands.executeCommand('notifications.clearAll');
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
        await vscode.workspace.fs.delete(own);
      }
    });
  });
}

function districtFolder(): vscode.Uri {
  return vscode.Uri.joinPath(folder(), '各单位');
}

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** A folder with the reports of the bodies, which is deleted when `use` is done. */
async function withDistrict(use: (uris: readonly vscode.Uri[]) => Promise<void>): Promise<void> {
  const uris = BODIES.map((_, index) => vscode.Uri.joinPath(districtFolder(), `单位${index}.txt`));
  for (const [index, uri] of uris.entries()) {
    await write(uri, writeReport(BODIES[index] ?? reportOfDistrict(BODIES), 'tabs'));
  }
  try {
    await use(uris);
  } finally {
    for (const uri of uris) await closed(await vscode.workspace.openTextDocument(uri));
    await vscode.workspace.fs.delete(districtFolder(), { recursive: true });
  }
}

/** The draft with the sum of the folder, once the server knows its files. */
function summedUp(): Promise<vscode.TextDocument> {
  return until('the draft of the sum', async () => {
    const asked = vscode.commands.executeCommand('gouji.sumReports', districtFolder());
    await until('the question', async () => Number(await inPage('count', row('A new draft'))) > 0);
    await takePicture('district-question');
    await inPage('press', input, 'Enter');
    await asked;
    const document = vscode.window.activeTextEditor?.document;
    if (!document?.isUntitled) return undefined;
    if (document.getText().startsWith('3个单位汇总')) return document;
    await closed(document);
    return undefined;
  });
}

/** The figures of a row of the request table, as the draft of a sum has them. */
function lineOf(report: ReportFigures, row: number): string {
  return `\t${report.requests[row]?.join('\t')}\n`;
}

function lineStart(document: vscode.TextDocument, text: string): number {
  return document.getText().indexOf(text);
}

function rollUps(uri: vscode.Uri): vscode.Diagnostic[] {
  return diagnosticsOf(uri).filter((found) => codeOf(found) === 'roll-up');
}

/** Replaces the first place of a text behind an offset, in an editor. */
async function edit(uri: vscode.Uri, from: string, to: string, behind = 0): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  const start = behind > 0 ? behind : document.getText().indexOf('一、本年新收');
  const at = document.getText().indexOf(from, start);
  assert.ok(at >= 0, from);
  const change = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + from.length));
  change.replace(uri, range, to);
  assert.ok(await vscode.workspace.applyEdit(change));
}

async function closed(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
