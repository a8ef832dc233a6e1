import { siteIn } from '../form/prose-line.ts';
import type { LineRule } from './rule.ts';

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
};

/** Half-width marks with Chinese on the side where the sentence goes on. */
const BETWEEN = /(?<=[\u4e00-\u9fff》”」）])[,;:?!](?=[\u4e00-\u9fff《“「（]|$)/g;
/** Brackets around Chinese: both are rewritten, so that a pair stays a pair. */
const BRACKETS = /\([^()\n]{0,80}[\u4e00-\u9fff][^()\n]{0,80}\)/g;
/** What stands between two quotation marks, from the one to the other. */
const QUOTED = /"([^"\n]*)"/g;
const LONGEST_QUOTED = 160;
/** Blanks inside a number: `2 024年`, `1 2件`. */
const SPLIT_NUMBER = /\d(?:[ \u00a0\u3000]{1,4}\d{1,4}){1,6}(?=\s*[年月日件条项元个次])/g;

/**
 * Half-width punctuation, brackets and quotation marks amid Chinese text, and blanks inside numbers
 * (GB/T 15834, GB/T 15835).
 */
export const punctuation: LineRule = {
  code: 'punctuation',
  severity: 'hint',
  *checkLine(line, t) {
    const siteAt = (start: number, length: number) => siteIn(line, { start, end: start + length });
    const rewrite = (start: number, before: string, after: string, why: string) => {
      const site = siteAt(start, before.length);
      return {
        site,
        message: why,
        related: [],
        fixes: [{ title: t('Write {0}', after), preferred: true, edits: [{ site, text: after }] }],
      };
    };
    // What stands inside is left as it is, whatever markup it has.
    const rewritePair = (start: number, pair: string, [open, close]: string, why: string) => ({
      site: siteAt(start, pair.length),
      message: why,
      related: [],
      fixes: [
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
    for (const { index, 0: mark } of line.text.matchAll(BETWEEN)) {
      const right = FULL_WIDTH[mark] ?? mark;
      yield rewrite(index, mark, right, t('Half-width “{0}” amid Chinese text.', mark));
    }
    for (const { index, 0: pair } of line.text.matchAll(BRACKETS)) {
      yield rewritePair(index, pair, '（）', t('Half-width brackets amid Chinese text.'));
    }
    for (const { index, pair } of quotations(line.text)) {
      yield rewritePair(index, pair, '“”', t('Half-width quotation marks amid Chinese text.'));
    }
    for (const { index, 0: number } of line.text.matchAll(SPLIT_NUMBER)) {
      const right = number.replaceAll(/[ \u00a0\u3000]/g, '');
      yield rewrite(index, number, right, t('A blank stands inside a number.'));
    }
  },
};

/**
 * Pairs of half-width quotation marks around Chinese. None where one mark is without its other, since
 * what opens and what closes cannot be told there; nor where they are inches or those of a program.
 */
function quotations(text: string): { index: number; pair: string }[] {
  if (text.split('"').length % 2 === 0) return [];
  return [...text.matchAll(QUOTED)].flatMap(({ index, 0: pair, 1: inside = '' }) => {
    const opens = !/[\w=]/.test(text.charAt(index - 1)) && inside === inside.trim();
    const isChinese = /[\u4e00-\u9fff]/.test(inside) && inside.length <= LONGEST_QUOTED;
    return opens && isChinese ? { index, pair } : [];
  });
}
