import { siteIn } from '../form/prose-line.ts';
import type { LineRule } from './rule.ts';

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};

/** Half-width marks with Chinese on the side where the sentence goes on. */
const BETWEEN = /(?<=[\u4e00-\u9fff》”」）])[,;:?!](?=[\u4e00-\u9fff《“「（]|$)/g;
/** Brackets around Chinese: both are rewritten, so that a pair stays a pair. */
const BRACKETS = /\([^()\n]{0,80}[\u4e00-\u9fff][^()\n]{0,80}\)/g;
/** Blanks inside a number: `2 024年`, `1 2件`. */
const SPLIT_NUMBER = /\d(?:[ \u00a0\u3000]{1,4}\d{1,4}){1,6}(?=\s*[年月日件条项元个次])/g;

/** Half-width punctuation amid Chinese text, and blanks inside numbers (GB/T 15834, GB/T 15835). */
export const punctuation: LineRule = {
  code: 'punctuation',
  severity: 'hint',
  *checkLine(line, t) {
    const rewrite = (start: number, before: string, after: string, why: string) => {
      const site = siteIn(line, { start, end: start + before.length });
      return {
        site,
        message: why,
        related: [],
        fixes: [{ title: t('Write {0}', after), preferred: true, edits: [{ site, text: after }] }],
      };
    };
    for (const { index, 0: mark } of line.text.matchAll(BETWEEN)) {
      const right = FULL_WIDTH[mark] ?? mark;
      yield rewrite(index, mark, right, t('Half-width “{0}” amid Chinese text.', mark));
    }
    for (const { index, 0: inside } of line.text.matchAll(BRACKETS)) {
      const right = `（${inside.slice(1, -1)}）`;
      yield rewrite(index, inside, right, t('Half-width brackets amid Chinese text.'));
    }
    for (const { index, 0: number } of line.text.matchAll(SPLIT_NUMBER)) {
      const right = number.replaceAll(/[ \u00a0\u3000]/g, '');
      yield rewrite(index, number, right, t('A blank stands inside a number.'));
    }
  },
};
