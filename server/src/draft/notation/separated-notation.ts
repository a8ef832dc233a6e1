import { gridOf } from './laid-table.ts';
import type { Notation } from './notation.ts';
import { PLAIN } from './plain-notation.ts';

/** Fields with a separator between them, one record a line. */
function separated(name: 'csv' | 'tsv', separator: string): Notation {
  return {
    ...PLAIN,
    name,
    write(table) {
      const rows = gridOf(table).map((row) =>
        row.map((text) => field(text ?? '', separator)).join(separator),
      );
      return `${rows.join('\n')}\n`;
    },
    rowStyle({ rows, text }) {
      const [first, second] = rows.find(({ cells }) => cells.length > 1)?.cells ?? [];
      const between = first && second ? text.charAt(second.extent.start - 1) : separator;
      return { open: '', between, close: '', cell: (one) => field(one, between) };
    },
    mayBeProse: (line) => !/[,;\t"]/.test(line),
  };
}

/** A field, in quotation marks if it contains a character that would end it. */
function field(text: string, separator: string): string {
  const isPlain = !/["\r\n]/.test(text) && !text.includes(separator);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** Comma-separated values. An existing table keeps its own separator. */
export const CSV = separated('csv', ',');
export const TSV = separated('tsv', '\t');
