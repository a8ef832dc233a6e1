import { contentText } from '../draft/paragraph.ts';
import { siteIn } from '../form/prose-line.ts';
import { isMisspelt } from '../form/section-heading.ts';
import type { Rule } from './engine/rule.ts';

const NUMBER = /^\s*[^、.．]{1,3}[、.．]\s*/;

/** A section heading with a mistyped character. Other wordings that bodies are known to use are accepted. */
export const headingText: Rule = {
  code: 'heading-text',
  severity: 'warning',
  description: {
    zh: '标题文字与表样不一致。',
    en: 'A heading is not worded as in the form.',
  },
  *checkFrame({ frame, t }) {
    for (const { section, heading } of frame.sections) {
      const { block } = heading;
      if (block.kind !== 'paragraph') continue;
      const text = contentText(block);
      if (!isMisspelt(section, text)) continue;
      const start = NUMBER.exec(text)?.[0].length ?? 0;
      const site = siteIn({ paragraph: block, text }, { start, end: text.length });
      yield {
        site: heading,
        message: t('The heading is not worded as in the form, where it is “{0}”.', section.label),
        related: [],
        // Markup among the words would be lost.
        fixes: () =>
          block.visible
            ? []
            : [
                {
                  title: t('Write “{0}”', section.label),
                  preferred: false,
                  edits: [{ site, text: section.label }],
                },
              ],
      };
    }
  },
};
