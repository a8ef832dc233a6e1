import type { Part } from '../analysis.ts';
import { contains } from '../draft/span.ts';
import type { Site } from '../form/found-table.ts';
import type { FaultView, RepairsResult, RepairView } from '../protocol.ts';
import { isCertain } from '../reconcile/certain.ts';
import { changed, valuesRepaired } from '../reconcile/effect.ts';
import type { Figure } from '../reconcile/figure.ts';
import { faultsOf } from '../reconcile/ledger.ts';
import { statusWith } from '../reconcile/relation.ts';
import { causesOf, type Fault, type Repair, slideOf } from '../reconcile/repair.ts';
import { repairFix } from '../rules/support/repair-fix.ts';
import { relationText } from '../rules/support/wording.ts';
import { editsOf } from './fix-edits.ts';
import { type Document, rangeOf } from './place.ts';
import { standingsIn } from './standing.ts';

/**
 * Every fault of the document with all its repairs, except accepted faults, for a client that lets the
 * user choose.
 */
export function repairs(document: Document): RepairsResult {
  return {
    version: document.version,
    faults: document.analysis.parts.flatMap((part) => {
      const { isAccepted } = standingsIn(document, part);
      return faultsOf(part.verdict.ledger)
        .filter(({ broken }) => !broken.every(isAccepted))
        .flatMap((fault) => faultView(document, part, fault) ?? []);
    }),
  };
}

/** How many repairs the undecided fault reported at a place has. */
export function repairsAt({ verdict }: Part, { block, span }: Site): number {
  const isHere = ({ site }: Figure) => site?.block === block && contains(span, site.span);
  const fault = faultsOf(verdict.ledger).find(
    (one) => !one.decidedBy && reportedAt(one).some(isHere),
  );
  return fault?.repairs.length ?? 0;
}

/** The figures at which a fault is reported unless another rule names its only repair. */
function reportedAt(fault: Fault): Figure[] {
  return slideOf(fault) ? causesOf(fault) : fault.broken.map(({ anchor }) => anchor);
}

function faultView(document: Document, part: Part, fault: Fault): FaultView | undefined {
  const { t } = document.analysis.settings;
  const { broken, repairs, limit } = fault;
  const [first] = reportedAt(fault);
  const site = first?.site;
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
  const after = valuesRepaired([repair]);
  const edits = fix && editsOf(document, part, fix);
  if (!edits) return undefined;
  return {
    title: fix.title,
    effect: broken
      .filter((relation) => statusWith(relation, after) !== 'open')
      .map((relation) => relationText(t, changed(relation, repair.changes))),
    edits,
  };
}
