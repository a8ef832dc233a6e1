import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver-types';
import type { Part } from '../../analysis.ts';
import type { Notation } from '../../draft/notation/notation.ts';
import { notationFor } from '../../draft/notations.ts';
import { layOutPrinted, linesAbove } from '../../form/by-headings/lay-out-printed.ts';
import { printedTables } from '../../form/by-headings/printed-tables.ts';
import type { Form, TableForm } from '../../form/form.ts';
import { mayBecomeReport } from '../part-spans.ts';
import { type Document, rangeOfSpan } from '../place.ts';
import { sectionsAround } from './section-items.ts';
import { inSnippet } from './snippet.ts';
import { mayBeHeading, type Written } from './written-cells.ts';

/**
 * The tables of the form that the report lacks, with blank cells, in the notation of its other tables.
 * Tables of the line's section are offered, and all while a name is being typed. If nothing is known
 * about the report, only tables that match the typed words are offered, including those of other forms.
 *
 * @param snippets Whether a table is inserted as a snippet with a tab stop for each figure.
 */
export function tableItems(
  document: Document,
  part: Part,
  form: Form,
  written: Written,
  snippets: boolean,
): CompletionItem[] {
  const { analysis } = document;
  if (!mayBeHeading(written) || written.mark !== '') return [];
  const { text, standsAlone } = written;
  const { tableForms } = part.verdict.report.frame;
  const missing = form.tables.filter((table) => !tableForms.some(({ id }) => id === table.id));
  const { current } = sectionsAround(document, part, form, written);
  const isCurrent = ({ section }: TableForm) => section !== '' && section === current?.number;
  const isKnown = mayBecomeReport(analysis, part);
  const offered = [
    ...missing.filter((table) =>
      isKnown ? text !== '' || isCurrent(table) : isNamed(table, text),
    ),
    ...(part.verdict.report.frame.form ? [] : tablesOfOthers(document, form, text)),
  ];
  const notation = notationOf(document, part);
  return printedTables(offered).map((printed, rank): CompletionItem => {
    const [table] = printed;
    const lead = standsAlone ? '' : notation.leadBelowProse;
    return {
      label: table.printed.name,
      kind: CompletionItemKind.Struct,
      detail: analysis.settings.forms.all.find(({ id }) => id === table.form.id)?.name ?? '',
      sortText: `${isCurrent(table) ? 0 : 3}${String(rank).padStart(3, '0')}`,
      filterText: `${table.name} ${table.caption} ${table.abbreviation}`,
      insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      // Tabs in it separate cells and are no indentation.
      insertTextMode: InsertTextMode.asIs,
      textEdit: {
        range: rangeOfSpan(document, written),
        newText: lead + tableText(printed, notation, snippets),
      },
    };
  });
}

const SHORTEST_NAME = 3;

function isNamed({ name, caption, abbreviation }: TableForm, text: string): boolean {
  if (text.length < SHORTEST_NAME) return false;
  return [name, caption, abbreviation].some((known) => known.includes(text));
}

/** Tables of other forms that match the typed words. Used while no table shows the form. */
function tablesOfOthers({ analysis }: Document, form: Form, text: string): TableForm[] {
  return analysis.settings.forms.all
    .filter(({ id }) => id !== form.id)
    .flatMap(({ tables }) => tables)
    .filter((table) => isNamed(table, text))
    .filter(({ name }) => !form.tables.some((table) => table.name === name));
}

/** Writes the table with a placeholder for each figure, a character that no label contains. */
function tableText(
  printed: readonly [TableForm, ...TableForm[]],
  notation: Notation,
  snippets: boolean,
): string {
  const above = linesAbove(printed[0]).map((line) => `${line}\n`);
  const table = notation.write(layOutPrinted(printed, () => FIGURE)).trimEnd();
  const text = `${above.join('')}${above.length > 0 ? notation.leadBelowProse : ''}${table}`;
  if (!snippets) return text.replaceAll(FIGURE, '');
  let stop = 0;
  return inSnippet(text).replaceAll(FIGURE, () => `\${${++stop}}`);
}

const FIGURE = '\u{e000}';

/** The notation of the report's last table; otherwise that of the document. */
function notationOf({ analysis }: Document, { verdict }: Part): Notation {
  const grid = verdict.report.tables.at(-1)?.rows.at(-1)?.grid;
  return grid?.notation ?? notationFor(analysis.languageId);
}
