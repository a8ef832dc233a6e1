/** A text as it stands in a snippet, none of it read as a step or a variable. */
export function inSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
