import assert from 'node:assert/strict';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate/browser';
import * as vscode from 'vscode';
import { answering } from './accepting.ts';
import { codeOf, diagnosticsOf, findings, folder, untilFindings } from './drafts.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { untilMessage } from './hung.ts';
import {
  BODY,
  draftOf,
  file,
  read,
  replace,
  SAMPLE,
  shown,
  WORKBOOK,
  withOfficeFile,
  withPart,
  write,
  xmlOf,
} from './office-file.ts';
import { inPage, takePicture } from './page.ts';
import { takeProposal } from './saved.ts';

const WRONG = ['suspect-figure 194'];

test('an office file is opened as a draft, and the figure that is wrong is found', async () => {
  await withOfficeFile('文档.docx', await read(SAMPLE), async (document) => {
    assert.equal(document.languageId, 'report-draft');
    assert.equal(document.uri.scheme, 'gouji-office');
    assert.equal(document.uri.path, `${file('文档.docx').path}.gouji`);
    await untilFindings(document, WRONG);
    await vscode.commands.executeCommand('gouji.nextInvalidCell');
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.getText(editor.selection), '194');
  });
});

for (const { sample, name, finding, figure, by, part } of [
  {
    sample: SAMPLE,
    name: '修改.docx',
    finding: 'suspect-figure',
    figure: '194',
    by: '149',
    part: BODY,
  },
  {
    sample: WORKBOOK,
    name: '修改.xlsx',
    finding: 'declared-total',
    figure: '858',
    by: '885',
    part: 'xl/worksheets/sheet1.xml',
  },
]) {
  test(`an office file is mended by a fix: on saving, that figure alone is changed in ${name}`, async () => {
    const before = await read(sample);
    await withOfficeFile(name, before, async (document) => {
      await until('the finding', () => findings(document).includes(`${finding} ${figure}`));
      await applyFix(document, figure, by);
      assert.ok(await document.save());
      assert.equal(document.isDirty, false);
      await until('no finding', () => findings(document).length === 0);
      const [old, now] = [unzipSync(before), unzipSync(await read(name))];
      assert.deepEqual(Object.keys(now), Object.keys(old));
      const changed = Object.keys(old).filter((entry) => xmlOf(old, entry) !== xmlOf(now, entry));
      assert.deepEqual(changed, [part]);
      assert.equal(xmlOf(now, part), xmlOf(old, part).replace(`>${figure}<`, `>${by}<`));
    });
  });
}

test('an office file that another program changes is read again', async () => {
  const bytes = await read(SAMPLE);
  await withOfficeFile('别处.docx', bytes, async (document) => {
    await untilFindings(document, WRONG);
    await write(
      '别处.docx',
      withPart(bytes, (xml) => xml.replace('>194<', '>149<')),
    );
    await until('the new text', () => document.getText().includes('\t149\t'));
    assert.equal(document.isDirty, false);
    await untilFindings(document, []);
  });
});

test('an office file is not written over that another program has changed meanwhile', async () => {
  const bytes = await read(SAMPLE);
  await withOfficeFile('同时.docx', bytes, async (document) => {
    await replace(document, '\t194\t', '\t149\t');
    const other = withPart(bytes, (xml) => xml.replace('>512.6<', '>512.7<'));
    await write('同时.docx', other);
    await saveInVain(document, 'is newer');
    assert.ok(isSame(await read('同时.docx'), other));
    if (!given.page) return;
    // What the user chooses after that.
    const conflict = await untilMessage('is newer');
    await inPage('click', `${conflict} .monaco-button:has-text("Overwrite")`);
    await until('the file to be saved', () => !document.isDirty);
    const xml = xmlOf(unzipSync(await read('同时.docx')), BODY);
    assert.ok(xml.includes('>149<') && xml.includes('>512.6<'));
  });
});

