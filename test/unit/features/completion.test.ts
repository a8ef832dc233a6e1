import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completion } from '../../../server/src/features/completion.ts';
import { edited, type OpenDraft, openDraft } from '../../kit/open-draft.ts';
import { requestTable } from '../../kit/request-table.ts';

const TITLE = '临江区2024年政府信息公开工作年度报告\n';

function items(draft: OpenDraft, snippets = false) {
  return completion(draft.document, draft.cursor, snippets);
}

const labels = (source: string) => items(openDraft(source)).map(({ label }) => label);

/** The draft after the first item, or the one with the label, was chosen. */
function chosen(source: string, label?: string, snippets = false): string {
  const draft = openDraft(source);
  const item = items(draft, snippets).find((one) => label === undefined || one.label === label);
  assert.ok(item?.textEdit && 'range' in item.textEdit);
  return edited(draft, [item.textEdit]);
}

test('a blank total gets its sum', () => {
  const cells = { 'new.natural': '5', 'new.business': '2', 'next.total': '7', 'next.natural': '7' };
  assert.deepEqual(labels(requestTable({ ...cells, 'new.total': '$0' })), ['= 7']);
  assert.equal(
    chosen(requestTable({ ...cells, 'new.total': '$0' })),
    requestTable({ ...cells, 'new.total': '7' }),
  );
});

test('an equals sign in a total is replaced by its sum', () => {
  assert.equal(
    chosen(requestTable({ 'new.natural': '5', 'new.total': '=$0' })),
    requestTable({ 'new.natural': '5', 'new.total': '5' }),
  );
});

test('a total that does not hold gets what each of its sums asks for', () => {
  assert.deepEqual(
    labels(requestTable({ 'r7.total': '3$0', 'r1.total': '2', 'r7.natural': '1' })),
    ['= 1', '= 2'],
  );
});

test('a blank part gets what each of its totals leaves for it', () => {
  const cells = { 'new.total': '9', 'new.natural': '$0', 'next.natural': '4' };
  assert.deepEqual(labels(requestTable(cells)), ['= 9', '= 4']);
});

test('a figure that holds, or that nothing follows for, gets nothing', () => {
  assert.deepEqual(labels(requestTable({ 'new.total': '$00' })), []);
  assert.deepEqual(
    labels(requestTable({ 'r1.charity': '$0', 'r1.total': '', 'r7.charity': '' })),
    [],
  );
});

const LICENCES =
  '\t信息内容\n\t本年制发件数\n\t本年废止件数\n\t现行有效件数\n\n\t规章\n\t1\n\t2\n\t3\n';
const NORM = '\t行政规范性文件\n\t0\n\t0\n\t0';

test('a row that lacks is written a cell a line', () => {
  assert.equal(chosen(`${LICENCES}\n$0`), `${LICENCES}\n${NORM}`);
  assert.equal(chosen(`${LICENCES}$0`), `${LICENCES}\n${NORM}`);
  assert.equal(chosen(`${LICENCES}\n\t行政$0\n`), `${LICENCES}\n${NORM}\n`);
  assert.equal(chosen(`${LICENCES}\n\t$0\n`), `${LICENCES}\n${NORM}\n`);
});

test('the figures of a new row are steps of a snippet', () => {
  assert.equal(
    chosen(`${LICENCES}\n$0`, '行政规范性文件', true),
    `${LICENCES}\n\t行政规范性文件\n\t\${1:0}\n\t\${2:0}\n\t\${3:0}`,
  );
});

const SHEET = '信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n';

test('a row that lacks is written between tabs', () => {
  assert.equal(chosen(`${SHEET}$0`), `${SHEET}行政规范性文件\t0\t0\t0`);
});

