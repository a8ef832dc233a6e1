import type { Span } from './span.ts';
import { trimmed } from './text.ts';

/** A page number as printed at the foot of a page: `- 5 -`, `— 6 —`, `第 5 页 共 9 页`. */
const PAGE_NUMBER =
  /^(?:[-－—–―─~～·•]{1,2} {0,2}[\d０-９]{1,4} {0,2}[-－—–―─~～·•]{1,2}|第 ?[\d０-９]{1,4} ?页(?: ?[,，/／]? ?共 ?[\d０-９]{1,4} ?页)?)$/;
const LONGEST = 30;

/** Whether a text is only a page number, with marks that no figure has. */
export function isPageNumber(text: string): boolean {
  return text.length <= LONGEST && PAGE_NUMBER.test(text.replaceAll(/\s/g, ' ').trim());
}

/** Whether a line of a source is only a page number. */
export function isPageNumberLine(source: string, line: Span): boolean {
  const { start, end } = trimmed(source, line.start, line.end);
  return end - start <= LONGEST && isPageNumber(source.slice(start, end));
}
