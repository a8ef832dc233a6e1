/** A heading of the form's layout, merged over the columns (or rows) that share it. */
export interface Heading {
  readonly text: string;
  /** How many headings are outside this one. */
  readonly level: number;
  /** Index of the first column (or row) that it spans. */
  readonly start: number;
  /** How many columns (or rows) it spans. */
  readonly across: number;
  /** How many levels it spans. The innermost heading reaches down to the figures. */
  readonly deep: number;
}

/** The number of levels of headings; 0 if every label is empty. */
export function depthOf(paths: readonly (readonly string[])[]): number {
  if (paths.every((path) => path.every((text) => text === ''))) return 0;
  return Math.max(...paths.map(({ length }) => length));
}

/**
 * Merges equal headings of neighbours. The innermost headings, which are the labels of single columns (or
 * rows), are never merged.
 */
export function mergedHeadings(paths: readonly (readonly string[])[]): Heading[] {
  const depth = depthOf(paths);
  return depth === 0 ? [] : paths.flatMap((path, start) => headingsAt(paths, path, start, depth));
}

function headingsAt(
  paths: readonly (readonly string[])[],
  path: readonly string[],
  start: number,
  depth: number,
): Heading[] {
  return path.flatMap((text, level) => {
    const own = level === path.length - 1;
    if (!own && shares(paths[start - 1], path, level)) return [];
    let across = 1;
    while (!own && shares(paths[start + across], path, level)) across++;
    return [{ text, level, start, across, deep: own ? depth - level : 1 }];
  });
}

/** Whether the neighbour has the same headings from the outermost down to a level. */
function shares(
  other: readonly string[] | undefined,
  path: readonly string[],
  level: number,
): boolean {
  if (!other || other.length - 1 <= level) return false;
  return path.slice(0, level + 1).every((text, index) => other[index] === text);
}
