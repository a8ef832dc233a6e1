import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type Position,
} from 'vscode-languageserver';
import { type Part, spanOf } from '../analysis.ts';
import type { Block } from '../draft/block.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { diagnosticOf } from './diagnostics.ts';
import type { Document } from './place.ts';

/**
 * Answers pulls of diagnostics. Most keystrokes change no finding and no place. Then nothing is made
 * again, and a client that has the last answer is told that it still holds.
 */
export class DiagnosticReports {
  readonly #docs: () => string | undefined;
  readonly #placed = new WeakMap<Document, ReadonlyMap<Finding, Placed>>();
  readonly #last = new WeakMap<Document, Answer>();
  #answers = 0;

  /** @param docs Returns the URI of the folder with a page for each code. */
  constructor(docs: () => string | undefined) {
    this.#docs = docs;
  }

  /** The diagnostics of a document's findings. Those at an unchanged place are the same objects as before. */
  diagnostics(document: Document): Diagnostic[] {
    const before = this.#placed.get(document);
    const placed = new Map<Finding, Placed>();
    for (const part of document.analysis.parts) {
      for (const finding of document.findingsOf(part)) {
        placed.set(finding, this.#place(document, part, finding, before?.get(finding)));
      }
    }
    this.#placed.set(document, placed);
    return [...placed.values()].map(({ diagnostic }) => diagnostic);
  }

  /** The answer to a pull by a client that has the answer `previous`, or none. */
  answer(
    document: Document,
    items: Diagnostic[],
    previous: string | undefined,
  ): DocumentDiagnosticReport {
    const { resultId } = this.full(document, items);
    return resultId === previous
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  /** The diagnostics of a document with an id that changes only when they change. */
  full(document: Document, items: Diagnostic[]): Answer {
    const last = this.#last.get(document);
    const same =
      last?.items.length === items.length && items.every((item, i) => isSame(item, last.items[i]));
    const resultId = last && same ? last.resultId : String(++this.#answers);
    const answer = { resultId, items };
    this.#last.set(document, answer);
    return answer;
  }

  #place(document: Document, part: Part, finding: Finding, before: Placed | undefined): Placed {
    if (before?.starts.every(({ block, at }) => isAt(at, startOf(document, part, block)))) {
      return before;
    }
    const diagnostic = diagnosticOf(document, part, finding, this.#docs());
    const starts = blocksOf(finding).map((block) => ({
      block,
      at: startOf(document, part, block),
    }));
    return { diagnostic, starts };
  }
}

/** The diagnostics of a document, and the id by which a client refers to them. */
export interface Answer {
  readonly resultId: string;
  readonly items: Diagnostic[];
}

/**
 * A finding's diagnostic, with the starts of the blocks that it refers to. Its ranges depend on nothing
 * else.
 */
interface Placed {
  readonly diagnostic: Diagnostic;
  readonly starts: readonly { readonly block: Block; readonly at: Position }[];
}

function blocksOf({ site, related }: Finding): Block[] {
  const blocks = new Set([site.block]);
  for (const other of related) if ('site' in other) blocks.add(other.site.block);
  return [...blocks];
}

function startOf(document: Document, part: Part, block: Block): Position {
  return document.positionAt(spanOf(document.analysis, part, { block, span: START }).start);
}

const START = { start: 0, end: 0 };

/** Most diagnostics are the same object, so few need to be compared in depth. */
function isSame(a: Diagnostic, b: Diagnostic | undefined): boolean {
  if (a === b || a.message !== b?.message) return a === b;
  return JSON.stringify(a) === JSON.stringify(b);
}

function isAt(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}
