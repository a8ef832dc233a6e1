import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { diagnosticsOf, untilFindings, withDraft } from './drafts.ts';
import { extension } from './extension.ts';
import { test, until } from './harness.ts';
import { untilMessage } from './hung.ts';
import { read, replace, SAMPLE, withOfficeFile } from './office-file.ts';
import { inPage, takePicture } from './page.ts';
import { withTableView } from './view.ts';

const UNEVEN = ['column-total 764', 'column-total 46', 'column-total 824'];
const wrong = requestReport().replace('\t841\n', '\t814\n');
const WRONG = ['suspect-figure 814', ...UNEVEN];

/** Words of English; names of keys and notations are the same in Chinese. */
const ENGLISH = /(?!\b(?:Enter|Esc|Tab|Ctrl|Markdown|HTML|Word)\b)\b[A-Za-z]{3,}/g;

function assertChinese(texts: readonly string[]): void {
  assert.ok(texts.length > 0, 'nothing was said');
  for (const text of texts) {
    assert.match(text, /\p{Script=Han}/u);
    assert.deepEqual(text.match(ENGLISH) ?? [], [], text);
    assert.doesNotMatch(text, /\p{Script=Han} ?[,;:()]|[,;:()] ?\p{Script=Han}/u);
  }
}

test('has a window in Chinese', async () => {
  assert.equal(vscode.env.language, 'zh-cn');
  await until('the explorer', async () => Number(await inPage('count', ':text("资源管理器")')) > 0);
});

test('names itself and its commands in Chinese', async () => {
  const { packageJSON } = extension();
  const { commands, views, walkthroughs } = packageJSON.contributes;
  // A command keeps its English title beside the other.
  const titles: string[] = commands.map(({ title }: { title: { value: string } }) => title.value);
  const steps: string[] = walkthroughs[0].steps.map(({ title }: { title: string }) => title);
  assertChinese([...titles, views.explorer[0].name, ...steps]);
});

test('says in Chinese what is wrong, why, and what can be done', async () => {
  await withDraft('中文.report.txt', wrong, async (document) => {
    await untilFindings(document, WRONG);
    const findings = diagnosticsOf(document.uri);
    assertChinese(findings.map(({ message }) => message));
    for (const { range } of findings) {
      const hovers = await ask<vscode.Hover[]>('HoverProvider', document, range.start);
      const fixes = await ask<vscode.CodeAction[]>('CodeActionProvider', document, range);
      assertChinese(hovers.flatMap(({ contents }) => contents.map(markdownOf)));
      assertChinese(fixes.map(({ title }) => title));
    }
    const lenses = await ask<vscode.CodeLens[]>('CodeLensProvider', document);
    assertChinese(lenses.flatMap(({ command }) => command?.title ?? []));
  });
});

test('says in Chinese why an office file is not saved', async () => {
  await withOfficeFile('加行.docx', await read(SAMPLE), async (document) => {
    await replace(document, '行政许可\t8436', '行政许可\t8436\n行政检查\t12');
    assert.equal(await document.save(), false);
    await untilMessage('在这里不能增加、删除或合并');
  });
});

test('shows tables and charts in Chinese', async () => {
  await withTableView('视图.report.txt', wrong, async () => {
    await until('the repairs', async () => Number(await inPage('count', 'main .repairs')) > 0);
    await takePicture('chinese-tables');
    assertChinese([String(await inPage('text', 'main'))]);
    await inPage('click', '#tab-charts');
    await until('the charts', async () => Number(await inPage('count', '.chart rect')) > 0);
    assertChinese([String(await inPage('text', '#charts'))]);
    await takePicture('chinese-charts');
  });
});

/** Asks VS Code for what the providers of a document answer. */
function ask<T>(what: string, { uri }: vscode.TextDocument, ...more: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(`vscode.execute${what}`, uri, ...more);
}

function markdownOf(content: vscode.MarkdownString | vscode.MarkedString): string {
  return typeof content === 'string' ? content : content.value;
}
