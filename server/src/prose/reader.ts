import type { Decimal } from '../figure/decimal.ts';
import type { Clause } from './clauses.ts';
import { deniedSubjects } from './denial.ts';
import { endsThere, leadsBack, leadsOn } from './gap.ts';
import {
  isNoun,
  isWeighty,
  legalReadings,
  rowsOfVerbs,
  type Subject,
  subjectOf,
  type WordToken,
} from './lead.ts';
import { type ReportContext, Scope } from './scope.ts';
import { inColumns, isApplicant, isGroup, type Readings } from './slot.ts';
import type { NumberToken } from './token.ts';
import type { Meaning } from './vocabulary.ts';

/** A number bound to slots; without a value, a word that says none. Indexes into the compact text. */
export interface Count {
  readonly start: number;
  readonly end: number;
  readonly value: Decimal | undefined;
  readonly readings: Readings;
}

type Rows = readonly (readonly string[])[];
/** What the number before counted, which 其中 then parts. */
type Counted = 'nothing' | 'whole' | 'groups' | 'legal' | 'else';

/** What may be named before an outcome of requests; documents and letters have outcomes of their own. */
const OF_REQUESTS: ReadonlySet<string> = new Set(['request', 'review', 'suit', 'direct', 'after']);

/** Verbs that say that a document or a decision is the body's own of this year. */
const DONE: ReadonlySet<string> = new Set(['decide', 'made', 'repealed', 'valid']);

/** Reads a line clause by clause, and keeps what earlier clauses say about later numbers. */
export class Reader {
  readonly counts: Count[] = [];
  private readonly text: string;
  private readonly scope: Scope;
  private readonly judicial: boolean;
  /** The noun that the sentence named last. */
  private topic: Meaning | undefined;
  /** Of what the outcomes in the sentence are; requests, once these were counted in it. */
  private matter: Meaning | undefined;
  /** Whether the sentence tells what was made public, which is not what was decided. */
  private published = false;
  /** The rows that the last count of all requests means. */
  private whole: Rows | undefined;
  /** The document that the sentence counted: 制发规范性文件2件，废止3件. */
  private documents = false;
  private legal: 'review' | 'suit' | undefined;
  private legalCounts = 0;
  private disclosure = false;
  private last: Counted = 'nothing';
  /** What 其中 parts; undefined outside such a part. */
  private branch: Counted | undefined;
  /** Rows of requests that came by one channel, for the sum that may follow. */
  private channelRows: Rows | undefined;
  private readonly outer: { last: Counted; branch: Counted | undefined }[] = [];

  constructor(text: string, context: ReportContext) {
    this.text = text;
    this.scope = new Scope(context);
    this.judicial = context.agency.includes('司法');
  }

  read(clause: Clause): void {
    let words: WordToken[] = [];
    let from = clause.start;
    for (const [index, token] of clause.tokens.entries()) {
      if (token.start < from) continue;
      this.scope.take(token, this.text);
      if (token.kind === 'word') {
        words.push(token);
        this.note(token);
        if (token.word.meaning !== 'none') continue;
        if (this.deny(token, clause, index)) break;
      } else if (
        (token.kind === 'number' && token.end > token.numberEnd) ||
        (token.kind === 'number' && token.value)
      ) {
        from = this.count(token, words, from, clause, index);
        words = [];
      }
    }
    this.end(clause.mark);
  }

  private note({ word }: WordToken): void {
    const { meaning } = word;
    if (meaning === 'disclosure' || meaning === 'request') this.disclosure = true;
    if (meaning === 'branch') this.branch = this.last;
    if (meaning === 'publish') this.published = true;
    if (!isNoun(meaning)) return;
    this.topic = meaning;
    // Once requests were counted, a noun in passing does not change what is spoken of.
    const inPassing = meaning === 'other' && this.matter === 'request';
    if (!isRowOfRequests(meaning) && !inPassing) this.matter = meaning;
  }

  /** Binds a number by the words before it or, where they do not say, by those behind it; says where the next begins. */
  private count(
    token: NumberToken,
    words: readonly WordToken[],
    from: number,
    clause: Clause,
    index: number,
  ): number {
    const lead = this.leadSubjects(words, token, from);
    const isVerb = lead.every(({ kind }) => kind === 'verb');
    const tail = isVerb && !hasNoun(words) && this.tail(token, words, from, clause, index);
    if (tail) {
      for (const word of tail.words) this.note(word);
      this.bind(token, [tail.subject], tail.words);
      return tail.end;
    }
    // 收到30件 counts what was named before, unless another noun follows: 收到30件来信.
    const isLeft = isVerb && !endsClause(token, clause, index);
    this.bind(token, isLeft ? [] : lead, words);
    return token.end;
  }

  private leadSubjects(words: readonly WordToken[], token: NumberToken, from: number): Subject[] {
    const weight = words.findLast(isWeighty);
    if (!leadsOn(this.text, words, weight?.end ?? from, token.start)) return [];
    const each = token.value?.units === 0n || words.some(({ word }) => word.meaning === 'each');
    if (!each) return [subjectOf(words)].filter((subject) => subject !== undefined);
    return parts(words)
      .map(subjectOf)
      .filter((subject) => subject !== undefined);
  }

