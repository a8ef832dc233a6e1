import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Part } from '../../analysis.ts';
import { notationFor } from '../../draft/notations.ts';
import type { Form } from '../../form/form.ts';
import { mentionsFee, periodSentence } from '../../rules/support/statements.ts';
import { statisticPeriod } from '../../rules/support/statistic-period.ts';
import { mayBecomeReport } from '../part-spans.ts';
import { type Document, rangeOfSpan } from '../place.ts';
import { sectionsAround } from './section-items.ts';
import { tableItems } from './table-items.ts';
import { mayBeHeading, type Written, writtenAt } from './written-cells.ts';

/** On a line of prose: the tables, section headings and statutory sentences that the report lacks. */
export function lineItems(
  document: Document,
  part: Part,
  offset: number,
  snippets: boolean,
): CompletionItem[] {
  const { analysis } = document;
  const form = part.verdict.report.frame.form ?? analysis.settings.forms.all[0];
  const written = writtenAt(analysis, part, offset);
  if (!form || !written) return [];
  const tables = tableItems(document, part, form, written, snippets);
  if (!mayBecomeReport(analysis, part)) return tables;
  return [
    ...tables,
    ...headingItems(document, part, form, written),
    ...sentenceItems(document, part, form, written),
  ];
}

function headingItems(
  document: Document,
  part: Part,
  form: Form,
  written: Written,
): CompletionItem[] {
  if (!mayBeHeading(written)) return [];
  const { missing, level } = sectionsAround(document, part, form, written);
  return missing.map((section, rank) => {
    const heading = `${section.number}、${section.label}`;
    return {
      label: heading,
      kind: CompletionItemKind.Module,
      detail: form.name,
      sortText: `1${rank}`,
      // A heading with marks is still found by its words.
      filterText: heading,
      textEdit: {
        range: rangeOfSpan(document, written),
        newText: marked(document, written, heading, level),
      },
    };
  });
}

/** Sentences that can begin here, or have been begun. */
function sentenceItems(
  document: Document,
  part: Part,
  form: Form,
  written: Written,
): CompletionItem[] {
  const { settings, languageId } = document.analysis;
  const { text, start, end } = written;
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
  const { fees } = settings.tools.languageOf(form);
  const asking = form.sections.filter(({ asks }) => asks.includes('fees'));
  if (asking.length > 0 && !mentionsFee(report.frame, fees)) {
    const what = settings.t('Information-processing fees');
    const statements = asking
      .flatMap(({ begins }) => begins)
      .filter((text) => fees.fees.test(text));
    sentences.push(...statements.map((sentence) => ({ sentence, what })));
  }
  const isLine = notationFor(languageId).marksLines && end - begun.length === start;
  return sentences
    .filter(({ sentence }) => sentence.startsWith(begun))
    .map(({ sentence, what }, rank) => ({
      label: sentence,
      kind: CompletionItemKind.Text,
      detail: what,
      sortText: `2${rank}`,
      filterText: sentence,
      textEdit: {
        range: rangeOfSpan(document, { start: end - begun.length, end }),
        newText: isLine ? marked(document, written, sentence, undefined) : sentence,
      },
    }));
}

/** The line with the marks that the draft uses, unless a mark has already been typed. */
function marked(
  { analysis }: Document,
  { mark }: Written,
  text: string,
  level: number | undefined,
): string {
  return mark === '' ? notationFor(analysis.languageId).marked(text, level) : text;
}
