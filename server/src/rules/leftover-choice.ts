import { siteIn } from '../form/prose-line.ts';
import type { Rule } from './engine/rule.ts';

/**
 * What is left of the sentences of a template: both words where one was to be chosen, half of a word that was to be
 * deleted, and places for numbers that are still empty.
 */
const LEFT: readonly { readonly pattern: RegExp; readonly isPlace: boolean }[] = [
  {
    pattern:
      /(?:增加（减少）|减少（增加）|增长（下降）|下降（增长）|上升（下降）|提高（降低）|增加\(减少\)|减少\(增加\)|增长\(下降\)|下降\(增长\))(?=\s{0,4}[\dXx×Ｘ_＿%万的])/g,
    isPlace: false,
  },
  {
    pattern:
      /(?:大于|小于|高于|低于)[（(](?:大于|小于|高于|低于|等于|持平)[）)](?=[\u4e00-\u9fff])/g,
    isPlace: false,
  },
  { pattern: /(?:减增加|增减少|增减加|减增长|增下降|升下降)(?=\s{0,4}[\d.])/g, isPlace: false },
  { pattern: /(?<=数)(?:大小于|小大于|大于小于|小于大于|高低于|低高于)/g, isPlace: false },
  { pattern: /(?<=占|占比|占比为|增长|下降|预算的|数的)[\s_＿]{0,20}[%％]/g, isPlace: true },
  {
    pattern:
      /(?<=[增减][加少]|[决预]算为|[决预]算数为|[合总]计为?)[ \u3000\u00a0_＿]{1,20}[万亿]?元/g,
    isPlace: true,
  },
  { pattern: /[X×xＸ]{2,4}(?=\s{0,2}(?:万元|亿元|元|[%％]|个|辆|件))/g, isPlace: true },
];

/** Most lines contain none, so one pattern excludes them first. */
const ANY = new RegExp(LEFT.map(({ pattern }) => pattern.source).join('|'));

/** Leftovers of the sentences that a template has for money and changes. */
export const leftoverChoice: Rule = {
  code: 'leftover-mark',
  severity: 'warning',
  description: {
    zh: '样文中未选定的词、未填写的数。',
    en: 'Words that the template’s sentence leaves to choose, and empty places for numbers.',
  },
  *checkSentence(line, t) {
    if (!ANY.test(line.text)) return;
    for (const { pattern, isPlace } of LEFT) {
      for (const { 0: left, index } of line.text.matchAll(pattern)) {
        yield {
          site: siteIn(line, { start: index, end: index + left.length }),
          message: isPlace
            ? t('A number in this sentence is still to be filled in.')
            : t('“{0}” is left from the template: one of its words is to be chosen.', left),
          related: [],
          fixes: () => [],
        };
      }
    }
  },
};
