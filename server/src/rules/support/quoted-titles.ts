/**
 * A text without the titles of other texts in 《》. The search stops at the last 》, so that a text of
 * opening marks takes linear time.
 */
export function withoutQuotedTitles(text: string): string {
  const end = text.lastIndexOf('》') + 1;
  return text.slice(0, end).replaceAll(/《[^》]*》/g, '') + text.slice(end);
}
