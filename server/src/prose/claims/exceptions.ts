import { behindLast } from '../lexer/behind-last.ts';
import type { WordToken } from '../lexer/token.ts';
import {
  isNoun,
  isProceeding,
  isRequestVerb,
  REQUEST_VERBS,
  type RequestVerb,
} from '../meanings.ts';
import type { Spoken } from './around.ts';
import type { Branch, Context } from './context.ts';
import { canHaveOutcomes, isOfRequests } from './said.ts';
import { has, type Thing } from './thing.ts';

/** A number with what its words say that it counts, before the exceptions are tested. */
export interface Candidate extends Spoken {
  readonly text: string;
  readonly context: Context;
  /** Whether a word denies it. */
  readonly denied: boolean;
  readonly isZero: boolean;
  /**
   * Whether the body's own work is reviews and suits, so that those in its report need not concern
   * disclosure.
   */
  readonly judicial: boolean;
}

/** A reason why a number is not all that the tables count of a thing. */
export interface Exception {
  /** In words: what the number is instead. */
  readonly why: string;
  /** The kinds of things that it applies to; all by default. */
  readonly of?: readonly Thing['kind'][];
  /** A sentence in which it excludes a number. The numbers still read are marked, see `claims.table.ts`. */
  readonly example: string;
  readonly holds: (candidate: Candidate) => boolean;
}

export const BY_CHANNEL: Exception = {
  why: 'what came by one channel',
  of: ['whole', 'verb', 'outcomes', 'applicant'],
  example: '通过政府网站收到政府信息公开申请40件。',
  holds: (candidate) =>
    candidate.context.segment.channel &&
    !isOfDocumentVerb(candidate.thing) &&
    !isOfOnlyChannel(candidate),
};

export const OF_A_PART: Exception = {
  why: 'a part of something else than what such things are parts of',
  example: '上年结转申请⟦5⟧{carry.total}件，其中予以公开2件。',
  holds: ({ thing, context }) => !canPart(thing, context.segment.branch),
};

/**
 * Reasons not to read a number although its words could be read. Each is tested by its example, which is
 * read differently without it.
 */
