/**
 * A text without the titles of other texts in it, which stand in 《》. Behind the last 》 nothing is looked
 * for, so that a text of opening marks alone takes time linear in its length.
 */
export function withoutQuotedTitles(text: string): string {
  const end = text.lastIndexOf('》') + 1;
  return text.slice(0, end).replaceAll(/《[^》]*》/g, '') + text.slice(end);
}
