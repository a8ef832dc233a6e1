import type { Hover, MarkupContent } from 'vscode-languageserver-types';

/** A hover of ours, which is Markdown before it is suited to its client. */
export interface MarkdownHover extends Hover {
  readonly contents: MarkupContent;
}

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

/** A link that runs a command of the client's, in a client that trusts it to. */
export function commandLink(title: string, command: string, argument: unknown): string {
  // What would end the address is written as URIs write what they do not allow.
  const about = encodeURIComponent(JSON.stringify([argument]))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return `[${escapeMarkdown(title)}](command:${command}?${about})`;
}

const DELIMITER_ROW = /^\|(?: :?-+:? \|)+$/;

/**
 * Markdown of our own as plain text, for editors that render none: a cell is set off by two blanks, bold
 * print is dropped, and what was escaped stands as it is. It knows the marks that our hovers use, and no
 * others.
 */
export function plainText(markdown: string): string {
  const lines = markdown.split('\n').filter((line) => !DELIMITER_ROW.test(line));
  return lines.map((line) => plainLine(line)).join('\n');
}

function plainLine(line: string): string {
  const isItem = line.startsWith('- ');
  const text = line
    .slice(isItem ? 2 : 0)
    .replace(
      /\\(.)|&(amp|lt);|\*\*|\|/g,
      (_, escaped: string | undefined, name: string | undefined) =>
        escaped ?? (name === undefined ? '' : name === 'amp' ? '&' : '<'),
    )
    .trim();
  return isItem ? `- ${text}` : text;
}
