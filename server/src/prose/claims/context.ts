import type { WordToken } from '../lexer/token.ts';
import type { Decision, Noun, Proceeding } from '../meanings.ts';
import type { Rows } from './slot-query.ts';

/** What a number counted, as far as 其中 behind it depends on it. */
export type Branch = 'nothing' | 'whole' | 'carried' | 'outcomes' | 'proceedings' | 'else';

/** What holds to the end of the line. */
export interface LineFrame {
  /** The report's year: where its title has none, the first that the line names. */
  readonly year: number | undefined;
  /** Whether it has spoken of the whole region. */
  readonly wide: boolean;
  /** The rows that the last count of all requests means; later sentences may speak of them. */
  readonly whole: Rows | undefined;
  /** What the last number of the sentence before counted; a sentence that begins with 其中 parts it. */
  readonly before: Branch;
  /** Whether it has spoken of what is charged for answering requests. */
  readonly forRequests: boolean;
}

/** What holds to the full stop. */
export interface SentenceFrame {
  /** Whether it speaks of the matter that the report is about, or of requests. */
  readonly disclosure: boolean;
  /** Whether a word or date names this year. */
  readonly ownYear: boolean;
  /** Whether it tells what was made public without being asked for: documents, of which others are not. */
  readonly unasked: boolean;
  /** Whether it tells of requests that what had been made public answers; some count them as answered so. */
  readonly answeredByPublic: boolean;
  /** Whether it tells that what was carried over was answered: of what is answered, that may be left out then. */
  readonly carriedAnswered: boolean;
  /** Whether it tells of a campaign, of which its decisions then are. */
  readonly campaign: boolean;
  /** Whether it tells what was put on file with another body, which is not all that there was. */
  readonly filed: boolean;
  /** Whether it counted documents: 制发规范性文件2件，废止3件. */
  readonly documents: boolean;
  /** Which proceedings were counted last, reviews or suits. */
  readonly proceedings: 'review' | 'suit' | undefined;
  /** Which of the suits, if not all. */
  readonly suits: Proceeding | undefined;
  /** Rows of requests that came by one channel, for the sum that may follow. */
  readonly channelRows: Rows | undefined;
  /** Whether it so far leaves charges whole: no matter was named that they could be for. */
  readonly charges: boolean;
}

/** What holds to a semicolon, or to the end of brackets. */
export interface SegmentFrame {
  /** What 其中 parts; undefined outside such a part. */
  readonly branch: Branch | undefined;
  /** Whether the number before counted what no table does: a verb behind it may speak of that. */
  readonly strayed: boolean;
  /**
   * Whether it names a body that is not the report's: one that does what the clause tells, or one in passing
   * (指导下属单位).
   */
  readonly body: 'acting' | 'passing' | undefined;
  /** Whether cases of a region's government were counted: what follows is of it too. */
  readonly government: boolean;
  /** Whether it names one channel of several. */
  readonly channel: boolean;
  /** Whether it tells what was made public, which is not what was decided. */
  readonly published: boolean;
  /** The proceedings that it counted, in their order. */
  readonly counted: readonly { readonly kind: Proceeding; readonly isZero: boolean }[];
  /** The decisions counted last, and where their number ended: 作出行政处罚3件，行政强制1件. */
  readonly decided: { readonly decision: Decision; readonly end: number } | undefined;
}

/** What holds in the sentence, or to the end of brackets in it. */
export interface BracketFrame {
  /** What the number before counted. */
  readonly last: Branch;
  /** The noun named last. */
  readonly topic: Noun | undefined;
  /** Of what the outcomes are; requests, once these were counted. */
  readonly matter: Noun | undefined;
  /** Where the noun begins that names it. */
  readonly matterAt: number;
  /** Whether the year named last is another than the report's, and whether it is the one before. */
  readonly otherYear: boolean;
  readonly lastYear: boolean;
  readonly partYear: boolean;
  /** Whether cases of another body were counted: what follows is of it too, until 全区 is named. */
  readonly bodyStays: boolean;
  /** Whether it names what the tables count, which may then belong to what was named before the brackets. */
  readonly named: boolean;
}

/** What holds to the next mark. */
export interface ClauseFrame {
  /** Whether it names the government of a region. */
  readonly government: boolean;
  readonly compared: boolean;
  /** Whether it has said what is done: a body named behind that does not do it (收到市局转来, 指导下属单位). */
  readonly done: boolean;
  readonly cumulative: boolean;
  /** Whether it names a channel. */
  readonly channel: boolean;
  /** Words that brackets part from the number that they lead to: 其他处理（含撤回3件）20件. */
  readonly pending: Pending | undefined;
}

/** Words before brackets. */
export interface Pending {
  readonly words: readonly WordToken[];
  /** Where they begin. */
  readonly from: number;
  /** The brackets, once they are closed; their end is where they open until then. */
  readonly brackets: { readonly start: number; readonly end: number };
}

/**
 * What the words so far say that bears on the numbers still to come. A value: what a word says holds for
 * a frame, and to leave a frame is to forget it.
 */
export interface Context {
  readonly line: LineFrame;
  readonly sentence: SentenceFrame;
  readonly segment: SegmentFrame;
  readonly bracket: BracketFrame;
  readonly clause: ClauseFrame;
  /** What holds outside the brackets in which this stands. */
  readonly outside: Pick<Context, 'segment' | 'bracket' | 'clause' | 'outside'> | undefined;
}

const CLAUSE: ClauseFrame = {
  government: false,
  compared: false,
  done: false,
  cumulative: false,
  channel: false,
  pending: undefined,
};

