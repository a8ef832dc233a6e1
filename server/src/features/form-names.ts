import {
  type CompletionItem,
  CompletionItemKind,
  type Hover,
  type Position,
} from 'vscode-languageserver-types';
import type { Column, TableForm } from '../form/form.ts';
import { type NameInFile, namePlaceAt } from '../form/name-place.ts';
import { nameKey } from '../form/operands.ts';
import type { Translate } from '../l10n.ts';
import { plainText } from '../plain-text.ts';
import { escapeMarkdown } from './hover-markdown.ts';
import { type Document, rangeOfSpan } from './place.ts';

/**
 * Characters, besides word characters, at which an editor asks for names in a form file: the mark before the name of a
 * table, and the one between row and column.
 */
export const nameTriggers: readonly string[] = ['《', '·'];

/** A form file as it is written. */
export interface FormDocument extends Document {
  readonly text: string;
}

const KINDS: Readonly<Record<NameInFile['kind'], CompletionItemKind>> = {
  table: CompletionItemKind.Struct,
  row: CompletionItemKind.EnumMember,
  column: CompletionItemKind.Field,
  section: CompletionItemKind.Module,
};

/** The names of tables, rows, columns and sections that can be written at a position of a form file. */
export function formCompletion(document: FormDocument, position: Position): CompletionItem[] {
  const place = namePlaceAt(document.text, document.offsetAt(position));
  if (!place) return [];
  const range = rangeOfSpan(document, place.span);
  return place.names.map((named, rank) => ({
    label: plainText(named.name),
    kind: KINDS[named.kind],
    detail: plainText(detailOf(named, document.analysis.settings.t)),
    sortText: String(rank).padStart(SORTED),
    filterText: named.name,
    textEdit: { range, newText: JSON.stringify(named.name).slice(1, -1) },
  }));
}

/** Digits of the greatest number of names. */
const SORTED = 5;

/** Says what a name in a form file stands for. */
export function formHover(document: FormDocument, position: Position): Hover | undefined {
  const place = namePlaceAt(document.text, document.offsetAt(position));
  const named = place?.names.find(({ name }) => nameKey(name) === nameKey(place.written));
  if (!place || !named) return undefined;
  const { t } = document.analysis.settings;
  const lines = [detailOf(named, t), ...contentOf(named, t)];
  return {
    contents: {
      kind: 'markdown',
      value: [`**${escapeMarkdown(named.name)}**`, ...lines.map(escapeMarkdown)].join('\n\n'),
    },
    range: rangeOfSpan(document, place.span),
  };
}

/** `列 · 《支出表》 · 万元`. */
function detailOf({ kind, table, index }: NameInFile, t: Translate): string {
  const of = table ? `《${table.name}》` : '';
  switch (kind) {
    case 'table':
      return t('Table: {0} columns, {1} rows', table?.columns.length ?? 0, rowsOf(table, t));
    case 'row':
      return [t('Row'), of, ...(table?.rows[index]?.path ?? [])].join(' · ');
    case 'column': {
      const column = table?.columns[index];
      return [t('Column'), of, ...(column?.path ?? []), ...figuresOf(column)].join(' · ');
    }
    case 'section':
      return t('Section');
  }
}

function rowsOf(table: TableForm | undefined, t: Translate): string {
  return table?.byHeadings?.codes ? t('any') : String(table?.rows.length ?? 0);
}

function figuresOf(column: Column | undefined): string[] {
  return [column?.unit ?? ''].filter((unit) => unit !== '');
}

/** How many names are listed. */
const MOST_NAMES = 20;

/** What a table consists of. */
function contentOf({ kind, table }: NameInFile, t: Translate): string[] {
  if (kind !== 'table' || !table) return [];
  const listed = (named: readonly { readonly name: string }[]) =>
    named
      .slice(0, MOST_NAMES)
      .map(({ name }) => name)
      .join('; ') + (named.length > MOST_NAMES ? '; …' : '');
  return [
    t('Columns: {0}', listed(table.columns)),
    ...(table.rows.length > 0 ? [t('Rows: {0}', listed(table.rows))] : []),
  ];
}
