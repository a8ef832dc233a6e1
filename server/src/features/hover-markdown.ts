import type { Hover, MarkupContent } from 'vscode-languageserver-types';

/** A hover as Markdown, before it is converted to the client's format. */
export interface MarkdownHover extends Hover {
  readonly contents: MarkupContent;
}

/** Escapes text from a draft for Markdown, so that nothing in it is markup, a link or a table border. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_{}[\]()#+\-.!|~>:/@]/g, (mark) => `\\${mark}`);
}

/** A link that runs a command of the client, if the client trusts it. */
export function commandLink(title: string, command: string, argument: unknown): string {
  // Brackets would end the address, so they are percent-encoded.
  const about = encodeURIComponent(JSON.stringify([argument]))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return `[${escapeMarkdown(title)}](command:${command}?${about})`;
}

const DELIMITER_ROW = /^\|(?: :?-+:? \|)+$/;

/**
 * Our Markdown as plain text, for editors that do not render Markdown: cells are separated by two blanks,
 * bold marks are removed, and escapes are resolved. It knows only the marks that our hovers use.
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
