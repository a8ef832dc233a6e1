import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, html as names, parse } from 'parse5';

/** What a page is to a reader and to a program, by a parser that the program does not use for this. */
export interface Seen {
  /** The visible text of each cell of its tables, row by row. */
  readonly cells: readonly string[];
  /** Its tags, comments and invisible content, in order. */
  readonly marks: readonly string[];
}

/** @param languageId `html`, or the language of a text with Markdown and HTML in it. */
export function seenIn(text: string, languageId: string): Seen {
  const page =
    languageId === 'html'
      ? text
      : micromark(text, {
          allowDangerousHtml: true,
          extensions: [gfm()],
          htmlExtensions: [gfmHtml()],
        });
  const cells: string[] = [];
  const marks: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node, isHidden: boolean) => {
    if (node.nodeName === '#comment') marks.push(`<!--${'data' in node ? node.data : ''}-->`);
    if ('value' in node) {
      if (isHidden) marks.push(node.value);
      else if (cells.length > 0) cells.push((cells.pop() ?? '') + node.value);
    }
    if (!('childNodes' in node)) return;
    const attrs = 'attrs' in node ? node.attrs : [];
    const isHere = isHidden || isUnseen(node.nodeName, attrs);
    if (node.nodeName === 'td' || node.nodeName === 'th') cells.push('');
    marks.push(`<${node.nodeName}${attrs.map(({ name, value }) => ` ${name}=${value}`).join('')}>`);
    for (const child of node.childNodes) visit(child, isHere);
    marks.push(`</${node.nodeName}>`);
  };
  visit(parse(page), false);
  return { cells, marks };
}

const UNSEEN: readonly string[] = [
  names.TAG_NAMES.STRIKE,
  names.TAG_NAMES.S,
  names.TAG_NAMES.TEMPLATE,
  'del',
];

function isUnseen(name: string, attrs: readonly { name: string; value: string }[]): boolean {
  const style = attrs.find((attribute) => attribute.name === 'style')?.value ?? '';
  return (
    UNSEEN.includes(name) ||
    attrs.some(
      ({ name, value }) => name === 'hidden' || (name === 'aria-hidden' && value === 'true'),
    ) ||
    /line-through|display:\s*none|visibility:\s*hidden/.test(style)
  );
}
