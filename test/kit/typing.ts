import assert from 'node:assert/strict';
import { Diagnostic } from 'vscode-languageserver-types';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { newReport } from '../../server/src/features/new-report.ts';
import { rangeOf } from '../../server/src/features/place.ts';
import { LOCATED, preferredEdits } from '../../server/src/features/preferred-edits.ts';
import type { OpenDocument } from '../../server/src/open-document.ts';
import { figureIn } from '../../server/src/reconcile/reckoning.ts';
import { Random } from '../unit/reconcile/random.ts';
import { type FormId, reportFigures } from './generate/figures.ts';
import { findingsOf, open } from './read.ts';
import { statutory } from './statutory.ts';

/** The order in which a report is typed. */
export const ORDERS = ['by row', 'by column', 'at random, totals last'] as const;
/** The notations in which a new report can be written, and their documents. */
export const NEW_REPORTS = [
  ['lines', 'report-draft'],
  ['tabs', 'report-draft'],
  ['markdown', 'markdown'],
  ['html', 'html'],
] as const;

/** The figures to be typed: one for each slot of each table, by the table's id, row by row. */
export type Figures = ReadonlyMap<string, readonly string[]>;

/** A report that is typed into a new one. */
export interface Typed {
  readonly form: FormId;
  readonly figures: Figures;
  readonly notation: (typeof NEW_REPORTS)[number];
  readonly order: (typeof ORDERS)[number];
  readonly seed: number;
}

/** The figures of a generated report. Tables without sums get arbitrary figures. */
export function generated(seed: number, form: FormId): Figures {
  const { requests, reviews } = reportFigures(seed, form);
  return new Map([
    ['requests', requests.flat()],
    ['reviews', reviews],
  ]);
}

/** A figure of a draft that is still to be typed. */
export interface Place {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly isTotal: boolean;
}

/** Codes of findings that accuse a figure or a sum. */
const ACCUSING = ['row-total', 'column-total', 'balance', 'suspect-figure', 'not-a-figure'];

/** The new report into which a report is typed. */
export function emptyReport({ form, notation: [notation, languageId] }: Typed): OpenDocument {
  const found = statutory.find(({ id }) => id === form);
  assert.ok(found);
  const wanted = { agency: '江城市临江区人民政府', year: 2024, notation, carried: new Map() };
  return open(newReport(found, wanted), languageId);
}

/**
 * Types a report with one mistyped figure in the request table. The figure must be reported when its row
 * or its column is complete, or earlier, and nothing may be accused before.
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

/** The new report after everything was typed, and the places of its figures. */
export function filledReport(typed: Typed): { text: string; places: readonly Place[] } {
  const document = emptyReport(typed);
  const places = placesIn(document, typed);
  for (const place of places) typeIn(document, place, place.text);
  return { text: document.text, places };
}

/**
 * Types a report into a new one, figure by figure. At no step may anything be accused or taken back.
 * Returns the draft.
 */
export function checkTyping(typed: Typed): OpenDocument {
  const document = emptyReport(typed);
  let step = 0;
  for (const place of ordered(placesIn(document, typed), typed)) {
    typeIn(document, place, place.text);
    checkNothingAccused(document);
    // Writing down all fixes of a report with hundreds of blanks is slow, so this is not done at each
    // step.
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

/** Checks that no preferred fix changes a figure. */
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

/** Writes a figure into its place. */
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
