import { isFixed } from '../draft/rewrite.ts';
import { siteIn } from '../form/prose-line.ts';
import type { Rule } from './engine/rule.ts';

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
};

/** A character that the patterns below need. Most lines have none. */
const SUSPECT = /[,;:?!("]|\d[ \u00a0\u3000]/;
/** Half-width marks with Chinese on the side where the sentence continues. */
const BETWEEN = /(?<=[\u4e00-\u9fff》”」）])[,;:?!](?=[\u4e00-\u9fff《“「（]|$)/g;
/** Brackets around Chinese text. Both are rewritten together. */
const BRACKETS = /\([^()\n]{0,80}[\u4e00-\u9fff][^()\n]{0,80}\)/g;
/** A pair of quotation marks with the text between them. */
const QUOTED = /"([^"\n]*)"/g;
const LONGEST_QUOTED = 160;
/** Blanks inside a number: `2 024年`, `1 2件`. */
const SPLIT_NUMBER =
  /(?<!\d)\d{1,12}(?:[ \u00a0\u3000]{1,4}\d{1,4}){1,6}(?=\s*([年月日件条项元个次]))/g;
/** Digits in groups of three, with blanks as thousands separators. */
const GROUPED = /^[1-9]\d{0,2}(?:[ \u00a0\u3000]\d{3})+$/;
const YEAR = /^(?:19|20)\d\d$/;
/** A number followed by a year: `附件1 2024年`. */
const BEFORE_YEAR = /[ \u00a0\u3000](?:19|20)\d\d$/;
/** The text before a number that makes it two numbers: `第1 200件`, `附件2 100件`, `3.5 200元`. */
const OTHER_NUMBER = /[\d.,，第表图件][ \u00a0\u3000]{0,4}$/;

/**
 * Half-width punctuation, brackets and quotation marks in Chinese text, and blanks inside numbers (GB/T
 * 15834, GB/T 15835).
 */
export const punctuation: Rule = {
  code: 'punctuation',
  severity: 'hint',
  description: {
    zh: '中文中使用了半角标点，或数字中间有空格。',
    en: 'Chinese text has half-width punctuation, or a number has a space inside it.',
  },
  *checkLine(line, t) {
    if (!SUSPECT.test(line.text)) return;
    const siteAt = (start: number, length: number) => siteIn(line, { start, end: start + length });
    const rewrite = (
      start: number,
      before: string,
      after: string,
      why: string,
      preferred = true,
    ) => {
      const site = siteAt(start, before.length);
      return {
        site,
        message: why,
        related: [],
        fixes: () => [{ title: t('Write {0}', after), preferred, edits: [{ site, text: after }] }],
      };
    };
    // The text inside stays as it is, with its markup.
    const rewritePair = (start: number, pair: string, [open, close]: string, why: string) => ({
      site: siteAt(start, pair.length),
      message: why,
      related: [],
      fixes: () => [
        {
          title: t('Write {0}', `${open}${pair.slice(1, -1)}${close}`),
          preferred: true,
          edits: [
            { site: siteAt(start, 1), text: open ?? '' },
            { site: siteAt(start + pair.length - 1, 1), text: close ?? '' },
          ],
        },
      ],
    });
    const isKept = (start: number, length: number) =>
      isFixed(line.paragraph, siteAt(start, length).span);
    const isPairKept = (start: number, { length }: string) =>
      isKept(start, 1) || isKept(start + length - 1, 1);
    for (const { index, 0: mark } of line.text.matchAll(BETWEEN)) {
      if (isKept(index, 1)) continue;
      const right = FULL_WIDTH[mark] ?? mark;
      yield rewrite(index, mark, right, t('The Chinese text has a half-width “{0}”.', mark));
    }
    for (const { index, 0: pair } of line.text.matchAll(BRACKETS)) {
      if (isPairKept(index, pair)) continue;
      yield rewritePair(index, pair, '（）', t('The Chinese text has half-width brackets.'));
    }
    for (const { index, pair } of quotations(line.text)) {
      if (isPairKept(index, pair)) continue;
      yield rewritePair(index, pair, '“”', t('The Chinese text has half-width quotation marks.'));
    }
    for (const { index, 0: number, 1: unit } of line.text.matchAll(SPLIT_NUMBER)) {
      if (isKept(index, number.length) || (unit === '年' && BEFORE_YEAR.test(number))) continue;
      const right = number.replaceAll(/[ \u00a0\u3000]/g, '');
      const before = line.text.slice(Math.max(0, index - 5), index);
      const isOne =
        !OTHER_NUMBER.test(before) && (GROUPED.test(number) || (unit === '年' && YEAR.test(right)));
      yield rewrite(index, number, right, t('There is a space inside a number.'), isOne);
    }
  },
};

/**
 * Pairs of half-width quotation marks around Chinese text. None if a mark has no partner, because then it
 * is unclear which marks open. Marks for inches or in program code do not count.
 */
function quotations(text: string): { index: number; pair: string }[] {
  if (text.split('"').length % 2 === 0) return [];
  return [...text.matchAll(QUOTED)].flatMap(({ index, 0: pair, 1: inside = '' }) => {
    const opens = !/[\w=]/.test(text.charAt(index - 1)) && inside === inside.trim();
    const isChinese = /[\u4e00-\u9fff]/.test(inside) && inside.length <= LONGEST_QUOTED;
    return opens && isChinese ? { index, pair } : [];
  });
}
