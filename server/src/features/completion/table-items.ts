import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver-types';
import type { Part } from '../../analysis.ts';
import type { Notation } from '../../draft/notation/notation.ts';
import { notationFor } from '../../draft/notations.ts';
import type { Form, TableForm } from '../../form/form.ts';
import { layOut } from '../../form/lay-out.ts';
import { mayBecomeReport } from '../part-spans.ts';
import { type Document, rangeOfSpan } from '../place.ts';
import { sectionsAround } from './section-items.ts';
import { inSnippet } from './snippet.ts';
import { mayBeHeading, type Written } from './written-cells.ts';

/**
 * The tables of the form that the report lacks, all their cells blank, in the notation of its other
 * tables: those of the section that the line stands in, and where a name is being typed, all. Where nothing
 * is known of a report, only what the words typed name; of the forms of others too, one's own among them.
 *
 * @param snippets Whether the client steps through the figures.
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
  return offered.map((table, rank): CompletionItem => {
    const lead = standsAlone ? '' : notation.leadBelowProse;
    return {
      label: table.name,
      kind: CompletionItemKind.Struct,
      detail: analysis.settings.forms.all.find(({ id }) => id === table.form.id)?.name ?? '',
      sortText: `${isCurrent(table) ? 0 : 3}${String(rank).padStart(3, '0')}`,
      filterText: `${table.name} ${table.caption} ${table.abbreviation}`,
      insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      // The tabs in it are cells, not indentation.
      insertTextMode: InsertTextMode.asIs,
      textEdit: {
        range: rangeOfSpan(document, written),
        newText: lead + tableText(table, notation, snippets),
      },
    };
  });
}

const SHORTEST_NAME = 3;

function isNamed({ name, caption, abbreviation }: TableForm, text: string): boolean {
  if (text.length < SHORTEST_NAME) return false;
  return [name, caption, abbreviation].some((known) => known.includes(text));
}

/** The tables that the words typed name in any other form, as long as no table tells which one it is. */
function tablesOfOthers({ analysis }: Document, form: Form, text: string): TableForm[] {
  return analysis.settings.forms.all
    .filter(({ id }) => id !== form.id)
    .flatMap(({ tables }) => tables)
    .filter((table) => isNamed(table, text))
    .filter(({ name }) => !form.tables.some((table) => table.name === name));
}

/** Written with a mark for each figure, which can stand in no label. */
function tableText(table: TableForm, notation: Notation, snippets: boolean): string {
  const text = notation.write(layOut(table, () => FIGURE)).trimEnd();
  if (!snippets) return text.replaceAll(FIGURE, '');
  let stop = 0;
  return inSnippet(text).replaceAll(FIGURE, () => `\${${++stop}}`);
}

const FIGURE = '\u{e000}';

/** That of the report's last table, else the one that the document is of. */
function notationOf({ analysis }: Document, { verdict }: Part): Notation {
  const grid = verdict.report.tables.at(-1)?.rows.at(-1)?.grid;
  return grid?.notation ?? notationFor(analysis.languageId);
}
