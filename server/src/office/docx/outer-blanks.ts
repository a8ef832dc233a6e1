import type { Span } from '../../draft/span.ts';

/** Characters of XML without the blanks at their ends, which Word shows only if the text keeps them. */
export function withoutOuterBlanks(xml: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && BLANKS.has(xml.charAt(from))) from++;
  while (from < to && BLANKS.has(xml.charAt(to - 1))) to--;
  return { start: from, end: to };
}

const BLANKS: ReadonlySet<string> = new Set([' ', '\t', '\n', '\r']);