  /** `有1件涉及公开的行政复议`, `8件予以公开`. */
  private tail(
    token: NumberToken,
    words: readonly WordToken[],
    from: number,
    clause: Clause,
    index: number,
  ) {
    const weight = words.findLast(isWeighty);
    if (!leadsOn(this.text, words, weight?.end ?? from, token.start)) return undefined;
    const behind: WordToken[] = [];
    let next = clause.tokens[index + 1];
    while (next?.kind === 'word') {
      behind.push(next);
      next = clause.tokens[index + 1 + behind.length];
    }
    return (
      this.direct(token, behind) ?? (next ? undefined : this.distant(words, behind, clause.end))
    );
  }

  /** An outcome, a row or an ending right behind the number. */
  private direct(token: NumberToken, behind: readonly WordToken[]) {
    const first = behind.findIndex(isWeighty);
    const word = behind[first];
    if (!word || !leadsBack(this.text, behind, token.end, word.start)) return undefined;
    const { meaning } = word.word;
    const speaks = [
      'carry',
      'next',
      'finish',
      'upheld',
      'corrected',
      'pending',
      'direct',
      'after',
    ].includes(meaning);
    if (!speaks && !(isNoun(meaning) && isGroup(meaning))) return undefined;
    const used = behind.slice(0, first + 1);
    const subject = subjectOf(used);
    return subject && { subject, words: used, end: word.end };
  }