export const EXCEPTIONS: readonly Exception[] = [
  {
    why: 'several numbers are told in one list of things',
    example: '政府信息公开行政复议、行政诉讼分别为3件、5件。',
    holds: ({ words }) => has(words, 'respectively'),
  },
  {
    why: 'a word denies something before the number',
    example: '没有政府信息公开申请9件未答复。',
    holds: ({ words, denied }) => !denied && has(words, 'none'),
  },
  {
    why: 'what is left when some were taken out',
    example: '剔除重复申请后，收到政府信息公开申请9件。',
    holds: ({ text, words }) => {
      const end = words.at(-1)?.end ?? 0;
      return TAKEN_OUT.test(behindLast(text.slice(Math.max(0, end - LOOKED_BACK), end), '。'));
    },
  },
  {
    why: 'what no table counts is counted together with it',
    example: '信访、申请共30件。',
    holds: ({ words }) => isJoinedToOther(words),
  },
  {
    why: 'only those about one matter, or for one reason',
    of: ['whole', 'verb', 'stock', 'outcomes', 'applicant', 'own'],
    example: '收到涉及征地拆迁的政府信息公开申请70件。',
    holds: ({ words }) => isPartial(words),
  },
  {
    why: 'only those that came to one end',
    of: ['proceedings', 'result', 'documents', 'decisions'],
    example: '全年政府信息公开行政诉讼败诉3件。',
    holds: ({ words, denied }) => !denied && has(words, 'part'),
  },
  {
    why: 'what was made public of them',
    of: ['proceedings', 'documents', 'decisions', 'verb', 'own'],
    example: '公开全年作出的行政处罚决定75件。',
    holds: ({ words, denied }) => !denied && has(words, 'publish'),
  },
  {
    why: 'documents or results of something else',
    of: ['documents', 'result', 'own'],
    example: '制定培训方面的行政规范性文件5件。',
    holds: ({ words }) => has(words, 'other'),
  },
  {
    why: 'decisions that are named and not counted before a verb',
    of: ['verb'],
    example: '收到政府信息公开申请⟦14⟧{new.total}件，作出办结决定9件。',
    holds: ({ words }) => has(words, 'decided'),
  },
  {
    why: 'documents of one body beside those of others',
    of: ['documents'],
    example: '全年制定区政府规范性文件4件、区政府办公室规范性文件7件。',
    holds: ({ words }) => isOfOneBody(words),
  },
  {
    why: 'decisions that nobody is said to have made',
    of: ['decisions'],
    example: '行政处罚3件，行政强制1件。',
    holds: ({ words }) =>
      !words.some(({ word }) => word.meaning === 'decided' || word.traits.includes('decision')),
  },
  {
    why: 'decisions of several kinds',
    of: ['decisions'],
    example: '作出行政许可、行政处罚决定75件。',
    holds: ({ words }) => new Set(words.map(({ word }) => word.meaning).filter(isNoun)).size > 1,
  },
  {
    why: 'proceedings that were answered or closed',
    of: ['proceedings'],
    example: '政府信息公开行政复议案件办结11件，未结3件。',
    holds: ({ words, denied }) => !denied && isFinished(words),
  },
  {
    why: 'proceedings that a reviewing body took on, of whichever bodies',
    of: ['proceedings'],
    example: '全区行政复议机构受理政府信息公开类行政复议案件40件。',
    holds: ({ words, denied }) => !denied && isReviewers(words),
  },
  {
    why: 'what was carried over, as far as it was answered',
    of: ['stock'],
    example: '答复上年结转申请2件。',
    holds: ({ thing, words }) => isCarried(thing) && has(words, 'answered'),
  },
  {
    why: 'documents that are made public when they are asked for',
    of: ['whole'],
    example: '主动公开公文25件；依申请公开9件；不予公开6件。',
    holds: ({ all, context, denied }) => !denied && isOfDocuments(all, context),
  },
  BY_CHANNEL,

  OF_A_PART,

  {
    why: 'what was answered, where what was carried over is told apart',
    of: ['whole', 'verb'],
    example: '办结上年结转申请3件，全年收到申请⟦12⟧{new.total}件，办结10件。',
    holds: ({ thing, context }) => context.sentence.carriedAnswered && isAnswered(thing),
  },
  {
    why: 'outcomes, where what was carried over is told apart',
    of: ['outcomes'],
    example: '上年结转的⟦3⟧{carry.total}件申请全部答复完毕，予以公开4件。',
    holds: ({ context }) => context.sentence.carriedAnswered,
  },
  {
    why: 'documents that a verb alone speaks of, where none were counted',
    of: ['verb'],
    example: '全年共废止3件。',
    holds: ({ thing, context }) =>
      thing.kind === 'verb' && !isRequestVerb(thing.verb) && !context.sentence.documents,
  },
  {
    why: 'a verb alone behind a number of something else',
    of: ['verb'],
    example: '收到政府信息公开申请⟦14⟧{new.total}件；居民诉求收到35件、办结34件。',
    holds: ({ thing, context }) =>
      thing.kind === 'verb' && isRequestVerb(thing.verb) && context.segment.strayed,
  },
  {
    why: 'a verb alone where requests are not spoken of',
    of: ['verb'],
    example: '全年共收到28件。',
    holds: ({ thing, context }) =>
      thing.kind === 'verb' && isRequestVerb(thing.verb) && !speaksOfRequests(thing.verb, context),
  },
  {
    why: 'decisions of a campaign',
    of: ['decisions', 'documents'],
    example: '开展食品安全专项整治，立案52件，作出行政处罚决定48件。',
    holds: ({ context }) => context.sentence.campaign,
  },
  {
    why: 'what was made public, of which decisions are told on',
    of: ['decisions', 'documents'],
    example: '公开栏目信息3件、行政许可决定12件。',
    holds: ({ all, context }) =>
      context.segment.published && !has(all, 'decided', 'made', 'repealed', 'in-force'),
  },
  {
    why: 'carried over or open, of something else',
    of: ['stock'],
    example: '行政复议案件20件，上年结转2件，结转下年度3件。',
    holds: ({ context: { bracket } }) =>
      bracket.matter !== undefined && bracket.matter !== 'request',
  },
  {
    why: 'still open, which is said of much',
    of: ['stock'],
    example: '居民诉求90件，3件正在办理。',
    holds: ({ all, context: { segment, bracket, line } }) =>
      all.some(({ word }) => word.traits.includes('open')) &&
      (segment.strayed || !(bracket.matter ?? line.whole)),
  },
  {
    why: 'outcomes of something else',
    of: ['outcomes'],
    example: '办理建议提案40件，予以公开30件。',
    holds: (candidate) => {
      const { sentence, bracket } = candidate.context;
      const { matter } = bracket;
      if (matter === undefined) return sentence.unasked;
      return !canHaveOutcomes(matter) && !isExample(candidate);
    },
  },
  {
    why: 'granted, where what had been public before is told apart',
    of: ['outcomes'],
    example: '办结政府信息公开申请⟦12⟧{r7.total}件，其中已主动公开2件，同意公开4件。',
    holds: ({ thing, context }) =>
      thing.kind === 'outcomes' &&
      thing.outcomes.includes('granted') &&
      context.sentence.answeredByPublic,
  },
  {
    why: 'who applied, where no request is spoken of',
    of: ['applicant'],
    example: '全年接待自然人30件。',
    holds: ({ all, context }) =>
      context.segment.branch === undefined && !has(all, 'request') && !context.line.whole,
  },
  {
    why: 'proceedings that were put on file with another body',
    of: ['proceedings'],
    example: '全年备案因政府信息公开引发的行政复议案件21件，行政诉讼案件8件。',
    holds: ({ context }) => context.sentence.filed,
  },
  {
    why: 'proceedings that need not be about disclosure',
    of: ['proceedings'],
    example: '全年行政复议案件4件。',
    holds: isOfAnything,
  },
];

