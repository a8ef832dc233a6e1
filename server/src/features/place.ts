import type { Position, Range } from 'vscode-languageserver-types';
import { type Analysis, type Part, spanOf } from '../analysis.ts';
import type { Span } from '../draft/span.ts';
import type { Site } from '../form/found-table.ts';
import type { Acceptance } from '../rules/engine/acceptance.ts';
import type { Finding } from '../rules/engine/finding.ts';
import type { Carried } from '../years/carried.ts';

/** A document as features see it. */
export interface Document {
  readonly uri: string;
  readonly version: number;
  readonly analysis: Analysis;
  /**
   * The analysis without regard to other reports. Other reports, in turn, compare themselves with this
   * one.
   */
  readonly alone: Analysis;
  /** The reported findings of a part: those of its verdict, and those from comparing it with other files. */
  findingsOf(part: Part): readonly Finding[];
  /** The accepted findings of a part, which are not reported. */
  acceptedOf(part: Part): readonly AcceptedFinding[];
  /**
   * The figures that last year's report carries over to a part; several reports may claim to be last
   * year's.
   */
  lastYearsOf(part: Part): readonly Carried[];
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
}

/** A finding that someone has accepted, with the reason. */
export interface AcceptedFinding {
  readonly finding: Finding;
  readonly acceptance: Acceptance;
}

export function rangeOfSpan(document: Document, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

/** The LSP range of a site of a part. */
export function rangeOf(document: Document, part: Part, site: Site): Range {
  return rangeOfSpan(document, spanOf(document.analysis, part, site));
}

/** Whether two ranges share a position, including their ends. */
export function meet(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
