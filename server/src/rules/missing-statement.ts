import type { Site } from '../form/found-table.ts';
import { siteIn } from '../form/prose-line.ts';
import type { Statement } from '../form/source.ts';
import type { Translate } from '../l10n.ts';
import type { Fix } from './engine/finding.ts';
import type { Rule } from './engine/rule.ts';
import { lineBehind } from './support/put-in.ts';
import {
  type LackingFees,
  lackingFees,
  mentionsFee,
  periodSentence,
} from './support/statements.ts';
import { isStatisticPeriod } from './support/statistic-period.ts';

/**
 * Statements that reports must contain: the period of the statistics (DB51/T 2660 2.1; expected in
 * section one) and the information-processing fees, for which the 2021 form has a sentence in section
 * six. The period follows from the title, so it can be inserted. Only the writer knows what was charged.
 */
export const missingStatement: Rule = {
  code: 'missing-statement',
  severity: 'hint',
  description: {
    zh: '缺少规定应写的说明。',
    en: 'A sentence that the form asks for is missing.',
  },
  *checkFrame({ frame, language: { fees }, t }) {
    const { title } = frame;
    const headingFor = (statement: Statement) =>
      frame.sections.find(({ section }) => section.asks.includes(statement))?.heading;
    const [first, last] = [headingFor('period'), headingFor('fees')];
    if (first && title && !frame.lines.some(({ text }) => isStatisticPeriod(text))) {
      yield {
        site: first,
        message: t(
          'No sentence gives the period of the statistics (for example “{0}”).',
          periodSentence(title.year),
        ),
        related: [],
        fixes: () => insertion(t, first, periodSentence(title.year)),
      };
    }
    if (last && !mentionsFee(frame, fees)) {
      yield {
        site: last,
        message: t(
          'The form asks for a statement on information-processing fees here: notices sent, amount asked, amount received.',
        ),
        related: [],
        fixes: () => [],
      };
    }
    const told = last ? lackingFees(frame, fees) : undefined;
    if (told) {
      const { line, lacking } = told;
      yield {
        site: siteIn(line, { start: 0, end: line.text.length }),
        message: lackingMessage(t, lacking),
        related: [],
        fixes: () => [],
      };
    }
  },
};

function lackingMessage(t: Translate, lacking: LackingFees): string {
  switch (lacking) {
    case 'asked':
      return t('The statement on information-processing fees does not give the amount asked.');
    case 'received':
      return t('The statement on information-processing fees does not give the amount received.');
    case 'both':
      return t(
        'The statement on information-processing fees gives neither the amount asked nor the amount received.',
      );
  }
}

function insertion(t: Translate, { block }: Site, sentence: string): Fix[] {
  const edit = block.kind === 'paragraph' ? lineBehind(block, sentence) : undefined;
  const title = t('Insert “{0}” under the heading', sentence);
  return edit ? [{ title, preferred: false, edits: [edit] }] : [];
}
