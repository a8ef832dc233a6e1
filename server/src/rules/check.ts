import type { Paragraph } from '../draft/block.ts';
import { keep } from '../draft/keep.ts';
import { lineText } from '../form/prose-line.ts';
import type { Report } from '../form/report.ts';
import { titleReader } from '../form/title.ts';
import type { Translate } from '../l10n.ts';
import { locate } from '../reconcile/locate.ts';
import { type Reckoning, reckoner } from '../reconcile/reckoning.ts';
import type { Relation } from '../reconcile/relation.ts';
import { type Fault, LIMITS } from '../reconcile/repair.ts';
import { groupsOf } from '../reconcile/structure.ts';
import type { Code, Finding, Severity } from './finding.ts';
import { lineRules, rules } from './registry.ts';
import type { Found, Subject } from './rule.ts';

/** A user's choice for a rule. */
export type Level = Severity | 'off';

/** What the user has set for each code; the rule's own severity where nothing is. */
export type Levels = Readonly<Partial<Record<Code, Level>>>;

/** The verdict on a report: what its relations come to, and what the user is told. */
export interface Verdict extends Subject {
  readonly findings: readonly Finding[];
}

/**
 * Gives what checks a report by every rule that is on. What the edits of a draft leave as it is (a line,
 * a table) is not checked again.
 */
export function checker(t: Translate, levels: Levels): (report: Report) => Verdict {
  const reckon = reckoner();
  const readTitle = titleReader();
  const groupsOfAll = keep((relations: readonly Relation[]) =>
    groupsOf(relations, [...relations.keys()]),
  );
  const faultsOf = keep(({ ledger, slots, table, broken }: Reckoning): Fault[] => {
    if (broken.length === 0) return [];
    const signed = slots.map(({ column }) => table.form.columns[column]?.figures === 'signed');
    return locate({ ...ledger, signed }, LIMITS, (relations, closed) =>
      closed.length === relations.length ? groupsOfAll(relations) : groupsOf(relations, closed),
    );
  });
  const findingsOfLine = keep((paragraph: Paragraph) => {
    const line = { paragraph, text: lineText(paragraph) };
    return lineRules.flatMap((rule) => graded(rule, levels, () => rule.checkLine(line, t)));
  });
  return (report) => {
    const reckonings = report.tables.map(reckon);
    const subject: Subject = {
      report,
      reckonings,
      faults: reckonings.map(faultsOf),
      title: readTitle(report.blocks),
      t,
    };
    if (report.tables.length === 0) return { ...subject, findings: [] };
    return {
      ...subject,
      findings: [
        ...rules.flatMap((rule) => graded(rule, levels, () => rule.check(subject))),
        ...report.blocks.flatMap((block) =>
          block.kind === 'paragraph' ? findingsOfLine(block) : [],
        ),
      ],
    };
  };
}

/** A rule's findings with the severity that the user or the rule gives them; none where it is off. */
function graded(
  { code, severity }: { readonly code: Code; readonly severity: Severity },
  levels: Levels,
  run: () => Iterable<Found>,
): Finding[] {
  const level = levels[code] ?? severity;
  if (level === 'off') return [];
  return Array.from(run(), (found) => ({ ...found, code, severity: level }));
}
