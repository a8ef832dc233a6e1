import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { inGbk } from '../../kit/gbk.ts';
import { requestReport } from '../../kit/request-report.ts';
import { untilFindings, withDraft } from './drafts.ts';
import { test, until } from './harness.ts';

/** The three column totals of the report that do not hold. */
const BROKEN = ['column-total 764', 'column-total 46', 'column-total 824'];

/** Asks VS Code for what the providers of a document answer. */
function ask<T>(what: string, document: vscode.TextDocument, ...more: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(`vscode.execute${what}`, document.uri, ...more);
}

/** Where a figure stands that is alone on its line. */
function figure(document: vscode.TextDocument, digits: string): vscode.Range {
  const start = document.getText().indexOf(`\t${digits}\n`) + 1;
  return new vscode.Range(document.positionAt(start), document.positionAt(start + digits.length));
}

const text = (document: vscode.TextDocument, ranges: readonly vscode.Range[]) =>
  ranges.map((range) => document.getText(range));

test('shows what broken totals come to, at the end of their lines', async () => {
  await withDraft('提示.report.txt', requestReport(), async (document) => {
    await untilFindings(document, BROKEN);
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await ask<vscode.InlayHint[]>('InlayHintProvider', document, all);
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['Σ 763 (−1)', 'Σ 45 (−1)', 'Σ 822 (−2)'],
    );
    for (const { position } of hints) {
      assert.equal(position.character, document.lineAt(position.line).text.length);
    }
  });
});

test('ticks the table that reconciles, and that alone', async () => {
  await withDraft('对账.report.txt', requestReport(), async (document) => {
    await untilFindings(document, BROKEN);
    const lenses = await ask<vscode.CodeLens[]>('CodeLensProvider', document);
    const titles = lenses.map(({ command }) => command?.title ?? '');
    assert.equal(titles.filter((title) => title.startsWith('✓')).length, 1, titles.join('\n'));
    // One for each table.
    assert.equal(titles.filter((title) => !title.startsWith('✓')).length, 6, titles.join('\n'));
  });
});

test('leads from a total to its parts and back, and folds sections', async () => {
  await withDraft('跳转.report.txt', requestReport(), async (document) => {
    const { start } = figure(document, '841');
    const parts = await until('a definition', async () => {
      const found = await ask<vscode.LocationLink[]>('DefinitionProvider', document, start);
      return found.length > 0 && found;
    });
    assert.deepEqual(
      text(
        document,
        parts.map(({ targetRange }) => targetRange),
      ),
      ['794', '36', '0', '0', '0', '11'],
    );
    const references = await ask<vscode.Location[]>('ReferenceProvider', document, start);
    // Ten figures, and the number in the prose that repeats this one.
    assert.equal(references.length, 11);
    const lit = await ask<vscode.DocumentHighlight[]>('DocumentHighlights', document, start);
    assert.equal(lit.length, 11);
    const folds = await ask<vscode.FoldingRange[]>('FoldingRangeProvider', document);
    assert.ok(folds.length >= 9, `${folds.length} folds`);
  });
});

test('a selection grows from the figure to its row', async () => {
  await withDraft('选择.report.txt', requestReport(), async (document) => {
    await untilFindings(document, BROKEN);
    const { start } = figure(document, '841');
    const [selection] = await ask<vscode.SelectionRange[]>('SelectionRangeProvider', document, [
      start,
    ]);
    const grown: string[] = [];
    for (let at = selection; at; at = at.parent) grown.push(document.getText(at.range));
    assert.equal(grown[0], '841');
    assert.ok(grown.some((one) => one.startsWith('\t一、本年新收') && one.endsWith('\t841')));
    assert.equal(grown.at(-1), document.getText());
  });
});

test('colours totals apart from other figures', async () => {
  await withDraft('颜色.report.txt', requestReport(), async (document) => {
    await untilFindings(document, BROKEN);
    const uri = document.uri;
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      uri,
    );
    assert.deepEqual(legend.tokenModifiers, ['total', 'broken', 'suspect']);
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      uri,
    );
    assert.ok(tokens.data.length > 5 * 200);
  });
});

test('completes a total that was emptied', async () => {
  const draft = requestReport().replace('\t841\n', '\t\n');
  await withDraft('补全.report.txt', draft, async (document) => {
    const at = document.positionAt(draft.indexOf('\t11\n\t\n') + '\t11\n\t'.length);
    const item = await until('a completion', async () => {
      const { items } = await ask<vscode.CompletionList>('CompletionItemProvider', document, at);
      return items.find(({ label }) => label === '= 841');
    });
    assert.equal(item.insertText, '841');
  });
});

test('writes a table of the form into a draft in Markdown', async () => {
  const draft = '# 江城市2024年政府信息公开工作年度报告\n\n## 二、主动公开政府信息情况\n\n';
  await withDraft('补表.md', draft, async (document) => {
    const at = document.positionAt(draft.length);
    const item = await until('a completion', async () => {
      const { items } = await ask<vscode.CompletionList>('CompletionItemProvider', document, at);
      return items.find(({ label }) => label === '第二十条第（五）项');
    });
    assert.ok(item.insertText instanceof vscode.SnippetString);
    await vscode.window.activeTextEditor?.insertSnippet(item.insertText, at);
    assert.match(document.getText(), /\n\| 行政许可 \| {2}\|$/);
  });
});

test('renames the year throughout the report', async () => {
  await withDraft('改名.report.txt', requestReport(), async (document) => {
    await untilFindings(document, BROKEN);
    const at = document.positionAt(document.getText().indexOf('2024年') + 1);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      at,
      '2025',
    );
    assert.ok(edit.get(document.uri).length > 0);
    assert.ok(edit.get(document.uri).every(({ newText }) => newText === '2025'));
  });
});

test('mends the style of figures on saving where the user has that turned on, and no value', async () => {
  const right = requestReport();
  const draft = right.replace('\t841\n', '\t８４１\n').replace('\t824\n', '\t8２5\n');
  await withDraft('保存.report.txt', draft, async (document) => {
    const configuration = vscode.workspace.getConfiguration('editor', document);
    const target = vscode.ConfigurationTarget.Workspace;
    await configuration.update(
      'codeActionsOnSave',
      { 'source.fixAll.gouji': 'explicit' },
      target,
      true,
    );
    try {
      await until('a finding', () => vscode.languages.getDiagnostics(document.uri).length > 0);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, document.positionAt(0), '\n');
      assert.ok(await vscode.workspace.applyEdit(edit));
      await vscode.commands.executeCommand('workbench.action.files.save');
      await until('the draft is saved', () => !document.isDirty);
      assert.equal(document.getText(), `\n${right.replace('\t824\n', '\t825\n')}`);
    } finally {
      await configuration.update('codeActionsOnSave', undefined, target, true);
    }
  });
});

test('reads a draft in GBK, and saves it so', async () => {
  const report = requestReport();
  await withDraft('旧码.report.txt', inGbk(report), async (document) => {
    assert.equal(document.getText(), report);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(0), '\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(await document.save());
    const saved = await vscode.workspace.fs.readFile(document.uri);
    assert.equal(new TextDecoder('gbk').decode(saved), `\n${report}`);
  });
});
