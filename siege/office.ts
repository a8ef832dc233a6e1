import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { isRefused, readOffice } from '../server/src/office/read-office.ts';
import { decode } from '../test/kit/bytes.ts';
import { gouji } from '../test/kit/command-line.ts';
import { cpuTimeOf } from '../test/kit/cpu-time.ts';
import { reportFigures } from '../test/kit/generate/figures.ts';
import { requestTable } from '../test/kit/generate/tables.ts';
import { reportPieces } from '../test/kit/generate/write.ts';
import { docxOfText } from '../test/kit/office/docx-of-text.ts';
import { contentsOf, withTexts } from '../test/kit/office/entries.ts';
import { makeDocx } from '../test/kit/office/make-docx.ts';
import { makeXlsx, sheetOf } from '../test/kit/office/make-xlsx.ts';
import { docxOf, RUN_WRITERS } from '../test/kit/office/report-docx.ts';
import { finishedTable } from '../test/kit/request-table.ts';
import { filledForms } from './filled-forms.ts';
import { slowLaw } from './law.ts';
import { type OfficeFamily, officeFamilies } from './office-families.ts';
import { attempt, type Effort, type Outcome, type Subject } from './subject.ts';

/** Word files and workbooks, sound and broken. */
export const office: Subject = {
  id: 'office',
  title: 'Word and Excel files',
  promise:
    'An archive or an XML broken in any way is read or refused, in time linear in what it holds, and fixing it leaves its bytes as they are or makes them read as what was meant. One figure mistyped in a form is found and mended however its runs are written, and nothing else in the file changes.',
  async *run(effort) {
    yield await brokenBytes(effort);
    yield await brokenXml(effort);
    for (const family of officeFamilies) yield await readingOf(family, effort);
    for (const command of COMMANDS) yield await manyFindings(command, effort);
    yield await attempt('forms filled in, one figure mistyped, in three ways of writing runs', () =>
      filledForms(effort.bounded ? 30 : 1000),
    );
  },
};

const report = reportFigures(1);
const wrongReport = {
  ...report,
  requests: report.requests.map((row, index) => (index === 0 ? ['7', ...row.slice(1)] : row)),
};

/** Sound files whose first figure is wrong. */
const FILES: readonly Uint8Array[] = [
  ...Object.values(RUN_WRITERS).map((write) => docxOf(reportPieces(wrongReport), write)),
  makeXlsx({ sheets: [{ name: '申请情况', ...sheetOf([requestTable(wrongReport)]) }] }),
];

/** A change of bytes: some are written over, taken out, or repeated. */
const damage = fc.record({
  at: fc.nat(),
  length: fc.oneof(fc.constant(1), fc.nat(40)),
  kind: fc.constantFrom('over', 'out', 'again', 'end'),
  byte: fc.oneof(fc.nat(255), fc.constantFrom(0, 255)),
});

const brokenBytes = slowLaw(
  'archives with bytes written over, taken out and repeated',
  fc.record({
    file: fc.constantFrom(...FILES),
    damages: fc.array(damage, { minLength: 1, maxLength: 6 }),
  }),
  3000,
  ({ file, damages }) => survives(damages.reduce(damaged, file)),
);

function damaged(
  bytes: Uint8Array,
  { at, length, kind, byte }: typeof damage extends fc.Arbitrary<infer Damage> ? Damage : never,
): Uint8Array {
  const start = at % (bytes.length + 1);
  const [before, piece, after] = [
    bytes.subarray(0, start),
    bytes.subarray(start, start + length),
    bytes.subarray(start + length),
  ];
  switch (kind) {
    case 'over':
      return Buffer.concat([before, Buffer.alloc(piece.length, byte), after]);
    case 'out':
      return Buffer.concat([before, after]);
    case 'again':
      return Buffer.concat([before, piece, piece, after]);
    default:
      return Buffer.from(before);
  }
}

/** What XML is broken with. */
const PIECES = [
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    '/>',
    ']]>',
    '<![CDATA[',
    '<!--',
    '<?',
    '&#x0;',
    '&#1114112;',
    '&a;',
  ],
  ...['<w:p>', '</w:p>', '<w:tbl>', '</w:tbl>', '<w:tr/>', '<w:tc>', '</w:tc>', '<w:r><w:t>1'],
  ...['<w:gridSpan w:val="1000000000"/>', '<w:gridBefore w:val="-1"/>', '<w:vMerge/>', '<w:del>'],
  ...['<w:ins>', '<w:sdt>', '<w:fldSimple>', '<w:vanish/>', '<mc:AlternateContent>', '<w:br/>'],
  ...['<row r="0">', '<c r="XFE1"><v>1</v></c>', '<c r="A1" t="s"><v>-1</v></c>', '<v>1e400</v>'],
  ...[
    '<mergeCell ref="A1:XFD1048576"/>',
    '<is>',
    '</sheetData>',
    '\ud800',
    '\u0000',
    '9'.repeat(400),
  ],
];

