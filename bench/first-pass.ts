import { createRequire } from 'node:module';
import { parse } from 'parse5';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Settings, settingsOf } from '../server/src/analysis.ts';
import { diagnostics } from '../server/src/features/diagnostics.ts';
import { formsOf } from '../server/src/form/forms.ts';
import { statutoryForms } from '../server/src/form/statutory.ts';
import { translatorFor } from '../server/src/l10n.ts';
import { OpenDocument } from '../server/src/open-document.ts';
import { reportFigures } from '../test/kit/generate/figures.ts';
import { writeCollection } from '../test/kit/generate/write.ts';
import { quantile } from './statistics.ts';

// Prints the milliseconds of one pass over a text in a process of its own, and of later passes over it.
//   node bench/first-pass.ts gouji|parser html|markdown

const [who, languageId] = process.argv.slice(2);
if (languageId !== 'html' && languageId !== 'markdown') throw new Error('html or markdown');

/** Parses Markdown into tokens. It is part of the packager of the project. */
const { lexer } = createRequire(createRequire(import.meta.url).resolve('@vscode/vsce'))('marked');

/** The size of the text in bytes of UTF-8, up to which users are promised no wait. */
const BYTES = { html: 300_000, markdown: 1_000_000 };
const LATER = 10;

const text = collection(BYTES[languageId], languageId);
const forms = formsOf(statutoryForms());
const passes = { html: () => parse(text), markdown: () => lexer(text) };
const run =
  who === 'gouji'
    ? () => firstDiagnostics(settingsOf(forms, translatorFor('zh-cn'), {}), text)
    : passes[languageId];

const first = timed(run);
const later = Array.from({ length: LATER }, () => timed(run));
console.log(JSON.stringify({ bytes: Buffer.byteLength(text), first, later: quantile(later) }));

/** Reports one after another, with at least so many bytes; in HTML on a single line. */
function collection(bytes: number, notation: 'html' | 'markdown'): string {
  const write = (count: number) => {
    const seeds = Array.from({ length: count }, (_, index) => reportFigures(index + 1));
    const written = writeCollection(seeds, notation);
    return notation === 'html' ? written.replaceAll(/\n\s*/g, '') : written;
  };
  return write(Math.ceil(bytes / Buffer.byteLength(write(1))));
}

/** New settings have no cached results for the text or for anything in it. */
function firstDiagnostics(settings: Settings, content: string): void {
  const document = new OpenDocument(
    TextDocument.create('file:///r', String(languageId), 1, content),
    { settings, besideOthers: () => [] },
  );
  diagnostics(document, undefined);
}

function timed(pass: () => unknown): number {
  const started = performance.now();
  pass();
  return performance.now() - started;
}