const TAKEN_OUT = /剔除|扣除|除去|去重/;
/** How much text before a number is looked through. */
const LOOKED_BACK = 40;

/** The exceptions that apply to a candidate. */
export function reasonsAgainst(
  candidate: Candidate,
  exceptions: readonly Exception[],
): Exception[] {
  const { kind } = candidate.thing;
  return exceptions.filter(({ of, holds }) => !(of && !of.includes(kind)) && holds(candidate));
}

/** 属于信访等不予处理8件: the noun before the outcome is only an example of the reasons. */
function isExample({ all, words, context }: Candidate): boolean {
  const { matterAt } = context.bracket;
  const [first] = words;
  return (
    first !== undefined && matterAt < first.start && all.some(({ start }) => start === matterAt)
  );
}

function isOfDocumentVerb(thing: Thing): boolean {
  return thing.kind === 'verb' && !isRequestVerb(thing.verb);
}

/** 收到政府网站上政府信息公开申请2件 says where the requests arrived, and mentions no other channel. */
function isOfOnlyChannel({ words, text, context }: Candidate): boolean {
  if (context.sentence.channelRows) return false;
  const at = words.findIndex(({ word }) => word.meaning === 'channel');
  const [channel, next] = words.slice(at, at + 2);
  const isReceived = has(words.slice(0, Math.max(at, 0)), 'receive', 'received');
  if (!isReceived || !channel || next?.word.meaning !== 'request') return false;
  return /^上的?$/.test(text.slice(channel.end, next.start));
}

