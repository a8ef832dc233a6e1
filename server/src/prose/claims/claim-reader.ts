import type { Decimal } from '../../figure/decimal.ts';
import type { Clause } from '../lexer/clauses.ts';
import type { MoneyUnit } from '../lexer/money.ts';
import type { NumberToken } from '../lexer/tokens.ts';
import { endsClause, leadSubjects, type NumberPlace, tailOf } from './around.ts';
import { isCharge, isForRequests, isPlain } from './charge.ts';
import { deniedSubjects } from './denial.ts';
import { readingsOf, type Surroundings } from './readings-of.ts';
import { withoutRepeated, withoutRivals } from './rivals.ts';
import { type ReportContext, Scope } from './scope.ts';
import { type Counted, Sentence } from './sentence.ts';
import { inColumns, type Readings } from './slot.ts';
import { isDecision, isNoun, type Subject, subjectOf, type WordToken } from './subject.ts';

/** A number bound to slots; without a value, a word that says none. Indexes into the compact text. */
export interface Count {
  readonly start: number;
  readonly end: number;
  readonly value: Decimal | undefined;
  /** What an amount of money is written in; its value is in the table's unit. */
  readonly unit?: MoneyUnit;
  readonly readings: Readings;
  /** What it is a part of, where 其中 says that it is one. */
  readonly branch: Counted | undefined;
  /** Whether it is said of a region's government, and no other of its bodies. */
  readonly ofGovernment?: boolean;
}

/** A percentage in words only: 自然人申请占90.8%. */
export interface NamedPart {
  /** Where the percentage begins. */
  readonly start: number;
  readonly readings: Readings;
}

/** Reads a line clause by clause, and keeps what earlier clauses say about later numbers. */
export class Reader {
  readonly counts: Count[] = [];
  /** What the line says that last year's tables counted. */
  readonly past: Count[] = [];
  readonly namedParts: NamedPart[] = [];
  private readonly text: string;
  private readonly scope: Scope;
  private readonly sentence = new Sentence();
  private readonly at: Surroundings;
  private readonly agency: string;
  /** Whether the sentence so far leaves charges whole: no matter was named that they could be for. */
  private isWhole = true;
  /** Whether the line has spoken of what is charged for answering requests. */
  private forRequests = false;
  /** How many of the counts no rival can join any more. */
  private settled = 0;
  /** How many there were before the sentence. */
  private before = 0;
  /** Behind the last decision counted; -1 before the first. */
  private decidedEnd = -1;

  constructor(text: string, context: ReportContext) {
    this.text = text;
    this.agency = context.agency;
    this.scope = new Scope(context);
    const judicial = context.agency.includes('司法');
    this.at = { sentence: this.sentence, scope: this.scope, judicial };
  }

  read(clause: Clause): void {
    const { text } = this;
    let words: WordToken[] = [];
    let from = clause.start;
    for (const [index, token] of clause.tokens.entries()) {
      if (token.start < from) continue;
      this.scope.take(token, text);
      if (token.kind === 'word') {
        words.push(token);
        this.sentence.note(token);
        if (token.word.meaning !== 'none') continue;
        if (this.deny(token, clause, index)) break;
      } else if (
        (token.kind === 'number' && token.end > token.numberEnd) ||
        (token.kind === 'number' && token.value)
      ) {
        from = this.count({ text, clause, token, index, words, from });
        words = [];
      } else if (token.kind === 'number' && token.percentage) {
        this.namePart(token, words);
        [words, from] = [[], token.end];
      } else if (token.kind === 'number' && token.money) {
        this.charge(token, clause);
      } else if (token.kind === 'number' && token.entries) {
        this.receive({ text, clause, token, index, words, from }, token.entries);
      }
    }
    this.sentence.noteClause(clause);
    this.noteMatter(clause);
    this.end(clause.mark);
  }

  /** 收到政府信息公开申请3条: what was received of requests by name, and counted as entries. */
  private receive(place: NumberPlace, value: Decimal): void {
    const { token, words } = place;
    // Much is asked for that is counted in 项: 受理申请3200项.
    const isNamed = words.some(({ word }) => word.meaning === 'request' && word.text !== '申请');
    const isReceived = words.some(({ word }) => /^receive(-new)?$/.test(word.meaning));
    const [subject] = leadSubjects(place);
    if (subject?.kind !== 'whole' || !isNamed || !isReceived) return;
    const readings = readingsOf(subject, words, value.units === 0n, this.at);
    if (!readings || !this.scope.isOwn()) return;
    this.counts.push({ ...this.countOf(token, readings), value });
    this.sentence.last = this.sentence.counted(subject);
  }

  /** Binds a number by the words before it or, where they do not say, by those behind it; says where the next begins. */
  private count(place: NumberPlace): number {
    const { token, words } = place;
    const decision = this.furtherDecision(place);
    const lead = decision ? [decision] : leadSubjects(place);
    const isVerb = lead.every(({ kind }) => kind === 'verb');
    const tail = isVerb && !hasNoun(words) && tailOf(place);
    if (tail) {
      for (const word of tail.words) this.sentence.note(word);
      this.bind(token, [tail.subject], tail.words);
      return tail.end;
    }
    // 收到30件 counts what was named before, unless another noun follows: 收到30件来信.
    const isLeft = isVerb && !endsClause(place);
    this.bind(token, isLeft ? [] : lead, words);
    return token.end;
  }

