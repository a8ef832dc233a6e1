import type { Clause } from '../lexer/clauses.ts';
import { endsThere } from './gap.ts';
import {
  isNoun,
  isWeighty,
  rowsOfVerbs,
  type Subject,
  subjectOf,
  type WordToken,
} from './subject.ts';

/** Before the word that denies: what else there may be reviews of, who is not all, and what is only meant to be. */
const OF_OTHERS = /执法|许可|处罚|其[他它余]|部分|个别|多数|大多|确保|力争|争取|力求/;
/** Behind it: of one cause or kind alone there were none, or of others than those told. */
const OF_ONE_KIND =
  /其[他它余](?!组织)|不属于|逾期|超期|超时|及时|到位|不当|违[法规]|失误|规范|瑕疵|泄密/;
/** Behind it, up to brackets: there was none of what is related to the noun (无与诉讼（含复议）有关的支出). */
const OF_RELATED = /^与[^关的]*$/;

/** What a clause says that there was none of: the nouns that end it, and only where they do. */
export function deniedSubjects(
  text: string,
  none: WordToken,
  words: readonly WordToken[],
  { start, end }: Clause,
): Subject[] {
  const behind = text.slice(none.end, end);
  const isPart =
    OF_OTHERS.test(text.slice(start, none.start)) ||
    OF_ONE_KIND.test(behind) ||
    OF_RELATED.test(behind);
  if (isPart) return [];
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
