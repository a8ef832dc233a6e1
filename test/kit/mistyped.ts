import { codeActions } from '../../server/src/features/code-actions.ts';
import { rangeOf } from '../../server/src/features/place.ts';
import type { OpenDocument } from '../../server/src/open-document.ts';
import { Random } from '../unit/reconcile/random.ts';
import { mistype, SLIPS, type Slip } from '../unit/reconcile/slips.ts';
import { findingsOf, open } from './read.ts';

/** Codes of findings about figures. Findings about wording do not change here. */
const FIGURES = /^(row-total|column-total|balance|suspect-figure|not-a-figure|empty-figure)$/;

/** The result for one mistyped figure of a draft. */
export interface Mistyped {
  readonly slip: Slip;
  /** The mistake in the findings or fixes; undefined if everything is right. */
  readonly failure: string | undefined;
}

/**
 * Mistypes each figure of a draft's request table in turn, as an edit would. There must be exactly one
 * more finding, at that figure, and its one preferred fix must restore the draft exactly.
 *
 * @param slips Every slip for each figure, or one of them in turn, for drafts that differ only in how they are read.
 */
export function* mistypeEach(
  draft: string,
  slips: 'every slip' | 'one slip' = 'every slip',
): Iterable<Mistyped> {
  const random = new Random(7);
  let document = open(draft);
  const before = figureFindings(document).length;
  for (const [figure, { range, text }] of figuresOf(document).entries()) {
    const first = figure % SLIPS.length;
    for (const slip of [...SLIPS.slice(first), ...SLIPS.slice(0, first)]) {
      const wrong = mistype(BigInt(text), slip, random);
      if (wrong === undefined || String(wrong) === text) continue;
      change(document, range.start, text, String(wrong));
      const found = figureFindings(document);
      const own = found.filter(
        ({ range: { start } }) =>
          start.line === range.start.line && start.character === range.start.character,
      );
      const [fix, second] = codeActions(document, range, ['quickfix'], undefined).filter(
        ({ isPreferred, diagnostics = [] }) =>
          isPreferred && FIGURES.test(String(diagnostics[0]?.code)),
      );
      if (fix && !second) apply(document, fix);
      const sound =
        found.length === before + 1 && own.length === 1 && fix && document.text === draft;
      const story = found.map(({ code, message }) => `${code} ${message}`).join(' | ');
      yield { slip, failure: sound ? undefined : `${slip} ${text} → ${wrong}: ${story}` };
      if (document.text !== draft) document = open(draft);
      if (slips === 'one slip') break;
    }
  }
}

function figureFindings(document: OpenDocument) {
  return findingsOf(document).filter(({ code }) => FIGURES.test(String(code)));
}

/** The figures of the request table as they are written. */
function figuresOf(document: OpenDocument) {
  return document.analysis.parts.flatMap((part) =>
    part.verdict.report.tables
      .filter(({ form }) => form.id === 'requests')
      .flatMap(({ rows }) =>
        rows.flatMap(({ grid, figures }) =>
          figures.flatMap((figure) =>
            figure
              ? [
                  {
                    range: rangeOf(document, part, { block: grid, span: figure.span }),
                    text: figure.cell.text,
                  },
                ]
              : [],
          ),
        ),
      ),
  );
}

function change(
  document: OpenDocument,
  start: { line: number; character: number },
  from: string,
  to: string,
): void {
  const end = { line: start.line, character: start.character + from.length };
  document.update([{ range: { start, end }, text: to }], document.version + 1);
}

function apply(document: OpenDocument, { edit }: ReturnType<typeof codeActions>[number]): void {
  for (const each of edit?.documentChanges ?? []) {
    if (!('edits' in each)) continue;
    for (const one of each.edits) {
      if ('newText' in one)
        document.update([{ range: one.range, text: one.newText }], document.version + 1);
    }
  }
}
