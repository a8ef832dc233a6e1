import type { Token, WordToken, YearToken } from '../lexer/token.ts';
import {
  isApplicant,
  isNoun,
  isOutcome,
  isProceeding,
  isStock,
  type Noun,
  REQUEST_VERBS,
} from '../meanings.ts';
import { type Context, inBracket, inClause, inLine, inSegment, inSentence } from './context.ts';

/** Facts that hold for all lines of a report. */
export interface ReportFacts {
  readonly year: number | undefined;
  /** The agency's name, as in the title. */
  readonly agency: string;
}

/** Whether the agency in the title is a region, whose tables count all bodies in it. */
function isRegion({ agency }: ReportFacts): boolean {
  return agency === '' || /(?:政府|[省市区县州旗盟镇乡])$/.test(agency.trim());
}

/** `1月1日` and `1月至12月` begin the whole year; `12月31日` and the end of `1-12月` end it. */
const FROM_JANUARY = /^0?1月(?:0?1日|[-—–~～至到]12月(?!\d))/;
const TO_DECEMBER = /(?:^|\D)0?1月?[-—–~～至到]12月(?!\d)/;
const LAST_YEAR = /^(?:上一?年度?|去年度?)$/;

/** The context after a token. */
export function afterToken(
  context: Context,
  token: Token,
  text: string,
  facts: ReportFacts,
): Context {
  switch (token.kind) {
    case 'year':
      return afterYear(context, token, text);
    case 'number':
      return afterMonth(context, token.start, token.numberEnd, text);
    case 'word':
      return afterWord(context, token, text, facts);
    case 'mark':
      return context;
  }
}

function afterYear(context: Context, { year, start }: YearToken, text: string): Context {
  if ('较比与同'.includes(text.charAt(start - 1) || '。')) {
    return inClause(context, { compared: true });
  }
  // If the report's year is unknown, the first year named in the line is taken for it.
  const own = context.line.year ?? year;
  const known = own === context.line.year ? context : inLine(context, { year: own });
  if (year === undefined || year !== own) {
    const lastYear = year !== undefined && own === year + 1;
    return inBracket(known, { otherYear: true, lastYear });
  }
  // 截至2024年底累计 began in earlier years.
  const isEnd = /截[至止]$/.test(text.slice(Math.max(0, start - 2), start));
  return ofThisYear(known, !isEnd);
}

function ofThisYear(context: Context, ownYear: boolean): Context {
  const all = inBracket(context, { otherYear: false, lastYear: false, partYear: false });
  return ofAllChannels(inSentence(all, { ownYear }));
}

/** A channel named in another clause does not restrict a sum. */
function ofAllChannels(context: Context): Context {
  const { segment, clause } = context;
  return segment.channel && !clause.channel ? inSegment(context, { channel: false }) : context;
}

function afterMonth(context: Context, start: number, end: number, text: string): Context {
  if (text.charAt(end) !== '月') return context;
  const isWhole = FROM_JANUARY.test(text.slice(start, start + 8));
  const isLast =
    text.startsWith('12月31日', start) ||
    TO_DECEMBER.test(text.slice(Math.max(0, start - 5), end + 2));
  return isWhole || isLast ? context : inBracket(context, { partYear: true });
}

/** What a word says about later numbers, by meaning. A noun also changes the topic. */
const SAYS: Readonly<
  Record<string, (context: Context, token: WordToken, text: string, facts: ReportFacts) => Context>
