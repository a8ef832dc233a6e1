import { ZERO } from '../../figure/decimal.ts';
import type { Clause } from '../lexer/clauses.ts';
import type { WordToken } from '../lexer/token.ts';
import { lead } from './around.ts';
import { bindNumber, charge, count, deny, namePart, receive } from './bind-number.ts';
import {
  afterBrackets,
  afterClause,
  afterSegment,
  afterSentence,
  beginning,
  type Context,
  inLine,
  inSentence,
  isOfGovernment,
  withinBrackets,
} from './context.ts';
import type { ClaimTools, Count, LineClaims, NamedPart, ReadOn } from './count.ts';
import { isWeighty } from './gap.ts';
import { withoutRepeated, withoutRivals } from './rivals.ts';
import { afterToken, canHaveOutcomes, ofItsParts } from './said.ts';
import { has } from './thing.ts';

/** Reads a line clause by clause. Earlier clauses affect later numbers; see `Context`. */
export function readClaims(
  text: string,
  clauses: readonly Clause[],
  tools: ClaimTools,
): LineClaims {
  const counts: Count[] = [];
  const past: Count[] = [];
  const namedParts: NamedPart[] = [];
  let [sentence, segment]: [Count[], Count[]] = [[], []];
  let context = beginning(tools.facts.year);
  for (const clause of clauses) {
    const read = readClause(text, clause, context, tools);
    context = read.context;
    addAll(segment, read.counts);
    addAll(past, read.past);
    addAll(namedParts, read.namedParts);
    if (clause.mark === 'stop' || clause.mark === 'semicolon' || clause.mark === undefined) {
      addAll(sentence, withoutRivals(segment));
      segment = [];
    }
    if (clause.mark === 'stop' || clause.mark === undefined) {
      addAll(counts, withoutRepeated(sentence));
      sentence = [];
    }
  }
  // If the line later reports on 全区, the counts of the region's government are not all.
  const own = context.line.wide ? counts.filter(({ ofGovernment }) => !ofGovernment) : counts;
  return { counts: own, past, namedParts };
}

function readClause(text: string, clause: Clause, before: Context, tools: ClaimTools): ReadOn {
  const [counts, past, namedParts]: [Count[], Count[], NamedPart[]] = [[], [], []];
  const take = (read: ReadOn) => {
    addAll(counts, read.counts);
    addAll(past, read.past);
    addAll(namedParts, read.namedParts);
    context = read.context;
  };
  const pending = leadsOnBehindBrackets(clause) ? before.clause.pending : undefined;
  let context = before;
  let words: WordToken[] = pending ? [...pending.words] : [];
  let from = pending?.from ?? clause.start;
  let brackets = pending?.brackets;
  const begin = (at: number) => {
    [words, from, brackets] = [[], at, undefined];
  };
  for (const [index, token] of clause.tokens.entries()) {
    if (token.start < (brackets?.end ?? from)) continue;
    context = afterToken(context, token, text, tools.facts);
    if (token.kind === 'word') {
      words.push(token);
      if (token.word.meaning !== 'none' || index < clause.lastNumber) continue;
      take(deny(text, token, clause, index, context, tools));
      break;
    }
    if (token.kind !== 'number') continue;
    const place = { text, clause, token, index, words, from, brackets };
    if (token.end > token.numberEnd || token.value) {
      const read = count(place, context, tools);
      take(read);
      begin(read.end);
    } else if (token.percentage) {
      take(namePart(place, context, tools));
      begin(token.end);
    } else if (token.money) {
      take(charge(place, context, tools));
    } else if (token.things && has(words, 'own')) {
      take(bindNumber(place, token.things, lead(place), context, tools));
      begin(token.end);
    } else if (token.entries) {
      take(receive(place, token.entries, context, tools));
    }
  }
  const done = tools.allDone.find(text, clause, context);
  if (done) counts.push({ ...done, ...ZERO_OF_ALL, ofGovernment: isOfGovernment(context) });
  context = afterMatter(context, text, clause, tools);
  if (PARTS_FOLLOW.test(text.slice(from, clause.end))) context = ofItsParts(context);
  return { counts, past, namedParts, context: afterMark(context, clause, text, words, from) };
}

const ZERO_OF_ALL = { says: 'all', value: ZERO, branch: undefined } as const;

/** How a clause goes on behind a number if the next ones count its parts: 2件申请中，. */
const PARTS_FOLLOW = /^[^\d，]{0,6}中$/;

/** Whether a clause begins with a number, so that words before brackets may lead to it. */
function leadsOnBehindBrackets({ tokens }: Clause): boolean {
  const first = tokens.find((token) => token.kind !== 'word' || isWeighty(token));
  return first?.kind === 'number';
}

/** Brackets that only list some of what was named before them. */
const INCLUDES = /^（(?:其中)?(?:包?含|包括)/;

/** The context after the mark that ends a clause. */
function afterMark(
  context: Context,
  { mark, end }: Clause,
  text: string,
  words: readonly WordToken[],
  from: number,
): Context {
  switch (mark) {
    case 'open': {
      const waits = words.length > 0 && INCLUDES.test(text.slice(end, end + 5));
      const brackets = { start: end, end };
      return withinBrackets(context, waits ? { words, from, brackets } : undefined);
    }
    case 'close':
      return afterBrackets(context, end + 1);
    case 'comma':
      return afterClause(context);
    case 'semicolon':
      return afterSegment(context);
    default:
      return afterSentence(context, canHaveOutcomes);
  }
}

/** What a clause says about the subject of later clauses. */
function afterMatter(context: Context, text: string, clause: Clause, tools: ClaimTools): Context {
  const said = text.slice(clause.start, clause.end);
  const { sentence, line } = context;
  const isOpen = clause.mark === 'open' || clause.mark === 'close';
  const charges = sentence.charges && !isOpen && tools.charges.isPlain(said, tools.facts.agency);
  const carriedAnswered =
    sentence.carriedAnswered || (names(clause, 'carried') && names(clause, 'answered'));
  const isSame = charges === sentence.charges && carriedAnswered === sentence.carriedAnswered;
  const then = isSame ? context : inSentence(context, { charges, carriedAnswered });
  return !line.forRequests && tools.charges.isForRequests(said)
    ? inLine(then, { forRequests: true })
    : then;
}

function names({ tokens }: Clause, meaning: string): boolean {
  return tokens.some((token) => token.kind === 'word' && token.word.meaning === meaning);
}

/** Appends all. `push(...more)` would fail for more items than a call can have arguments. */
function addAll<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one);
}
