import type { DistrictSum } from '../../district/district-sum.ts';
import type { ProseLine } from '../../form/prose-line.ts';
import type { Frame, Report } from '../../form/report.ts';
import type { Translate } from '../../l10n.ts';
import type { BoundClaim, ReadLine, SlotIndex } from '../../prose/bind.ts';
import type { Language } from '../../prose/form-language.ts';
import type { LineReading } from '../../prose/read-line.ts';
import type { SentenceWords } from '../../prose/sentences/sentence-words.ts';
import type { DeclaredTable, Joined, Ledger } from '../../reconcile/ledger.ts';
import type { Reckoning } from '../../reconcile/reckoning.ts';
import type { Fault } from '../../reconcile/repair.ts';
import type { Carried } from '../../years/carried.ts';
import type { Code, Finding, Severity } from './finding.ts';

/** What a rule checks: one report, with its ledger. */
export interface Subject {
  readonly report: Report;
  /** Its figures, their relations, and the located faults. */
  readonly ledger: Ledger;
  /** The claims of the prose that are bound to figures of the tables. */
  readonly claims: readonly BoundClaim[];
  /** The figures of the tables by their slots. */
  readonly slots: SlotIndex;
  /** The same with every located fault repaired. */
  readonly repairedSlots: SlotIndex;
  /** The lines of prose with claims or derived numbers. */
  readonly prose: readonly ReadLine[];
  /** The sentences of its form; undefined if it has none. */
  readonly sentences: SentenceWords | undefined;
  /** Reads a text as if it were a line of the report's prose. */
  readonly readLine: (text: string) => LineReading;
  readonly t: Translate;
}

/** A finding without its rule's code, and with the severity that the form gives. */
export interface Found extends Omit<Finding, 'code' | 'severity'> {
  /** The severity that the form gives; undefined if it gives none. */
  readonly severity?: Severity | undefined;
}

/** One table with the state of its relations. */
export interface TableSubject {
  readonly reckoning: Reckoning;
  /** The table and those that relations join to it. */
  readonly joined: Joined;
  /** The located causes of broken relations among them. */
  readonly faults: readonly Fault[];
  /** Whether the table is still being written; see `writing.ts`. */
  readonly isInWriting: boolean;
  /** Whether located figures are reported. If not, the relations that they break are. */
  readonly namesCauses: boolean;
  readonly t: Translate;
}

/** Titles, headings and prose of a report, without its figures. */
export interface FrameSubject {
  readonly frame: Frame;
  /** The language of its prose. */
  readonly language: Language;
  readonly t: Translate;
}

/**
 * A rule: its code, and one or more ways to check a report. Rules are pure: the same report gives the
 * same findings. Several rules may share a code; the one with the code as its name gives the code's
 * default severity and description.
 */
export interface Rule {
  readonly code: Code;
  /** Default severity of its findings. */
  readonly severity: Severity;
  /** Set if it is off unless the user sets a severity for its code. */
  readonly isOff?: true;
  /** What it finds, in one sentence. */
  readonly description: Record<'zh' | 'en', string>;
  /** Set if it finds the causes of what other rules find. Then it runs first. */
  readonly namesCauses?: true;

  /** Checks a table with the tables that relations join to it. */
  checkTable?(subject: TableSubject): Iterable<Found>;
  /** Checks prose and tables together. */
  checkReport?(subject: Subject): Iterable<Found>;
  /** Checks titles, headings and prose, without the tables. */
  checkFrame?(subject: FrameSubject): Iterable<Found>;
  /** Checks a line of prose by itself. */
  checkLine?(line: ProseLine, t: Translate): Iterable<Found>;
  /** Checks a line of prose by itself, in a report without a known table too. */
  checkSentence?(line: ProseLine, t: Translate): Iterable<Found>;
  /** Checks a table of no known form by itself, with the relations that it declares. */
  checkGrid?(table: DeclaredTable, t: Translate): Iterable<Found>;
  /** Compares a report with last year's. Several reports may claim to be that. */
  checkYears?(subject: Subject, last: readonly Carried[]): Iterable<Found>;
  /** Compares a district's report with the sum of its bodies' reports. */
  checkDistrict?(subject: Subject, sum: DistrictSum): Iterable<Found>;
}

/** The rules that have a certain member. */
export function rulesWith<K extends keyof Rule>(
  rules: readonly Rule[],
  member: K,
): (Rule & Required<Pick<Rule, K>>)[] {
  return rules.filter((rule): rule is Rule & Required<Pick<Rule, K>> => rule[member] !== undefined);
}