> = {
  'other-year': (context, { word }) =>
    inBracket(context, { otherYear: true, lastYear: LAST_YEAR.test(word.text) }),
  'this-year': (context) => ofThisYear(context, true),
  'part-year': (context) => inBracket(context, { partYear: true }),
  compare: (context) => inClause(context, { compared: true }),
  cumulative: (context) => inClause(context, { cumulative: true }),
  altogether: ofAllChannels,
  channel: (context) => inClause(inSegment(context, { channel: true }), { channel: true }),
  'all-channels': (context) => inSegment(context, { channel: false }),
  wide: (context, _token, _text, facts) =>
    inClause(
      inSegment(inBracket(inLine(context, { wide: true }), { bodyStays: false }), {
        body: isRegion(facts) ? undefined : 'acting',
        government: false,
      }),
      { government: false },
    ),
  government: (context, { start }, text, facts) => {
    // 向区政府提出的 names the receiver, not the body that counts.
    if (!isRegion(facts) || text.charAt(start - 1) === '向') return context;
    const named = inClause(context, { government: true });
    return context.line.wide ? inSegment(named, { body: 'acting' }) : named;
  },
  body: (context, token, text, facts) => {
    if (isOtherBody(context, token, text, facts)) {
      return inSegment(context, { body: context.clause.done ? 'passing' : 'acting' });
    }
    const isSelf = /^[我本]/.test(token.word.text) && !isRegion(facts);
    if (!isSelf) return context;
    return inBracket(inSegment(context, { body: undefined }), { bodyStays: false });
  },
  branch: ofItsParts,
  publish: (context, { word }) => {
    const published = inSegment(context, { published: true });
    if (!word.traits.includes('unasked')) return published;
    const { sentence, bracket } = context;
    return inSentence(published, {
      unasked: true,
      answeredByPublic: sentence.answeredByPublic || bracket.matter === 'request',
    });
  },
  part: isDone,
  ...Object.fromEntries(REQUEST_VERBS.map((verb) => [verb, isDone])),
  file: (context) => inSentence(context, { filed: true }),
  campaign: (context) => inSentence(context, { campaign: true }),
  disclosure: (context) => inSentence(context, { disclosure: true }),
  request: (context) => inSentence(context, { disclosure: true }),
};

/** What follows counts parts of what was counted last. */
export function ofItsParts(context: Context): Context {
  const { bracket, line } = context;
  return inSegment(context, { branch: bracket.last === 'nothing' ? line.before : bracket.last });
}

function isDone(context: Context): Context {
  return context.clause.done ? context : inClause(context, { done: true });
}

function afterWord(context: Context, token: WordToken, text: string, facts: ReportFacts): Context {
  const { meaning } = token.word;
  const said = SAYS[meaning]?.(context, token, text, facts) ?? context;
  return isNoun(meaning) ? named(said, meaning, token) : said;
}

function named(context: Context, noun: Noun, { word, start }: WordToken): Context {
  const { matter } = context.bracket;
  // Once requests were counted, a noun in passing does not change the topic.
  const inPassing = noun === 'other' && matter === 'request';
  const isOfDocuments = context.sentence.unasked && word.traits.includes('on-request');
  const isMatter = !isOfRequests(noun) && !inPassing && !isOfDocuments;
  return inBracket(context, {
    topic: noun,
    named: context.bracket.named || noun !== 'other',
    ...(isMatter && { matter: noun, matterAt: start }),
  });
}

/** Whether a noun names some of the requests, without being the word for requests. */
export function isOfRequests(noun: Noun): boolean {
  return isStock(noun) || isOutcome(noun) || isApplicant(noun);
}

/**
 * Whether an outcome after this noun can be an outcome of requests. Documents and letters have outcomes
 * of their own.
 */
export function canHaveOutcomes(noun: Noun): boolean {
  return noun === 'request' || isProceeding(noun);
}

/** Whether a body is not the report's, and the word does not mean every such body of the region. */
function isOtherBody(
  { line }: Context,
  { word, start, end }: WordToken,
  text: string,
  facts: ReportFacts,
): boolean {
  if (word.own.some((name) => facts.agency.includes(name))) return false;
  // 全区各街道, 全市各委办局, 街道等 cover all of them.
  const isEach = text.slice(Math.max(0, start - 3), start).includes('各');
  return !(isRegion(facts) && ((isEach && line.wide) || text.charAt(end) === '等'));
}
