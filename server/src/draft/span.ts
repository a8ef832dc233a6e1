/** A half-open range in UTF-16 code units, as JavaScript strings and LSP count them. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span `by` code units further on. */
export function shifted(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** Whether `offset` lies in the span or touches its end, as a caret behind a word still means it. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Whether all of `inner` lies in the span. */
export function contains(span: Span, inner: Span): boolean {
  return span.start <= inner.start && inner.end <= span.end;
}

/** The smallest span that covers both. */
export function hull(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** A range by lines and UTF-16 code units in them, both from 0, end exclusive: for texts not at hand. */
export interface LineRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}