test('a row with figures and no label gets the label alone', () => {
  const norm = '行政规范性文件';
  assert.equal(chosen(`${SHEET}$0\t4\t5\t6\n`, norm), `${SHEET}${norm}\t4\t5\t6\n`);
  assert.equal(chosen(`${SHEET}规范$0\t4\t5\t6\n`, norm), `${SHEET}${norm}\t4\t5\t6\n`);
  assert.deepEqual(labels(`${SHEET}行政规范性文件$0\t4\t5\t6\n`), []);
});

test('rows come in the order of the form, from where the caret is', () => {
  const lines = requestTable().split('\n');
  const without = [...lines.slice(0, 2), ...lines.slice(3, 6), ...lines.slice(7)];
  const at = 4;
  const source = [...without.slice(0, at), '$0', ...without.slice(at)].join('\n');
  assert.deepEqual(labels(source).slice(0, 2), [
    '2.其他法律行政法规禁止公开',
    '二、上年结转政府信息公开申请数量',
  ]);
});

test('a row with its figures is not written again', () => {
  assert.deepEqual(labels(requestTable().replace('一、本年新收', '一、$0本年新收')), []);
});

test('a line of prose gets the headings that lack, the next one first', () => {
  assert.deepEqual(
    labels(
      `${TITLE}一、总体情况\n统计期限自2024年1月1日起。收费通知无。\n三、收到和处理政府信息公开申请情况\n$0`,
    ),
    [
      // The table of the section that the line stands in, and then the headings.
      '收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
      '二、主动公开政府信息情况',
    ],
  );
});

test('a heading begun is replaced by the whole of it', () => {
  const chosenText = chosen(`${TITLE}一、总体情况\n\n二、$0\n`, '二、主动公开政府信息情况');
  assert.equal(chosenText, `${TITLE}一、总体情况\n\n二、主动公开政府信息情况\n`);
});

test('sentences of the form are offered with the year of the title', () => {
  const sentence = '本报告所列数据的统计期限，自2024年1月1日起至12月31日止。';
  assert.equal(
    chosen(`${TITLE}一、总体情况\n工作有序。$0\n`, sentence),
    `${TITLE}一、总体情况\n工作有序。${sentence}\n`,
  );
  assert.equal(chosen(`${TITLE}本报告所$0\n`, sentence), `${TITLE}${sentence}\n`);
  assert.ok(labels(`${TITLE}$0`).some((label) => label.includes('信息处理费')));
});

test('what the report has, or what would break a sentence, is not offered', () => {
  const has = `${TITLE}统计期限自2024年1月1日起。未发出收费通知。`;
  assert.deepEqual(labels(`${has}$0`), []);
  assert.deepEqual(labels(`${TITLE}本机关认真$0落实。`), []);
});

test('prose of another language gets nothing', () => {
  assert.deepEqual(
    completion(openDraft('$0\n', 'markdown').document, { line: 0, character: 0 }, false),
    [],
  );
});

/** Final accounts in which the second table lacks rows that the first one has. */
const ACCOUNTS = `江城市水务局2024年度部门决算

支出决算表
功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t90.00\t60.00\t30.00
201\t一般公共服务支出\t30.00\t\t30.00
213\t农林水支出\t60.00\t60.00\t
21303\t水利\t60.00\t60.00\t

一般公共预算财政拨款支出决算表
功能分类科目编码\t科目名称\t合计\t基本支出\t项目支出
201\t一般公共服务支出\t30.00\t\t30.00
$0
`;

test('a table with codes is offered those that other tables of the report have, the next one first', () => {
  assert.deepEqual(labels(ACCOUNTS).slice(0, 3), ['213 农林水支出', '21303 水利', '合计']);
  assert.equal(chosen(ACCOUNTS, '21303 水利'), ACCOUNTS.replace('$0', '21303\t水利\t\t\t'));
  assert.equal(chosen(ACCOUNTS, '合计'), ACCOUNTS.replace('$0', '合计\t\t\t\t'));
  assert.equal(
    chosen(ACCOUNTS.replace('$0', '21$0'), '213 农林水支出'),
    ACCOUNTS.replace('$0', '213\t农林水支出\t\t\t'),
  );
});
