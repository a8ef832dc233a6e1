import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type Position,
} from 'vscode-languageserver';
import { type Part, spanOf } from '../analysis.ts';
import type { Block } from '../draft/block.ts';
import type { Finding } from '../rules/finding.ts';
import { diagnosticOf } from './diagnostics.ts';
import type { Document } from './place.ts';

/**
 * Answers pulls of diagnostics. Most keystrokes leave every finding as it is and where it is: then
 * nothing is made anew, and a client that still has the last answer is told no more than that it holds.
 */
export class DiagnosticReports {
  readonly #docs: () => string | undefined;
  readonly #placed = new WeakMap<Finding, Placed>();
  readonly #last = new WeakMap<Document, Answer>();
  #answers = 0;

  /** @param docs Gives the URI of the folder with a page for each code. */
  constructor(docs: () => string | undefined) {
    this.#docs = docs;
  }

  /** The diagnostics of a document's findings; those that stand where they stood are the same objects. */
  diagnostics(document: Document): Diagnostic[] {
    return document.analysis.parts.flatMap((part) =>
      document.findingsOf(part).map((finding) => this.#diagnostic(document, part, finding)),
    );
  }

  /** The answer to a pull, by a client that has the answer `previous` or none. */
  answer(
    document: Document,
    items: Diagnostic[],
    previous: string | undefined,
  ): DocumentDiagnosticReport {
    const last = this.#last.get(document);
    const same =
      last?.items.length === items.length && items.every((item, i) => isSame(item, last.items[i]));
    const resultId = last && same ? last.resultId : String(++this.#answers);
    this.#last.set(document, { resultId, items });
    return resultId === previous
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  #diagnostic(document: Document, part: Part, finding: Finding): Diagnostic {
    const old = this.#placed.get(finding);
    if (old?.starts.every(({ block, at }) => isAt(at, startOf(document, part, block)))) {
      return old.diagnostic;
    }
    const diagnostic = diagnosticOf(document, part, finding, this.#docs());
    const starts = blocksOf(finding).map((block) => ({
      block,
      at: startOf(document, part, block),
    }));
    this.#placed.set(finding, { diagnostic, starts });
    return diagnostic;
  }
}

/** The last answer about a document. */
interface Answer {
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}

/** A finding's diagnostic, and where the blocks began that it speaks of: its ranges hang on nothing else. */
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

/** Few are made anew; most are the same object, which spares looking into them. */
function isSame(a: Diagnostic, b: Diagnostic | undefined): boolean {
  if (a === b || a.message !== b?.message) return a === b;
  return JSON.stringify(a) === JSON.stringify(b);
}

function isAt(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}
