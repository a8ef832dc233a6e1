import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Part } from '../../analysis.ts';
import { shifted } from '../../draft/span.ts';
import { type Form, isNamed, type Section } from '../../form/form.ts';
import { labelKey } from '../../form/label.ts';
import { feeSentence, mentionsFee, periodSentence } from '../../rules/statements.ts';
import { statisticPeriod } from '../../rules/statistic-period.ts';
import { blockAt } from '../figure-at.ts';
import { isReport, placesIn } from '../parts.ts';
import { type Document, rangeOfSpan } from '../place.ts';

/** On a line of prose: the section headings and the statutory sentences that the report lacks. */
export function lineItems(document: Document, part: Part, offset: number): CompletionItem[] {
  const { analysis } = document;
  const form = part.verdict.report.frame.form ?? analysis.settings.forms.all[0];
  const written = writtenAt(document, offset);
  if (!isReport(analysis, part) || !form || !written) return [];
  return [
    ...headingItems(document, part, form, written),
    ...sentenceItems(document, part, form, written),
  ];
}

/** What stands on the line before the caret, and where; undefined in a table's cells. */
interface Written {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly endsLine: boolean;
}

function writtenAt({ analysis }: Document, offset: number): Written | undefined {
  const place = blockAt(analysis, offset);
  if (!place) return undefined;
  const { block, start, within } = place;
  if (block.kind === 'grid' && within <= block.content.end) return undefined;
  const before = block.text.slice(0, within);
  const line = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const blanks = /^\s*(?:#+\s*)?/.exec(before.slice(line))?.[0].length ?? 0;
  return {
    text: before.slice(line + blanks),
    ...shifted({ start: line + blanks, end: within }, start),
    endsLine: /^\s*(?:[\r\n]|$)/.test(block.text.slice(within)),
  };
}

const LONGEST_START = 20;

function headingItems(
  document: Document,
  part: Part,
  form: Form,
  { text, start, end, endsLine }: Written,
): CompletionItem[] {
  if (!endsLine || text.length > LONGEST_START || /[，。；：]/.test(text)) return [];
  const present = sectionsIn(document, part, form);
  const last = present.findLast(({ at }) => at < start);
  const after = last ? form.sections.indexOf(last.section) : -1;
  const missing = form.sections.filter((one) => !present.some(({ section }) => section === one));
  const isNext = (section: Section) => form.sections.indexOf(section) > after;
  const ordered = [...missing.filter(isNext), ...missing.filter((one) => !isNext(one))];
  return ordered.map((section, rank) => {
    const heading = `${section.number}、${section.label}`;
    return {
      label: heading,
      kind: CompletionItemKind.Module,
      detail: form.name,
      sortText: `1${rank}`,
      textEdit: { range: rangeOfSpan(document, { start, end }), newText: heading },
    };
  });
}

/** The sections that a report has, where its tables tell the form or not. */
function sectionsIn(
  { analysis }: Document,
  part: Part,
  form: Form,
): { section: Section; at: number }[] {
  const placeOf = placesIn(analysis, part);
  const { report } = part.verdict;
  if (report.frame.form) {
    return report.frame.sections.map(({ section, heading }) => ({
      section,
      at: placeOf(heading).start,
    }));
  }
  return report.frame.lines.flatMap(({ text, paragraph }) => {
    const key = text.length > 2 * LONGEST_START ? '' : labelKey(text);
    const section = form.sections.find((one) => isNamed(one, key));
    return section
      ? [{ section, at: placeOf({ block: paragraph, span: paragraph.content }).start }]
      : [];
  });
}

/** A sentence is offered where one may begin, and where it has been begun. */
function sentenceItems(
  document: Document,
  part: Part,
  form: Form,
  { text, end }: Written,
): CompletionItem[] {
  const { settings } = document.analysis;
  const begun = text.slice(Math.max(...[...'。！？；'].map((mark) => text.lastIndexOf(mark))) + 1);
  const { report } = part.verdict;
  const { title } = report.frame;
  const sentences: { sentence: string; what: string }[] = [];
  if (title && !statisticPeriod(report.frame)) {
    sentences.push({
      sentence: periodSentence(title.year),
      what: settings.t('Period of the statistics'),
    });
  }
  if (form.id === '2021' && !mentionsFee(report.frame)) {
    sentences.push({ sentence: feeSentence, what: settings.t('Information-processing fees') });
  }
  return sentences
    .filter(({ sentence }) => sentence.startsWith(begun))
    .map(({ sentence, what }, rank) => ({
      label: sentence,
      kind: CompletionItemKind.Text,
      detail: what,
      sortText: `2${rank}`,
      textEdit: {
        range: rangeOfSpan(document, { start: end - begun.length, end }),
        newText: sentence,
      },
    }));
}
