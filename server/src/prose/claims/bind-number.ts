import { type Decimal, ZERO } from '../../figure/decimal.ts';
import type { Clause } from '../lexer/clauses.ts';
import { wordFor } from '../lexer/lexicon.ts';
import type { NumberToken, WordToken } from '../lexer/token.ts';
import { isDecision, isRequestVerb } from '../meanings.ts';
import { endsClause, hasNoun, lead, type NumberPlace, type Spoken, tail } from './around.ts';
import {
  afterCounting,
  type Branch,
  type Context,
  inBracket,
  inSegment,
  inSentence,
  isOfGovernment,
  isOfLastYear,
  isOfThisYear,
  isOwn,
} from './context.ts';
import { type ClaimTools, type Count, READ_NOTHING, type ReadOn } from './count.ts';
import { DENIAL_EXCEPTIONS, denied } from './denial.ts';
import {
  BY_CHANNEL,
  type Candidate,
  EXCEPTIONS,
  type Exception,
  OF_A_PART,
  reasonsAgainst,
} from './exceptions.ts';
import { afterThing, branchBehind, meantBy } from './meant.ts';
import { afterToken, canHaveOutcomes } from './said.ts';
import { queryOf, type Readings, requestsIn, rowsOfVerbs } from './slot-query.ts';
import { has, thingOf } from './thing.ts';

/**
 * Binds a number by the words before it, or by those after it if the former do not say what it counts.
 * Returns where the next number's words begin.
 */
export function count(
  place: NumberPlace,
  context: Context,
  tools: ClaimTools,
): ReadOn & { readonly end: number } {
  const { token, words, text } = place;
  const further = furtherDecision(place, context);
  const spoken = further ? [further] : lead(place);
  const isVerb = spoken.every(({ thing }) => thing.kind === 'verb');
  const behind = isVerb && !hasNoun(words) ? tail(place) : undefined;
  if (behind) {
    const later = behind.words.filter(({ start }) => start > token.start);
    const said = later.reduce((all, word) => afterToken(all, word, text, tools.facts), context);
    return { ...bindNumber(place, token.value, [behind], said, tools), end: behind.end };
  }
  // 收到30件 counts what was named earlier, unless another noun follows: 收到30件来信.
  const isLeft = isVerb && !endsClause(place);
  return {
    ...bindNumber(place, token.value, isLeft ? [] : spoken, context, tools),
    end: token.end,
  };
}

/** Binds a number to what it is said to count, if that is certain. Returns the context after it. */
export function bindNumber(
  { text, token, words }: NumberPlace,
  value: Decimal | undefined,
  spoken: readonly Spoken[],
  before: Context,
  tools: ClaimTools,
): ReadOn {
  if (token.percent) return { ...READ_NOTHING, context: before };
  const [counts, past]: [Count[], Count[]] = [[], []];
  let context = before;
  let branch: Branch = 'else';
  for (const one of value ? spoken : []) {
    const number = { text, isZero: value?.units === 0n, denied: false };
    const read = certain(one, context, number, tools);
    context = read.context;
    const found = read.readings && value && countOf(token, value, read.readings, context);
    if (found && isOfLastYear(context)) past.push(found);
    if (!found || !isOwn(context)) continue;
    counts.push(found);
    branch = branchBehind(one.thing, context);
    if (branch === 'whole' && context.segment.branch === undefined) {
      context = inBracket(context, { matter: 'request' });
    }
    const { matter } = context.bracket;
    // In 信访等不予处理, 信访 is only an example of the reasons. The topic stays requests.
    if (one.thing.kind === 'outcomes' && matter && !canHaveOutcomes(matter)) {
      context = inBracket(context, { matter: 'request' });
    }
    if (one.thing.kind === 'decisions') {
      const { decision } = one.thing;
      context = inSegment(context, { decided: { decision, end: token.end } });
    }
  }
  const { channelRows } = context.sentence;
  const isSum = value && spoken.length === 0 && has(words, 'altogether') && !hasNoun(words);
  if (isSum && channelRows && isOwn(context)) {
    counts.push(countOf(token, value, requestsIn(channelRows), context));
    branch = context.segment.branch === undefined ? 'whole' : context.bracket.last;
    context = inBracket(inSentence(context, { channelRows: undefined }), { matter: 'request' });
  }
  if (value) context = afterCounting(context);
  const isBound = counts.length > 0;
  if (isBound || !context.clause.compared) {
    context = inSegment(inBracket(context, { last: branch }), { strayed: !isBound });
  }
  return { counts, past, namedParts: [], context };
}

/** The readings of a number or a denial unless an exception applies, with the context after it. */
function certain(
  spoken: Spoken,
  context: Context,
  number: Pick<Candidate, 'text' | 'isZero' | 'denied'>,
  { facts, ownQuery, exceptions = EXCEPTIONS }: ClaimTools,
): { readonly readings: Readings | undefined; readonly context: Context } {
  const judicial = facts.agency.includes('司法');
  const { thing } = spoken;
  const candidate: Candidate = { ...spoken, context, judicial, ...number };
  const against = reasonsAgainst(candidate, exceptions);
  if (against.length > 0) {
    const isOfChannel = against.includes(BY_CHANNEL) && against.every(isOfPart);
    return { readings: undefined, context: isOfChannel ? afterChannel(context, thing) : context };
  }
  const readings = meantBy(thing, context, ownQuery);
  return { readings, context: readings ? afterThing(context, thing, number.isZero) : context };
}

function isOfPart(reason: Exception): boolean {
  return reason === BY_CHANNEL || reason === OF_A_PART;
}

