import { isPageNumber } from '../draft/is-page-number.ts';
import { siteIn } from '../form/prose-line.ts';
import type { Rule } from './engine/rule.ts';

/** Page numbers that a word processor or a PDF left between the lines, reported once. */
export const pageNumber: Rule = {
  code: 'leftover-mark',
  severity: 'warning',
  description: {
    zh: '各行之间遗留的页码。',
    en: 'Page numbers were left behind between the lines.',
  },
  *checkFrame({ frame, t }) {
    const numbers = frame.lines.filter(({ text }) => isPageNumber(text));
    const [first] = numbers;
    const sites = numbers.map((line) => siteIn(line, { start: 0, end: line.text.length }));
    const [site] = sites;
    if (!first || !site) return;
    const { text } = first;
    yield {
      site,
      message:
        numbers.length === 1
          ? t('“{0}” was left behind by a word processor or the template.', text)
          : t(
              '{0} page numbers were left behind between the lines, such as “{1}”.',
              numbers.length,
              text,
            ),
      related: [],
      fixes: () => [
        {
          title:
            numbers.length === 1
              ? t('Delete “{0}”', text)
              : t('Delete all {0} page numbers', numbers.length),
          preferred: true,
          edits: sites.map((one) => ({ site: one, text: '' })),
        },
      ],
    };
  },
};
