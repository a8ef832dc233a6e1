import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocumentEdit, type TextEdit } from 'vscode-languageserver-types';
import { prepareRename, rename } from '../../../server/src/features/rename.ts';
import { edited, openDraft, textIn } from '../../kit/open-draft.ts';

/** Checks that each marked place, and no other, becomes the new name. */
function check(source: string, newName: string) {
  const draft = openDraft(source);
  const prepared = prepareRename(draft.document, draft.cursor);
  assert.ok(prepared);
  const result = rename(draft.document, draft.cursor, newName);
  assert.ok(result && 'edit' in result);
  const edits: TextEdit[] = (result.edit.documentChanges ?? [])
    .filter(TextDocumentEdit.is)
    .flatMap((change) => change.edits)
    .filter((edit) => 'newText' in edit);
  assert.equal(edited(draft, edits), source.replace('$0', '').replace(/⟦.*?⟧/g, newName));
  return textIn(draft, prepared.range);
}

test('the year is renamed in the title, the period and the prose', () => {
  const here = check(
    [
      '临江区⟦20$024⟧年政府信息公开工作年度报告',
      '统计期限自⟦2024⟧年1月1日起至⟦2024⟧年12月31日止。',
      '⟦2024⟧年度共办理三件，2023年两件；⟦２０２４⟧年全年无复议。',
    ].join('\n'),
    '2025',
  );
  assert.equal(here, '2024');
});

test('other years, days of the year and titles of documents stay', () => {
  check(
    [
      '临江区⟦2024⟧年政府信息公开工作年度报告',
      '依据《临江区2024年工作要点》，2024年3月5日召开会议，文号12024年，⟦$02024⟧年完成。',
    ].join('\n'),
    '2025',
  );
});

test('the agency is renamed where it is exactly that body', () => {
  const here = check(
    [
      '⟦江城市临江区政务服务局⟧',
      '2024年政府信息公开工作年度报告',
      '⟦江城市临江区政务$0服务局⟧（以下简称本局）认真落实，由⟦江城市临江区政务服务局⟧负责。',
      '江城市临江区政务服务局办公室另行报告，见《江城市临江区政务服务局规定》。',
    ].join('\n'),
    '江城市滨海区数据局',
  );
  assert.equal(here, '江城市临江区政务服务局');
});

test('an agency that is a region is not renamed in the names of others', () => {
  check(
    '⟦江城市临江区⟧2024年政府信息公开工作年度报告\n⟦江城市$0临江区⟧人民政府和江城市临江区财政局。\n',
    '江城市滨海区',
  );
});

test('a year has four digits, and a name is a line', () => {
  const year = openDraft('临江区$02024年政府信息公开工作年度报告\n');
  assert.deepEqual(rename(year.document, year.cursor, '二五'), {
    problem: 'A year has four digits.',
  });
  const agency = openDraft('临$0江区2024年政府信息公开工作年度报告\n');
  assert.deepEqual(rename(agency.document, agency.cursor, ' '), {
    problem: 'The name is empty or has more than one line.',
  });
});

test('nothing else can be renamed', () => {
  const draft = openDraft('临江区2024年政府信息$0公开工作年度报告\n');
  assert.equal(prepareRename(draft.document, draft.cursor), undefined);
  assert.equal(rename(draft.document, draft.cursor, '甲'), undefined);
});

test('a document of another language without a report has nothing to rename', () => {
  const draft = openDraft('本机关20$024年工作年报\n', 'markdown');
  assert.equal(prepareRename(draft.document, draft.cursor), undefined);
});
