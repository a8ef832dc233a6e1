import type { Part } from '../analysis.ts';
import { type BodyReport, bodyReport } from '../district/body-report.ts';
import { partSpan } from '../features/part-spans.ts';
import { type Document, rangeOf } from '../features/place.ts';

/** The reports of a document with a table of a known form, as they are added up for a district. */
export function bodyReportsIn(document: Document): BodyReport[] {
  return document.alone.parts.flatMap((part) => bodyReportOf(document, part) ?? []);
}

/** The same for one report; undefined if it has no table of a known form. */
export function bodyReportOf(document: Document, part: Part): BodyReport | undefined {
  const { report, ledger } = part.verdict;
  return bodyReport(document.uri, report, ledger, {
    start: document.positionAt(partSpan(document.alone, part).start),
    of: (site) => rangeOf(document, part, site),
  });
}
