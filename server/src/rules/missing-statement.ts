import type { FrameRule } from './rule.ts';
import { mentionsFee, periodSentence } from './statements.ts';
import { statisticPeriod } from './statistic-period.ts';

/**
 * Sentences that reports are to carry: the period of the statistics (DB51/T 2660 2.1, in section one here)
 * and the information-processing fee, which the form of 2021 prints into section six.
 */
export const missingStatement: FrameRule = {
  code: 'missing-statement',
  severity: 'hint',
  *checkFrame({ frame, t }) {
    const { title } = frame;
    const heading = (number: string) =>
      frame.sections.find(({ section }) => section.number === number)?.heading;
    const [first, last] = [heading('一'), heading('六')];
    if (first && title && !statisticPeriod(frame)) {
      yield {
        site: first,
        message: t(
          'No sentence says which period the figures are of (for example “{0}”).',
          periodSentence(title.year),
        ),
        related: [],
        fixes: [],
      };
    }
    if (last && frame.form?.id === '2021' && !mentionsFee(frame)) {
      yield {
        site: last,
        message: t(
          'The form asks for a statement on information-processing fees here: notices sent, amount asked, amount received.',
        ),
        related: [],
        fixes: [],
      };
    }
  },
};
