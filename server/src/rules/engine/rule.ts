import type { ProseLine } from '../../form/prose-line.ts';
import type { Frame, Report } from '../../form/report.ts';
import type { Translate } from '../../l10n.ts';
import type { BoundClaim, ReadLine, SlotIndex } from '../../prose/bind.ts';
import type { Language } from '../../prose/form-language.ts';
import type { LineReading } from '../../prose/read-line.ts';
import type { DeclaredTable, Joined, Ledger } from '../../reconcile/ledger.ts';
import type { Reckoning } from '../../reconcile/reckoning.ts';
import type { Fault } from '../../reconcile/repair.ts';
import type { Carried } from '../../years/carried.ts';
import type { Code, Finding, Severity } from './finding.ts';

/** What a rule looks at: one report and the verdict on its relations. */
export interface Subject {
  readonly report: Report;
  /** Its figures with their relations, and what is wrong in them. */
  readonly ledger: Ledger;
  /** The numbers in prose that repeat figures of the tables. */
  readonly claims: readonly BoundClaim[];
  /** The figures of the tables by their slots. */
  readonly slots: SlotIndex;
  /** The same as they would be with every fault repaired that is located; worked out when it is asked for. */
  readonly repairedSlots: () => SlotIndex;
  /** The lines of prose that say something in numbers. */
  readonly prose: readonly ReadLine[];
  /** What the report's prose would say in numbers with a line of this text. */
  readonly readLine: (text: string) => LineReading;
  readonly t: Translate;
}

/** A finding before its rule's code and severity are put to it. */
export interface Found extends Omit<Finding, 'code' | 'severity'> {
  /** How grave the form says that it is; as its rule says where the form is silent. */
  readonly severity?: Severity | undefined;
}

/** One table and the verdict on its relations. */
export interface TableSubject {
  readonly reckoning: Reckoning;
  /** The tables that relations join to it, and itself. */
  readonly joined: Joined;
  /** The causes of the broken relations among them. */
  readonly faults: readonly Fault[];
  /** Whether the table is still being written; see `writing.ts`. */
  readonly isInWriting: boolean;
  /** Whether a figure that is located is reported; if not, the relations that it breaks are. */
  readonly namesCauses: boolean;
  readonly t: Translate;
}

/** A report but for its figures. */
export interface FrameSubject {
  readonly frame: Frame;
  /** By which words its prose speaks. */
  readonly language: Language;
  readonly t: Translate;
}

/**
 * A rule: its code, and how it looks at a report, in one way or several. Pure: the same report gives the same
 * findings. The rule named like its code says how grave findings of the code are, and describes them.
 */
export interface Rule {
  readonly code: Code;
  /** How grave its findings are unless the user sets it otherwise. */
  readonly severity: Severity;
  /** What it finds, in a sentence. */
  readonly description: Record<'zh' | 'en', string>;
  /** Set where it finds the causes of what other rules find: then it comes first. */
  readonly namesCauses?: true;

  /** Looks at a table alone, so that a table that an edit leaves as it was is not looked at again. */
  checkTable?(subject: TableSubject): Iterable<Found>;
  /** Looks at the prose and the tables together. */
  checkReport?(subject: Subject): Iterable<Found>;
  /** Looks at no figure, so that typing figures does not have it look again. */
  checkFrame?(subject: FrameSubject): Iterable<Found>;
  /** Whether a line of prose bears on what `checkFrame` finds; without it, none does. */
  reads?(line: string, language: Language): boolean;
  /** Looks at a line of prose alone, so that a line that an edit leaves as it was is not looked at again. */
  checkLine?(line: ProseLine, t: Translate): Iterable<Found>;
  /** Looks at a table of no known form alone, with the relations that it declares itself. */
  checkGrid?(table: DeclaredTable, t: Translate): Iterable<Found>;
  /** Looks at a report beside those of the year before, several of which may claim to be it. */
  checkYears?(subject: Subject, last: readonly Carried[]): Iterable<Found>;
}

/** The rules that look at something in one way, by the name of the member that does. */
export function rulesWith<K extends keyof Rule>(
  rules: readonly Rule[],
  member: K,
): (Rule & Required<Pick<Rule, K>>)[] {
  return rules.filter((rule): rule is Rule & Required<Pick<Rule, K>> => rule[member] !== undefined);
}
