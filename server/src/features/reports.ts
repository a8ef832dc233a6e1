import type { ReportView } from '../protocol.ts';
import { partSpan } from './part-spans.ts';
import type { Document } from './place.ts';

/** The reports in a draft that have a table of a known form, in order. */
export function reportsIn(document: Document): ReportView[] {
  const { alone } = document;
  return alone.parts.flatMap((part) => {
    const { tables, frame } = part.verdict.report;
    if (tables.length === 0) return [];
    const { start } = partSpan(alone, part);
    return {
      agency: frame.title?.agency ?? '',
      year: frame.title?.year ?? null,
      start: document.positionAt(start),
    };
  });
}
