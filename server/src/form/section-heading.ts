import { isNamed, type Section } from './form.ts';
import { labelKey, lettersOf } from './label.ts';

/** The section that a heading belongs to. `isNear` if only a similar wording says so. */
export interface NamedSection {
  readonly section: Section;
  readonly isNear: boolean;
}

/**
 * The section whose heading a line is. It is recognised by the words that the form knows, or by a wording
 * that differs in very few characters, as a mistyped one does.
 *
 * @param key The key of the line; see `labelKey`.
 */
export function sectionOf(
  sections: readonly Section[],
  text: string,
  key: string,
): NamedSection | undefined {
  if (key === '') return undefined;
  const section = sections.find((one) => isNamed(one, key));
  if (section) return { section, isNear: false };
  const letters = lettersOf(key);
  const near = sections.find((one) => isNear(one, text, letters));
  return near && { section: near, isNear: true };
}

/**
 * Whether a section's heading is misspelt: so near to the form's wording that the difference must be a
 * slip.
 */
export function isMisspelt(section: Section, text: string): boolean {
  const key = labelKey(text);
  if (!isNamed(section, key)) return true;
  return section.keys.includes(key) ? false : isSlip(section.letters, lettersOf(key));
}

/**
 * Minimum length of a heading that is recognised despite a difference. A shorter one may be another
 * heading.
 */
const SHORTEST = 4;
const SHORTEST_WITHOUT_NUMBER = 8;
/** One character in so many may differ. */
const PER_SLIP = 5;

function isNear({ number, letters: wanted }: Section, text: string, letters: string): boolean {
  const isNumbered = text.trimStart().startsWith(number) && /^.[、.．]/.test(text.trimStart());
  if (wanted.length < (isNumbered ? SHORTEST : SHORTEST_WITHOUT_NUMBER)) return false;
  const most = isNumbered ? Math.max(1, Math.floor(wanted.length / PER_SLIP)) : 1;
  return isWithin(wanted, letters, most);
}

/**
 * Whether at most `most` insertions, deletions, substitutions or swaps of neighbours turn one text into
 * the other.
 */
function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last[j - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (before[j - 2] ?? 0) + 1 : most + 1,
        ),
      );
    }
    before = last;
    last = row;
  }
  return (last[b.length] ?? 0) <= most;
}

/** Characters that bodies insert, omit or exchange on purpose: 问题和改进 for 问题及改进. */
const CONNECTING = '和及与或并的之要等';

/**
 * Whether the difference is a slip: one character inserted, omitted or exchanged inside the heading, two
 * neighbours swapped, or a word doubled. An exchanged word, or one added at an end, is another wording
 * that the form knows.
 */
function isSlip(wanted: string, written: string): boolean {
  let start = 0;
  while (start < wanted.length && wanted[start] === written[start]) start++;
  let end = 0;
  const rest = Math.min(wanted.length, written.length) - start;
  while (end < rest && wanted.at(-1 - end) === written.at(-1 - end)) end++;
  const [was, is] = [wanted, written].map((text) => text.slice(start, text.length - end));
  if (was === undefined || is === undefined) return false;
  if (was.length === 2 && is.length === 2) return was[0] === is[1] && was[1] === is[0];
  if (was === '' && is !== '' && wanted.slice(0, start).endsWith(is)) return true;
  if (was.length > 1 || is.length > 1) return false;
  if ([...CONNECTING].some((character) => was === character || is === character)) return false;
  return was.length === is.length || (start > 0 && end > 0);
}
