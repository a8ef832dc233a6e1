/** A text that replaces the characters from `start` to `end`. Splices do not overlap. */
export interface XmlSplice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** XML with splices applied. Those at the same place keep their order. */
export function spliced(xml: string, splices: readonly XmlSplice[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text } of splices.toSorted((one, other) => one.start - other.start)) {
    parts.push(xml.slice(at, start), text);
    at = end;
  }
  parts.push(xml.slice(at));
  return parts.join('');
}