/** Whether something that no table counts is joined with a following noun. */
function isJoinedToOther(words: readonly WordToken[]): boolean {
  return words.some(({ word }, index) => {
    if (word.meaning !== 'other') return false;
    const [joint, next] = words.slice(index + 1, index + 3);
    return joint?.word.meaning === 'and' && next !== undefined && isNoun(next.word.meaning);
  });
}

function isPartial(words: readonly WordToken[]): boolean {
  const all = words.findLastIndex(({ word }) => word.meaning === 'all-channels');
  return has(words.slice(all + 1), 'part', 'about');
}

/** Whether the body that issued the documents is named: 区政府规范性文件. */
function isOfOneBody(words: readonly WordToken[]): boolean {
  return words.some(({ word, start }, index) => {
    const before = words[index - 1];
    if (word.meaning !== 'document' || before?.end !== start) return false;
    return before.word.meaning === 'government' || before.word.meaning === 'body';
  });
}

function isFinished(words: readonly WordToken[]): boolean {
  const last = words.findLastIndex(({ word }) => isProceeding(word.meaning));
  return words.some(({ word, end }, index) => {
    if (word.meaning !== 'answered') return false;
    // An answer may be the cause of a review; closing a case is not.
    if (index > last || word.traits.includes('closed')) return true;
    const next = words[index + 1];
    return next?.start === end && isProceeding(next.word.meaning);
  });
}

function isReviewers(words: readonly WordToken[]): boolean {
  const reviewer = words.findIndex(({ word }) => word.meaning === 'reviewer');
  return reviewer >= 0 && has(words.slice(reviewer), ...REQUEST_VERBS);
}

function isCarried(thing: Thing): boolean {
  return thing.kind === 'stock' && thing.rows.some((sum) => sum.includes('carried'));
}

/** 主动公开20件，依申请公开6件 counts documents, not requests. */
function isOfDocuments(words: readonly WordToken[], { sentence }: Context): boolean {
  if (!sentence.unasked || has(words, ...REQUEST_VERBS)) return false;
  return words.every(
    ({ word }) => word.meaning !== 'request' || word.traits.includes('on-request'),
  );
}

/** Whether a thing can be part of what 其中 splits. */
function canPart(thing: Thing, branch: Branch | undefined): boolean {
  if (branch === undefined) return true;
  switch (thing.kind) {
    case 'stock':
    case 'applicant':
      return branch === 'whole';
    case 'outcomes':
      return branch === 'whole' || branch === 'outcomes';
    case 'result':
      return branch === 'proceedings';
    case 'proceedings': {
      const isPart = thing.kinds.some((kind) => kind === 'direct' || kind === 'after-review');
      return branch === 'whole' || branch === 'nothing' || (isPart && branch !== 'outcomes');
    }
    default:
      return false;
  }
}

function isAnswered(thing: Thing): boolean {
  if (thing.kind === 'verb') return thing.verb === 'answered';
  return (
    thing.kind === 'whole' && thing.rows.every((sum) => sum.every((row) => row === 'answered'))
  );
}

/** Whether earlier words say that the verb counts requests. */
function speaksOfRequests(verb: RequestVerb, { bracket: { topic }, line }: Context): boolean {
  const isRequest = topic !== undefined && (topic === 'request' || isOfRequests(topic));
  return verb === 'answered'
    ? line.whole !== undefined && (isRequest || topic === undefined)
    : isRequest;
}

function isOfAnything({ thing, all, context, isZero, judicial }: Candidate): boolean {
  if (thing.kind !== 'proceedings') return false;
  const { disclosure, proceedings } = context.sentence;
  if (thing.kinds.some((kind) => kind === 'direct' || kind === 'after-review')) {
    return proceedings !== 'suit' && !disclosure;
  }
  if (judicial) return !has(all, 'disclosure', 'request');
  return !(disclosure || context.line.whole || proceedings || isZero);
}
