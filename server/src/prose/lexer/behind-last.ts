/** What stands behind the last of several marks in a text; all of it if it has none of them. */
export function behindLast(text: string, marks: Iterable<string>): string {
  let from = 0;
  for (const mark of marks) {
    const at = text.lastIndexOf(mark);
    if (at >= 0) from = Math.max(from, at + mark.length);
  }
  return text.slice(from);
}
