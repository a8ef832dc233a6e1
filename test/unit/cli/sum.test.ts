import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { readOffice } from '../../../server/src/office/read-office.ts';
import { decode } from '../../kit/bytes.ts';
import { folderFor, gouji } from '../../kit/command-line.ts';
import {
  districtOf,
  figuresInOrder,
  reportOfDistrict,
  withRequest,
} from '../../kit/generate/district.ts';
import type { ReportFigures } from '../../kit/generate/figures.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { docxOfText } from '../../kit/office/docx-of-text.ts';
import { open } from '../../kit/read.ts';

const folder = folderFor(after);

const INSPECTION = readFileSync(
  path.join(import.meta.dirname, '../../../samples/.gouji/forms/安全检查.json'),
);

/** Writes files into a folder of their own, and gives their paths. */
function filesIn(name: string, texts: Readonly<Record<string, string | Uint8Array>>): string[] {
  mkdirSync(path.join(folder, name));
  return Object.entries(texts).map(([file, text]) => {
    const whole = path.join(folder, name, file);
    writeFileSync(whole, text);
    return whole;
  });
}

/** Files of a district in every notation, some of them Word files. */
function district(name: string, bodies: readonly ReportFigures[]): string[] {
  const kinds: readonly ((one: ReportFigures) => [ending: string, content: string | Uint8Array])[] =
    [
      (one) => ['txt', writeReport(one, 'lines')],
      (one) => ['gouji', writeReport(one, 'tabs')],
      (one) => ['md', writeReport(one, 'markdown')],
      (one) => ['html', writeReport(one, 'html')],
      (one) => ['docx', docxOfText(writeReport(one, 'tabs'))],
    ];
  const files = bodies.map((one, index) => {
    const [ending, content] = kinds[index % kinds.length]?.(one) ?? ['', ''];
    return [`${String(index).padStart(3, '0')}.${ending}`, content] as const;
  });
  return filesIn(name, Object.fromEntries(files));
}

/** The figures of a draft's tables as they are written, in the order of the form. */
function figuresOf(text: string): string[] {
  return open(text).analysis.parts.flatMap(({ verdict }) =>
    verdict.report.tables.flatMap(({ rows }) =>
      rows.flatMap(({ figures }) => figures.map((figure) => figure?.cell.text ?? '')),
    ),
  );
}

const BODIES = districtOf(50);
const SMALL = districtOf(3);