test('an office file keeps its lines: an edit that adds one is refused, with a way out', async () => {
  const bytes = await read(SAMPLE);
  await withOfficeFile('加行.docx', bytes, async (document) => {
    await replace(document, '行政许可\t8436', '行政许可\t8436\n行政检查\t12');
    await saveInVain(document, 'cannot be added, removed or joined');
    assert.ok(isSame(await read('加行.docx'), bytes));
    if (!given.page) return;
    const message = await untilMessage('cannot be added, removed or joined');
    await takePicture('office-refused');
    assert.equal(await inPage('count', '.notification-list-item:has-text("加行")'), 1);
    const edited = document.getText();
    await inPage('click', `${message} a:has-text("Save as a Draft")`);
    const draft = await until('the draft', async () => {
      await takeProposal(file('加行.gouji'));
      return vscode.workspace.textDocuments.find(({ uri }) => uri.path === file('加行.gouji').path);
    });
    assert.equal(draft.getText(), edited);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(file('加行.gouji'));
  });
});

test('an office file that tracks its changes gets tracked changes', async () => {
  const tracking = withPart(
    await read(SAMPLE),
    (xml) => xml.replace(/<w:settings[^>]*>/, '$&<w:trackRevisions/>'),
    'word/settings.xml',
  );
  await withOfficeFile('修订.docx', tracking, async (document) => {
    await untilFindings(document, WRONG);
    await applyFix(document, '194', '149');
    const text = document.getText();
    assert.ok(await document.save());
    const xml = xmlOf(unzipSync(await read('修订.docx')), BODY);
    assert.match(xml, /<w:del [^>]*w:author="Gouji"/);
    assert.match(xml, /<w:ins [^>]*w:author="Gouji"/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    assert.equal(document.getText(), text);
  });
});

test('an office file gets tracked changes where the user asks for them', async () => {
  const settings = vscode.workspace.getConfiguration('gouji.office');
  const set = (value: true | undefined) =>
    settings.update('trackChanges', value, vscode.ConfigurationTarget.Global);
  await set(true);
  try {
    await withOfficeFile('要修订.docx', await read(SAMPLE), async (document) => {
      await untilFindings(document, WRONG);
      await applyFix(document, '194', '149');
      assert.ok(await document.save());
      const xml = xmlOf(unzipSync(await read('要修订.docx')), BODY);
      assert.match(xml, /<w:delText[^>]*>194</);
      assert.match(xml, /<w:ins [^>]*w:author="Gouji"/);
    });
  } finally {
    await set(undefined);
  }
});

test('an office file that is renamed in the explorer keeps its draft, with what is not saved', async () => {
  await withOfficeFile('旧名.docx', await read(SAMPLE), async (document) => {
    await replace(document, '\t194\t', '\t149\t');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(file('旧名.docx'), file('新名.docx'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    const renamed = await until('the draft', () => shown('新名.docx'));
    try {
      await until('the edit', () => renamed.isDirty && renamed.getText().includes('\t149\t'));
      assert.equal(shown('旧名.docx'), undefined);
      assert.ok(await renamed.save());
    } finally {
      await vscode.workspace.fs.rename(file('新名.docx'), file('旧名.docx'));
    }
  });
});

test('an office file that is deleted is no longer saved, and its draft stays', async () => {
  const bytes = await read(SAMPLE);
  await withOfficeFile('删除.docx', bytes, async (document) => {
    await replace(document, '\t194\t', '\t149\t');
    await vscode.workspace.fs.delete(file('删除.docx'));
    try {
      await saveInVain(document, 'There is no file of this name');
    } finally {
      await write('删除.docx', bytes);
    }
  });
});

test('an office file that is signed can be read only', async () => {
  const bytes = await read(SAMPLE);
  const signed = zipSync({ ...unzipSync(bytes), '_xmlsignatures/sig1.xml': strToU8('<a/>') });
  await withOfficeFile('签名.docx', signed, async (document) => {
    await untilFindings(document, WRONG);
    const { permissions } = await vscode.workspace.fs.stat(document.uri);
    assert.equal(permissions, vscode.FilePermission.Readonly);
    if (given.page) await untilMessage('can be read but not edited');
  });
});

test('an office file that is open in an office program is not written', async () => {
  const bytes = await read(SAMPLE);
  await withOfficeFile('占用.docx', bytes, async (document) => {
    await write('~$占用.docx', new Uint8Array(162));
    try {
      await replace(document, '\t194\t', '\t149\t');
      await saveInVain(document, 'seems to be open');
      assert.ok(isSame(await read('占用.docx'), bytes));
    } finally {
      await vscode.workspace.fs.delete(file('~$占用.docx'));
    }
    assert.ok(await document.save());
  });
});

test('an office file that is damaged is refused with the reason', async () => {
  const bytes = await read(SAMPLE);
  await write('坏了.docx', bytes.slice(0, 3000));
  try {
    await vscode.commands.executeCommand('gouji.openOfficeFile', file('坏了.docx'));
    assert.equal(shown('坏了.docx'), undefined);
    if (given.page) await untilMessage('The file is damaged');
  } finally {
    await vscode.workspace.fs.delete(file('坏了.docx'));
    await vscode.commands.executeCommand('notifications.clearAll');
  }
});

test('an office file is offered by Open With…', async () => {
  await write('方式.docx', await read(SAMPLE));
  try {
    await vscode.commands.executeCommand('vscode.openWith', file('方式.docx'), 'gouji.office');
    const document = await until('the draft', () => shown('方式.docx'));
    await untilFindings(document, WRONG);
  } finally {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(file('方式.docx'));
  }
});

test('a finding in an office file is accepted beside that file', async () => {
  const kept = vscode.Uri.joinPath(folder(), '.gouji', 'accepted.json');
  await withOfficeFile('接受.docx', await read(SAMPLE), async (document) => {
    await untilFindings(document, WRONG);
    await vscode.commands.executeCommand('gouji.nextInvalidCell');
    try {
      await answering('按实际办理情况统计', () =>
        vscode.commands.executeCommand('gouji.acceptFinding'),
      );
      await untilFindings(document, []);
      const { accepted } = JSON.parse(strFromU8(await vscode.workspace.fs.readFile(kept)));
      assert.equal(accepted[0].file, '接受.docx');
    } finally {
      await vscode.workspace.fs.delete(kept);
    }
  });
});

test('an office file is last year’s report to another one', async () => {
  const thisYear = withPart(await read(SAMPLE), (xml) => xml.replaceAll('滨江区', '湖滨区'));
  const nextYear = withPart(thisYear, (xml) => xml.replaceAll('2024', '2025'));
  await write('今年.docx', thisYear);
  try {
    await withOfficeFile('次年.docx', nextYear, async (document) => {
      const finding = await until('a figure that was carried otherwise', () =>
        diagnosticsOf(document.uri).find((one) => codeOf(one) === 'carry-over'),
      );
      const [related] = finding.relatedInformation ?? [];
      assert.equal(String(related?.location.uri), String(draftOf('今年.docx')));
    });
  } finally {
    await vscode.workspace.fs.delete(file('今年.docx'));
  }
});

test('an office file that is not open is checked with the folder, and badged in the explorer', async () => {
  await vscode.commands.executeCommand('gouji.checkAll');
  assert.deepEqual(diagnosticsOf(draftOf(SAMPLE)).map(codeOf), ['suspect-figure']);
  assert.deepEqual(diagnosticsOf(draftOf(WORKBOOK)).map(codeOf), ['declared-total']);
  if (!given.page) return;
  await vscode.commands.executeCommand('workbench.view.explorer');
  await until('the badge', async () => {
    const badge = '.explorer-folders-view [aria-label*="Gouji: findings: 1"]';
    return Number(await inPage('count', badge)) > 0;
  });
});

async function applyFix(document: vscode.TextDocument, figure: string, by: string): Promise<void> {
  const at = document.positionAt(document.getText().indexOf(`\t${figure}\t`) + 1);
  const fix = await until('a fix', async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
      vscode.CodeActionKind.QuickFix.value,
    );
    return actions.find(({ title, edit }) => edit && title.includes(by));
  });
  assert.ok(fix.edit);
  assert.ok(await vscode.workspace.applyEdit(fix.edit));
}

/** Saves a draft, which is refused with a reason; what was typed stays. */
async function saveInVain(document: vscode.TextDocument, why: string): Promise<void> {
  const text = document.getText();
  assert.equal(await document.save(), false);
  assert.equal(document.isDirty, true);
  assert.equal(document.getText(), text);
  if (given.page) await untilMessage(why);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
