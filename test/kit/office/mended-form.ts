import assert from 'node:assert/strict';
import type { OfficeDraft } from '../../../server/src/office/office-draft.ts';
import { isRefused, readOffice } from '../../../server/src/office/read-office.ts';
import { writeOffice } from '../../../server/src/office/write-office.ts';
import type { OpenDocument } from '../../../server/src/open-document.ts';
import { languageService } from '../../../server/src/service.ts';
import { Random } from '../../unit/reconcile/random.ts';
import { mistype, SLIPS } from '../../unit/reconcile/slips.ts';
import { decode } from '../bytes.ts';
import { type ReportFigures, reportFigures } from '../generate/figures.ts';
import { open, told } from '../read.ts';
import { archiveOf, entryText } from './entry-text.ts';
import type { FormFiller } from './filled-form.ts';
import { RUN_WRITERS } from './report-docx.ts';

/** A way in which the figures of a file are written. */
export type Way = keyof typeof RUN_WRITERS;

/** A figure of the request table that is not what it should be. */
interface WrongFigure {
  /** Counted from 0, among the rows and columns that take figures. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/**
 * Makes a form with figures of a seed, one of them mistyped, and mends the file by the one repair that is certain.
 * The wrong figure is to be found where it stands; afterwards it is to be right, and all else in the file as it was.
 * Where the figures were written as tracked changes, the repair is to be one, too.
 *
 * @throws AssertionError where that does not hold.
 */
export function mendForm(fill: FormFiller, seed: number, way: Way): void {
  const report = reportFigures(seed);
  const wrong = wrongFigure(report, new Random(seed));
  const write = RUN_WRITERS[way];
  const right = fill(report, write);
  const bytes = fill(withWrong(report, wrong), write, report);
  const draft = read(bytes);

  const document = open(draft.text);
  const located = languageService.preferredEdits(document, 'located');
  assert.equal(located.length, 1, `one certain repair among: ${told(document).join(' | ')}`);
  const range = located[0]?.edit.range;
  assert.ok(range);
  const offset = document.offsetAt(range.start);
  assert.equal(draft.text.slice(offset, document.offsetAt(range.end)), wrong.text);
  const { table, row, column } = draft.locate(offset);
  assert.deepEqual([table, row, column], [2, wrong.row + 4, wrong.column + 4]);

  mend(document);
  assert.equal(document.text, read(right).text);
  const tracked = way === 'tracked';
  const mended = writeOffice(draft, document.text, { author: AUTHOR, tracked }, decode);
  assert.ok(mended instanceof Uint8Array, JSON.stringify(mended));
  assert.equal(read(mended).text, document.text);
  assertOthersKept(bytes, mended);
  assertCellsKept(entryText(bytes, MAIN), entryText(mended, MAIN), tracked);
}

const MAIN = 'word/document.xml';
const AUTHOR = { name: '勾稽', date: '2025-01-31T09:00:00Z' };

function read(bytes: Uint8Array): OfficeDraft {
  const draft = readOffice(bytes, decode);
  assert.ok(!isRefused(draft), JSON.stringify(draft));
  return draft;
}

/** One of the figures mistyped; no zero, which is taken for one that is not yet written. */
function wrongFigure(report: ReportFigures, random: Random): WrongFigure {
  for (;;) {
    const row = random.whole(0, report.requests.length);
    const column = random.whole(0, 7);
    const right = report.requests[row]?.[column] ?? '';
    const text = mistype(BigInt(right), random.pick(SLIPS), random);
    if (text !== undefined && text > 0n) return { row, column, text: String(text) };
  }
}

function withWrong(report: ReportFigures, { row, column, text }: WrongFigure): ReportFigures {
  const requests = report.requests.map((figures, index) =>
    index === row ? figures.toSpliced(column, 1, text) : figures,
  );
  return { ...report, requests };
}

function mend(document: OpenDocument): void {
  for (const { edit } of languageService.preferredEdits(document, 'located')) {
    document.update([{ range: edit.range, text: edit.newText }], document.version + 1);
  }
}

/** Holds every entry but the document to the byte, header and data. */
function assertOthersKept(before: Uint8Array, after: Uint8Array): void {
  const [old, now] = [archiveOf(before), archiveOf(after)];
  assert.deepEqual([...now.entries.keys()], [...old.entries.keys()]);
  for (const [key, { start, end }] of old.entries) {
    if (key === MAIN) continue;
    const other = now.entries.get(key);
    assert.deepEqual(after.slice(other?.start, other?.end), before.slice(start, end), key);
  }
}

/** Holds all of a document's XML but one cell to the character, and that but for its text, or its tracked changes. */
function assertCellsKept(before: string, after: string, tracked: boolean): void {
  const [old, now] = [before, after].map((xml) => xml.split(/(?=<w:tc>)|(?<=<\/w:tc>)/));
  assert.ok(old && now);
  assert.equal(now.length, old.length);
  const changed = old.flatMap((part, index) => (part === now[index] ? [] : index));
  assert.equal(changed.length, 1, 'one cell');
  const [index = 0] = changed;
  const bare = tracked ? rejected : withoutText;
  assert.equal(bare(now[index] ?? ''), bare(old[index] ?? ''));
}

function withoutText(xml: string): string {
  return xml.replaceAll(/(<w:t[ >][^<]*|<w:t>)(?=<\/w:t>)/g, '<w:t>');
}

/** The text of a cell without the changes that mending made. */
function rejected(xml: string): string {
  const own = `w:id="\\d+" w:author="${AUTHOR.name}" w:date="${AUTHOR.date}"`;
  const without = xml
    .replaceAll(new RegExp(`<w:ins ${own}>.*?</w:ins>`, 'gs'), '')
    .replaceAll(new RegExp(`<w:del ${own}>(.*?)</w:del>`, 'gs'), (_, runs) =>
      runs.replaceAll('w:delText', 'w:t'),
    );
  return [...without.matchAll(/<w:(t|delText)(?: [^>]*)?>([^<]*)/g)]
    .map(([, kind, text]) => `${kind} ${text}`)
    .join('\n');
}
