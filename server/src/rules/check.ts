import type { Report } from '../form/report.ts';
import { readTitle } from '../form/title.ts';
import type { Translate } from '../l10n.ts';
import { locate } from '../reconcile/locate.ts';
import { type Reckoning, reckon } from '../reconcile/reckoning.ts';
import type { Fault } from '../reconcile/repair.ts';
import type { Code, Finding, Severity } from './finding.ts';
import { rules } from './registry.ts';
import type { Subject } from './rule.ts';

/** A user's choice for a rule. */
export type Level = Severity | 'off';

/** What the user has set for each code; the rule's own severity where nothing is. */
export type Levels = Readonly<Partial<Record<Code, Level>>>;

/** The verdict on a report: what its relations come to, and what the user is told. */
export interface Verdict extends Subject {
  readonly findings: readonly Finding[];
}

/** Checks a report by every rule that is on. */
export function check(report: Report, t: Translate, levels: Levels): Verdict {
  const reckonings = report.tables.map(reckon);
  const subject: Subject = {
    report,
    reckonings,
    faults: reckonings.map(faultsOf),
    title: readTitle(report.blocks),
    t,
  };
  const findings: Finding[] = [];
  if (report.tables.length > 0) {
    for (const { code, severity, check: run } of rules) {
      const level = levels[code] ?? severity;
      if (level === 'off') continue;
      for (const found of run(subject)) findings.push({ ...found, code, severity: level });
    }
  }
  return { ...subject, findings };
}

function faultsOf({ ledger, slots, table }: Reckoning): Fault[] {
  const signed = slots.map(({ column }) => table.form.columns[column]?.figures === 'signed');
  return locate({ ...ledger, signed });
}
