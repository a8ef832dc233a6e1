import { siteIn } from '../form/prose-line.ts';
import type { Rule } from './engine/rule.ts';

/**
 * Marks left by a word processor or by the form's template: bookmarks, broken cross-references, hints to
 * the writer, and placeholders. Page numbers have their own rule (`page-number.ts`).
 */
const MARKS = [
  /\[bookmark:[^\]\n]{0,100}\]/g,
  /(?:错误[!！]\s*未(?:找到引用源|定义书签)[。.]?|Error! (?:Reference source not found|Bookmark not defined)\.?)/g,
  /[（(]文字描述[^）)\n]{0,60}[）)]/g,
  /[（(]请[^（()）\n]{0,20}填写?[）)]/g,
  /20[X×xＸ]{2}年|[X×Ｘ]{2,4}(?=[省市县区局委办])/g,
];

/** Most lines contain none, so one pattern excludes them first. */
const ANY_MARK = new RegExp(MARKS.map(({ source }) => source).join('|'));

/** Marks that no published report should contain. */
export const leftoverMark: Rule = {
  code: 'leftover-mark',
  severity: 'warning',
  description: {
    zh: '文字处理软件遗留的标记。',
    en: 'A word processor or the template left a mark behind.',
  },
  *checkLine(line, t) {
    if (!ANY_MARK.test(line.text)) return;
    for (const pattern of MARKS) {
      for (const match of line.text.matchAll(pattern)) {
        const [mark] = match;
        const site = siteIn(line, { start: match.index, end: match.index + mark.length });
        const placeholder = /[X×xＸ]{2}/.test(mark) && !mark.startsWith('[');
        yield {
          site,
          message: placeholder
            ? t('“{0}” is a placeholder that was not filled in.', mark)
            : t('“{0}” was left behind by a word processor or the template.', mark),
          related: [],
          fixes: () =>
            placeholder
              ? []
              : [{ title: t('Delete “{0}”', mark), preferred: true, edits: [{ site, text: '' }] }],
        };
      }
    }
  },
};
