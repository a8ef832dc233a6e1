import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Range, TextDocumentEdit } from 'vscode-languageserver-types';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { rangeOf } from '../../server/src/features/place.ts';
import type { OpenDocument } from '../../server/src/open-document.ts';

/** The codes of findings about figures. */
export const FIGURES = [
  'row-total',
  'column-total',
  'balance',
  'suspect-figure',
  'not-a-figure',
  'empty-figure',
];

/** A figure of a table with its place. */
export interface WrittenFigure {
  readonly range: Range;
  readonly text: string;
}

/** The figures of all tables of a form, in order. */
export function figuresIn(document: OpenDocument): WrittenFigure[] {
  return document.analysis.parts.flatMap((part) =>
    part.verdict.report.tables.flatMap(({ rows }) =>
      rows.flatMap(({ grid, figures }) =>
        figures.flatMap((figure) => {
          if (figure?.value === undefined) return [];
          const { start, end } = figure.span;
          const text = grid.text.slice(start, end);
          return [{ range: rangeOf(document, part, { block: grid, span: figure.span }), text }];
        }),
      ),
    ),
  );
}

/** The texts of the draft after each fix that is offered for its figures. */
export function mended(document: OpenDocument): string[] {
  const whole = { start: document.positionAt(0), end: document.positionAt(document.text.length) };
  const content = TextDocument.create(document.uri, 'report-draft', 1, document.text);
  return codeActions(document, whole, ['quickfix'], undefined)
    .filter(({ diagnostics }) => FIGURES.includes(String(diagnostics?.[0]?.code)))
    .flatMap(({ edit }) => {
      const edits = edit?.documentChanges?.flatMap((change) =>
        TextDocumentEdit.is(change)
          ? change.edits.flatMap((one) =>
              'newText' in one ? [{ range: one.range, newText: one.newText }] : [],
            )
          : [],
      );
      return edits ? [TextDocument.applyEdits(content, edits)] : [];
    });
}

/** The fixes that are offered while one figure is replaced by another. */
export function mendedWith(
  document: OpenDocument,
  { range, text }: WrittenFigure,
  typed: string,
): string[] {
  const { start } = range;
  document.update([{ range, text: typed }], document.version + 1);
  const texts = mended(document);
  const end = { line: start.line, character: start.character + typed.length };
  document.update([{ range: { start, end }, text }], document.version + 1);
  return texts;
}
