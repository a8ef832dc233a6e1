import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { fixAll } from '../../server/src/features/fix-all.ts';
import { LOCATED, preferredEdits, STYLE } from '../../server/src/features/preferred-edits.ts';
import type { OpenDocument } from '../../server/src/open-document.ts';
import { MARKED_FORM } from './generate/marked-cells.ts';
import { structureOf } from './markdown-structure.ts';
import { settingsWith } from './own-form.ts';
import { open } from './read.ts';

/** A small report, so that the text after it is checked. */
const REPORT = `巡查情况统计

|  | 企业 | 学校 | 合计 |
|---|---|---|---|
| 上半年 | 1 | 2 | 3 |
| 下半年 | 4 | 5 | 9 |
| 全年 | 5 | 7 | 12 |
`;
const SETTINGS = settingsWith(MARKED_FORM);

/** Correct and incorrect Markdown, with something for the prose rules to change everywhere. */
const BITS = [
  ...[
    '甲,乙',
    '(甲)',
    '"甲"',
    '甲;乙',
    '2 024年',
    '1 2件',
    '甲:乙',
    '甲!',
    '丙',
    ' ',
    '\n',
    '\n\n',
    '  \n',
  ],
  ...[
    '[甲,乙](丙,丁.md)',
    '[甲](丙 "丁,戊")',
    '[甲](<丙,丁>)',
    '![甲,乙](丙,丁.png)',
    '[甲,乙][丙,丁]',
  ],
  ...[
    '[甲,乙]',
    '[甲,乙][]',
    '[^甲]',
    '[甲,乙]: 丙,丁\n',
    '[丙,丁]: <甲,乙> "丙,丁"\n',
    '[^甲]: 乙,丙\n',
  ],
  ...[
    '`甲,乙`',
    '``甲,乙``',
    '`',
    '``',
    '```\n',
    '~~~\n',
    '```甲,乙\n',
    '    ',
    '\t',
    '  ',
    '$',
    '$$',
    '$$\n',
  ],
  ...[
    '$甲,乙$',
    '<http://a.cn/甲,乙>',
    'http://a.cn/甲,乙',
    'www.a.cn/甲',
    'a@b.cn',
    '(http://a.cn)',
    '(www.a.cn)',
    '(https://甲.cn/乙)',
    '(www.甲.cn)',
    '(mailto:甲@乙.cn)',
  ],
  ...[
    '<b title="甲,乙">',
    '</b>',
    '<!-- 甲,乙 -->',
    '<div title="甲,乙">\n',
    '</div>\n',
    '<pre>\n',
    '</pre>\n',
  ],
  ...[
    '<code>甲,乙</code>',
    '<del>甲,乙</del>',
    '<script>\n甲,乙\n</script>\n',
    '<a href=甲,乙>',
    '<br>',
  ],
  ...[
    '- ',
    '1. ',
    '2) ',
    '> ',
    '# ',
    '## ',
    '---\n',
    '===\n',
    '* * *\n',
    '- [ ] ',
    '+ ',
    '|',
    '| 甲,乙 | 丙 |\n|---|---|\n',
  ],
  ...[
    '**',
    '*',
    '_',
    '__',
    '~~',
    '~',
    '\\',
    '&amp;',
    '&#20013;,乙',
    '[',
    ']',
    '(',
    ')',
    '](',
    '"',
    '<',
    '>',
    '![',
  ],
] as const;

/** A Markdown text with up to so many bits. */
export function markdownTexts(maxLength: number): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...BITS), { minLength: 1, maxLength, size: 'max' })
    .map((bits) => bits.join(''));
}

/** Checks that correcting the style of a text after a report changes no link, image, code or block in it. */
export function assertStructureKept(text: string): number {
  const document = open(`${REPORT}\n\n${text}`, 'markdown', SETTINGS);
  const before = structureOf(document.text);
  const edits = fixAll(document)?.edit?.documentChanges ?? [];
  const fixed = mended(document, [STYLE, LOCATED]);
  if (fixed > 0 || edits.length > 0)
    assert.deepEqual(structureOf(document.text), before, document.text.slice(REPORT.length));
  return fixed;
}

/** Applies everything that `fix --write` applies, and returns the number of places. */
function mended(document: OpenDocument, kinds: Parameters<typeof preferredEdits>[1][]): number {
  let count = 0;
  for (const codes of kinds) {
    for (let round = 0; round < 10; round++) {
      const edits = preferredEdits(document, codes);
      if (edits.length === 0) break;
      count += edits.length;
      const changes = edits
        .toReversed()
        .map(({ edit: { range, newText } }) => ({ range, text: newText }));
      document.update(changes, document.version + 1);
    }
  }
  return count;
}

/** Paths of the README files of all packages, including nested packages. */
export function readmes(): string[] {
  const modules = path.join(import.meta.dirname, '../../node_modules');
  return readdirSync(modules, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:^|[\\/])readme(?:\.[\w-]+)?\.(?:md|markdown)$/i.test(name))
    .sort()
    .map((name) => path.join(modules, name));
}

/**
 * Checks a third-party text: as it is, with Chinese around its punctuation, and with nearly all words
 * replaced by Chinese.
 */
export function assertReadmeKept(file: string): number {
  const text = readFileSync(file, 'utf8');
  return [text, inChinese(text), inChineseThroughout(text)].reduce(
    (mended, each) => mended + assertStructureKept(each),
    0,
  );
}

/** A text with Chinese around its punctuation, so that the punctuation rule would change it everywhere. */
function inChinese(text: string): string {
  return text
    .replaceAll(/[A-Za-z]{2,}([,;:?!]) ?[A-Za-z]{2,}/g, '甲乙$1丙丁')
    .replaceAll(/\(([A-Za-z ]{2,})\)/g, '(甲乙)')
    .replaceAll(/"[A-Za-z ]{2,}"/g, '"甲乙"');
}

/** A text with its words replaced by Chinese, except words that make an address or a tag. */
function inChineseThroughout(text: string): string {
  return text.replaceAll(
    /\b(?!(?:https?|code|script|table|span|href)\b)[A-Za-z]{4,}\b[,;:]?/g,
    (word) => (/\w$/.test(word) ? '甲乙' : `甲乙${word.at(-1)}丙`),
  );
}
