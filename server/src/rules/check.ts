import type { Paragraph } from '../draft/block.ts';
import { keep } from '../draft/keep.ts';
import { lineText } from '../form/prose-line.ts';
import type { Report } from '../form/report.ts';
import { type Title, titleReader } from '../form/title.ts';
import type { Translate } from '../l10n.ts';
import { bind, type ReadParagraph, type SlotIndex, slotIndexer } from '../prose/bound-claim.ts';
import { readLine } from '../prose/claims.ts';
import { locate } from '../reconcile/locate.ts';
import { type Reckoning, reckoner } from '../reconcile/reckoning.ts';
import type { Relation } from '../reconcile/relation.ts';
import { type Fault, LIMITS } from '../reconcile/repair.ts';
import { groupsOf } from '../reconcile/structure.ts';
import type { Code, Finding, Severity } from './finding.ts';
import { lineRules, rules } from './registry.ts';
import { repairedReckonings } from './repaired.ts';
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
  const faultsOf = (reckoning: Reckoning, confirmed: ReadonlySet<number>): Fault[] => {
    const { ledger, slots, table, broken } = reckoning;
    if (broken.length === 0) return [];
    const signed = slots.map(({ column }) => table.form.columns[column]?.figures === 'signed');
    const problem = { ...ledger, signed, confirmed: slots.map((_, index) => confirmed.has(index)) };
    return locate(problem, LIMITS, (relations, closed) =>
      closed.length === relations.length ? groupsOfAll(relations) : groupsOf(relations, closed),
    );
  };
  const faultsKept = keep((_: Reckoning) => new Map<string, Fault[]>());
  const proseOf = proseReader();
  const slotsOf = slotIndexer();
  const findingsOfLine = keep((paragraph: Paragraph) => {
    const line = { paragraph, text: lineText(paragraph) };
    return lineRules.flatMap((rule) => graded(rule, levels, () => rule.checkLine(line, t)));
  });
  return (report) => {
    const title = readTitle(report.blocks);
    if (report.tables.length === 0) {
      const slots = slotsOf([]);
      const nothing = { reckonings: [], faults: [], claims: [], prose: [], findings: [] };
      return { report, title, t, slots, repairedSlots: () => slots, ...nothing };
    }
    const reckonings = report.tables.map(reckon);
    const prose = readProse(report, proseOf(title));
    const slots = slotsOf(reckonings);
    const claims = prose.flatMap(({ paragraph, claims }) =>
      claims.flatMap((claim) => bind(claim, paragraph, slots) ?? []),
    );
    const faults = reckonings.map((reckoning, table) => {
      const confirmed = confirmedIn(table, claims);
      const kept = faultsKept(reckoning);
      const key = [...confirmed].join();
      const faults = kept.get(key) ?? faultsOf(reckoning, confirmed);
      kept.set(key, faults);
      return faults;
    });
    let repaired: SlotIndex | undefined;
    const subject: Subject = {
      report,
      reckonings,
      faults,
      claims,
      slots,
      repairedSlots: () => {
        repaired ??= slotsOf(repairedReckonings(reckonings, faults));
        return repaired;
      },
      prose,
      title,
      t,
    };
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

/** Tells what a line says in numbers. */
type ReadProse = (paragraph: Paragraph) => ReadParagraph;

/** Reads a line of prose once for each title that the draft's reports have. */
function proseReader(): (title: Title | undefined) => ReadProse {
  const readers = new Map<string, ReadProse>();
  return (title) => {
    const context = { year: title?.year, agency: title?.agency ?? '' };
    const key = `${context.year} ${context.agency}`;
    const known = readers.get(key);
    if (known) return known;
    if (readers.size >= MOST_TITLES) readers.clear();
    const read = keep((paragraph: Paragraph) => ({
      paragraph,
      ...readLine(lineText(paragraph), context),
    }));
    readers.set(key, read);
    return read;
  };
}

/** A province's collection has a thousand or so. */
const MOST_TITLES = 5000;

/** The lines of a report that say something in numbers. */
function readProse({ blocks }: Report, read: ReadProse): ReadParagraph[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'paragraph') return [];
    const line = read(block);
    return line.claims.length === 0 && line.derived.length === 0 ? [] : line;
  });
}

/** The figures of a table that the prose states as they stand. */
function confirmedIn(table: number, claims: Subject['claims']): Set<number> {
  const confirmed = new Set<number>();
  for (const { agrees, figures } of claims) {
    if (!agrees) continue;
    for (const bound of figures) if (bound.table === table) confirmed.add(bound.figure);
  }
  return confirmed;
}

/** A rule's findings with the severity that the user or the rule gives them; none where it is off. */
function graded(
  { code, severity }: { readonly code: Code; readonly severity: Severity },
  levels: Levels,
  run: () => Iterable<Found>,
): Finding[] {
  const level = levels[code] ?? severity;
  if (level === 'off') return [];
  // Assigned to, not copied: what a finding computes when it is asked stays uncomputed.
  return Array.from(run(), (found) => Object.assign(found, { code, severity: level }));
}
