import type { Part } from '../analysis.ts';
import type { Document } from './place.ts';

/** Name of a report in a document with several; empty otherwise, or if it has no title. */
export function reportName({ analysis }: Document, { verdict }: Part): string {
  const { title } = verdict.report.frame;
  return title && analysis.parts.length > 1 ? `${title.agency}${title.year}年` : '';
}
