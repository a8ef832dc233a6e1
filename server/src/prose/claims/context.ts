import type { WordToken } from '../lexer/token.ts';
import type { Decision, Noun, Proceeding } from '../meanings.ts';
import type { Rows } from './slot-query.ts';

/** What a number counted, as far as the meaning of a following 其中 depends on it. */
export type Branch = 'nothing' | 'whole' | 'carried' | 'outcomes' | 'proceedings' | 'else';

/** Holds to the end of the line. */
export interface LineFrame {
  /** The report's year. If its title has none, the first year that the line names. */
  readonly year: number | undefined;
  /** Whether the whole region was mentioned. */
  readonly wide: boolean;
  /** The rows that the last count of all requests may mean. Later sentences may refer to them. */
  readonly whole: Rows | undefined;
  /** What the last number of the previous sentence counted. A sentence that begins with 其中 splits it. */
  readonly before: Branch;
  /** Whether charges for answering requests were mentioned. */
  readonly forRequests: boolean;
}

/** Holds to the full stop. */
export interface SentenceFrame {
  /** Whether the sentence mentions disclosure, or requests. */
  readonly disclosure: boolean;
  /** Whether a word or date names the report's year. */
  readonly ownYear: boolean;
  /** Whether it is about documents published without request. The tables count other documents. */
  readonly unasked: boolean;
  /**
   * Whether it is about requests answered by earlier publications. Some bodies count these as granted
   * too.
   */
  readonly answeredByPublic: boolean;
  /**
   * Whether it says that carried-over requests were answered. Later numbers of answered requests may
   * exclude them.
   */
  readonly carriedAnswered: boolean;
  /** Whether it is about a campaign. Its decisions are then those of the campaign only. */
  readonly campaign: boolean;
  /** Whether it is about proceedings filed with another body, which are not all proceedings. */
  readonly filed: boolean;
  /** Whether it has counted documents: 制发规范性文件2件，废止3件. */
  readonly documents: boolean;
  /** The proceedings counted last: reviews or suits. */
  readonly proceedings: 'review' | 'suit' | undefined;
  /** Which kind of suits, if not all. */
  readonly suits: Proceeding | undefined;
  /** The rows of requests received through one channel, for the sum that may follow. */
  readonly channelRows: Rows | undefined;
  /** Whether nothing so far restricts charges to one subject. */
  readonly charges: boolean;
}

/** Holds to a semicolon, or to the end of brackets. */
export interface SegmentFrame {
  /** What 其中 splits; undefined where no 其中 holds. */
  readonly branch: Branch | undefined;
  /** Whether the last number counted something that no table counts. A later verb may refer to that. */
  readonly strayed: boolean;
  /**
   * Whether another body than the report's is named: one that acts, or one that is only mentioned
   * (指导下属单位).
   */
  readonly body: 'acting' | 'passing' | undefined;
  /** Whether cases of a region's government were counted. Later numbers are its cases too. */
  readonly government: boolean;
  /** Whether one of several channels is named. */
  readonly channel: boolean;
  /** Whether it is about publishing, which is not deciding. */
  readonly published: boolean;
  /** The proceedings counted so far, in order. */
  readonly counted: readonly { readonly kind: Proceeding; readonly isZero: boolean }[];
  /** The kind of decision counted last, with the end of its number: 作出行政处罚3件，行政强制1件. */
  readonly decided: { readonly decision: Decision; readonly end: number } | undefined;
}

/** Holds to the end of the sentence, or of the brackets within it. */
export interface BracketFrame {
  /** What the last number counted. */
  readonly last: Branch;
  /** The noun named last. */
  readonly topic: Noun | undefined;
  /** What later outcomes are outcomes of. It is requests once these were counted. */
  readonly matter: Noun | undefined;
  /** Where the noun that names it begins. */
  readonly matterAt: number;
  /** Whether the year named last is not the report's, and whether it is the year before. */
  readonly otherYear: boolean;
  readonly lastYear: boolean;
  readonly partYear: boolean;
  /** Whether cases of another body were counted. Later numbers are its cases too, until a word such as 全区. */
  readonly bodyStays: boolean;
  /**
   * Whether something that the tables count is named here, to which words before the brackets then do not
   * lead.
   */
  readonly named: boolean;
}

/** Holds to the next mark. */
export interface ClauseFrame {
  /** Whether the government of a region is named. */
  readonly government: boolean;
  readonly compared: boolean;
  /** Whether a verb has been read. A body named after it is not the one that acts (收到市局转来, 指导下属单位). */
  readonly done: boolean;
  readonly cumulative: boolean;
  /** Whether a channel is named. */
  readonly channel: boolean;
  /** Words that brackets separate from their number: 其他处理（含撤回3件）20件. */
  readonly pending: Pending | undefined;
}

/** Words before brackets that wait for their number. */
export interface Pending {
  readonly words: readonly WordToken[];
  /** Where the words begin. */
  readonly from: number;
  /** The brackets. Until they are closed, `end` is where they open. */
  readonly brackets: { readonly start: number; readonly end: number };
}

/**
 * What the words so far say that affects later numbers. A value: each statement holds for a frame, and
 * leaving the frame forgets it.
 */
export interface Context {
  readonly line: LineFrame;
  readonly sentence: SentenceFrame;
  readonly segment: SegmentFrame;
  readonly bracket: BracketFrame;
  readonly clause: ClauseFrame;
  /** The context outside the brackets that contain this place. */
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

/** Reset at the end of a sentence or of brackets. */
const NOTHING_NAMED = {
  last: 'nothing',
  topic: undefined,
  matter: undefined,
  matterAt: -1,
  partYear: false,
  named: false,
} as const;

/** The context at the start of a line. */
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

/** The context after a comma. */
export function afterClause(context: Context): Context {
  return { ...context, clause: CLAUSE };
}

/** The context after a semicolon. */
export function afterSegment(context: Context): Context {
  return { ...context, segment: SEGMENT, clause: CLAUSE };
}

/**
 * The context inside brackets. What holds outside still holds. `pending` are words that wait for a number
 * after the brackets.
 */
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
 * The context after brackets, which is that before them.
 *
 * @param end Index after the closing bracket.
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
 * The context after a full stop. The year named last still holds, and so does the body whose cases were
 * counted.
 *
 * @param isOfRequests Whether outcomes after this noun are outcomes of requests.
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

/** Whether the words here are about a region's government, which is only one of the bodies that 全区 covers. */
export function isOfGovernment({ clause, segment }: Context): boolean {
  return clause.government || segment.government;
}

/** Whether numbers here count what the tables count. */
export function isOwn(context: Context): boolean {
  return isOfThisYear(context) && !context.clause.compared;
}

/** Whether the words here are about what the tables count, even in a comparison. */
export function isOfThisYear(context: Context): boolean {
  const { bracket, clause, sentence } = context;
  return !bracket.otherYear && isOfWhole(context) && !(clause.cumulative && !sentence.ownYear);
}

/** Whether numbers here count what last year's tables counted. */
export function isOfLastYear(context: Context): boolean {
  const { bracket, clause } = context;
  return bracket.lastYear && isOfWhole(context) && !clause.compared && !clause.cumulative;
}

function isOfWhole({ segment, bracket }: Context): boolean {
  return !segment.body && !bracket.bodyStays && !bracket.partYear;
}

/** The context after a number of cases or a denial. Later cases may belong to the same body. */
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
