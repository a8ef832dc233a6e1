import type { WordToken } from '../lexer/token.ts';
import {
  type Applicant,
  type Decision,
  DOCUMENT_VERBS,
  type DocumentVerb,
  isApplicant,
  isDecision,
  isNoun,
  isOutcome,
  isProceeding,
  isResult,
  isStock,
  type Noun,
  type Proceeding,
  REQUEST_VERBS,
  type RequestOutcome,
  type RequestVerb,
  type Result,
} from '../meanings.ts';
import { type Rows, rowsOfVerbs } from './slot-query.ts';

/** What the words around a number say that it counts. */
export type Thing =
  /** All requests received, handled or answered. */
  | { readonly kind: 'whole'; readonly rows: Rows }
  /** Requests carried over from the year before, or to the next. */
  | { readonly kind: 'stock'; readonly rows: Rows }
  | { readonly kind: 'outcomes'; readonly outcomes: readonly RequestOutcome[] }
  | {
      readonly kind: 'applicant';
      readonly applicant: Applicant;
      readonly verb: RequestVerb | undefined;
    }
  /** Of one kind, or reviews and suits together. */
  | { readonly kind: 'proceedings'; readonly kinds: readonly Proceeding[] }
  | {
      readonly kind: 'result';
      readonly result: Result;
      readonly of: 'review' | 'suit' | undefined;
    }
  | { readonly kind: 'documents'; readonly verb: DocumentVerb }
  | { readonly kind: 'decisions'; readonly decision: Decision }
  /** A verb without a noun. Earlier words say what it counts. */
  | { readonly kind: 'verb'; readonly verb: RequestVerb | DocumentVerb }
  /** Something for which only this form has a name. */
  | { readonly kind: 'own'; readonly names: readonly string[] };

/** What a number next to these words counts; undefined if they do not say. */
export function thingOf(words: readonly WordToken[]): Thing | undefined {
  const nouns = words.map(({ word }) => word.meaning).filter(isNoun);
  const verbs = REQUEST_VERBS.filter((verb) => has(words, verb));
  const final = nouns.at(-1);
  const last = nouns.findLast((noun) => noun !== 'request') ?? final;
  if (last === undefined) return verbAlone(words, verbs);
  if (final === 'other') return undefined;
  if (last === 'own') return ownThing(words);
  if (isProceeding(last) && final !== 'request') return proceedings(words);
  if (isResult(last)) return result(nouns, last);
  if (last === 'document') return documents(words);
  if (isDecision(last)) return { kind: 'decisions', decision: last };
  if (last === 'request' || last === 'other') return { kind: 'whole', rows: rowsOfVerbs(verbs) };
  const others = nouns.filter((noun) => noun !== 'request' && noun !== last);
  if (isOutcome(last)) return others.every(isOutcome) ? outcomes(words) : undefined;
  if (others.length > 0) return undefined;
  if (isStock(last)) return stock(words, last, verbs);
  if (!isApplicant(last) || verbs.length > 1) return undefined;
  return { kind: 'applicant', applicant: last, verb: verbs[0] };
}

/** Whether one of the words has one of the meanings. */
export function has(words: readonly WordToken[], ...meanings: readonly string[]): boolean {
  return words.some(({ word }) => meanings.includes(word.meaning));
}

function verbAlone(words: readonly WordToken[], verbs: readonly RequestVerb[]): Thing | undefined {
  const [verb, more] = [...verbs, ...documentVerbs(words)];
  return verb && !more ? { kind: 'verb', verb } : undefined;
}

function documentVerbs(words: readonly WordToken[]): DocumentVerb[] {
  return DOCUMENT_VERBS.filter((verb) => has(words, verb));
}

function documents(words: readonly WordToken[]): Thing | undefined {
  const [verb, more] = documentVerbs(words);
  return verb && !more ? { kind: 'documents', verb } : undefined;
}

function proceedings(words: readonly WordToken[]): Thing | undefined {
  const named = words.filter(({ word }) => isProceeding(word.meaning));
  const kinds = [...new Set(named.map(({ word }) => word.meaning))].filter(isProceeding);
  if (kinds.length === 1) return { kind: 'proceedings', kinds };
  const both = kinds.length === 2 && !kinds.includes('direct') && !kinds.includes('after-review');
  if (!both || !areJoined(words, named)) return undefined;
  return { kind: 'proceedings', kinds: ['review', 'suit'] };
}

function result(nouns: readonly Noun[], last: Result): Thing | undefined {
  const [kind, ...kinds] = [...new Set(nouns.filter(isProceeding))];
  if (kinds.length > 0 || nouns.filter(isResult).length > 1) return undefined;
  if (kind === 'direct' || kind === 'after-review') return undefined;
  return { kind: 'result', result: last, of: kind };
}

function stock(
  words: readonly WordToken[],
  last: string,
  verbs: readonly RequestVerb[],
): Thing | undefined {
  const isReceived = verbs.includes('receive') || verbs.includes('received');
  if (last === 'handed-on' || !isReceived) return { kind: 'stock', rows: [[last]] };
  return has(words, 'and') ? { kind: 'whole', rows: [['received', last]] } : undefined;
}

function outcomes(words: readonly WordToken[]): Thing | undefined {
  const named = words.filter(({ word }) => isOutcome(word.meaning));
  const kinds = [...new Set(named.map(({ word }) => word.meaning))].filter(isOutcome);
  if (kinds.length > 1 && !areJoined(words, named)) return undefined;
  return { kind: 'outcomes', outcomes: kinds };
}

function ownThing(words: readonly WordToken[]): Thing {
  return { kind: 'own', names: words.flatMap(({ word }) => word.names) };
}

/** Whether a joint such as 和 stands between every two of the named things. */
function areJoined(words: readonly WordToken[], named: readonly WordToken[]): boolean {
  const things = new Set(named);
  let [before, joint]: [string | undefined, boolean] = [undefined, false];
  for (const token of words) {
    const { meaning } = token.word;
    if (meaning === 'and') joint = true;
    if (!things.has(token)) continue;
    if (before !== undefined && before !== meaning && !joint) return false;
    [before, joint] = [meaning, false];
  }
  return true;
}
