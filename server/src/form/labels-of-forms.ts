import type { KnownLabels } from '../draft/known-labels.ts';
import type { Form, Named, TableForm } from './form.ts';
import { labelKey } from './label.ts';
import type { Label, Lookup } from './lookup.ts';
import { sectionOf } from './section-heading.ts';

/** A section heading is one short line. */
const LONGEST_SECTION = 40;

/** The labels of forms, as the readers of drafts need them. */
export function knownLabels(forms: readonly Form[], lookup: Lookup): KnownLabels {
  const sections = forms.flatMap((form) => form.sections);
  const corners = new Set(
    lookup.tables.flatMap(({ corner, over }) => [corner, over].map(labelKey)),
  );
  const isHeading = (label: Label | undefined) =>
    label !== undefined && (label.isColumn || (label.key !== '' && corners.has(label.key)));
  let keys: ReadonlySet<string> | undefined;
  let characters: ReadonlySet<string> | undefined;
  return {
    row(text) {
      const { label } = lookup.cell(text);
      if (!label || label.rows.length === 0) return undefined;
      return {
        widths: label.rows.map(({ table }) => table.columns.length),
        isWhole: label.rows.some(({ table, row }) => table.rows[row]?.keys.includes(label.key)),
        isUnder(heading) {
          const over = lookup.cell(heading).label;
          return label.rows.some(
            ({ table }) =>
              over?.captions.includes(table) || over?.columns.some((one) => one.table === table),
          );
        },
      };
    },
    isCaption: (text) => (lookup.cell(text).label?.captions.length ?? 0) > 0,
    isHeading: (text) => isHeading(lookup.cell(text).label),
    isLabel(text) {
      keys ??= new Set(lookup.tables.flatMap(namedIn).flatMap((named) => named.keys));
      return keys.has(lookup.cell(text).label?.key ?? '');
    },
    isSection(text) {
      if (text.length > LONGEST_SECTION) return false;
      const key = lookup.cell(text).label?.key ?? '';
      return sectionOf(sections, text, key) !== undefined;
    },
    isPiece(text) {
      characters ??= charactersOf(lookup.tables.flatMap(labelsOf).join(' '));
      for (const character of text) {
        if (!characters.has(character) && !characters.has(character.normalize('NFKC')))
          return false;
      }
      return true;
    },
    unlabelled: lookup.tables.flatMap(({ columns, columnGroups, rows }) =>
      columnGroups.length > 1 && rows.length === 1 && rows[0]?.label === ''
        ? [columns.map(({ keys, path }) => ({ keys, path: path.map(labelKey) }))]
        : [],
    ),
    keyOf: labelKey,
    widthsUnder(headings) {
      const columns = lookup.cell(headings).label?.columns ?? [];
      return lookup.tables.flatMap((table) => {
        const width = table.columns.length;
        const isAll = columns.filter((column) => column.table === table).length === width;
        return isAll && table.rows.some(({ label }) => label === '') ? [width] : [];
      });
    },
  };
}

function charactersOf(labels: string): ReadonlySet<string> {
  return new Set([...labels, ...labels.normalize('NFKC')]);
}

/** Everything that a form prints in a table except figures, with other names that a draft may use. */
function labelsOf(table: TableForm): string[] {
  const labels = namedIn(table).flatMap(({ label, keys, patterns }) => [
    label,
    ...keys,
    ...patterns.flat(),
  ]);
  return [table.caption, table.corner, table.over, ...labels];
}

function namedIn({ columns, columnGroups, rows, rowGroups }: TableForm): Named[] {
  return [...columns, ...columnGroups, ...rows, ...rowGroups];
}
