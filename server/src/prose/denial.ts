import type { Clause } from './clauses.ts';
import { endsThere } from './gap.ts';
import { isNoun, isWeighty, rowsOfVerbs, type Subject, subjectOf, type WordToken } from './lead.ts';

/** 行政执法无行政复议: what else there may be reviews and suits of. */
const OF_ANOTHER_MATTER = /执法|许可|处罚/;

/** What a clause says that there was none of: the nouns that end it, and only where they do. */
export function deniedSubjects(
  text: string,
  none: WordToken,
  words: readonly WordToken[],
  { start, end }: Clause,
): Subject[] {
  if (OF_ANOTHER_MATTER.test(text.slice(start, none.start))) return [];
  const noun = words.findLast(isWeighty);
  if (!noun || !isNoun(noun.word.meaning) || !endsThere(text, words, noun.end, end)) return [];
  const { meaning } = noun.word;
  if (meaning === 'review' || meaning === 'suit') return legalSubjects(words);
  if (meaning === 'after' || meaning === 'direct') return [{ kind: 'legal', legal: meaning }];
  const subject = subjectOf(words);
  if (subject?.kind === 'row') return [subject];
  if (subject?.kind !== 'whole' || words.some(({ word }) => word.meaning === 'other')) return [];
  return [isReceived(none, words) ? { kind: 'whole', rows: rowsOfVerbs(['receive']) } : subject];
}

function isReceived(none: WordToken, words: readonly WordToken[]): boolean {
  return (
    /[收接受]/.test(none.word.text) && words.every(({ word }) => word.meaning !== 'receive-new')
  );
}

/** Reviews and suits that are joined; the causes before them (公开申请, 答复) are not what is denied. */
function legalSubjects(words: readonly WordToken[]): Subject[] {
  const first = words.findIndex(({ word }) => word.meaning === 'review' || word.meaning === 'suit');
  const named = words.slice(first);
  const kinds = named.filter(isWeighty);
  const [one, two] = kinds;
  if (kinds.length > 2 || !one) return [];
  const both = two === undefined || named.some(({ word }) => word.meaning === 'and');
  return both ? kinds.flatMap(({ word }) => legalOf(word.meaning)) : [];
}

function legalOf(meaning: string): Subject[] {
  return meaning === 'review' || meaning === 'suit' ? [{ kind: 'legal', legal: meaning }] : [];
}
