import type { GridRow } from '../../draft/block.ts';
import { isNamed } from '../form.ts';
import type { Lookup } from '../lookup.ts';
import type { Printed } from './captions.ts';

/** So many numbers in order are no figures, even without a word before them. */
const ENOUGH = 3;

/** Whether a row numbers the columns of a table from 1 on. Its only words head the labels, as 栏次 does. */
export function numbersColumns({ cells }: GridRow, printed: Printed, lookup: Lookup): boolean {
  const texts = cells.map(({ text }) => text).filter((text) => text !== '');
  const numbers = texts.filter((text) => /^\d+$/.test(text));
  const words = texts.filter((text) => !numbers.includes(text));
  const labels = printed.flatMap(({ byHeadings }) => byHeadings?.labels ?? []);
  const isOfLabels = (text: string) => {
    const key = lookup.cell(text).label?.key;
    return key !== undefined && labels.some((label) => isNamed(label, key));
  };
  return (
    numbers.length >= (words.length > 0 ? 1 : ENOUGH) &&
    numbers.every((text, at) => text === String(at + 1)) &&
    words.every(isOfLabels)
  );
}
