import type { Clause } from '../lexer/clauses.ts';
import type { NumberToken, WordToken } from '../lexer/token.ts';
import { isNoun, isOutcome } from '../meanings.ts';
import { endsThere, isWeighty, leadsBack, leadsOn, leadsToVerb } from './gap.ts';
import { has, type Thing, thingOf } from './thing.ts';

/** A number with the words of its clause. */
export interface NumberPlace {
  /** The compact text. All indexes refer to it. */
  readonly text: string;
  readonly clause: Clause;
  readonly token: NumberToken;
  /** The number's index among the clause's tokens. */
  readonly index: number;
  /** The words before it that no earlier number has used. */
  readonly words: readonly WordToken[];
  /** Where these words begin. */
  readonly from: number;
  /** Brackets between those words and the number, which list some of what is counted: 其他处理（含撤回3件）20件. */
  readonly brackets: { readonly start: number; readonly end: number } | undefined;
}

/** What a number counts, and the words that say so. */
export interface Spoken {
  readonly thing: Thing;
  readonly words: readonly WordToken[];
  /** Those words with the words beside them, if one number is said of several things. */
  readonly all: readonly WordToken[];
}

/** Words after a number that say what it counts. */
export interface Tail extends Spoken {
  /** Where the words for the next number begin. */
  readonly end: number;
}

/** Meanings that can tell what the number directly before them counts. */
const SPEAKS_BACK: ReadonlySet<string> = new Set([
  'carried',
  'handed-on',
  'answered',
  'upheld',
  'corrected',
  'otherwise-ended',
  'pending',
  'direct',
  'after-review',
]);

/** Verbs after which a number may precede its noun. */
const LEADS = ['receive', 'received', 'handle', 'answered', 'there-is'];

/**
 * What the words before a number say that it counts. If it is said of each of several things, all of
 * them.
 */
export function lead(place: NumberPlace): Spoken[] {
  const { text, from, token } = place;
  if (!isLed(place)) return [];
  const words = behindAll(text, place.words);
  const each = token.value?.units === 0n || has(words, 'each');
  const named = each ? parts(words) : [words];
  const verb = words.findLast(isWeighty);
  const isKnown = verb === undefined || leadsToVerb(text, words, from, verb.start);
  return named.flatMap((some) => {
    const thing = thingOf(some);
    return thing && (isKnown || thing.kind !== 'verb')
      ? { thing, words: some, all: place.words }
      : [];
  });
}

/** What the words after a number say that it counts: `有1件涉及公开的行政复议`, `8件予以公开`. */
export function tail(place: NumberPlace): Tail | undefined {
  if (!isLed(place)) return undefined;
  const { clause, index } = place;
  const behind: WordToken[] = [];
  let next = clause.tokens[index + 1];
  while (next?.kind === 'word') {
    behind.push(next);
    next = clause.tokens[index + 1 + behind.length];
  }
  return directly(place, behind) ?? (next ? undefined : atTheEnd(place, behind));
}

/** Whether the number ends its clause, or only the next item of a list follows. */
export function endsClause({ token, clause, index }: NumberPlace): boolean {
  const next = clause.tokens[index + 1];
  if (token.end === clause.end) return true;
  return next?.kind === 'word' && next.start === token.end && isJoint(next);
}

/** Whether one of the words names what is counted. */
export function hasNoun(words: readonly WordToken[]): boolean {
  return words.some(({ word }) => isNoun(word.meaning));
}

/** Whether the word joins items: 和, 、 and similar. */
function isJoint({ word }: WordToken): boolean {
  return word.meaning === 'and';
}

/** 属于信访等不予处理8件: the words that 等 ends are only examples; the outcome after them is what is counted. */
function behindAll(text: string, words: readonly WordToken[]): readonly WordToken[] {
  const whole = words.findLastIndex(
    ({ word, start }) => isOutcome(word.meaning) && text.charAt(start - 1) === '等',
  );
  return whole < 0 ? words : words.slice(whole);
}

function isLed({ text, words, from, token, brackets }: NumberPlace): boolean {
  const start = words.findLast(isWeighty)?.end ?? from;
  if (!brackets) return leadsOn(text, words, start, token.start);
  return (
    leadsOn(text, words, start, brackets.start) && leadsOn(text, [], brackets.end, token.start)
  );
}

/** An outcome, a row or a result directly after the number. */
function directly({ text, token }: NumberPlace, behind: readonly WordToken[]): Tail | undefined {
  const first = behind.findIndex(isWeighty);
  const word = behind[first];
  if (!word || !leadsBack(text, behind, token.end, word.start)) return undefined;
  // A word joined to the number begins the next item: 其他处理（含撤回的）4件、转下年度办理5件.
  if (behind.slice(0, first).some(isJoint)) return undefined;
  const { meaning } = word.word;
  if (!SPEAKS_BACK.has(meaning) && !isOutcome(meaning)) return undefined;
  const words = behind.slice(0, first + 1);
  const thing = thingOf(words);
  return thing && { thing, words, all: words, end: word.end };
}

/** A noun at the end of the clause, after 收到, 有 or a similar verb and the number. */
function atTheEnd(
  { text, words: before, clause }: NumberPlace,
  behind: readonly WordToken[],
): Tail | undefined {
  if (!has(before, ...LEADS) || has(behind, 'none')) return undefined;
  const noun = behind.findLast(isWeighty);
  if (!noun || !isNoun(noun.word.meaning)) return undefined;
  if (!endsThere(text, behind, noun.end, clause.end)) return undefined;
  const words = [...before, ...behind];
  // The subject of reviews and suits does not restrict them.
  const about = words.filter(({ word }) => word.meaning !== 'about');
  const isProceedings = noun.word.meaning === 'review' || noun.word.meaning === 'suit';
  const said = isProceedings ? about : words;
  const thing = thingOf(said);
  return thing && { thing, words: said, all: said, end: clause.end };
}

/** The words between joints such as 和 and 、. */
function parts(words: readonly WordToken[]): WordToken[][] {
  const found: WordToken[][] = [[]];
  for (const word of words) {
    if (isJoint(word)) found.push([]);
    else found.at(-1)?.push(word);
  }
  return found;
}
