import type { LevelMarks } from './sentence-words.ts';
import type { LevelName } from './slot-place.ts';

/** A row that a line names by levels: `公共安全支出（204类）司法（06款）行政运行（01项）`. Indexes are in the compact text. */
export interface RowPath {
  readonly start: number;
  readonly end: number;
  readonly names: readonly LevelName[];
  /** The digits of its code, if every level has some; empty otherwise. */
  readonly digits: string;
}

/** Where a name begins: behind a mark, a number of a list, or a joint. */
const BEFORE_NAME = /^.*(?:[，。；：！？、]|其中)|^[\d.．（）一二三四五六七八九十]+[.．、）]/;
const NOT_IN_NAME = /^、|[，。；：！？]/;
const LONGEST_NAME = 40;

/** The rows that a compact text names, in order. */
export function rowPathsIn(text: string, levels: LevelMarks | undefined): RowPath[] {
  if (!levels) return [];
  const { words, pattern } = levels;
  const found: RowPath[] = [];
  let last: (RowPath & { readonly level: number }) | undefined;
  for (const { 0: mark, index, groups } of text.matchAll(pattern)) {
    const level = words.indexOf(groups?.level ?? '');
    const deepest = last?.level ?? words.length;
    const from = Math.max(last?.end ?? 0, index - LONGEST_NAME);
    const between = text.slice(from, index);
    // A deeper level whose name begins right behind the one above belongs to the same row.
    const isBelow = level > deepest && from === last?.end && !NOT_IN_NAME.test(between);
    const name = isBelow ? between : between.replace(BEFORE_NAME, '');
    const digits = groups?.digits ?? '';
    const above = isBelow ? last : undefined;
    const isCoded = digits !== '' && (above ? above.digits !== '' : level === 0);
    const path: RowPath = {
      start: above?.start ?? index - name.length,
      end: index + mark.length,
      names: [...(above?.names ?? []), { level, name }],
      digits: isCoded ? (above?.digits ?? '') + digits : '',
    };
    if (above) found.pop();
    if (name !== '') found.push(path);
    last = name === '' ? undefined : { ...path, level };
  }
  return found;
}