/** A number for one channel is part of the sum that may follow. */
function afterChannel(context: Context, thing: Spoken['thing']): Context {
  if (thing.kind === 'whole') return inSentence(context, { channelRows: thing.rows });
  if (thing.kind !== 'verb' || !isRequestVerb(thing.verb)) return context;
  return inSentence(context, { channelRows: rowsOfVerbs([thing.verb]) });
}

function countOf(
  { start, numberEnd: end }: NumberToken,
  value: Decimal,
  readings: Readings,
  context: Context,
): Count {
  const { branch } = context.segment;
  return {
    start,
    end,
    says: 'number',
    value,
    readings,
    branch,
    ofGovernment: isOfGovernment(context),
  };
}

/** In 作出行政处罚3件，行政强制1件 the verb also applies to the second number. */
function furtherDecision(place: NumberPlace, { segment }: Context): Spoken | undefined {
  const { text, words, from, token } = place;
  const { decided } = segment;
  const joint = words[0]?.word.meaning === 'and' ? words[0] : undefined;
  const [noun, more] = joint ? words.slice(1) : words;
  if (!decided || !noun || more) return undefined;
  const start = joint ? joint.start : text.charAt(from - 1) === '，' ? from - 1 : from;
  const isNext = start === decided.end && (joint?.end ?? from) === noun.start;
  const { meaning } = noun.word;
  if (!isNext || noun.end !== token.start || !endsClause(place)) return undefined;
  if (!isDecision(meaning) || meaning === decided.decision) return undefined;
  const made: WordToken = { ...noun, word: wordFor('decided') };
  const said = [made, noun];
  return { thing: { kind: 'decisions', decision: meaning }, words: said, all: said };
}

/** In 收到政府信息公开申请3条 the number counts requests by name, with a unit for entries. */
export function receive(
  place: NumberPlace,
  value: Decimal,
  before: Context,
  tools: ClaimTools,
): ReadOn {
  const { token, words } = place;
  const nothing = { ...READ_NOTHING, context: afterCounting(before) };
  // Many kinds of applications are counted in 项: 受理申请3200项.
  const isNamed = words.some(
    ({ word }) => word.meaning === 'request' && !word.traits.includes('bare'),
  );
  const [spoken] = lead(place);
  if (spoken?.thing.kind !== 'whole' || !isNamed || !has(words, 'receive', 'received')) {
    return nothing;
  }
  const { readings, context } = certain(
    spoken,
    before,
    { text: place.text, isZero: value.units === 0n, denied: false },
    tools,
  );
  if (!readings || !isOwn(context)) return { ...nothing, context: afterCounting(context) };
  const branch = branchBehind(spoken.thing, context);
  const matter = context.segment.branch === undefined ? 'request' : context.bracket.matter;
  return {
    ...READ_NOTHING,
    counts: [countOf(token, value, readings, context)],
    context: afterCounting(inBracket(context, { last: branch, matter })),
  };
}

/** An amount of money, if it is all that was charged in the year. */
export function charge(
  { text, clause, token }: NumberPlace,
  context: Context,
  tools: ClaimTools,
): ReadOn {
  const { money, start } = token;
  const { charges, facts } = tools;
  const isAll =
    context.sentence.charges &&
    !context.line.forRequests &&
    context.segment.branch === undefined &&
    charges.isAll(text.slice(clause.start, start), facts.agency) &&
    isOwn(context);
  if (!money || !isAll) return { ...READ_NOTHING, context };
  const { digitsEnd: end, value, unit } = money;
  const readings = [[queryOf('charge', 'charged')]];
  const found = { start, end, says: 'number', value, unit, readings } as const;
  return {
    ...READ_NOTHING,
    counts: [{ ...found, branch: undefined, ofGovernment: isOfGovernment(context) }],
    context,
  };
}

/** 自然人申请占90.8% names a part without a number of its own. */
export function namePart(
  { text, token, words }: NumberPlace,
  context: Context,
  tools: ClaimTools,
): ReadOn {
  const of = words.filter(({ word }) => word.meaning !== 'compare');
  const thing = of.length === words.length - 1 ? thingOf(of) : undefined;
  if (!isOfThisYear(context) || (thing?.kind !== 'outcomes' && thing?.kind !== 'applicant')) {
    return { ...READ_NOTHING, context };
  }
  const { readings } = certain(
    { thing, words: of, all: of },
    context,
    { ...NO_NUMBER, text },
    tools,
  );
  const namedParts = readings ? [{ start: token.start, readings }] : [];
  return { ...READ_NOTHING, namedParts, context };
}

const NO_NUMBER = { isZero: false, denied: false };

/** Reads a denial such as 无 or 未收到. The rest of the clause names what did not occur. */
export function deny(
  text: string,
  none: WordToken,
  clause: Clause,
  index: number,
  before: Context,
  tools: ClaimTools,
): ReadOn {
  const words = clause.tokens.slice(index + 1).filter((token) => token.kind === 'word');
  let context = words.reduce((all, word) => afterToken(all, word, text, tools.facts), before);
  const counts: Count[] = [];
  const { denialExceptions = DENIAL_EXCEPTIONS } = tools;
  const all = denied(text, none, words, clause, denialExceptions);
  if (!all) return { ...READ_NOTHING, context };
  for (const spoken of all) {
    const read = certain(spoken, context, { text, isZero: true, denied: true }, tools);
    context = read.context;
    const { readings } = read;
    if (!readings || !isOwn(context)) continue;
    const { start, end } = none;
    const { branch } = context.segment;
    const ofGovernment = isOfGovernment(context);
    counts.push({ start, end, says: 'none', value: ZERO, readings, branch, ofGovernment });
  }
  return { ...READ_NOTHING, counts, context: afterCounting(context) };
}
