import assert from 'node:assert/strict';
import { Diagnostic } from 'vscode-languageserver-types';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { newReport } from '../../server/src/features/new-report.ts';
import { rangeOf } from '../../server/src/features/place.ts';
import { LOCATED, preferredEdits } from '../../server/src/features/preferred-edits.ts';
import { statutoryForms } from '../../server/src/form/statutory.ts';
import type { OpenDocument } from '../../server/src/open-document.ts';
import { figureIn } from '../../server/src/reconcile/reckoning.ts';
import { Random } from '../unit/reconcile/random.ts';
import { type FormId, reportFigures } from './generate/figures.ts';
import { findingsOf, open } from './read.ts';

/** The order in which a report is typed. */
export const ORDERS = ['by row', 'by column', 'at random, totals last'] as const;
/** The notations that a new report can be written in, and the documents that they stand in. */
export const NEW_REPORTS = [
  ['lines', 'report-draft'],
  ['tabs', 'report-draft'],
  ['markdown', 'markdown'],
  ['html', 'html'],
] as const;

/** What is typed: a figure for each slot of each table that takes one, by the table's id, row by row. */
export type Figures = ReadonlyMap<string, readonly string[]>;

/** A report to be typed into a new one. */
export interface Typed {
  readonly form: FormId;
  readonly figures: Figures;
  readonly notation: (typeof NEW_REPORTS)[number];
  readonly order: (typeof ORDERS)[number];
  readonly seed: number;
}

/** The tables of a generated report. Those whose figures stand in no sum get what comes to hand. */
export function generated(seed: number, form: FormId): Figures {
  const { requests, reviews } = reportFigures(seed, form);
  return new Map([
    ['requests', requests.flat()],
    ['reviews', reviews],
  ]);
}

/** One figure of a draft that is still to be typed. */
export interface Place {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly isTotal: boolean;
}

/** What accuses a figure, or a sum that a figure stands in. */
const ACCUSING = ['row-total', 'column-total', 'balance', 'suspect-figure', 'not-a-figure'];

/** The new report that a report is typed into. */
export function emptyReport({ form, notation: [notation, languageId] }: Typed): OpenDocument {
  const found = statutoryForms().find(({ id }) => id === form);
  assert.ok(found);
  const wanted = { agency: '江城市临江区人民政府', year: 2024, notation, carried: new Map() };
  return open(newReport(found, wanted), languageId);
}

/**
 * Types a report with one figure of the table of requests mistyped, and checks that it is told of at the latest when
 * its row or its column is complete, and that until then nothing is accused.
 */
export function checkSlip(typed: Typed): void {
  const document = emptyReport(typed);
  const places = ordered(placesIn(document, typed), typed);
  const random = new Random(typed.seed);
  const requests = document.analysis.parts[0]?.verdict.report.tables.findIndex(
    ({ form }) => form.id === 'requests',
  );
  const slip = random.pick(places.filter(({ table }) => table === requests));
  const left = [...places];
  let isTyped = false;
  for (const place of places) {
    left.shift();
    typeIn(document, place, place === slip ? String(Number(place.text) + 7) : place.text);
    isTyped ||= place === slip;
    if (!isTyped) checkNothingAccused(document);
    const open = left.filter(({ table }) => table === slip.table);
    const isComplete =
      !open.some(({ row }) => row === slip.row) ||
      !open.some(({ column }) => column === slip.column);
    if (!isTyped || !isComplete) continue;
    const codes = findingsOf(document).map(({ code }) => String(code));
    assert.ok(
      codes.some((code) => ACCUSING.includes(code)),
      'the slip is told of',
    );
    return;
  }
}

/** The new report that a report is typed into, once all of it was typed, and its figures as they stand in it. */
export function filledReport(typed: Typed): { text: string; places: readonly Place[] } {
  const document = emptyReport(typed);
  const places = placesIn(document, typed);
  for (const place of places) typeIn(document, place, place.text);
  return { text: document.text, places };
}

/** Types a report into a new one, figure by figure; at no step is anything accused or taken. Gives the draft. */
export function checkTyping(typed: Typed): OpenDocument {
  const document = emptyReport(typed);
  let step = 0;
  for (const place of ordered(placesIn(document, typed), typed)) {
    typeIn(document, place, place.text);
    checkNothingAccused(document);
    // Every fix of a report with hundreds of blanks takes long to write down: not at each step.
    if (step++ % STEPS_BETWEEN === 0) checkNothingTaken(document);
  }
  checkNothingTaken(document);
  return document;
}

const STEPS_BETWEEN = 10;

/** Checks that no figure or sum is accused, and that `gouji fix` would change nothing. */
function checkNothingAccused(document: OpenDocument): void {
  const accused = findingsOf(document)
    .filter(({ code }) => ACCUSING.includes(String(code)))
    .map((finding) => Diagnostic.getMessageString(finding));
  assert.deepEqual(accused, [], 'no figure is accused');
  assert.deepEqual(preferredEdits(document, LOCATED), [], 'nothing is mended');
}

/** Checks that no fix that is preferred changes a figure. */
function checkNothingTaken(document: OpenDocument): void {
  const whole = { start: document.positionAt(0), end: document.positionAt(document.text.length) };
  for (const action of codeActions(document, whole, ['quickfix'], undefined)) {
    if (!action.isPreferred) continue;
    for (const change of action.edit?.documentChanges ?? []) {
      if (!('edits' in change)) continue;
      for (const { range } of change.edits) {
        const old = document.text.slice(
          document.offsetAt(range.start),
          document.offsetAt(range.end),
        );
        assert.doesNotMatch(old, /\d/, `${action.title} takes what is there`);
      }
    }
  }
}

/** Writes a figure where the draft has another or none. */
function typeIn(document: OpenDocument, { table, row, column }: Place, text: string): void {
  const [part] = document.analysis.parts;
  const found = part?.verdict.report.tables[table]?.rows[row];
  const figure = found?.figures[column];
  assert.ok(part && found && figure, `table ${table}, row ${row}, column ${column} is there`);
  const range = rangeOf(document, part, { block: found.grid, span: figure.cell.span });
  document.update([{ range, text }], document.version + 1);
}

function placesIn(document: OpenDocument, { figures }: Typed): Place[] {
  const tables = document.analysis.parts[0]?.verdict.ledger.tables ?? [];
  return tables.flatMap((reckoning, table) => {
    const { form, rows } = reckoning.table;
    const totals = new Set<unknown>(reckoning.relations.map(({ anchor }) => anchor));
    const given = figures.get(form.id);
    return rows.flatMap((_, row) =>
      form.columns.map((_, column) => ({
        table,
        row,
        column,
        text: given?.[row * form.columns.length + column] ?? '0',
        isTotal: totals.has(figureIn(reckoning, row, column)),
      })),
    );
  });
}

function ordered(places: readonly Place[], { order, seed }: Typed): readonly Place[] {
  if (order === 'by row') return places;
  if (order === 'by column') {
    return places.toSorted((a, b) => a.table - b.table || a.column - b.column || a.row - b.row);
  }
  const random = new Random(seed);
  return places
    .map((place) => ({ place, rank: random.next() + (place.isTotal ? 1 : 0) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ place }) => place);
}