  /** A noun at the end of the clause, behind 收到, 有 or the like and the number. */
  private distant(words: readonly WordToken[], behind: readonly WordToken[], end: number) {
    const leads = ['receive', 'receive-new', 'handle', 'finish', 'there-is'];
    if (!words.some(({ word }) => leads.includes(word.meaning))) return undefined;
    const noun = behind.findLast(isWeighty);
    if (!noun || !isNoun(noun.word.meaning) || !endsThere(this.text, behind, noun.end, end))
      return undefined;
    const used = [...words, ...behind];
    const about = used.filter(({ word }) => word.meaning !== 'about');
    const isLegal = noun.word.meaning === 'review' || noun.word.meaning === 'suit';
    const subject = subjectOf(isLegal ? about : used);
    return subject && { subject, words: used, end };
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
      const readings = this.readingsOf(subject, words, token.value?.units === 0n);
      if (!readings || !this.scope.isOwn()) continue;
      this.counts.push({ start: token.start, end: token.numberEnd, value: token.value, readings });
      counted = this.remember(subject);
    }
    const isSum =
      token.value && subjects.length === 0 && words.some(({ word }) => word.meaning === 'total');
    if (isSum && this.channelRows && !hasNoun(words) && this.scope.isOwn()) {
      this.counts.push({
        start: token.start,
        end: token.numberEnd,
        value: token.value,
        readings: inColumns(this.channelRows),
      });
      counted = this.remember({ kind: 'whole', rows: this.channelRows });
      this.channelRows = undefined;
    }
    if (this.counts.length > before || !this.scope.isCompared()) this.last = counted;
  }

  private remember(subject: Subject): Counted {
    if (this.branch !== undefined) return this.last;
    if (subject.kind === 'whole' || subject.kind === 'verb') return 'whole';
    if (subject.kind === 'groups') return 'groups';
    return subject.kind === 'legal' ? 'legal' : 'else';
  }

  /** The slots that a subject means here; undefined where that is not certain. */
  private readingsOf(
    subject: Subject,
    words: readonly WordToken[],
    isZero: boolean,
  ): Readings | undefined {
    switch (subject.kind) {
      case 'whole':
        return this.wholeReadings(subject.rows);
      case 'verb':
        return this.verbReadings(subject.verb);
      case 'row':
        return this.branch === undefined || this.branch === 'whole' ? subject.readings : undefined;
      case 'groups':
        return this.groupReadings(subject.readings);
      case 'table':
        return this.tableReadings(subject.readings, words);
      case 'applicant':
        return this.applicantReadings(subject.applicant, subject.verb, words);
      case 'legal':
        return this.legalReadings(subject.legal, words, isZero);
      case 'result':
        return this.resultReadings(subject.result, subject.legal);
    }
  }

  private wholeReadings(rows: Rows): Readings | undefined {
    if (this.scope.isChannel()) {
      this.channelRows = rows;
      return undefined;
    }
    if (this.branch !== undefined) return undefined;
    this.whole = rows;
    return inColumns(rows);
  }

  private verbReadings(verb: Meaning): Readings | undefined {
    if (verb === 'made' || verb === 'repealed' || verb === 'valid') {
      return this.documents && this.branch === undefined ? [[`norm.${verb}`]] : undefined;
    }
    const isRequest =
      this.topic === 'request' || (this.topic !== undefined && isRowOfRequests(this.topic));
    const known =
      verb === 'finish' ? this.whole && (isRequest || this.topic === undefined) : isRequest;
    return known ? this.wholeReadings(rowsOfVerbs([verb])) : undefined;
  }

  private tableReadings(readings: Readings, words: readonly WordToken[]): Readings | undefined {
    const done = words.some(({ word }) => DONE.has(word.meaning));
    if (this.branch !== undefined || (this.published && !done)) return undefined;
    this.documents = true;
    return readings;
  }

  private groupReadings(readings: Readings): Readings | undefined {
    if (this.scope.isChannel() || (this.matter && !OF_REQUESTS.has(this.matter))) return undefined;
    if (this.branch === undefined || this.branch === 'whole' || this.branch === 'groups')
      return readings;
    return undefined;
  }

  private applicantReadings(
    applicant: Meaning,
    verb: Meaning | undefined,
    words: readonly WordToken[],
  ): Readings | undefined {
    if (this.branch !== undefined && this.branch !== 'whole') return undefined;
    if (this.scope.isChannel()) return undefined;
    const named = words.some(({ word }) => word.meaning === 'request');
    if (this.branch === undefined && !named && !this.whole) return undefined;
    return inColumns(verb ? rowsOfVerbs([verb]) : (this.whole ?? rowsOfVerbs([])), applicant);
  }

  private legalReadings(
    legal: 'review' | 'suit' | 'both' | 'direct' | 'after',
    words: readonly WordToken[],
    isZero: boolean,
  ): Readings | undefined {
    const isPart = legal === 'direct' || legal === 'after';
    if (this.branch === 'legal' || this.branch === 'else' ? !isPart : this.branch === 'groups')
      return undefined;
    if (isPart) return this.legal === 'suit' || this.disclosure ? legalReadings(legal) : undefined;
    const caused = words.some(
      ({ word }) => word.meaning === 'disclosure' || word.meaning === 'request',
    );
    if (this.judicial ? !caused : !(this.disclosure || this.whole || this.legal || isZero))
      return undefined;
    this.legalCounts++;
    this.legal = legal === 'both' ? undefined : legal;
    return legalReadings(legal);
  }

  private resultReadings(
    result: Meaning,
    named: 'review' | 'suit' | undefined,
  ): Readings | undefined {
    const legal = named ?? (this.legalCounts === 1 ? this.legal : undefined);
    if (!legal || (this.branch !== undefined && this.branch !== 'legal')) return undefined;
    return legalReadings(legal, result);
  }

  /** 无, 未收到: the rest of the clause names what there was none of. Says whether it was read so. */
  private deny(none: WordToken, clause: Clause, index: number): boolean {
    if (index < clause.lastNumber) return false;
    const words = clause.tokens.slice(index + 1).filter((token) => token.kind === 'word');
    for (const word of words) {
      this.scope.take(word, this.text);
      this.note(word);
    }
    for (const subject of deniedSubjects(this.text, none, words, clause.end)) {
      const readings = this.readingsOf(subject, words, true);
      if (readings && this.scope.isOwn())
        this.counts.push({ start: none.start, end: none.end, value: undefined, readings });
    }
    return true;
  }

  private end(mark: Clause['mark']): void {
    if (mark === 'open') this.enter();
    else if (mark === 'close') this.leave();
    else if (mark === 'semicolon') this.endSegment();
    else if (mark === 'comma') this.scope.endClause();
    else this.endSentence();
  }

  private enter(): void {
    this.outer.push({ last: this.last, branch: this.branch });
    this.scope.open();
  }

  private leave(): void {
    this.scope.close();
    const outer = this.outer.pop();
    if (!outer) return;
    this.last = outer.last;
    this.branch = outer.branch;
  }

  private endSegment(): void {
    this.branch = undefined;
    this.legalCounts = 0;
    this.published = false;
    this.scope.endSegment();
  }

  private endSentence(): void {
    this.endSegment();
    this.scope.endSentence();
    this.topic = undefined;
    this.matter = undefined;
    this.documents = false;
    this.legal = undefined;
    this.disclosure = false;
    this.channelRows = undefined;
    this.last = 'nothing';
    this.outer.length = 0;
  }
}

/** Whether nothing follows the number in its clause but the next thing enumerated. */
function endsClause(token: NumberToken, clause: Clause, index: number): boolean {
  const next = clause.tokens[index + 1];
  if (token.end === clause.end) return true;
  return next?.kind === 'word' && next.start === token.end && next.word.meaning === 'and';
}

function hasNoun(words: readonly WordToken[]): boolean {
  return words.some(({ word }) => isNoun(word.meaning));
}

function isRowOfRequests(meaning: Meaning): boolean {
  return meaning === 'carry' || meaning === 'next' || isGroup(meaning) || isApplicant(meaning);
}

/** The words between the joints 和, 、 and the like. */
function parts(words: readonly WordToken[]): WordToken[][] {
  const found: WordToken[][] = [[]];
  for (const word of words) {
    if (word.word.meaning === 'and') found.push([]);
    else found.at(-1)?.push(word);
  }
  return found;
}
