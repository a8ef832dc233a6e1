import type { CommonWords, DivisionPart } from '../../form/any-report.ts';

/** Whether labels name parts of one division, each another, so that they cannot overlap. Some parts may be missing. */
export function areOfOneDivision(labels: readonly string[], { divisions }: CommonWords): boolean {
  return divisions.some((division) => areDifferentParts(division, labels));
}

/** Whether labels name every necessary part of a division once, and nothing else. */
export function makeDivision(labels: readonly string[], { divisions }: CommonWords): boolean {
  return divisions.some(
    (division) =>
      areDifferentParts(division, labels) &&
      division.every(
        (part) => part.isOptional || labels.some((label) => longestIn(division, label) === part),
      ),
  );
}

/** Whether labels name every part of a division once, also those that are often missing, and nothing else. */
export function makeWholeDivision(labels: readonly string[], { divisions }: CommonWords): boolean {
  return divisions.some(
    (division) => labels.length === division.length && areDifferentParts(division, labels),
  );
}

/** Whether each label names another part of a division. */
function areDifferentParts(division: readonly DivisionPart[], labels: readonly string[]): boolean {
  const named = labels.map((label) => longestIn(division, label));
  return named.every((part, index) => part !== undefined && named.indexOf(part) === index);
}

/** The part whose word in a label is the longest: 不合格 is not 合格. */
function longestIn(division: readonly DivisionPart[], label: string): DivisionPart | undefined {
  let [best, most]: [DivisionPart | undefined, number] = [undefined, 0];
  for (const part of division) {
    for (const word of part.words) {
      if (word.length > most && label.includes(word)) [best, most] = [part, word.length];
    }
  }
  return best;
}