const SEGMENT: SegmentFrame = {
  branch: undefined,
  strayed: false,
  body: undefined,
  government: false,
  channel: false,
  published: false,
  counted: [],
  decided: undefined,
};

const SENTENCE: SentenceFrame = {
  disclosure: false,
  ownYear: false,
  unasked: false,
  answeredByPublic: false,
  carriedAnswered: false,
  campaign: false,
  filed: false,
  documents: false,
  proceedings: undefined,
  suits: undefined,
  channelRows: undefined,
  charges: true,
};

/** What is forgotten of brackets, and of the sentence as theirs, where a sentence ends. */
const NOTHING_NAMED = {
  last: 'nothing',
  topic: undefined,
  matter: undefined,
  matterAt: -1,
  partYear: false,
  named: false,
} as const;

/** What holds where a line begins. */
export function beginning(year: number | undefined): Context {
  return {
    line: {
      year,
      wide: false,
      whole: undefined,
      before: 'nothing',
      forRequests: false,
    },
    sentence: SENTENCE,
    segment: SEGMENT,
    bracket: {
      ...NOTHING_NAMED,
      otherYear: false,
      lastYear: false,
      bodyStays: false,
    },
    clause: CLAUSE,
    outside: undefined,
  };
}

export function inLine(context: Context, said: Partial<LineFrame>): Context {
  return { ...context, line: { ...context.line, ...said } };
}

export function inSentence(context: Context, said: Partial<SentenceFrame>): Context {
  return { ...context, sentence: { ...context.sentence, ...said } };
}

export function inSegment(context: Context, said: Partial<SegmentFrame>): Context {
  return { ...context, segment: { ...context.segment, ...said } };
}

export function inBracket(context: Context, said: Partial<BracketFrame>): Context {
  return { ...context, bracket: { ...context.bracket, ...said } };
}

export function inClause(context: Context, said: Partial<ClauseFrame>): Context {
  return { ...context, clause: { ...context.clause, ...said } };
}

/** Behind a comma. */
export function afterClause(context: Context): Context {
  return { ...context, clause: CLAUSE };
}

/** Behind a semicolon. */
export function afterSegment(context: Context): Context {
  return { ...context, segment: SEGMENT, clause: CLAUSE };
}

/** Within brackets, where what was said outside holds on; what they part from its number waits for it. */
export function withinBrackets(context: Context, pending: Pending | undefined): Context {
  const { segment, bracket, outside } = context;
  const clause = { ...context.clause, pending };
  return {
    ...context,
    bracket: { ...bracket, named: false },
    clause: CLAUSE,
    outside: { segment, bracket, clause, outside },
  };
}

/**
 * Behind brackets, where what holds is what held before them.
 *
 * @param end Behind the mark that closes them.
 */
export function afterBrackets(context: Context, end: number): Context {
  const { outside, bracket } = context;
  if (!outside) return { ...context, clause: CLAUSE };
  const { pending } = outside.clause;
  const waiting =
    pending && !bracket.named
      ? { ...pending, brackets: { start: pending.brackets.start, end } }
      : undefined;
  const named = outside.bracket.named || bracket.named;
  return {
    ...context,
    ...outside,
    bracket: { ...outside.bracket, named },
    clause: { ...outside.clause, pending: waiting },
  };
}

/**
 * Behind a full stop. The year named last holds on, until another is named, and the body whose cases were
 * counted.
 *
 * @param isOfRequests Whether outcomes of the noun that it spoke of are outcomes of requests.
 */
export function afterSentence(context: Context, isOfRequests: (noun: Noun) => boolean): Context {
  const { line } = context;
  const bracket = outermostBracket(context);
  const isOfOne = isOfGovernment(context);
  const isOver = bracket.matter !== undefined && !isOfRequests(bracket.matter);
  return {
    line: {
      ...line,
      before: isOfOne ? 'nothing' : context.bracket.last,
      whole: isOver ? undefined : line.whole,
    },
    sentence: SENTENCE,
    segment: SEGMENT,
    bracket: { ...bracket, ...NOTHING_NAMED },
    clause: CLAUSE,
    outside: undefined,
  };
}

function outermostBracket({ bracket, outside }: Context): BracketFrame {
  let outer = bracket;
  for (let out = outside; out; out = out.outside) outer = out.bracket;
  return outer;
}

/** Whether the words here speak of a region's government, which is one of several bodies beside 全区. */
export function isOfGovernment({ clause, segment }: Context): boolean {
  return clause.government || segment.government;
}

/** Whether numbers here count what the tables count. */
export function isOwn(context: Context): boolean {
  return isOfThisYear(context) && !context.clause.compared;
}

/** Whether the words here speak of what the tables count, be it in a comparison. */
export function isOfThisYear(context: Context): boolean {
  const { bracket, clause, sentence } = context;
  return !bracket.otherYear && isOfWhole(context) && !(clause.cumulative && !sentence.ownYear);
}

/** Whether numbers here count what last year's tables count. */
export function isOfLastYear(context: Context): boolean {
  const { bracket, clause } = context;
  return bracket.lastYear && isOfWhole(context) && !clause.compared && !clause.cumulative;
}

function isOfWhole({ segment, bracket }: Context): boolean {
  return !segment.body && !bracket.bodyStays && !bracket.partYear;
}

/** Behind a number of cases, or a word that says none: whose they were, the next may be too. */
export function afterCounting(context: Context): Context {
  const { segment, bracket } = context;
  const isActing = segment.body === 'acting' && segment.branch === undefined;
  const body = isActing && !bracket.bodyStays;
  const government = context.clause.government && !segment.government;
  if (!body && !government) return context;
  return inSegment(body ? inBracket(context, { bodyStays: true }) : context, {
    government: segment.government || government,
  });
}
