import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Position, Range, SelectionRange } from 'vscode-languageserver-types';
import { completion } from '../../../server/src/features/completion.ts';
import { definition } from '../../../server/src/features/definition.ts';
import { documentHighlights } from '../../../server/src/features/document-highlights.ts';
import { documentLinks } from '../../../server/src/features/document-links.ts';
import { formatting } from '../../../server/src/features/formatting.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { inlayHints } from '../../../server/src/features/inlay-hints.ts';
import { references } from '../../../server/src/features/references.ts';
import { prepareRename, rename } from '../../../server/src/features/rename.ts';
import { selectionRanges } from '../../../server/src/features/selection-ranges.ts';
import { symbolsOf } from '../../../server/src/features/workspace-symbols.ts';
import { edited, type OpenDraft, openDraft } from '../../kit/open-draft.ts';
import { requestReport } from '../../kit/request-report.ts';
import { requestTable } from '../../kit/request-table.ts';
import { codeLenses, foldingRanges, semanticTokens } from '../../kit/whole.ts';

const TITLE = '江城市临江区2024年政府信息公开工作年度报告\n网址https://a.gov.cn。\n一、总体情况\n';
const WHOLE = [`${TITLE}${requestTable({ 'new.total': '２' })}`, requestReport()];

/** Reports with stretches of them taken out, doubled or replaced, as a draft is while it is written. */
const drafts = fc
  .record({
    text: fc.constantFrom(...WHOLE),
    cuts: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(60),
        by: fc.constantFrom('', '\t', '\n', '\r\n', '12', '😀', '\t\n\n', '一、', '|', '='),
      }),
      { maxLength: 8 },
    ),
    caret: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ text, cuts, caret }) => {
    let cut = text;
    for (const { at, length, by } of cuts) {
      const start = Math.floor(at * cut.length);
      cut = cut.slice(0, start) + by + cut.slice(start + length);
    }
    const at = Math.floor(caret * cut.length);
    return `${cut.slice(0, at)}$0${cut.slice(at)}`;
  });

const isBefore = (a: Position, b: Position) =>
  a.line < b.line || (a.line === b.line && a.character <= b.character);
const holds = (outer: Range, inner: Range) =>
  isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end);

function checkTokens({ document, text }: OpenDraft): void {
  const lines = text.split(/\r\n|\r|\n/);
  let end: Position = { line: 0, character: 0 };
  for (const { start, length } of semanticTokens(document)) {
    assert.ok(length > 0 && isBefore(end, start), 'in order, none over another');
    end = { line: start.line, character: start.character + length };
    assert.ok(end.character <= (lines[end.line]?.length ?? 0), 'on one line');
  }
}

test('whatever a draft is in the middle of, every request has its answer', () => {
  fc.assert(
    fc.property(drafts, (source) => {
      const draft = openDraft(source);
      const { document, cursor, text } = draft;
      const all = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) };

      checkTokens(draft);
      for (let at: SelectionRange | undefined = selectionRanges(document, [cursor])[0]; at; ) {
        if (at.parent) assert.ok(holds(at.parent.range, at.range), 'grows');
        at = at.parent;
      }
      for (const { startLine, endLine } of foldingRanges(document)) assert.ok(startLine < endLine);
      for (const item of completion(document, cursor, true)) {
        assert.ok(item.textEdit && 'range' in item.textEdit);
        const { range } = item.textEdit;
        assert.equal(range.start.line, range.end.line, 'VS Code takes an item on one line only');
        assert.ok(holds(range, { start: cursor, end: cursor }), 'and about the caret');
      }
      const bare = (one: string) => one.normalize('NFKC').replace(/[\s-]/g, '');
      assert.equal(bare(edited(draft, formatting(document))), bare(text));
      hover(document, cursor);
      documentHighlights(document, cursor);
      references(document, cursor, true);
      definition(document, cursor);
      inlayHints(document, all, 'on');
      codeLenses(document, 'view.show');
      documentLinks(document);
      symbolsOf(document);
      assert.equal(
        rename(document, cursor, '2025') === undefined,
        prepareRename(document, cursor) === undefined,
      );
    }),
    { numRuns: 150 },
  );
});
