import type { Position, Range } from 'vscode-languageserver-types';
import { type Analysis, type Part, spanOf } from '../analysis.ts';
import type { Span } from '../draft/span.ts';
import type { Site } from '../form/found-table.ts';
import type { Acceptance } from '../rules/engine/acceptance.ts';
import type { Finding } from '../rules/engine/finding.ts';
import type { Carried } from '../years/carried.ts';

/** A document as features see it: what is known of the text, and where its lines begin. */
export interface Document {
  readonly uri: string;
  readonly version: number;
  readonly analysis: Analysis;
  /** The same without regard to other reports, which they in turn may look at. */
  readonly alone: Analysis;
  /** What the user is told of one of its reports: the verdict's findings, and those beside other files. */
  findingsOf(part: Part): readonly Finding[];
  /** What of it is accepted, and so not told. */
  acceptedOf(part: Part): readonly AcceptedFinding[];
  /** What last year's report hands on to one of its reports; several may claim to be it. */
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

/** The LSP range of a site in one of the document's reports. */
export function rangeOf(document: Document, part: Part, site: Site): Range {
  return rangeOfSpan(document, spanOf(document.analysis, part, site));
}

/** Whether two ranges share a position, their ends included. */
export function meet(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
