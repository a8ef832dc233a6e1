import { visibleText } from '../plain-text.ts';

/** A piece of HTML. Only this file makes it from text, so that no text of a report is taken for markup. */
export interface Html {
  readonly html: string;
}

type Content = Html | string | number | readonly Html[];

/** Puts HTML together: what is inserted is escaped, unless it is HTML itself. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const pieces = strings.map((piece, index) => {
    const content = contents[index];
    return content === undefined ? piece : piece + written(content);
  });
  return { html: pieces.join('') };
}

function written(content: Content): string {
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string') return escaped(content);
  return 'html' in content ? content.html : content.map((one) => one.html).join('');
}

function escaped(text: string): string {
  return visibleText(text.replaceAll(/\s+/g, ' '))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
