import type { Section } from '../form/form.ts';
import { siteIn } from '../form/prose-line.ts';
import type { Frame } from '../form/report.ts';
import { grouped } from '../grouped.ts';
import type { Translate } from '../l10n.ts';
import type { FigureEdit, Fix } from './engine/finding.ts';
import type { Rule } from './engine/rule.ts';
import { lineBehind, linesBefore } from './support/put-in.ts';

/** With fewer sections it is an excerpt, and the others are not reported. */
const A_WHOLE_REPORT_HAS = 3;

/** Sections of the form that the report lacks (第五十条; both notices list all six). */
export const missingSection: Rule = {
  code: 'missing-section',
  severity: 'warning',
  description: {
    zh: '报告缺少规定的部分。',
    en: 'A section of the form is missing from the report.',
  },
  *checkFrame({ frame, t }) {
    const { title } = frame;
    if (frame.sections.length < A_WHOLE_REPORT_HAS || !frame.form) return;
    // Sections that all have tables are those of a workbook, which is not meant to hold the others.
    if (frame.sections.every(({ section }) => hasTable(frame, section))) return;
    const found = new Set(frame.sections.map(({ section }) => section.number));
    const missing = frame.form.sections.filter(
      ({ number, optional }) => !optional && !found.has(number),
    );
    if (missing.length === 0) return;
    const [first] = frame.lines;
    const site = title?.site ?? (first && siteIn(first, { start: 0, end: first.text.length }));
    if (!site) return;
    const names = missing.map(headingOf);
    yield {
      site,
      message:
        missing.length === 1
          ? t('A section of the form is missing from the report: {0}.', ...names)
          : t(
              '{0} sections of the form are missing from the report: {1}.',
              missing.length,
              names.join(t('; ')),
            ),
      related: [],
      fixes: () => insertion(t, frame, missing),
      key: names.join('；'),
    };
  },
};

function hasTable({ form }: Frame, { number }: Section): boolean {
  return form?.tables.some(({ section }) => section === number) ?? false;
}

function headingOf({ number, label }: Section): string {
  return `${number}、${label}`;
}

/**
 * Inserts the missing headings if the place of each is certain. What belongs under them is up to the
 * writer.
 */
function insertion(t: Translate, frame: Frame, missing: readonly Section[]): Fix[] {
  const sections = frame.form?.sections ?? [];
  const before = grouped(missing, (section) => [
    sections
      .slice(sections.indexOf(section) + 1)
      .flatMap((later) => frame.sections.find((found) => found.section === later) ?? [])[0],
  ]);
  const edits = [...before].map(([next, lacking]): FigureEdit | undefined => {
    const headings = lacking.map(headingOf);
    if (!next) return atTheEnd(frame, headings);
    const { block } = next.heading;
    return block.kind === 'paragraph' ? linesBefore(block, headings) : undefined;
  });
  const placed = edits.filter((edit) => edit !== undefined);
  if (placed.length < edits.length) return [];
  const title = t('Insert {0}', missing.map(headingOf).join(t('; ')));
  return [{ title, preferred: false, edits: placed }];
}

/**
 * After a report's last sentence, if its last section has no table. A signature or an annex may be last
 * otherwise.
 */
function atTheEnd(frame: Frame, headings: string[]) {
  const { lines, sections } = frame;
  const last = sections.at(-1)?.section;
  const line = lines.at(-1);
  if (!last || hasTable(frame, last) || !line?.text.endsWith('。')) return undefined;
  const [first = '', ...more] = headings;
  return more.length === 0 ? lineBehind(line.paragraph, first) : undefined;
}
