import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PageCore } from '../../../page/src/page-core.ts';
import type { FileSummary, FromCore, PageLanguage } from '../../../page/src/page-messages.ts';
import { encoder } from '../../../server/src/bytes/encode.ts';
import { identityOf } from '../../../server/src/rules/engine/identity.ts';
import { writeAcceptedFile } from '../../../server/src/workspace/accepted.ts';
import { decode } from '../../kit/bytes.ts';
import { open } from '../../kit/read.ts';
import { finishedTable } from '../../kit/request-table.ts';

const FORM =
  '{"id":"own","name":"F","tables":[{"id":"t","columns":["男","女","小计"],"rows":["甲区","乙区"],"relations":["小计 = 男 + 女"]}]}';
const OWN_TABLE = '\t男\t女\t小计\n甲区\t1\t2\t3\n乙区\t4\t5\t8\n';

/** A report in which five requests are carried over and carried on; or as many as given are carried over. */
function report(year: number, cells: Readonly<Record<string, string>> = {}, more = ''): string {
  return `江城市${year}年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n${finishedTable(cells)}${more}`;
}

/** Carried over: four, where last year's report has five. */
const OTHER = { 'carry.natural': '4', 'carry.total': '4', 'next.natural': '4', 'next.total': '4' };

/** Gives files to the core as the page does: those that are stale are looked at again, until none are. */
function given() {
  const answers: FromCore[] = [];
  const encode = encoder((text) => new TextEncoder().encode(text), decode);
  const tools = { decode, encode, now: () => '2025-01-31T12:00:00Z' };
  const core = new PageCore(tools, (message) => answers.push(message));
  const files: [name: string, text: string][] = [];
  const look = (id: number) => {
    const [name, text] = files[id] ?? ['', ''];
    core.take({ kind: 'look', file: fileOf(id, name, text) });
  };
  const last = <Kind extends FromCore['kind']>(kind: Kind) =>
    answers.findLast((one): one is Extract<FromCore, { kind: Kind }> => one.kind === kind);
  let rounds = 0;
  return {
    files(texts: Readonly<Record<string, string>>) {
      const before = files.length;
      files.push(...Object.entries(texts));
      for (let id = before; id < files.length; id++) look(id);
      for (let ids: readonly number[] = [0]; ids.length > 0; ids.forEach(look)) {
        core.take({ kind: 'settle' });
        ids = last('stale')?.ids ?? [];
        rounds++;
      }
      return this;
    },
    speak: (language: PageLanguage) => core.take({ kind: 'speak', language }),
    /** What the list says of a file. */
    of(name: string): FileSummary | undefined {
      return answers
        .flatMap((one) => (one.kind === 'summary' && one.summary.name === name ? one.summary : []))
        .at(-1);
    },
    open(name: string) {
      const id = files.findIndex(([one]) => one === name);
      core.take({ kind: 'open', file: fileOf(id, name, files[id]?.[1] ?? '') });
      return last('file')?.file;
    },
    review() {
      core.take({ kind: 'review' });
      return last('review')?.html ?? '';
    },
    core,
    get rounds() {
      return rounds;
    },
  };
}

/** A file by its name, which has a number at its end if another file has the same path. */
function fileOf(id: number, name: string, text: string) {
  const bytes = new Uint8Array(new TextEncoder().encode(text));
  return { id, name, path: name.replace(/ \(\d+\)$/, ''), bytes };
}

