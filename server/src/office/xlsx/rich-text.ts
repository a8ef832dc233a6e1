import type { Span } from '../../draft/span.ts';
import { isBlank } from '../../draft/text.ts';
import type { XmlReader } from '../../package/xml-reader.ts';
import { decoded } from '../../package/xml-text.ts';
import { oneLine } from './one-line.ts';
import { isTrue } from './sheet-xml.ts';

/** The text of a cell, which may have formats (`CT_Rst`): one of the shared strings, or an inline string. */
export interface RichText {
  /** What a reader sees, on one line, without phonetic hints and struck-out text; empty if blank. */
  readonly text: string;
  /** The XML of the part that holds it, and the span of the text's elements there. */
  readonly xml: string;
  readonly content: Span;
}

/** Reads `si` or `is`, whose open tag was read last. */
export function readRichText(reader: XmlReader): RichText {
  const start = reader.end;
  let text = '';
  eachSeenText(reader, () => {
    const written = reader.text.slice(reader.start, reader.end);
    text += reader.kind === 'text' ? decoded(written) : written;
  });
  return { text: seenText(text), xml: reader.text, content: { start, end: reader.start } };
}

/** A text as a reader sees it, on one line of a draft; empty if it is blank. */
export function seenText(written: string): string {
  const text = withoutEscapes(written);
  return isBlank(text, 0, text.length) ? '' : oneLine(text);
}

/** Visits the visible texts of the rich text whose open tag was read last. At each visit, the reader is at the text. */
export function eachSeenText(reader: XmlReader, visit: () => void): void {
  const visitText = () => reader.eachChild(() => undefined, visit);
  reader.eachChild((name) => {
    if (name === 't') visitText();
    if (name !== 'r') return;
    let isStruckOut = false;
    reader.eachChild((part) => {
      if (part === 'rPr') isStruckOut = strikesOut(reader);
      if (part === 't' && !isStruckOut) visitText();
    });
  });
}

/** Whether the font whose open tag was read last strikes out. */
export function strikesOut(reader: XmlReader): boolean {
  let isStruckOut = false;
  reader.eachChild((name) => {
    if (name === 'strike') isStruckOut = isTrue(reader, 'val', true);
  });
  return isStruckOut;
}

/** A text without the escapes of characters that XML cannot hold: `_x000D_` (ECMA-376-1, 22.9.2.19). */
export function withoutEscapes(text: string): string {
  return text.replace(/_x([\dA-F]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** A text in which whatever looks like an escape is escaped itself. */
export function withEscapes(text: string): string {
  return text.replace(/_(?=x[\dA-F]{4}_)/gi, '_x005F_');
}
