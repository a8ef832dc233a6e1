import type { Span } from '../../draft/span.ts';
import { charactersIn } from '../../package/xml-text.ts';
import type { DocxPiece } from './body.ts';

/** The span of the XML that holds characters of a piece. An entity is never split. */
export function sourceIn(xml: string, piece: DocxPiece, { start, end }: Span): Span {
  if (piece.end - piece.start === piece.text.length) {
    return { start: piece.start + start, end: piece.start + end };
  }
  let at = 0;
  let [from, to] = [piece.end, piece.end];
  for (const { text, ...source } of charactersIn(xml, piece.start, piece.end)) {
    const isVerbatim = source.end - source.start === text.length;
    const next = at + text.length;
    if (at <= start && start < next) from = source.start + (isVerbatim ? start - at : 0);
    if (at < end && end <= next) to = isVerbatim ? source.start + end - at : source.end;
    at = next;
  }
  // An empty span stays empty.
  return { start: from, end: end === start ? from : to };
}