describe('the sum of a district', () => {
  it('is that of a program of its own, cell by cell, for fifty bodies', async () => {
    const files = district('fifty', BODIES);
    const { code, out, error } = await gouji('sum', ...files);
    assert.equal(code, 0, error);
    assert.deepEqual(figuresOf(out), figuresInOrder(reportOfDistrict(BODIES)));
    assert.match(out, /^50个单位汇总2024年政府信息公开工作年度报告\n/);
    const checked = path.join(folder, '汇总.gouji');
    writeFileSync(checked, out);
    const { out: found } = await gouji('check', checked);
    assert.doesNotMatch(found, / error | warning /);
  });

  it('has the title that is given', async () => {
    const files = district('title', SMALL);
    const { out } = await gouji('sum', '--title', '江城市2024年政府信息公开工作年度报告', ...files);
    assert.match(out, /^江城市2024年政府信息公开工作年度报告\n/);
  });

  for (const ending of ['xlsx', 'docx', 'gouji', 'md', 'html', 'csv']) {
    it(`is written as .${ending}, and no file is overwritten`, async () => {
      const files = district(`as-${ending}`, SMALL);
      const target = path.join(folder, `as-${ending}`, `汇总.${ending}`);
      const { code, out, error } = await gouji('sum', '--output', target, ...files);
      assert.equal(code, 0, error);
      assert.equal(out, '');
      const bytes = readFileSync(target);
      const expected = figuresInOrder(reportOfDistrict(SMALL));
      if (ending === 'xlsx' || ending === 'docx') {
        const office = readOffice(bytes, decode);
        assert.ok('text' in office);
        assert.deepEqual(figuresOf(office.text), expected);
      }
      const again = await gouji('sum', '--output', target, ...files);
      assert.equal(again.code, 2);
      assert.deepEqual(readFileSync(target), bytes);
    });
  }

  it('leaves out other years, other forms and second files, and names them', async () => {
    const [first, second, third] = SMALL;
    assert.ok(first && second && third);
    const files = filesIn('left-out', {
      '一.txt': writeReport(first, 'lines'),
      '去年.txt': writeReport({ ...first, year: 2023 }, 'lines'),
      '一再.md': writeReport(first, 'markdown'),
      '二.txt': writeReport(second, 'tabs'),
      '旧表.txt': writeReport({ ...third, decisions: ['1', '2', '3', '4.1'] }, 'tabs').replaceAll(
        '2024年',
        '2022年',
      ),
      '信.txt': '没有表格。\n',
    });
    const { code, out, error } = await gouji('sum', ...files);
    assert.equal(code, 2);
    assert.deepEqual(figuresOf(out), figuresInOrder(reportOfDistrict([first, second])));
    for (const name of ['去年', '一再', '旧表', '信'])
      assert.match(error, new RegExp(`${name}\\.`));
    assert.doesNotMatch(error, /二\.txt/);
    assert.match(error, new RegExp(`${first.agency}的报告没有计入：它是 2023 年的`));
  });

  it('does not count an earlier sum in the folder, but adds up sums alone', async () => {
    const [first, second] = SMALL;
    assert.ok(first && second);
    const files = filesIn('twice', {
      '一.txt': writeReport(first, 'tabs'),
      '二.txt': writeReport(second, 'tabs'),
    });
    const [one = ''] = files;
    const bodies = path.dirname(one);
    const both = path.join(bodies, '汇总.gouji');
    assert.equal((await gouji('sum', '--output', both, bodies)).code, 0);
    const again = await gouji('sum', bodies);
    assert.equal(again.code, 2);
    assert.match(again.error, /汇总\.gouji: 这份报告没有计入：它本身是几个单位的汇总。/);
    assert.equal(again.out, readFileSync(both, 'utf8'));
    const alone = path.join(bodies, '一个.gouji');
    assert.equal((await gouji('sum', '--output', alone, one)).code, 0);
    const sums = await gouji('sum', both, alone);
    assert.equal(sums.code, 0, sums.error);
    assert.notEqual(figuresOf(sums.out).join(' '), figuresOf(again.out).join(' '));
  });

  it('names a report that does not reconcile with file and body, and adds it up as it stands', async () => {
    const [first, second] = SMALL;
    assert.ok(first && second);
    const wrong = withRequest(first, 0, 0, '99999');
    const files = filesIn('wrong', {
      '错.txt': writeReport(wrong, 'lines'),
      '对.txt': writeReport(second, 'tabs'),
    });
    const { code, out, error } = await gouji('sum', ...files);
    assert.equal(code, 1);
    assert.deepEqual(figuresOf(out), figuresInOrder(reportOfDistrict([wrong, second])));
    assert.match(error, new RegExp(`错\\.txt: ${first.agency}的报告有不成立的勾稽关系`));
  });

  it('names the figures that it could not read', async () => {
    const [first, second] = SMALL;
    assert.ok(first && second);
    const blank = withRequest(first, 3, 0, '约三件');
    const files = filesIn('unread', {
      '甲.txt': writeReport(blank, 'lines'),
      '乙.txt': writeReport(second, 'lines'),
    });
    const { code, error } = await gouji('sum', ...files);
    assert.equal(code, 1);
    assert.match(error, /甲\.txt: .*「（二）部分公开 · 自然人」/);
  });
});

describe('the sum of a folder', () => {
  it('is that of the reports in it, and passes over other files', async () => {
    district('folder', SMALL);
    writeFileSync(path.join(folder, 'folder', '说明.txt'), '没有表格。\n');
    const { code, out, error } = await gouji('sum', path.join(folder, 'folder'));
    assert.equal(code, 0, error);
    assert.deepEqual(figuresOf(out), figuresInOrder(reportOfDistrict(SMALL)));
  });

  it('is that of all reports of a form, though some folders also have forms of their own', async () => {
    const name = 'own-forms';
    district(name, SMALL);
    const inside = path.join(folder, name, '二');
    mkdirSync(path.join(inside, '.gouji/forms'), { recursive: true });
    writeFileSync(path.join(inside, '.gouji/forms/安全检查.json'), INSPECTION);
    renameSync(path.join(folder, name, '002.md'), path.join(inside, '002.md'));
    const { code, out, error } = await gouji('sum', path.join(folder, name));
    assert.equal(code, 0, error);
    assert.deepEqual(figuresOf(out), figuresInOrder(reportOfDistrict(SMALL)));
  });

  it('is none where there is no report, which is no success', async () => {
    filesIn('empty', { '说明.txt': '没有表格。\n' });
    const { code, out, error } = await gouji('sum', path.join(folder, 'empty'));
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(error, /没有可以汇总的报告/);
  });
});

