import type { Part } from '../analysis.ts';
import { contains } from '../draft/span.ts';
import type { Site } from '../form/found-table.ts';
import type { AcceptableFinding } from '../protocol.ts';
import type { Finding } from '../rules/engine/finding.ts';
import type { AcceptedFinding, Document } from './place.ts';

/** Makes a test whether everything found at a place was accepted, so that views need not mark the place. */
export function acceptedAt(document: Document, part: Part): (place: Site) => boolean {
  const accepted = document.acceptedOf(part).map(({ finding }) => finding);
  if (accepted.length === 0) return () => false;
  const told = document.findingsOf(part);
  return (place) => {
    const isHere = ({ site }: Finding) =>
      site.block === place.block && contains(place.span, site.span);
    return accepted.some(isHere) && !told.some(isHere);
  };
}

/** An accepted finding in the form in which the client names it to withdraw the acceptance. */
export function withdrawable(
  { uri }: Document,
  { finding: { message }, acceptance: { code, place, figures } }: AcceptedFinding,
): AcceptableFinding {
  return { uri, message, code, place, figures };
}
