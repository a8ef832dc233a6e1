import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { folderFor, gouji } from '../../kit/command-line.ts';
import { budget } from '../../kit/generate/budget.ts';
import { finalAccounts, writeAccounts } from '../../kit/generate/final-accounts.ts';
import { docxOfText } from '../../kit/office/docx-of-text.ts';
import { entryText } from '../../kit/office/entry-text.ts';
import { makeXlsx, sheetData } from '../../kit/office/make-xlsx.ts';

const folder = folderFor(after);

const STYLE = { zero: '', hasThousands: true } as const;
const SOUND = writeAccounts(finalAccounts(2, STYLE), 'tabs');
const BUDGET = writeAccounts(budget(3), 'tabs');

/** The draft with another digit in the first figure behind a label that has a separator. */
function slipped(draft: string, label: RegExp): { text: string; right: string } {
  const at = draft.search(label);
  const [right = ''] = /\d{1,3}(?:,\d{3})+(?:\.\d+)?/.exec(draft.slice(at)) ?? [];
  const from = draft.indexOf(right, at);
  assert.ok(at >= 0 && right !== '');
  const wrong = right.replace(/,(\d)/, (_, digit) => `,${(Number(digit) + 3) % 10}`);
  return { text: draft.slice(0, from) + wrong + draft.slice(from + right.length), right };
}

function written(own: string, name: string, content: string | Uint8Array): string {
  mkdirSync(path.join(folder, own), { recursive: true });
  const at = path.join(folder, own, name);
  writeFileSync(at, content);
  return at;
}

/** A workbook as it is filled in by hand: numbers are numbers, everything else is text. */
function workbookOf(text: string): Uint8Array {
  const rows = text.split('\n').map((line) =>
    line.split('\t').map((cell) => {
      const digits = cell.replaceAll(',', '');
      return /^\d+(?:\.\d+)?$/.test(digits) && !/^0\d/.test(digits) ? Number(digits) : cell;
    }),
  );
  return makeXlsx({ sheets: [{ name: '决算', data: sheetData(...rows) }] });
}

/** Checks a file with one wrong figure, mends it, and checks it again. */
async function foundAndMended(at: string, right: string): Promise<void> {
  const { code, out } = await gouji('check', at);
  assert.equal(code, 1, out);
  const found = out.match(/^.*: (?:error|warning) .*$/gm) ?? [];
  assert.equal(found.length, 1, out);
  assert.ok(found[0]?.replaceAll(',', '').includes(`应为 ${right.replaceAll(',', '')}`), found[0]);
  const fixed = await gouji('fix', '--write', at);
  assert.equal(fixed.code, 0, fixed.out + fixed.error);
  const after = await gouji('check', at);
  assert.equal(after.code, 0, after.out);
}

describe('a final account or a budget with a wrong figure is found and mended', () => {
  const account = slipped(SOUND, /^支出决算表/m);
  const plan = slipped(BUDGET, /^\d{4}年部门支出预算总表/m);
  for (const kind of ['docx', 'xlsx', 'html', 'md', 'csv']) {
    it(`in a file that we exported: ${kind}`, async () => {
      for (const [name, { text, right }] of Object.entries({ account, plan })) {
        const draft = written(`${name}-${kind}`, '草稿.gouji', text);
        const target = path.join(path.dirname(draft), `导出.${kind}`);
        const { code, error } = await gouji('convert', draft, target);
        assert.deepEqual([code, error], [0, '']);
        await foundAndMended(target, right);
      }
    });
  }

  it('in files made by hand', async () => {
    for (const [name, { text, right }] of Object.entries({ account, plan })) {
      await foundAndMended(written(name, '手工.docx', docxOfText(text)), right);
      await foundAndMended(written(name, '手工.xlsx', workbookOf(text)), right);
    }
  });

  it('where a workbook that we exported has numbers, shown with their separators', async () => {
    const draft = written('numbers', '草稿.gouji', SOUND);
    const target = path.join(path.dirname(draft), '导出.xlsx');
    await gouji('convert', draft, target);
    const bytes = readFileSync(target);
    assert.match(entryText(bytes, 'xl/styles.xml'), /formatCode="#,##0\.00"/);
    const texts = entryText(bytes, 'xl/worksheets/sheet1.xml').match(/<t [^>]*>[^<]*<\/t>/g) ?? [];
    assert.deepEqual(
      texts.filter((text) => />[\d,.]*\d<\/t>$/.test(text)),
      [],
    );
  });
});