  private bind(
    token: NumberToken,
    subjects: readonly Subject[],
    words: readonly WordToken[],
  ): void {
    if (token.percent) return;
    const before = this.counts.length;
    let counted: Counted = 'else';
    for (const subject of token.value ? subjects : []) {
      const readings = readingsOf(subject, words, token.value?.units === 0n, this.at);
      const isPast = this.scope.isOfLastYear();
      if (readings && isPast) this.past.push(this.countOf(token, readings));
      if (!readings || !this.scope.isOwn()) continue;
      this.counts.push(this.countOf(token, readings));
      counted = this.sentence.counted(subject);
      if (words.some(({ word }) => isDecision(word.meaning))) this.decidedEnd = token.end;
    }
    const { channelRows } = this.sentence;
    const isSum =
      token.value && subjects.length === 0 && words.some(({ word }) => word.meaning === 'total');
    if (isSum && channelRows && !hasNoun(words) && this.scope.isOwn()) {
      this.counts.push(this.countOf(token, inColumns(channelRows)));
      counted = this.sentence.counted({ kind: 'whole', rows: channelRows });
      this.sentence.channelRows = undefined;
    }
    const isBound = this.counts.length > before;
    if (!isBound && this.scope.isCompared()) return;
    this.sentence.last = counted;
    this.sentence.strayed = !isBound;
  }

  /** 行政强制1件 right behind 作出行政处罚3件: the verb before it is meant here too. */
  private furtherDecision(place: NumberPlace): Subject | undefined {
    const { words, from, token } = place;
    const [comma, named] =
      words[0]?.word.meaning === 'and' ? [words[0], words.slice(1)] : [undefined, words];
    const [noun, more] = named;
    const start = comma ? comma.start : this.text.charAt(from - 1) === '，' ? from - 1 : from;
    const isNext = start === this.decidedEnd && (comma?.end ?? from) === noun?.start;
    if (!noun || more || !isNext || noun.end !== token.start || !endsClause(place))
      return undefined;
    const slot = `${noun.word.meaning}.decided`;
    const isOther = this.counts.at(-1)?.readings.every(([last]) => last !== slot);
    return isOther && isDecision(noun.word.meaning)
      ? { kind: 'table', readings: [[slot]] }
      : undefined;
  }

  /** Notes whether charges that the sentence goes on to tell can be those of one matter alone. */
  private noteMatter({ start, end, mark }: Clause): void {
    const said = this.text.slice(start, end);
    this.forRequests ||= isForRequests(said);
    const isOpen = mark === 'open' || mark === 'close';
    this.isWhole = mark === 'stop' || (this.isWhole && !isOpen && isPlain(said, this.agency));
  }

  /** An amount that is all of the year's 行政事业性收费. */
  private charge({ start, money }: NumberToken, clause: Clause): void {
    const isAll =
      this.isWhole &&
      !this.forRequests &&
      this.sentence.branch === undefined &&
      isCharge(this.text.slice(clause.start, start), this.agency);
    if (!money || !isAll || !this.scope.isOwn()) return;
    this.counts.push({
      start,
      end: money.digitsEnd,
      value: money.value,
      unit: money.unit,
      readings: [['charge.charged']],
      branch: undefined,
    });
  }

  private countOf({ start, numberEnd: end, value }: NumberToken, readings: Readings): Count {
    const ofGovernment = this.scope.isOfGovernment();
    return { start, end, value, readings, branch: this.sentence.branch, ofGovernment };
  }

  /** 自然人申请占90.8% names whose share it is, and gives no number of them. */
  private namePart({ start }: NumberToken, words: readonly WordToken[]): void {
    const of = words.filter(({ word }) => word.meaning !== 'compare');
    if (of.length !== words.length - 1 || !this.scope.isOfThisYear()) return;
    const subject = subjectOf(of);
    if (subject?.kind !== 'groups' && subject?.kind !== 'applicant') return;
    const readings = readingsOf(subject, of, false, this.at);
    if (readings) this.namedParts.push({ start, readings });
  }

  /** 无, 未收到: the rest of the clause names what there was none of. Says whether it was read so. */
  private deny(none: WordToken, clause: Clause, index: number): boolean {
    if (index < clause.lastNumber) return false;
    const words = clause.tokens.slice(index + 1).filter((token) => token.kind === 'word');
    for (const word of words) {
      this.scope.take(word, this.text);
      this.sentence.note(word);
    }
    for (const subject of deniedSubjects(this.text, none, words, clause)) {
      const readings = readingsOf(subject, [none, ...words], true, this.at);
      if (readings && this.scope.isOwn())
        this.counts.push({
          start: none.start,
          end: none.end,
          value: undefined,
          readings,
          branch: this.sentence.branch,
        });
    }
    return true;
  }

  private end(mark: Clause['mark']): void {
    if (mark === 'open') {
      this.sentence.open();
      this.scope.open();
    } else if (mark === 'close') {
      this.scope.close();
      this.sentence.close();
    } else if (mark === 'semicolon') {
      this.settle();
      this.sentence.endSegment();
      this.scope.endSegment();
    } else if (mark === 'comma') {
      this.scope.endClause();
    } else {
      this.settle();
      this.settleSentence();
      if (mark === undefined) this.dropGovernment();
      this.sentence.end(this.scope.isOfGovernment());
      this.scope.endSentence();
    }
  }

  private settle(): void {
    const open = this.counts.splice(this.settled);
    for (const count of withoutRivals(open)) this.counts.push(count);
    this.settled = this.counts.length;
  }

  private settleSentence(): void {
    const said = this.counts.splice(this.before);
    for (const count of withoutRepeated(said)) this.counts.push(count);
    this.settled = this.counts.length;
    this.before = this.counts.length;
  }

  /** What the government of a region counts is not all where the line goes on to tell of 全区. */
  private dropGovernment(): void {
    if (!this.scope.isWide()) return;
    for (const count of this.counts.splice(0)) if (!count.ofGovernment) this.counts.push(count);
  }
}

function hasNoun(words: readonly WordToken[]): boolean {
  return words.some(({ word }) => isNoun(word.meaning));
}
