import type { Part } from '../analysis.ts';
import { contains } from '../draft/span.ts';
import type { Site } from '../form/found-table.ts';
import type { FaultView, RepairsResult, RepairView } from '../protocol.ts';
import { isCertain } from '../reconcile/certain.ts';
import { type Reckoning, withChanges } from '../reconcile/reckoning.ts';
import type { Fault, Repair } from '../reconcile/repair.ts';
import { repairFix } from '../rules/support/repair-fix.ts';
import { relationText, siteOf } from '../rules/support/wording.ts';
import { acceptedIn } from './accepted-at.ts';
import { editsOf } from './fix-edits.ts';
import { type Document, rangeOf } from './place.ts';
import { isBreakAccepted } from './standing.ts';

/** Every fault of the document that was not accepted with all its repairs, for a client to choose from. */
export function repairs(document: Document): RepairsResult {
  return {
    version: document.version,
    faults: document.analysis.parts.flatMap((part) =>
      part.verdict.reckonings.flatMap((reckoning, index) =>
        (part.verdict.faults[index] ?? []).flatMap(
          (fault) => faultView(document, part, reckoning, fault) ?? [],
        ),
      ),
    ),
  };
}

/** How many repairs there are to choose from of the fault that is reported at a place. */
export function repairsAt({ verdict }: Part, { block, span }: Site): number {
  for (const [index, reckoning] of verdict.reckonings.entries()) {
    const fault = verdict.faults[index]?.find(
      ({ decidedBy, broken }) =>
        !decidedBy &&
        broken.some((relation) => {
          const anchor = reckoning.relations[relation]?.anchor;
          const site = anchor === undefined ? undefined : siteOf(reckoning, anchor);
          return site !== undefined && site.block === block && contains(span, site.span);
        }),
    );
    if (fault) return fault.repairs.length;
  }
  return 0;
}

function faultView(
  document: Document,
  part: Part,
  reckoning: Reckoning,
  fault: Fault,
): FaultView | undefined {
  const isAccepted = acceptedIn(document, part, reckoning);
  if (fault.broken.every((index) => isBreakAccepted(reckoning, [fault], index, isAccepted))) {
    return undefined;
  }
  const { t } = document.analysis.settings;
  const relations = fault.broken.flatMap((index) => reckoning.relations[index] ?? []);
  const [first] = relations;
  const site = first && siteOf(reckoning, first.anchor);
  if (!site) return undefined;
  return {
    range: rangeOf(document, part, site),
    places: relations.flatMap(({ anchor }) => {
      const place = siteOf(reckoning, anchor);
      return place ? [rangeOf(document, part, place)] : [];
    }),
    relations: relations.map((relation) => relationText(t, reckoning, relation)),
    decided: isCertain(reckoning.ledger, fault),
    more: fault.limit === 'repairs',
    repairs: fault.repairs.flatMap(
      (repair) => repairView(document, part, reckoning, fault, repair) ?? [],
    ),
  };
}

function repairView(
  document: Document,
  part: Part,
  reckoning: Reckoning,
  fault: Fault,
  repair: Repair,
): RepairView | undefined {
  const { t } = document.analysis.settings;
  const fix = repairFix(t, reckoning, repair, false);
  if (!fix) return undefined;
  const edits = editsOf(document, part, fix);
  if (!edits) return undefined;
  const repaired = withChanges(reckoning, repair.changes);
  return {
    title: fix.title,
    effect: fault.broken.flatMap((index) => {
      const relation = repaired.relations[index];
      return relation ? [relationText(t, repaired, relation)] : [];
    }),
    edits,
  };
}
