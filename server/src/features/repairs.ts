import type { Part } from '../analysis.ts';
import { contains } from '../draft/span.ts';
import type { Site } from '../form/found-table.ts';
import type { FaultView, RepairsResult, RepairView } from '../protocol.ts';
import { isCertain } from '../reconcile/certain.ts';
import { changed } from '../reconcile/effect.ts';
import type { Fault, Repair } from '../reconcile/repair.ts';
import { repairFix } from '../rules/support/repair-fix.ts';
import { relationText } from '../rules/support/wording.ts';
import { editsOf } from './fix-edits.ts';
import { type Document, rangeOf } from './place.ts';
import { standingsIn } from './standing.ts';

/** Every fault of the document that was not accepted with all its repairs, for a client to choose from. */
export function repairs(document: Document): RepairsResult {
  return {
    version: document.version,
    faults: document.analysis.parts.flatMap((part) => {
      const { isAccepted } = standingsIn(document, part);
      return part.verdict.ledger.faults
        .filter(({ broken }) => !broken.every(isAccepted))
        .flatMap((fault) => faultView(document, part, fault) ?? []);
    }),
  };
}

/** How many repairs there are to choose from of the fault that is reported at a place. */
export function repairsAt({ verdict }: Part, { block, span }: Site): number {
  const fault = verdict.ledger.faults.find(
    ({ decidedBy, broken }) =>
      !decidedBy &&
      broken.some(({ anchor: { site } }) => site?.block === block && contains(span, site.span)),
  );
  return fault?.repairs.length ?? 0;
}

function faultView(document: Document, part: Part, fault: Fault): FaultView | undefined {
  const { t } = document.analysis.settings;
  const { broken, repairs, limit } = fault;
  const site = broken[0]?.anchor.site;
  if (!site) return undefined;
  return {
    range: rangeOf(document, part, site),
    places: broken.flatMap(({ anchor }) =>
      anchor.site ? [rangeOf(document, part, anchor.site)] : [],
    ),
    relations: broken.map((relation) => relationText(t, relation)),
    decided: isCertain(fault),
    more: limit === 'repairs',
    repairs: repairs.flatMap((repair) => repairView(document, part, fault, repair) ?? []),
  };
}

function repairView(
  document: Document,
  part: Part,
  { broken }: Fault,
  repair: Repair,
): RepairView | undefined {
  const { t } = document.analysis.settings;
  const fix = repairFix(t, repair, false);
  const edits = fix && editsOf(document, part, fix);
  if (!edits) return undefined;
  return {
    title: fix.title,
    effect: broken.map((relation) => relationText(t, changed(relation, repair.changes))),
    edits,
  };
}
