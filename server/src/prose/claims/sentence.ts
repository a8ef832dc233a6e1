import type { Clause } from '../lexer/clauses.ts';
import type { Word } from '../lexer/lexicon.ts';
import type { Meaning } from '../lexer/vocabulary.ts';
import { isApplicant, isGroup } from './slot.ts';
import { isNoun, isVerb, type Subject, type WordToken } from './subject.ts';

/** Rows of the table of requests that a count can mean, together each. */
export type Rows = readonly (readonly string[])[];

/** What the number before counted, which 其中 then parts. */
export type Counted = 'nothing' | 'whole' | 'groups' | 'legal' | 'else';

/** What may be named before an outcome of requests; documents and letters have outcomes of their own. */
export const OF_REQUESTS: ReadonlySet<string> = new Set([
  'request',
  'review',
  'suit',
  'direct',
  'after',
]);

/** What the sentence has said so far that bears on the numbers still to come. */
export class Sentence {
  /** The noun that the sentence named last. */
  topic: Meaning | undefined;
  /** Of what the outcomes in the sentence are; requests, once these were counted in it. */
  matter: Meaning | undefined;
  /** Whether the sentence tells what was made public, which is not what was decided. */
  published = false;
  /** Whether it tells what was made public without being asked for: documents, of which others are not. */
  unasked = false;
  /** Whether it tells of requests that what had been made public answers; some count them as answered so. */
  answeredByPublic = false;
  /** Whether it tells that what was carried over was answered: of what is answered, that may be left out then. */
  carriedAnswered = false;
  /** Whether it tells of a campaign, of which its decisions then are. */
  campaign = false;
  /** Whether it tells what was put on file with another body, which is not all that there was. */
  filed = false;
  /** The rows that the last count of all requests means; later sentences may speak of them. */
  whole: Rows | undefined;
  /** The document that the sentence counted: 制发规范性文件2件，废止3件. */
  documents = false;
  legal: 'review' | 'suit' | undefined;
  legalCounts = 0;
  /** Which of the suits were counted last, if not all. */
  suits: 'direct' | 'after' | undefined;
  disclosure = false;
  last: Counted = 'nothing';
  /** Whether the number before counted what no table does: a verb behind it may speak of that. */
  strayed = false;
  /** What 其中 parts; undefined outside such a part. */
  branch: Counted | undefined;
  /** Rows of requests that came by one channel, for the sum that may follow. */
  channelRows: Rows | undefined;
  /** What the last number of the sentence before counted; a sentence that begins with 其中 parts it. */
  private before: Counted = 'nothing';
  private readonly outer: Pick<Sentence, 'last' | 'branch' | 'strayed'>[] = [];

  note({ word }: WordToken): void {
    const { meaning } = word;
    if (meaning === 'disclosure' || meaning === 'request') this.disclosure = true;
    if (meaning === 'branch') this.branch = this.last === 'nothing' ? this.before : this.last;
    if (meaning === 'publish') this.published = true;
    if (word.text === '主动公开') {
      this.unasked = true;
      this.answeredByPublic ||= this.matter === 'request';
    }
    if (meaning === 'file') this.filed = true;
    if (meaning === 'campaign') this.campaign = true;
    if (!isNoun(meaning)) return;
    this.topic = meaning;
    // Once requests were counted, a noun in passing does not change what is spoken of.
    const inPassing = meaning === 'other' && this.matter === 'request';
    const isOfDocuments = this.unasked && isOnRequest(word);
    if (!isRowOfRequests(meaning) && !inPassing && !isOfDocuments) this.matter = meaning;
  }

  noteClause({ tokens }: Clause): void {
    const has = (meaning: Meaning) =>
      tokens.some((token) => token.kind === 'word' && token.word.meaning === meaning);
    this.carriedAnswered ||= has('carry') && has('finish');
  }

  /** Whether the words so far speak of requests. */
  isOnRequests(): boolean {
    return this.topic === 'request' || (this.topic !== undefined && isRowOfRequests(this.topic));
  }

  /** What 其中 parts behind a number that counts this. */
  counted(subject: Subject): Counted {
    if (this.branch !== undefined) return this.last;
    if (subject.kind === 'whole' || (subject.kind === 'verb' && isVerb(subject.verb))) {
      this.matter = 'request';
      return 'whole';
    }
    if (subject.kind === 'groups') return 'groups';
    return subject.kind === 'legal' ? 'legal' : 'else';
  }

  /** Enters brackets: a part that begins in them ends with them. */
  open(): void {
    const { last, branch, strayed } = this;
    this.outer.push({ last, branch, strayed });
  }

  close(): void {
    const outer = this.outer.pop();
    if (!outer) return;
    this.last = outer.last;
    this.branch = outer.branch;
    this.strayed = outer.strayed;
  }

  endSegment(): void {
    this.branch = undefined;
    this.strayed = false;
    this.legalCounts = 0;
    this.published = false;
  }

  /** @param isOfOne Whether what it counted is of one body, as what follows then need not be. */
  end(isOfOne: boolean): void {
    this.before = isOfOne ? 'nothing' : this.last;
    this.endSegment();
    if (this.matter && !OF_REQUESTS.has(this.matter)) this.whole = undefined;
    this.topic = undefined;
    this.matter = undefined;
    this.documents = false;
    this.unasked = false;
    this.answeredByPublic = false;
    this.carriedAnswered = false;
    this.filed = false;
    this.campaign = false;
    this.legal = undefined;
    this.suits = undefined;
    this.disclosure = false;
    this.channelRows = undefined;
    this.last = 'nothing';
    this.outer.length = 0;
  }
}

/** Whether the word is 依申请公开, which a document is as well as a request for one; 申请 says which. */
export function isOnRequest({ text }: Word): boolean {
  return /^依申请(?!.+申请$)/.test(text);
}

function isRowOfRequests(meaning: Meaning): boolean {
  return meaning === 'carry' || meaning === 'next' || isGroup(meaning) || isApplicant(meaning);
}
