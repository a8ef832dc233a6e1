import { proseLines, siteIn } from '../form/prose-line.ts';
import type { FrameRule } from './rule.ts';

/** An excerpt with a section or two is not told of the others. */
const A_WHOLE_REPORT_HAS = 3;

/** Sections of the form that the report lacks (第五十条; both notices list all six). */
export const missingSection: FrameRule = {
  code: 'missing-section',
  severity: 'warning',
  *checkFrame({ frame, t }) {
    const { title } = frame;
    if (frame.sections.length < A_WHOLE_REPORT_HAS || !frame.form) return;
    const found = new Set(frame.sections.map(({ section }) => section.number));
    const missing = frame.form.sections.filter(
      ({ number, optional }) => !optional && !found.has(number),
    );
    if (missing.length === 0) return;
    const [first] = proseLines(frame.paragraphs);
    const site = title?.site ?? (first && siteIn(first, { start: 0, end: first.text.length }));
    if (!site) return;
    const names = missing.map(({ number, label }) => `${number}、${label}`);
    yield {
      site,
      message: t(
        'The report lacks {0} of the form’s sections: {1}.',
        missing.length,
        names.join(t('; ')),
      ),
      related: [],
      fixes: [],
      key: names.join('；'),
    };
  },
};
