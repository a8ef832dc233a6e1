import type { Clause } from '../lexer/clauses.ts';
import type { WordToken } from '../lexer/token.ts';
import { isApplicant, isNoun, isProceeding } from '../meanings.ts';
import type { Spoken } from './around.ts';
import { endsThere, isWeighty } from './gap.ts';
import { rowsOfVerbs } from './slot-query.ts';
import { has, type Thing, thingOf } from './thing.ts';

/** A reason why a denial does not mean that there were none at all. */
export interface DenialException {
  readonly why: string;
  /** A sentence to which it applies. */
  readonly example: string;
  /** Whether the words precede or follow the denial. */
  readonly where: 'before' | 'behind';
  readonly words: RegExp;
}

/** Why denials are not read; see `EXCEPTIONS`. */
export const DENIAL_EXCEPTIONS: readonly DenialException[] = [
  {
    why: 'reviews of other work',
    example: '行政执法工作均无行政复议、行政诉讼。',
    where: 'before',
    words: /执法|许可|处罚/,
  },
  {
    why: 'some of the bodies',
    example: '其他部门均未收到政府信息公开申请。',
    where: 'before',
    words: /其[他它余]|部分|个别|多数|大多/,
  },
  {
    why: 'what is only meant to be',
    example: '规范办理流程，确保无行政复议、行政诉讼。',
    where: 'before',
    words: /确保|力争|争取|力求/,
  },
  {
    why: 'of others than those told',
    example: '除1件外，未收到其他政府信息公开申请。',
    where: 'behind',
    words: /其[他它余](?!组织)/,
  },
  {
    why: 'of one kind alone',
    example: '未收到不属于本机关公开的政府信息公开申请。',
    where: 'behind',
    words: /不属于/,
  },
  {
    why: 'of one cause alone',
    example: '未发生因逾期答复引发的行政复议、行政诉讼。',
    where: 'behind',
    words: /逾期|超期|超时|及时|到位|不当|违[法规]|失误|规范|瑕疵|泄密/,
  },
  {
    why: 'of what is related to it',
    example: '全年无与诉讼（含复议）有关的支出。',
    where: 'behind',
    words: /^与[^关的]*$/,
  },
];

/**
 * What a clause denies: the nouns at its end, and only if it ends with them. Undefined if it denies only
 * some of them.
 */
export function denied(
  text: string,
  none: WordToken,
  words: readonly WordToken[],
  { start, end }: Clause,
  exceptions: readonly DenialException[],
): Spoken[] | undefined {
  const sides = { before: text.slice(start, none.start), behind: text.slice(none.end, end) };
  if (exceptions.some(({ where, words: pattern }) => pattern.test(sides[where]))) {
    return undefined;
  }
  const noun = words.findLast(isWeighty);
  if (!noun || !isNoun(noun.word.meaning) || !endsThere(text, words, noun.end, end)) return [];
  return thingsDenied(none, words, noun.word.meaning).map((thing) => ({
    thing,
    words,
    all: words,
  }));
}

function thingsDenied(none: WordToken, words: readonly WordToken[], noun: string): Thing[] {
  if (noun === 'review' || noun === 'suit') return proceedings(words);
  if (isProceeding(noun)) return [{ kind: 'proceedings', kinds: [noun] }];
  const thing = thingOf(words);
  if (!thing) return [];
  const isTaken = none.word.traits.includes('not-taken') && !has(words, 'received');
  switch (thing.kind) {
    case 'stock':
    case 'own':
      return [thing];
    case 'whole':
      if (has(words, 'other')) return [];
      return [isTaken ? { kind: 'whole', rows: rowsOfVerbs(['receive']) } : thing];
    case 'applicant':
      // 未收到公民提出的申请: the applicant precedes the requests.
      return noun === 'request' && isTaken && words.filter(isApplicantWord).length === 1
        ? [{ ...thing, verb: 'receive' }]
        : [];
    default:
      return [];
  }
}

function isApplicantWord({ word }: WordToken): boolean {
  return isApplicant(word.meaning);
}

/**
 * Reviews and suits that are joined. The nouns before them (公开申请, 答复) are their causes, and are not
 * denied.
 */
function proceedings(words: readonly WordToken[]): Thing[] {
  const first = words.findIndex(({ word }) => isReviewOrSuit(word.meaning));
  const named = words.slice(first);
  const kinds = named.filter(isWeighty);
  const [one, two] = kinds;
  if (kinds.length > 2 || !one) return [];
  const both = two === undefined || has(named, 'and');
  if (!both) return [];
  return kinds.flatMap(({ word: { meaning } }): Thing[] =>
    isReviewOrSuit(meaning) ? [{ kind: 'proceedings', kinds: [meaning] }] : [],
  );
}

function isReviewOrSuit(meaning: string): meaning is 'review' | 'suit' {
  return meaning === 'review' || meaning === 'suit';
}
