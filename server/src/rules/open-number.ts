import type { Span } from '../draft/span.ts';
import { siteIn } from '../form/prose-line.ts';
import { bind } from '../prose/bind.ts';
import { sumForBlank } from '../prose/written.ts';
import type { FigureEdit, Fix } from './engine/finding.ts';
import type { Found, Rule, Subject } from './engine/rule.ts';

/** Stands for a number that is still to be filled in, as on paper forms. */
export const OPEN = '＿＿';

const OPEN_NUMBERS =
  /(?<=[\u4e00-\u9fff]\s{0,2})(?:＿{2,20}|_{2,20})(?=\s{0,2}[件条次项个份宗元万])/g;

/**
 * A number in the prose that is still open, as in the sentences of a new report (新收＿＿件). If the tables
 * have every number of the line, one fix fills in all of them.
 */
export const openNumber: Rule = {
  code: 'empty-figure',
  severity: 'information',
  description: {
    zh: '正文中还有没填写的数。',
    en: 'A number in the prose is still to be filled in.',
  },
  *checkReport(subject) {
    for (const line of subject.report.frame.lines) {
      const open = [...line.text.matchAll(OPEN_NUMBERS)].map(
        ({ 0: mark, index }): Span => ({ start: index, end: index + mark.length }),
      );
      if (open.length === 0) continue;
      const fixes = fillFrom(subject, line, open);
      for (const span of open) yield openAt(subject, line, span, fixes);
    }
  },
};

type Line = Subject['report']['frame']['lines'][number];

function openAt({ t }: Subject, line: Line, span: Span, fixes: readonly Fix[]): Found {
  return {
    site: siteIn(line, span),
    message: t('A number in this sentence is still to be filled in.'),
    related: [],
    fixes: () => fixes,
  };
}

/** Fills in every open number of a line from the tables; no fix if one is missing there. */
function fillFrom({ readLine, slots, t }: Subject, line: Line, open: readonly Span[]): Fix[] {
  // Each mark becomes a number with equally many digits, so that what is read keeps its place in the
  // line.
  let text = line.text;
  for (const { start, end } of open) {
    text = text.slice(0, start) + '1'.repeat(end - start) + text.slice(end);
  }
  const { claims } = readLine(text);
  const edits = open.flatMap((span): FigureEdit[] => {
    const claim = claims.find(({ number }) => number.start === span.start);
    const bound = claim && bind(claim, line, slots);
    return bound ? [{ site: siteIn(line, span), text: sumForBlank(bound) }] : [];
  });
  if (edits.length < open.length) return [];
  return [{ title: t('Fill in this sentence from the tables'), preferred: true, edits }];
}
