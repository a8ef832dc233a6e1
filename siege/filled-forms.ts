import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isRefused, readOffice } from '../server/src/office/read-office.ts';
import { decode } from '../test/kit/bytes.ts';
import { gouji } from '../test/kit/command-line.ts';
import { type ReportFigures, reportFigures } from '../test/kit/generate/figures.ts';
import { reportPieces } from '../test/kit/generate/write.ts';
import { changedEntries, textOfEntry } from '../test/kit/office/entries.ts';
import { fillForm } from '../test/kit/office/fill-form.ts';
import { docxOf, RUN_WRITERS, type RunWriter } from '../test/kit/office/report-docx.ts';
import { Random } from '../test/unit/reconcile/random.ts';
import { mistype, SLIPS } from '../test/unit/reconcile/slips.ts';

/** The form as an office program made it, where it lies beside the repository. */
const REAL_FORM = path.join(import.meta.dirname, '../../shared/office/request-form-wps.docx');
const DOCUMENT = 'word/document.xml';
const WAYS = Object.values(RUN_WRITERS);

/**
 * Fills the form with the figures of so many reports, one figure mistyped, in every way of writing runs by turn.
 * `gouji fix` must find and mend it, and change nothing else.
 */
export async function filledForms(count: number): Promise<string> {
  const form = existsSync(REAL_FORM) ? readFileSync(REAL_FORM) : undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'gouji-siege-'));
  try {
    for (const seed of seedsOfRequests(count)) {
      const write = WAYS[seed % WAYS.length] ?? RUN_WRITERS.plain;
      const { sound, wrong, from, to } = reports(seed);
      const make = (report: ReportFigures) => document(report, write, form);
      await mends(
        path.join(folder, '年报.docx'),
        make(wrong),
        make(sound),
        `由 ${from} 改为 ${to}`,
      ).catch((error: unknown) => {
        throw new Error(
          `seed ${seed}, ${from} for ${to}: ${error instanceof Error ? error.message : error}`,
        );
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return `${count} files, ${form ? 'the form that an office program made' : 'forms of our own'}`;
}

async function mends(
  at: string,
  wrong: Uint8Array,
  sound: Uint8Array,
  told: string,
): Promise<void> {
  writeFileSync(at, wrong);
  const { out, error } = await gouji('fix', '--write', at);
  const mended = readFileSync(at);
  assert.ok(out.includes(told), out + error);
  assert.equal(textOf(mended), textOf(sound));
  assert.deepEqual(changedEntries(wrong, mended), [DOCUMENT]);
  assert.equal(withoutText(mended), withoutText(wrong));
}

/** Seeds of reports with requests. In a form of nothing but zeros, the first figure is one that is being typed. */
function seedsOfRequests(count: number): number[] {
  const seeds: number[] = [];
  for (let seed = 1; seeds.length < count; seed++) {
    const [received, carried] = reportFigures(seed).requests;
    if (received?.at(-1) !== '0' || carried?.at(-1) !== '0') seeds.push(seed);
  }
  return seeds;
}

/** A report, and the same with one figure of its requests mistyped. */
function reports(seed: number) {
  const random = new Random(seed);
  const sound = reportFigures(seed);
  for (;;) {
    const row = random.whole(0, sound.requests.length);
    const column = random.whole(0, 7);
    const to = sound.requests[row]?.[column] ?? '';
    const from = mistype(BigInt(to), random.pick(SLIPS), random);
    if (from === undefined || from <= 0n) continue;
    const requests = sound.requests.map((figures) => [...figures]);
    const figures = requests[row];
    if (figures) figures[column] = String(from);
    return { sound, wrong: { ...sound, requests }, from: String(from), to };
  }
}

function document(report: ReportFigures, write: RunWriter, form: Uint8Array | undefined) {
  const { rules, decisions, requests, reviews } = report;
  const figures = [...rules.flat(), ...decisions, ...requests.flat(), ...reviews];
  return form ? fillForm(form, figures, write) : docxOf(reportPieces(report), write);
}

function textOf(bytes: Uint8Array): string {
  const draft = readOffice(bytes, decode);
  assert.ok(!isRefused(draft));
  return draft.text;
}

/** The XML of a document but for the characters that are read. */
function withoutText(bytes: Uint8Array): string {
  return textOfEntry(bytes, DOCUMENT).replaceAll(/(<w:t(?: [^>]*)?>)[^<]*(?=<\/w:t>)/g, '$1');
}
