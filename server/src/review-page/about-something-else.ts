import { checkedOf, mostChecked } from '../features/tables.ts';
import { namesReport } from '../language.ts';
import type { OpenDocument } from '../open-document.ts';
import type { Checked } from '../protocol.ts';
import { isReviewPage } from '../review-mark.ts';

/**
 * Whether a file that was met in a folder is about something else: no table in it was checked, and it is no report.
 *
 * @param file Its path or URI.
 */
export function isAboutSomethingElse(file: string, document: OpenDocument): boolean {
  if (isReviewPage(document.text)) return true;
  const checked = checkedIn(document);
  if (checked === 'tables' || checked === 'totals' || namesReport(file)) return false;
  return document.analysis.parts.every(
    ({ verdict: { report } }) => !report.frame.title && report.frame.unread.length === 0,
  );
}

/** What was checked of a document's figures. */
export function checkedIn({ analysis: { parts } }: OpenDocument): Checked {
  return mostChecked(parts.map((part) => ({ checked: checkedOf(part) })));
}
