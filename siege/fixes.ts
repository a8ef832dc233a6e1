import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CodeAction, TextDocumentEdit, type TextEdit } from 'vscode-languageserver-types';
import { spanOf } from '../server/src/analysis.ts';
import { codeActions } from '../server/src/features/code-actions.ts';
import { repairs } from '../server/src/features/repairs.ts';
import type { OpenDocument } from '../server/src/open-document.ts';
import { findingsOf, open } from '../test/kit/read.ts';
import { tables } from '../test/kit/whole.ts';
import { change, edit, miscounted, mutated, type Source } from './drafts.ts';
import { law } from './law.ts';
import type { Subject } from './subject.ts';

/** A fix changes only what it names or inserts whole lines, and only in the text for which it was made. */
export const fixes: Subject = {
  id: 'fixes',
  title: 'Fixes',
  promise:
    'Any fix in any draft changes only the characters that it names, or inserts whole lines that are missing in the report: no other figure, label or tag changes. It is bound to the version for which it was made, and undoing it restores every character.',
  async *run(effort) {
    for (const run of [inWrongDrafts, inBrokenDrafts, overtaken]) yield run(effort);
  },
};

const inWrongDrafts = law('every fix in drafts with wrong figures', miscounted, 600, fixesHold);
const inBrokenDrafts = law('every fix in drafts with broken text', mutated, 600, fixesHold);

const overtaken = law(
  'a fix made before the draft changed',
  fc.tuple(miscounted, fc.array(change, { minLength: 1, maxLength: 2 })),
  300,
  ([{ languageId, text }, changes]) => {
    const document = open(text, languageId);
    const made = editsOf(document);
    edit(document, changes);
    const { text: changed } = document;
    for (const { version } of made) {
      assert.notEqual(version, document.version, 'an editor refuses an edit for another version');
    }
    assert.equal(document.text, changed);
  },
);

/** The number of fixes that are tried in one draft. A broken draft can have hundreds. */
const MOST = 40;

function fixesHold({ languageId, text }: Source): void {
  const document = open(text, languageId);
  const before = figuresOf(document);
  const findings = findingsOf(document);
  for (const { title, version, edits } of editsOf(document).slice(0, MOST)) {
    assert.equal(version, document.version, `${title}: bound to the version`);
    const spans = edits
      .map(({ range, newText }) => ({
        start: document.offsetAt(range.start),
        end: document.offsetAt(range.end),
        newText,
      }))
      .sort((a, b) => a.start - b.start);
    for (const [index, { start, end, newText }] of spans.entries()) {
      assert.ok(start <= end && (spans[index - 1]?.end ?? 0) <= start, `${title}: apart`);
      assert.deepEqual(tagsIn(newText), tagsIn(text.slice(start, end)), `${title}: keeps tags`);
      assert.ok(
        isLines(document, start, end, newText) ||
          breaksIn(newText) <= breaksIn(text.slice(start, end)),
        `${title}: writes no cell or line of its own`,
      );
    }
    const copy = open(text, languageId);
    findingsOf(copy);
    apply(copy, spans);
    const after = [...figuresOf(copy), ...looseOf(copy)];
    assert.deepEqual(untouched(after, before, spans), [], `${title}: leaves the others`);

    let shift = 0;
    const undone = spans.map(({ start, end, newText }) => {
      const at = start + shift;
      shift += newText.length - (end - start);
      return { start: at, end: at + newText.length, newText: text.slice(start, end) };
    });
    apply(copy, undone);
    assert.equal(copy.text, text, `${title}: undone`);
    assert.deepEqual(findingsOf(copy), findings, `${title}: found again`);
  }
}

/** Whether an edit inserts whole lines between two lines: a missing heading or sentence. */
function isLines(document: OpenDocument, start: number, end: number, newText: string): boolean {
  const { character } = document.positionAt(start);
  return start === end && (character === 0 || newText.startsWith('\n')) && newText.includes('\n');
}

interface Made {
  readonly title: string;
  readonly version: number | null;
  readonly edits: readonly TextEdit[];
}

/** Every edit that is offered to the user: quick fixes, and repairs to choose from. */
function editsOf(document: OpenDocument): Made[] {
  const whole = { start: document.positionAt(0), end: document.positionAt(document.text.length) };
  const { version, faults } = repairs(document);
  return [
    ...codeActions(document, whole, undefined, undefined).map(madeBy),
    ...faults.flatMap((fault) =>
      fault.repairs.map(({ title, edits }) => ({ title, version, edits })),
    ),
  ];
}

function madeBy({ title, edit: made }: CodeAction): Made {
  const [only, second] = made?.documentChanges ?? [];
  assert.ok(TextDocumentEdit.is(only) && !second, `${title}: one document`);
  const edits = only.edits.map((each) => {
    assert.ok('newText' in each);
    return { range: each.range, newText: each.newText };
  });
  return { title, version: only.textDocument.version, edits };
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

function apply(document: OpenDocument, spans: readonly Replacement[]): void {
  const changes = spans.toReversed().map(({ start, end, newText }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    text: newText,
  }));
  document.update(changes, document.version + 1);
}

/** A figure or a label of a table, with its range. */
interface Written {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function figuresOf(document: OpenDocument): Written[] {
  const { text } = document;
  return tables(document).tables.flatMap(({ rows }) =>
    rows.flatMap(({ label, figures }) =>
      [label, ...figures.flatMap((figure) => (figure ? [figure.range] : []))].map((range) => {
        const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
        return { text: text.slice(start, end), start, end };
      }),
    ),
  );
}

/**
 * Cells whose column is uncertain. In a row that lacks cells, the sums can decide a figure's column; a fix that
 * breaks these sums, and says so, leaves the column open again.
 */
function looseOf({ analysis, text }: OpenDocument): Written[] {
  return analysis.parts.flatMap((part) =>
    part.verdict.ledger.tables.flatMap(({ table }) =>
      table.rows.flatMap(({ grid, loose }) =>
        loose.map(({ cell }) => {
          const { start, end } = spanOf(analysis, part, { block: grid, span: cell.span });
          return { text: text.slice(start, end), start, end };
        }),
      ),
    ),
  );
}

/** Figures and labels outside of all edits that changed nevertheless. */
function untouched(
  after: readonly Written[],
  before: readonly Written[],
  spans: readonly Replacement[],
): string[] {
  const there = new Set(after.map(({ text, start }) => `${start} ${text}`));
  return before
    .filter(({ start, end }) => !spans.some((span) => span.start <= end && start <= span.end))
    .map(({ text, start }) => {
      const moved = spans
        .filter((span) => span.end <= start)
        .reduce((sum, span) => sum + span.newText.length - (span.end - span.start), 0);
      return `${start + moved} ${text}`;
    })
    .filter((key) => !there.has(key));
}

/** The number of characters that separate cells or lines. A comment that is kept may contain some. */
function breaksIn(text: string): number {
  return text.match(/[\t\n\r|]/g)?.length ?? 0;
}

function tagsIn(text: string): string[] {
  return text.match(/<\/?[a-z][^>]*>/gi) ?? [];
}
