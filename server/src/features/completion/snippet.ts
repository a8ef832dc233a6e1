/** Escapes a text for a snippet, so that nothing in it is a tab stop or a variable. */
export function inSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