describe('files that are given to the page together', () => {
  for (const [now, before] of [
    ['县/1.txt', '县/2.txt'],
    ['县/2.txt', '县/1.txt'],
  ] as const) {
    it(`are compared with last year’s, whether ${now} or ${before} is this year’s`, () => {
      const texts = { [now]: report(2024, OTHER), [before]: report(2023) };
      const all = given().files(Object.fromEntries(Object.entries(texts).toSorted()));
      assert.equal(all.of(before)?.state, 'right');
      assert.equal(all.of(now)?.sentence, '发现 2 处问题。');
      const messages = all.open(now)?.findings.map(({ message }) => message) ?? [];
      assert.match(messages[0] ?? '', /上年/);
      assert.match(all.review(), /2023（1 个单位）/);
    });
  }

  it('are compared with last year’s of the same path, and both are on the page for reviewers', () => {
    const all = given().files({ '年报.txt': report(2024, OTHER), '年报.txt (2)': report(2023) });
    assert.equal(all.of('年报.txt (2)')?.state, 'right');
    assert.equal(all.of('年报.txt')?.sentence, '发现 2 处问题。');
    const html = all.review();
    assert.match(html, /2024（1 个单位）/);
    assert.match(html, /2023（1 个单位）/);
    assert.match(html, /年报\.txt \(2\)/);
    all.core.take({ kind: 'forget', id: 1 });
    all.files({});
    assert.equal(all.of('年报.txt')?.state, 'right');
    assert.doesNotMatch(all.review(), /2023（1 个单位）/);
  });

  it('are compared with last year’s that is given later, and settle after one more round', () => {
    const all = given().files({ '今年.txt': report(2024, OTHER) });
    assert.equal(all.of('今年.txt')?.state, 'right');
    all.files({ '去年.txt': report(2023), '前年.txt': report(2022) });
    assert.equal(all.of('今年.txt')?.state, 'wrong');
    assert.equal(all.rounds, 3);
  });

  it('follow last year’s report as it is corrected in the page', () => {
    const all = given().files({
      '今年.txt': report(2024, { 'carry.total': '6', 'next.total': '6' }),
      '去年.txt': report(2023, { 'next.total': '6' }),
    });
    const findings = () => JSON.stringify(all.open('今年.txt')?.findings);
    assert.doesNotMatch(findings(), /2023 年的报告结转的是/);
    all.open('去年.txt');
    all.core.take({ kind: 'mend', id: 1 });
    assert.match(findings(), /为 6，而 2023 年的报告结转的是 5/);
  });

  it('name text that is repeated from last year', () => {
    const done = [
      '清理了过期栏目',
      '补齐了办事指南',
      '缩短了答复期限',
      '培训了窗口人员',
      '公布了服务电话',
    ];
    const why = ['方便群众查阅', '减少往返奔波', '回应企业提问', '避免遗漏差错'];
    const said = done.flatMap((one) => why.map((other) => `${one}，以${other}；`)).join('');
    const [now, before] = [2024, 2023].map((year) =>
      report(year, {}, `五、存在的主要问题及改进情况\n${said}\n`),
    );
    const all = given().files({ '今年.txt': now ?? '', '去年.txt': before ?? '' });
    const { findings = [] } = all.open('今年.txt') ?? {};
    assert.match(JSON.stringify(findings), /与 2023 年的报告几乎逐字相同/);
  });

  for (const path of ['县/.gouji/forms/own.json', '.gouji/forms/own.json', 'own.json']) {
    it(`are judged by a form of one’s own, ${path}`, () => {
      const all = given().files({ '县/表.txt': OWN_TABLE, [path]: FORM });
      assert.equal(all.of(path)?.state, 'used');
      assert.equal(all.of('县/表.txt')?.state, 'wrong');
      assert.match(all.review(), /<mark>8<\/mark>/);
    });
  }

  it('are judged by two forms of one name, of which one can be forgotten', () => {
    const other = FORM.replace('"own"', '"other"').replaceAll('区', '镇');
    const tables = { '区.txt': OWN_TABLE, '镇.txt': OWN_TABLE.replaceAll('区', '镇') };
    const all = given().files({ 'own.json': FORM, 'own.json (2)': other, ...tables });
    assert.equal(all.of('own.json')?.state, 'used');
    assert.equal(all.of('own.json (2)')?.state, 'used');
    assert.equal(all.of('区.txt')?.state, 'wrong');
    assert.equal(all.of('镇.txt')?.state, 'wrong');
    all.core.take({ kind: 'forget', id: 0 });
    all.files({});
    assert.equal(all.of('区.txt')?.state, 'unchecked');
    assert.equal(all.of('镇.txt')?.state, 'wrong');
  });

  it('say what is wrong in a form, and are judged without it', () => {
    const all = given().files({ 'own.json': FORM.replace('小计 =', '合计 =') });
    assert.equal(all.of('own.json')?.state, 'unused');
    assert.match(all.of('own.json')?.sentence ?? '', /合计/);
  });

  it('have findings that were accepted with a reason', () => {
    const text = report(2024, { 'new.total': '1' });
    const [part] = open(text).analysis.parts;
    const [finding] = part?.verdict.findings ?? [];
    assert.ok(part && finding);
    const { code, place, figures } = identityOf(part.verdict, finding);
    const why = { reason: '按实际办理情况统计', date: '2025-01-31' };
    const accepted = writeAcceptedFile([{ file: '乡/甲.txt', code, place, figures, ...why }]);
    const all = given().files({ '县/乡/甲.txt': text, '县/.gouji/accepted.json': accepted });
    assert.equal(all.of('县/乡/甲.txt')?.state, 'right');
    assert.match(all.review(), /接受：按实际办理情况统计/);
  });

  it('are judged by the settings of a folder', () => {
    const config = '{ "rules": { "suspect-figure": "off", "row-total": "off", "balance": "off" } }';
    const wrong = report(2024, { 'new.total': '1' });
    const all = given().files({
      '县/.gouji/config.json': config,
      '县/甲.txt': wrong,
      '乙.txt': wrong,
    });
    assert.equal(all.of('县/甲.txt')?.state, 'right');
    assert.equal(all.of('乙.txt')?.state, 'wrong');
    all.files({ '县/甲.txt (2)': wrong });
    assert.equal(all.of('县/甲.txt (2)')?.state, 'right');
  });

  it('are on the page for reviewers, with those that cannot be read and those about something else', () => {
    const all = given().files({
      '县/乙.txt': report(2024, { 'new.total': '1' }),
      '县/说明.txt': '今天去买菜。\n',
      '说明.txt': '今天去买菜。\n',
    });
    const html = all.review();
    assert.match(html, /<mark>1<\/mark>/);
    assert.match(html, /<li>说明\.txt: /);
    assert.match(html, /另有 1 个文件与报告无关/);
    assert.doesNotMatch(html, /style=/);
  });

  it('are described in the other language, too', () => {
    const all = given();
    all.speak('en');
    all.files({ '乙.txt': report(2024, { 'new.total': '1' }) });
    assert.match(all.review(), /<html lang="en">.*Findings in reports/s);
  });
});
