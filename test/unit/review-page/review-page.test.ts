import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { folderFor, gouji } from '../../kit/command-line.ts';
import { docxOfText } from '../../kit/office/docx-of-text.ts';
import { finishedTable } from '../../kit/request-table.ts';

const folder = folderFor(after);
const at = (name: string) => path.join(folder, name);
const report = (agency: string, year: number, cells = {}) =>
  `${agency}${year}年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n${finishedTable(cells)}`;

/** The page about some files; a Word file where the name says so. */
async function pageOf(files: Readonly<Record<string, string>>) {
  const names = Object.entries(files).map(([name, text]) => {
    writeFileSync(at(name), name.endsWith('.docx') ? docxOfText(text) : text);
    return at(name);
  });
  const output = at(`${names.length}-${Math.random()}.html`);
  const ran = await gouji('check', '--format', 'html', '--output', output, ...names);
  return { ...ran, output, page: readFileSync(output, 'utf8') };
}

/** What is between tags, without blanks around it. */
const textOf = (page: string) =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .split(/<[^>]*>/)
    .map((text) => text.trim())
    .filter((text) => text !== '');

describe('the page for reviewers', () => {
  it('lists the bodies with what was found', async () => {
    const { code, page } = await pageOf({
      '甲.txt': report('江城市', 2024, { 'new.total': '1' }),
      '乙.docx': report('湖城市', 2024),
    });
    assert.equal(code, 1);
    const texts = textOf(page);
    assert.ok(texts.includes('2 份报告，1 个问题'), texts.join('\n'));
    assert.match(page, /<a href="#r1">江城市<\/a><\/td><td>2024<\/td>/);
    assert.match(page, /<td>湖城市<\/td><td>2024<\/td>/);
  });

  it('draws the table of a finding with the wrong figure marked, and the sums', async () => {
    const { page } = await pageOf({ '丙.txt': report('江城市', 2024, { 'new.total': '1' }) });
    assert.match(
      page,
      /<td class="wrong"><mark>1<\/mark><sup aria-label="第 1 个问题">1<\/sup><\/td>/,
    );
    assert.match(page, /<th scope="row">一、本年新收<\/th>/);
    assert.match(page, /<b class="error">错误<\/b> 1 应为 0/);
    assert.match(page, /<ul class="sums"><li>[^<]*≠/);
  });

  it('shows the figures of all bodies together beside last year', async () => {
    const { page } = await pageOf({
      '今年甲.txt': report('江城市', 2024),
      '今年乙.txt': report('湖城市', 2024),
      '去年.txt': report('江城市', 2023),
    });
    const texts = textOf(page);
    assert.ok(texts.includes('2024（2 个单位）') && texts.includes('2023（1 个单位）'));
  });

  it('adds up one report of each body, and no sum of others', async () => {
    const { page } = await pageOf({
      '甲.txt': report('江城市', 2024),
      '甲副本.txt': report('江城市', 2024),
      '乙.txt': report('湖城市', 2024),
      '汇总.txt': report('2个单位汇总', 2024),
    });
    assert.ok(textOf(page).includes('2024（2 个单位）'));
  });

  it('takes nothing that a report contains for markup', async () => {
    const { page } = await pageOf({
      '丁.txt': report('<script>alert(1)</script>"&市', 2024, { 'new.total': '<b>1' }),
    });
    assert.doesNotMatch(page, /<script|<b>1/);
  });

  it('needs no script and nothing from elsewhere', async () => {
    const { page } = await pageOf({ '戊.txt': report('江城市', 2024) });
    assert.doesNotMatch(page, /<script|<link|<img|url\(|https?:/);
    assert.match(page, /default-src 'none'/);
  });

  it('names what could not be dealt with', async () => {
    const output = at('failed.html');
    const ran = await gouji('check', '--format', 'html', '--output', output, at('gone.txt'));
    assert.equal(ran.code, 2);
    assert.match(readFileSync(output, 'utf8'), /gone\.txt: 无法读取：没有这个文件/);
  });

  it('is no report itself, where it is met in a folder', async () => {
    const own = await pageOf({ '己.txt': report('江城市', 2024, { 'new.total': '1' }) });
    const { out } = await gouji('check', at('*.html'));
    assert.ok(!out.includes(own.output), out);
  });

  it('is written to a file only', async () => {
    const { code, error } = await gouji('check', '--format', 'html', at('甲.txt'));
    assert.equal(code, 2);
    assert.match(error, /--output/);
  });
});
