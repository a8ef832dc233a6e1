import type { CodeLens } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import { plainText } from '../plain-text.ts';
import { relationsOfTables } from '../reconcile/ledger.ts';
import type { Status } from '../reconcile/relation.ts';
import { blanksIn } from './fill.ts';
import { placesIn } from './part-spans.ts';
import { type Document, rangeOfSpan } from './place.ts';

/**
 * Report by report, the lenses above each table: a link to the client's view of it, if the client has
 * one, and a tick if all its relations hold. Relations that do not hold are left to the diagnostics.
 *
 * @param showTable Name of the client's command that shows a table. Its arguments are the document's URI
 *   and the table's index in `gouji/tables`.
 */
export function* lensesByPart(
  document: Document,
  showTable: string | undefined,
): Iterable<CodeLens[]> {
  let tables = 0;
  for (const part of document.analysis.parts) {
    yield lensesOf(document, part, tables, showTable);
    tables += part.verdict.ledger.tables.length;
  }
}

function lensesOf(
  document: Document,
  part: Part,
  first: number,
  showTable: string | undefined,
): CodeLens[] {
  const { analysis } = document;
  const { t } = analysis.settings;
  const placeOf = placesIn(analysis, part);
  const relationsOf = relationsOfTables(part.verdict.ledger);
  /** Lines with a link: one is enough for tables side by side. */
  const linked = new Set<number>();
  return part.verdict.ledger.tables.flatMap((reckoning, index) => {
    const { table } = reckoning;
    const relations = relationsOf(reckoning);
    const range = rangeOfSpan(document, placeOf(table.heading));
    const lenses: CodeLens[] = [];
    if (reconcile(relations)) {
      // Without a command to run, the lens is text.
      const title =
        relations.length === 1
          ? t('✓ {0}: its relation holds', table.form.name)
          : t('✓ {0}: all {1} relations hold', table.form.name, relations.length);
      lenses.push({ range, command: { title: plainText(title), command: '' } });
    }
    const blanks = blanksIn(reckoning).filter(({ isBlank }) => !isBlank);
    if (blanks.length > 0) {
      const title =
        blanks.length === 1
          ? t('1 figure is still to be filled in')
          : t('{0} figures are still to be filled in', blanks.length);
      lenses.push({ range, command: { title: plainText(title), command: '' } });
    }
    if (showTable && !linked.has(range.start.line)) {
      linked.add(range.start.line);
      const command = { title: t('Show Tables'), command: showTable };
      lenses.push({
        range,
        command: { ...command, arguments: [document.uri, first + index] },
      });
    }
    return lenses;
  });
}

function reconcile(relations: readonly { readonly status: Status }[]): boolean {
  return relations.length > 0 && relations.every(({ status }) => status === 'holding');
}