describe('the sum beside the report of the district', () => {
  it('agrees with it', async () => {
    const [own] = filesIn('own', { '区.txt': writeReport(reportOfDistrict(BODIES), 'lines') });
    const files = district('agrees', BODIES);
    const { code, error } = await gouji('sum', '--against', own ?? '', ...files);
    assert.equal(code, 0, error);
  });

  it('does not have it among the reports that are added up', async () => {
    const text = writeReport(reportOfDistrict(SMALL), 'lines');
    const files = [...district('among', SMALL), ...filesIn('among-own', { '区.txt': text })];
    const { code, out, error } = await gouji('sum', '--against', files.at(-1) ?? '', ...files);
    assert.equal(code, 2);
    assert.match(error, /区\.txt: 江城市的报告没有计入/);
    assert.deepEqual(figuresOf(out), figuresInOrder(reportOfDistrict(SMALL)));
  });

  it('finds each of a hundred planted differences, with the right body', async () => {
    const whole = reportOfDistrict(BODIES);
    const planted = new Map<string, { agency: string; from: string; to: string }>();
    const bodies = BODIES.map((body, index) => {
      let changed = body;
      for (const row of [index % 25, (index + 12) % 25]) {
        const column = Math.floor(index / 25) + (row === index % 25 ? 0 : 2);
        const from = body.requests[row]?.[column] ?? '';
        const to = String(Number(from) + 1000 + 7 * row + column);
        changed = withRequest(changed, row, column, to);
        planted.set(`${row} ${column}`, { agency: body.agency, from, to });
      }
      return changed;
    });
    assert.equal(planted.size, 100);
    const [own] = filesIn('planted-own', { '区.gouji': writeReport(whole, 'tabs') });
    const files = district('planted', bodies);
    const target = path.join(folder, '种错.gouji');
    const { code, out } = await gouji('sum', '--output', target, '--against', own ?? '', ...files);
    assert.equal(code, 1);
    const found = out.split(/^(?=\S)/m).filter((text) => text.includes(' roll-up '));
    assert.equal(found.length, 100);
    const table = open(readFileSync(own ?? '', 'utf8')).analysis.parts.flatMap(({ verdict }) =>
      verdict.ledger.tables.filter(({ table: { form } }) => form.takesOver.length > 0),
    )[0];
    assert.ok(table);
    for (const [place, { agency, from, to }] of planted) {
      const [row = 0, column = 0] = place.split(' ').map(Number);
      const name = table.figures[row * 7 + column]?.name ?? '';
      const [finding, ...others] = found.filter((text) => text.includes(`「${name}」`));
      assert.ok(finding && others.length === 0, name);
      const [message = '', ...shares] = finding.split('\n');
      assert.match(
        message,
        new RegExp(`${agency}的报告按自己的勾稽关系应为 ${from}（现为 ${to}）`),
      );
      assert.ok(
        shares.some((share) => share.endsWith(`: ${agency}：${to}`)),
        finding,
      );
      assert.ok(shares.filter((share) => share !== '').length > 1);
    }
  });

  it('is a failure if the settings ignore it; another file that they ignore is named', async () => {
    const [first, second] = SMALL;
    assert.ok(first && second);
    const [, one = '', two = '', own = ''] = filesIn('ignored', {
      '.git': '',
      '一.txt': writeReport(first, 'tabs'),
      '二.txt': writeReport(second, 'tabs'),
      '区.gouji': writeReport(reportOfDistrict([first]), 'tabs'),
    });
    const settings = path.join(path.dirname(own), '.gouji');
    mkdirSync(settings);
    writeFileSync(path.join(settings, 'config.json'), '{"ignore":["区.gouji"]}');
    const against = await gouji('sum', '--against', own, one, two);
    assert.equal(against.code, 2);
    assert.match(
      against.error,
      /^[^\n]*区\.gouji: 按 \.gouji\/config\.json 的 ignore，没有与这份报告对照。\n/,
    );
    const named = await gouji('sum', own, one);
    assert.equal(named.code, 0);
    assert.match(named.error, /区\.gouji: 按 \.gouji\/config\.json 的 ignore，不核对此文件。/);
  });

  it('says why it is not compared with a report of another year', async () => {
    const text = writeReport({ ...reportOfDistrict(SMALL), year: 2023 }, 'lines');
    const [own] = filesIn('other-year', { '区.txt': text });
    const { code, error } = await gouji('sum', '--against', own ?? '', ...district('now', SMALL));
    assert.equal(code, 2);
    assert.match(error, /区\.txt: 它是 2023 年的，计入汇总的报告是 2024 年的，没有对照。/);
    assert.doesNotMatch(error, /roll-up/);
  });
});
