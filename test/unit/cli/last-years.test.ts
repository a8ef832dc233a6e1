import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { account } from '../../kit/account.ts';
import { folderFor, gouji, goujiReading } from '../../kit/command-line.ts';
import { docxOfText } from '../../kit/office/docx-of-text.ts';
import { entryText } from '../../kit/office/entry-text.ts';
import { finishedTable } from '../../kit/request-table.ts';

const folder = folderFor(after);

/** A report in which five requests are carried over and carried on; or as many as given are carried over. */
function report(
  agency: string,
  year: number,
  cells: Readonly<Record<string, string>> = {},
): string {
  return `${agency}${year}年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n${finishedTable(cells)}`;
}

/** Carried over: four, where last year's report has five. */
const OTHER = { 'carry.natural': '4', 'carry.total': '4', 'next.natural': '4', 'next.total': '4' };

/** Files in a folder of their own: texts, and Word files where the name says so. */
function filesIn(own: string, texts: Readonly<Record<string, string>>): (name: string) => string {
  mkdirSync(path.join(folder, own));
  for (const [name, text] of Object.entries(texts)) {
    const isWord = name.endsWith('.docx');
    writeFileSync(path.join(folder, own, name), isWord ? docxOfText(text) : text);
  }
  return (name) => path.join(folder, own, name);
}

const carryOvers = (out: string) => out.match(/^.* carry-over .*$/gm) ?? [];

describe('last year’s report in the folder', () => {
  const NOW = report('江城市', 2024, OTHER);
  const BEFORE = report('江城市', 2023);
  const ways: Readonly<Record<string, readonly [now: string, before: string]>> = {
    'is a text beside a text': ['今年.txt', '去年.txt'],
    'is a Word file beside a text': ['今年.txt', '去年.docx'],
    'is a text beside a Word file': ['今年.docx', '去年.txt'],
    'is a Word file beside a Word file': ['2024年报.docx', '2023年报.docx'],
  };
  for (const [index, [name, [now, before]]] of Object.entries(ways).entries()) {
    it(name, async () => {
      const at = filesIn(`way-${index}`, { [now]: NOW, [before]: BEFORE });
      for (const named of [[at(now)], [at(now), at(before)], [at(before), at(now)]]) {
        const { code, out } = await gouji('check', ...named);
        assert.equal(code, 1);
        const found = carryOvers(out);
        assert.equal(found.length, 2, out);
        for (const line of found) assert.ok(line.startsWith(`${at(now)}:`), line);
      }
    });
  }

  it('is beside what a fix leaves, and beside the comments on a copy', async () => {
    const at = filesIn('left', { '今年.docx': NOW, '去年.txt': BEFORE });
    const { code, out } = await gouji('fix', at('今年.docx'));
    assert.equal(code, 1);
    assert.match(out, /^1 份，可改 0 处，另有 2 个问题要由人决定$/m);
    await gouji('convert', '--comments', at('今年.docx'), at('批注.docx'));
    const comments = entryText(readFileSync(at('批注.docx')), 'word/comments.xml');
    assert.equal(comments.match(/<w:comment /g)?.length, 2);
    assert.match(comments, /2023 年的报告结转的是 5/);
  });

  it('is a final account beside one, and no report of another kind', async () => {
    const now = account({ year: 2024, before: '12.50', after: '7.00' });
    const at = filesIn('accounts', {
      '2024.txt': now,
      '2023.docx': account({ year: 2023, before: '1.00', after: '21.50' }),
      '2023年单位决算.txt': account({ year: 2023, kind: '单位决算', before: '', after: '9.00' }),
    });
    const [found = '', ...others] = carryOvers((await gouji('check', at('2024.txt'))).out);
    assert.match(found, /^[^:]*2024\.txt:.*12\.50.*21\.50/);
    assert.deepEqual(others, []);
  });

  it('has its own place in SARIF', async () => {
    const at = filesIn('sarif', { '今年.docx': NOW, '去年.docx': BEFORE });
    const { out } = await gouji('check', '--format', 'sarif', at('今年.docx'));
    const results = JSON.parse(out).runs[0].results.filter(
      ({ ruleId }: { ruleId: string }) => ruleId === 'carry-over',
    );
    assert.equal(results.length, 2);
    const [related] = results[0].relatedLocations;
    assert.ok(
      decodeURIComponent(related.physicalLocation.artifactLocation.uri).endsWith('去年.docx'),
    );
    assert.match(related.logicalLocations[0].fullyQualifiedName, /四、结转下年度/);
  });

  it('counts only if it is of the same body and of the year before', async () => {
    const at = filesIn('others', {
      '今年.txt': NOW,
      '甲.txt': report('湖城市', 2023),
      '乙.txt': report('江城市', 2022),
      '2022年报.txt': BEFORE,
      '~$去年.docx': BEFORE,
      '去年.log': BEFORE,
    });
    assert.deepEqual(carryOvers((await gouji('check', at('今年.txt'))).out), []);
  });

  it('counts for the files beside it, but not for the standard input', async () => {
    const at = filesIn('input', { '今年.txt': NOW, '去年.txt': BEFORE });
    const directory = process.cwd();
    process.chdir(path.dirname(at('今年.txt')));
    try {
      for (const named of [
        ['-', '今年.txt'],
        ['今年.txt', '-'],
      ]) {
        const { out } = await goujiReading(NOW, 'check', ...named);
        assert.deepEqual(
          carryOvers(out).map((line) => line.replace(/:.*/, '')),
          ['今年.txt', '今年.txt'],
        );
      }
      const { out } = await goujiReading(BEFORE, 'check', '-', '今年.txt');
      assert.equal(carryOvers(out).length, 2);
    } finally {
      process.chdir(directory);
    }
  });

  it('does no harm where it cannot be read', async () => {
    const at = filesIn('broken', { '今年.txt': NOW });
    writeFileSync(at('去年.docx'), 'PK\x03\x04');
    mkdirSync(at('前年.docx'));
    const { code, error } = await gouji('check', at('今年.txt'));
    assert.equal(error, '');
    assert.equal(code, 0);
  });
});