/** Replacements in the XML of one entry. */
const xmlChange = fc.record({
  at: fc.nat(),
  length: fc.oneof(fc.constant(0), fc.nat(60)),
  piece: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })),
});

const brokenXml = slowLaw(
  'XML with pieces put in, taken out and replaced',
  fc.record({
    file: fc.constantFrom(...FILES),
    entry: fc.nat(),
    changes: fc.array(xmlChange, { minLength: 1, maxLength: 4 }),
  }),
  3000,
  ({ file, entry, changes }) => {
    const all = [...contentsOf(file)];
    const [name = '', content = new Uint8Array()] = all[entry % all.length] ?? [];
    let text = decode(content, 'utf-8');
    for (const { at, length, piece } of changes) {
      const start = at % (text.length + 1);
      text = text.slice(0, start) + piece + text.slice(start + length);
    }
    return survives(withTexts(file, { [name]: text }));
  },
);

/** Milliseconds of work; some hundred times what a sound file takes. */
const LONGEST = 5000;

/** Checks and mends a file: nothing fails, and it holds what it held or what was meant. */
async function survives(bytes: Uint8Array): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gouji-siege-'));
  try {
    const at = path.join(folder, '年报.docx');
    writeFileSync(at, bytes);
    const started = process.cpuUsage();
    const { code, out, error } = await gouji('fix', '--write', at);
    const { user, system } = process.cpuUsage(started);
    assert.ok((user + system) / 1000 < LONGEST, 'in time');
    assert.doesNotMatch(out + error, /处理此文件时出错/, error);
    const now = readFileSync(at);
    if (now.equals(bytes)) {
      assert.ok(code === 2 || /已改 0 处/.test(out), `changed and not written: ${out}`);
      return;
    }
    const [before, after] = [readOffice(bytes, decode), readOffice(now, decode)];
    assert.ok(!isRefused(before) && !isRefused(after), 'what is written is read again');
    assert.equal(after.text.split('\n').length, before.text.split('\n').length);
    assert.notEqual(after.text, before.text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Characters of XML, each four times the one before. */
const SIZES = [60_000, 240_000, 960_000];
const BOUNDED_SIZES = [5_000, 20_000, 80_000];
/** From the first length to the last: linear time grows 16 times, quadratic time 256 times. */
const MOST = 64;
/** Milliseconds; of shorter times the garbage collector makes anything. */
const SHORT = 8;

/** Reading time of a family of files. */
function readingOf(family: OfficeFamily, { bounded }: Effort): Promise<Outcome> {
  const files = (bounded ? BOUNDED_SIZES : SIZES).map((size) => fileOf(family, size));
  const read = files.map((bytes) => () => void readOffice(bytes, decode));
  return linear(`reading ${family.name} (${family.kind})`, read);
}

/** Findings in a file, each four times those before. */
const COUNTS = [500, 2000, 8000];
const BOUNDED_COUNTS = [50, 200, 800];
const COMMANDS = ['check', 'fix'] as const;

/** Time of a command for a document with a finding in each of its lines. */
async function manyFindings(command: (typeof COMMANDS)[number], { bounded }: Effort) {
  const folder = mkdtempSync(path.join(tmpdir(), 'gouji-siege-'));
  try {
    const runs = (bounded ? BOUNDED_COUNTS : COUNTS).map((count) => {
      const at = path.join(folder, `${count}.docx`);
      writeFileSync(at, docxOfText(`${finishedTable()}\n${'应当公开,下同。\n'.repeat(count)}`));
      return async () => void (await gouji(command, at));
    });
    return await linear(`gouji ${command}, a finding in each line (docx)`, runs);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The time of runs, each of which has four times as much to do as the one before. What else runs only adds: times
 * within the bound once are linear.
 */
async function linear(
  name: string,
  runs: readonly (() => void | Promise<void>)[],
): Promise<Outcome> {
  let outcome: Outcome | undefined;
  for (let again = 0; again < 3 && (!outcome || outcome.failure); again++) {
    const times: number[] = [];
    for (const run of runs) times.push(await cpuTimeOf(run));
    const [first = 0, last = 0] = [times[0], times.at(-1)];
    outcome = {
      name,
      told: `${times.map((time) => time.toFixed(0)).join(' → ')} ms`,
      ...(last > MOST * Math.max(first, SHORT) && { failure: 'more than linear' }),
    };
  }
  return outcome ?? { name, told: '', failure: 'was not measured' };
}

function fileOf({ kind, xml }: OfficeFamily, size: number): Uint8Array {
  return kind === 'docx'
    ? makeDocx({ body: xml(size) })
    : makeXlsx({ sheets: [{ data: xml(size) }] });
}
