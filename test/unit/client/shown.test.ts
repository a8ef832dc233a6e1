import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { transformSync } from 'esbuild';

const root = path.join(import.meta.dirname, '../../..');

/** Of the two parts of VS Code's interface that show text among other things, what shows none. */
const SILENT: Readonly<Record<string, readonly string[]>> = {
  window: [
    'activeTextEditor',
    'createOutputChannel',
    'createTreeView',
    // Untitled at first; `entitle` names it.
    'createWebviewPanel',
    'onDidChangeActiveTextEditor',
    'onDidChangeTextEditorSelection',
    'onDidChangeTextEditorVisibleRanges',
    'registerWebviewPanelSerializer',
    'registerCustomEditorProvider',
    'registerFileDecorationProvider',
    'showOpenDialog',
    'showSaveDialog',
    'showTextDocument',
    'tabGroups',
    'visibleTextEditors',
  ],
  languages: ['getDiagnostics', 'match', 'onDidChangeDiagnostics', 'setTextDocumentLanguage'],
};

/** Classes whose objects carry text that VS Code shows. */
const SPEAKING =
  /^(?:CodeAction|CodeLens|CompletionItem|Diagnostic|DocumentLink|DocumentSymbol|FileDecoration|Hover|InlayHint|InlayHintLabelPart|MarkdownString|QuickInputButtons|SymbolInformation|TreeItem)$/;

/** Parts of the interface that show text and are not needed; whoever needs one gives it a file in `shown/`. */
const UNUSED = /^(?:authentication|chat|comments|debug|lm|notebooks|scm|tasks|tests)$/;

/** Properties of what VS Code shows that hold text. */
const ASSIGNED =
  /\.(?:accessibilityInformation|badge|description|detail|label|message|placeholder|prompt|text|title|tooltip|validationMessage)=(?![=>])/g;

/**
 * The places of a module that hand text to VS Code themselves instead of through `shown/`, which makes it plain.
 * They are looked for in what the compiler makes of it: no comments and types, each name as it is called.
 */
function goesAround(source: string): string[] {
  const code = compiled(source);
  const found: string[] = [];
  // `import * as vscode from 'vscode'`, `await import('vscode')`, `export * from 'vscode'`
  for (const [text] of code.matchAll(/(?:import|export)(?:\*[^;]*|\()['"]vscode['"]/g)) {
    found.push(text);
  }
  const body = code.replaceAll(IMPORT, '');
  for (const [, names = ''] of code.matchAll(IMPORT)) {
    for (const [, name = '', alias = name] of names.matchAll(/(\w+)(?: as (\w+))?/g)) {
      if (SPEAKING.test(name) || UNUSED.test(name)) found.push(name);
      const silent = SILENT[name];
      if (!silent) continue;
      const used = membersOf(alias, body).filter((member) => !silent.includes(member));
      found.push(...used.map((member) => `${name}.${member}`));
    }
  }
  return [...found, ...[...code.matchAll(ASSIGNED)].map(([text]) => text)];
}

const IMPORT = /import\{([^}]*)\}from"vscode"/g;

function compiled(source: string): string {
  const { code } = transformSync(source, {
    loader: 'ts',
    minifySyntax: true,
    minifyWhitespace: true,
    charset: 'utf8',
    target: 'esnext',
  });
  return code;
}

/** What is used of an object, `?` where that cannot be told. */
function membersOf(object: string, code: string): string[] {
  const uses = code.matchAll(
    new RegExp(`(?:\\{([\\w:,]*)\\}=)?(?<![.\\w])${object}\\b(?!\\s*:)(?:\\.(\\w+))?`, 'g'),
  );
  return [...uses].flatMap(([, taken, member]) => {
    if (member) return [member];
    return taken === undefined ? ['?'] : taken.split(',').map((name) => name.split(':')[0] ?? '?');
  });
}

/** The modules of the client that VS Code's interface can be reached from. */
const modules = globSync('client/src/**/*.ts', { cwd: root }).filter(
  (file) => !/^client\/src\/(?:shown|table-view)\//.test(file),
);

describe('no text reaches VS Code but through shown/', () => {
  it('in all modules of the client', () => {
    assert.ok(modules.length > 30);
    const around = modules.flatMap((file) =>
      goesAround(readFileSync(path.join(root, file), 'utf8')).map((what) => `${file}: ${what}`),
    );
    assert.deepEqual(around, []);
  });

  for (const [source, found] of [
    ["import { window } from 'vscode'; window.showErrorMessage(name);", 'window.showErrorMessage'],
    ["import { window as w } from 'vscode'; void w.showQuickPick([]);", 'window.showQuickPick'],
    [
      "import { window } from 'vscode'; window['setStatusBarMessage'](name);",
      'window.setStatusBarMessage',
    ],
    [
      "import { window } from 'vscode'; const { showInputBox: ask } = window;",
      'window.showInputBox',
    ],
    ["import { window } from 'vscode'; window[how](name);", 'window.?'],
    [
      "import { languages } from 'vscode'; languages.createLanguageStatusItem('', []);",
      'languages.createLanguageStatusItem',
    ],
    ["import { TreeItem } from 'vscode'; new TreeItem(name);", 'TreeItem'],
    ["import { MarkdownString } from 'vscode'; f(new MarkdownString(name));", 'MarkdownString'],
    [
      "import * as vscode from 'vscode'; vscode.window.showErrorMessage(name);",
      'import*as vscode from"vscode"',
    ],
    ["const { window } = await import('vscode'); f(window);", 'import("vscode"'],
    ['panel.title = name;', '.title='],
    ['view.message = name;', '.message='],
  ] as const) {
    it(`finds ${found} in ${source}`, () => assert.deepEqual(goesAround(source), [found]));
  }

  it('lets through what shows none', () => {
    const source = `import { type TreeItem, window } from 'vscode';
      // window.showErrorMessage(name)
      if (window.activeTextEditor) this.window.show(a.title === b.title);`;
    assert.deepEqual(goesAround(source), []);
  });
});

describe('text in the table view is text', () => {
  /** What makes elements or scripts of a string, or goes where a string says. */
  const READS =
    /\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTML\w*|srcdoc|createContextualFragment|parseFromString|document\.write\w*|eval|Function|href|action|location|window\.open)\b|\b(?:element|node|createElement)\("(?:iframe|a|img|image|link|object|embed|script|style|form)"|"on\w+"|javascript:/g;

  it('in all its modules', () => {
    const files = globSync('client/src/table-view/**/*.ts', { cwd: root });
    assert.ok(files.length > 10);
    const found = files.flatMap((file) => {
      const source = readFileSync(path.join(root, file), 'utf8');
      return (compiled(source).match(READS) ?? []).map((what) => `${file}: ${what}`);
    });
    // A page that was copied is read in a document of its own, where no script runs; only texts are taken.
    assert.deepEqual(found, ['client/src/table-view/clipboard.ts: parseFromString']);
  });

  it('would find what is none', () => {
    for (const source of ['a.innerHTML = name', "element('a', {})", 'a.href = name', "eval('1')"]) {
      assert.equal(compiled(source).match(READS)?.length, 1, source);
    }
  });
});
