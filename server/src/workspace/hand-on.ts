import type { Part } from '../analysis.ts';
import type { BodyReport } from '../district/body-report.ts';
import { type Document, rangeOf } from '../features/place.ts';
import { Carried, reportKey } from '../years/carried.ts';
import { sectionTexts } from '../years/section-text.ts';
import { bodyReportOf } from './body-reports.ts';

/** What each report of a document hands on to the next year's report, by the key of the report. */
export function carriedBy(document: Document): Map<string, Carried> {
  return keptOf(document).carried;
}

/** What of a document is kept when it is not open: what its reports hand on, and the reports to be added up. */
export function keptOf(document: Document): {
  readonly carried: Map<string, Carried>;
  readonly bodies: readonly BodyReport[];
} {
  const carried = new Map<string, Carried>();
  const bodies: BodyReport[] = [];
  for (const part of document.alone.parts) {
    const { title } = part.verdict.report.frame;
    const body = bodyReportOf(document, part);
    const own = title && body && carriedOf(document, part, body);
    if (own) carried.set(reportKey(title), own);
    if (body) bodies.push(body);
  }
  return { carried, bodies };
}

/** What one report hands on; undefined if it has no table of a known form. */
export function carriedOf(
  document: Document,
  part: Part,
  body = bodyReportOf(document, part),
): Carried | undefined {
  if (!body) return undefined;
  const { frame } = part.verdict.report;
  const sections = sectionTexts(frame, (site) => rangeOf(document, part, site));
  return new Carried(document.uri, body.tables, sections);
}
