import { isNamed, type Section } from './form.ts';
import { labelKey } from './label.ts';

/** The section that a heading is of, and whether only its likeness to the section's wording says so. */
export interface NamedSection {
  readonly section: Section;
  readonly isNear: boolean;
}

/**
 * The section whose heading a line is: by the words of it that a form knows, or else by all but a character or
 * so of its wording, as where one was mistyped.
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

/** Whether a line that is a section's heading is so near to its wording that it must be a slip. */
export function isMisspelt(section: Section, text: string): boolean {
  const key = labelKey(text);
  if (!isNamed(section, key)) return true;
  return section.keys.includes(key)
    ? false
    : isSlip(lettersOf(labelKey(section.label)), lettersOf(key));
}

/** A shorter heading that is not to the letter may be any other. */
const SHORTEST = 4;
const SHORTEST_WITHOUT_NUMBER = 8;
/** Of so many characters one may be another. */
const PER_SLIP = 5;

function isNear({ number, label }: Section, text: string, letters: string): boolean {
  const wanted = lettersOf(labelKey(label));
  const isNumbered = text.trimStart().startsWith(number) && /^.[、.．]/.test(text.trimStart());
  if (wanted.length < (isNumbered ? SHORTEST : SHORTEST_WITHOUT_NUMBER)) return false;
  const most = isNumbered ? Math.max(1, Math.floor(wanted.length / PER_SLIP)) : 1;
  return isWithin(wanted, letters, most);
}

/** Punctuation is no part of a heading's words. */
function lettersOf(key: string): string {
  return key.replaceAll(/[\p{P}\p{S}]/gu, '');
}

/** Whether so many characters put in, left out, exchanged, or swapped with the next make one text the other. */
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

/** Characters that bodies put in, leave out or exchange on purpose: 问题和改进 for 问题及改进. */
const CONNECTING = '和及与或并的之要等';

/**
 * Whether one character inside a heading was put in, left out or exchanged, two neighbours were swapped, or a
 * word stands there twice. A word exchanged, or put at an end, is another wording that the form knows.
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
