/**
 * A draft's own text made safe to stand in Markdown: nothing of it is read as markup, a link or a table
 * border.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_{}[\]()#+\-.!|~>:/@]/g, (mark) => `\\${mark}`);
}
