import type { Field } from './field.ts';
import type { Line } from './line.ts';
import { type Outcome, type Proof, prove } from './ways.ts';

/**
 * The sums of lines that are parts of each other by the look of their labels: indented, numbered in
 * another way, or with a code that begins with the code of the whole. A cross in which most such sums
 * hold counts for all of them, so that a table with one column can show them too.
 */
export function levelsIn(field: Field): Proof[] {
  if (!field.areRows) return [];
  return [byIndent, byNumbering, byCode].flatMap((childrenOf) => upheld(field, childrenOf));
}

/** For each line, in the order of the table, the indexes of the lines directly below it in rank. */
type ChildrenOf = (lines: readonly Line[]) => readonly (readonly number[])[];

/** Fewer bits may be chance. */
const BITS_OF_LEVELS = 16;

function upheld(field: Field, childrenOf: ChildrenOf): Proof[] {
  const proofs = childrenOf(field.lines).flatMap((parts, total): Proof[] =>
    parts.length < 2 ? [] : [prove(field, { total, parts })],
  );
  const isUpheld = field.crosses.map((_, cross) => {
    const outcomes = proofs.flatMap((proof) => proof.outcomes[cross] ?? []);
    const holding = outcomes.filter(({ bits }) => bits > 0);
    const broken = outcomes.filter(({ status }) => status === 'broken');
    const bits = holding.reduce((all, one) => all + one.bits, 0);
    return holding.length >= Math.max(2, 2 * broken.length) && bits >= BITS_OF_LEVELS;
  });
  if (!isUpheld.some(Boolean)) return [];
  return proofs.map((proof) => ({
    ...proof,
    outcomes: proof.outcomes.map(
      (outcome): Outcome =>
        isUpheld[outcome.cross]
          ? outcome
          : { ...outcome, status: 'open', bits: 0, isUnlike: false },
    ),
  }));
}

/**
 * For each line, the lines below it that are indented further, up to the next line that is not; of these,
 * those that are indented least.
 */
function byIndent(lines: readonly Line[]): number[][] {
  return childrenBelow(lines, ({ indent }) => indent);
}

/** The same by ways of numbering. The first way that occurs is the outermost. */
function byNumbering(lines: readonly Line[]): number[][] {
  const ranks = new Map<string, number>();
  for (const { numbering } of lines) {
    if (numbering !== '' && !ranks.has(numbering)) ranks.set(numbering, ranks.size);
  }
  return childrenBelow(lines, ({ numbering }) => ranks.get(numbering));
}

/** The children of lines with ranks; the outermost rank is the lowest. Lines without a rank are skipped. */
function childrenBelow(
  lines: readonly Line[],
  rankOf: (line: Line) => number | undefined,
): number[][] {
  if (new Set(lines.map(rankOf)).size < 2) return [];
  const children: number[][] = lines.map(() => []);
  /** The lines under which the next one may be, with their ranks and the rank of their children. */
  const open: { readonly line: number; readonly rank: number; below?: number }[] = [];
  for (const [index, line] of lines.entries()) {
    const rank = rankOf(line);
    if (rank === undefined) continue;
    while (rank <= (open.at(-1)?.rank ?? -1)) open.pop();
    const above = open.at(-1);
    if (above) {
      above.below ??= rank;
      if (above.below === rank) children[above.line]?.push(index);
    }
    open.push({ line: index, rank });
  }
  return children;
}

/** The lines whose codes continue the code of a line by about one part: 201, 20101, 2010101; 1, 1.1. */
function byCode(lines: readonly Line[]): number[][] {
  const places = new Map<string, number>();
  for (const [index, { code }] of lines.entries()) {
    if (code === '') continue;
    if (places.has(code)) return [];
    places.set(code, index);
  }
  if (places.size === 0) return [];
  const children: number[][] = lines.map(() => []);
  for (const [code, index] of places) {
    const parent = parentOf(code, places);
    if (parent !== undefined) children[parent]?.push(index);
  }
  return children;
}

const SHORTEST_PLAIN = 3;

function parentOf(code: string, places: ReadonlyMap<string, number>): number | undefined {
  const isDotted = code.includes('.');
  for (let end = code.length - 1; end > 0; end--) {
    if (isDotted ? code.charAt(end) !== '.' : end < SHORTEST_PLAIN) continue;
    const place = places.get(code.slice(0, end));
    if (place !== undefined) return place;
  }
  return undefined;
}
