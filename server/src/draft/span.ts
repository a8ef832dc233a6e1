/** A range in UTF-16 code units, end exclusive, as JavaScript strings and LSP count them. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span moved by `by` code units. */
export function shifted(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** Whether `offset` is inside the span or at its end: a caret after a word still refers to it. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Whether `inner` is completely inside the span. */
export function contains(span: Span, inner: Span): boolean {
  return span.start <= inner.start && inner.end <= span.end;
}

/** The smallest span that covers both spans. */
export function hull(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/**
 * A range of lines and UTF-16 code units in them, both from 0, end exclusive. For texts that are not
 * loaded.
 */
export interface LineRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}
