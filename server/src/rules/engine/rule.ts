import type { ProseLine } from '../../form/prose-line.ts';
import type { Frame, Report } from '../../form/report.ts';
import type { Translate } from '../../l10n.ts';
import type { BoundClaim, ReadLine, SlotIndex } from '../../prose/bind.ts';
import type { Language } from '../../prose/form-language.ts';
import type { LineReading } from '../../prose/read-line.ts';
import type { DeclaredTable, Joined, Ledger } from '../../reconcile/ledger.ts';
import type { Reckoning } from '../../reconcile/reckoning.ts';
import type { Fault } from '../../reconcile/repair.ts';
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

/** One rule. Pure: the same report gives the same findings. */
export interface Rule {
  readonly code: Code;
  /** How grave its findings are unless the user sets it otherwise. */
  readonly severity: Severity;
  check(subject: Subject): Iterable<Found>;
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

/**
 * A rule that looks at each table alone, so that a table that an edit leaves as it was is not looked at
 * again.
 */
export interface TableRule {
  readonly code: Code;
  readonly severity: Severity;
  checkTable(subject: TableSubject): Iterable<Found>;
}

/** A report but for its figures. */
export interface FrameSubject {
  readonly frame: Frame;
  /** By which words its prose speaks. */
  readonly language: Language;
  readonly t: Translate;
}

/** A rule that looks at no figure, so that typing figures does not have it look again. */
export interface FrameRule {
  readonly code: Code;
  readonly severity: Severity;
  /** Whether a line of prose bears on what it finds: while only others are typed, it does not look again. */
  reads(line: string, language: Language): boolean;
  checkFrame(subject: FrameSubject): Iterable<Found>;
}

/**
 * A rule that looks at each line of prose alone, so that a line that an edit leaves as it was is not
 * looked at again.
 */
export interface LineRule {
  readonly code: Code;
  readonly severity: Severity;
  checkLine(line: ProseLine, t: Translate): Iterable<Found>;
}

/**
 * A rule that looks at each table of no known form alone, so that a table that an edit leaves as it was is
 * not looked at again.
 */
export interface GridRule {
  readonly code: Code;
  readonly severity: Severity;
  checkGrid(table: DeclaredTable, t: Translate): Iterable<Found>;
}
