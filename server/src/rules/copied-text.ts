import { copiedShare, ownSections } from '../years/section-text.ts';
import type { Rule } from './engine/rule.ts';

/** From this share on, a section says the same as last year's. */
const NEARLY_ALL = 0.85;

/**
 * A section repeats last year's report nearly word for word. Short sections, sentences that report figures, and
 * the words of the form are not compared; see `section-text.ts`. If several files claim to be last year's report,
 * the section must repeat each of them.
 *
 * Source: 国办公开办函〔2021〕30号 reproves reports with 内容雷同、敷衍塞责.
 */
export const copiedText: Rule = {
  code: 'copied-text',
  severity: 'warning',
  description: {
    zh: '一个部分与上一年度报告几乎逐字相同。',
    en: 'A section repeats last year’s report nearly word for word.',
  },
  *checkYears({ report: { frame }, t }, last) {
    const { title } = frame;
    if (!title) return;
    for (const { section, text } of ownSections(frame)) {
      const { number, label } = section.section;
      const before = last.map(({ uri, sections }) => {
        const same = sections.find((one) => one.number === number);
        return same && { uri, ...same, share: copiedShare(text, same.text) };
      });
      const [first] = before.flatMap((one) => one ?? []).toSorted((a, b) => a.share - b.share);
      const isInAll = before.every((one) => one !== undefined);
      if (!first || !isInAll || first.share < NEARLY_ALL) continue;
      const name = `${number}、${label}`;
      const year = title.year - 1;
      yield {
        site: section.heading,
        message: t(
          '“{0}” repeats the report for {1} nearly word for word: {2}% of the words are the same. Say what this year brought.',
          name,
          year,
          Math.floor(first.share * 100),
        ),
        related: [
          { site: section.heading, message: t('{0}: “{1}”', title.year, name) },
          {
            uri: first.uri,
            range: first.heading,
            text: name,
            message: t('{0}: “{1}”', year, name),
          },
        ],
        fixes: () => [],
      };
    }
  },
};
