import { proseLine, siteIn } from '../form/prose-line.ts';
import type { Found, Rule } from './engine/rule.ts';

const NUMBER = /^[（(]?([一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})\s*[、.．,，）)]\s*/;

/**
 * A section heading without a number, with a wrong number, or with a number in another style. Word
 * numbers paragraphs automatically and the numbers are lost in conversion, which the author may not
 * notice.
 */
export const headingNumber: Rule = {
  code: 'heading-number',
  severity: 'warning',
  description: {
    zh: '标题序号不连续，或与同级标题写法不一。',
    en: 'A heading is numbered out of order or in another style than its siblings.',
  },
  *checkFrame({ frame, t }) {
    for (const { section, heading } of frame.sections) {
      if (heading.block.kind !== 'paragraph') continue;
      const line = proseLine(heading.block);
      const match = NUMBER.exec(line.text);
      const number = match?.[1];
      if (number === section.number) continue;
      const right = `${section.number}、`;
      const span = { start: 0, end: match?.[0].length ?? 0 };
      const found: Found = {
        site: match ? siteIn(line, { start: 0, end: match[0].trimEnd().length }) : heading,
        message: match
          ? t('The heading is numbered “{0}”, but in the form it is “{1}”.', match[0].trim(), right)
          : t('The heading has no number. In the form it is “{0}”.', right),
        related: [],
        fixes: () => [
          {
            title: match
              ? t('Change the number to “{0}”', right)
              : t('Put “{0}” before the heading', right),
            preferred: true,
            edits: [{ site: siteIn(line, span), text: right }],
          },
        ],
      };
      yield found;
    }
  },
};
