import fc from 'fast-check';
import type { OpenDocument } from '../server/src/open-document.ts';
import { reportFigures } from '../test/kit/generate/figures.ts';
import { writeCollection, writeReport } from '../test/kit/generate/write.ts';
import { requestReport } from '../test/kit/request-report.ts';

/** A draft as an editor opens it. */
export interface Source {
  readonly languageId: string;
  readonly text: string;
}

/** A report in every notation, in every language in which it may be opened, and collections of them. */
export const sources: readonly Source[] = [
  { languageId: 'report-draft', text: requestReport() },
  { languageId: 'report-draft', text: writeReport(reportFigures(2, '2019'), 'tabs') },
  { languageId: 'report-draft', text: writeReport(reportFigures(3), 'spaces') },
  { languageId: 'report-draft', text: writeReport(reportFigures(4), 'html') },
  { languageId: 'report-draft', text: writeReport(reportFigures(5), 'markdown') },
  { languageId: 'html', text: writeReport(reportFigures(6), 'html') },
  { languageId: 'markdown', text: writeReport(reportFigures(7), 'markdown') },
  { languageId: 'csv', text: writeReport(reportFigures(8), 'csv') },
  { languageId: 'plaintext', text: writeReport(reportFigures(9), 'tabs') },
  {
    languageId: 'report-draft',
    text: writeCollection([reportFigures(10), reportFigures(11, '2019')], 'lines'),
  },
  {
    // One report with its tables in three notations.
    languageId: 'report-draft',
    text: (['html', 'markdown', 'tabs'] as const)
      .map((notation) => writeReport(reportFigures(12), notation))
      .map((text, index) => text.slice((text.length * index) / 3, (text.length * (index + 1)) / 3))
      .join('\n'),
  },
];

/** What people type: figures, blanks, and marks that make, split and join tables, or half of such marks. */
const TYPED = [
  ...[
    '',
    '0',
    '7',
    '１',
    '一',
    '.',
    ',',
    '-',
    '（',
    '件',
    '年',
    '。',
    '/',
    '—',
    '\ufeff',
    '\u00a0',
  ],
  ...[
    '\t',
    '\n',
    '\n\n',
    '\t\n',
    '\r\n',
    '\r',
    ' ',
    '  ',
    '　',
    '|',
    '\n|---|---|\n',
    '"',
    '```\n',
  ],
  ...[
    '<table>',
    '</table>',
    '<tr><td>',
    '</td>',
    '<td rowspan="3">',
    '<p>',
    '</p>',
    '<br>',
    '<!--',
  ],
  ...['-->', '<script>', '&nbsp;', '&', '<', '**', '## ', '\ud83d', '\udc00', '\0', '\u202e'],
  ...[
    '一、总体情况\n',
    '（七）总计',
    '\t一、本年新收政府信息公开申请数量\n',
    '年度报告\n',
    '续表\n',
  ],
] as const;

/** What is inserted into a draft: typed text, text from another draft, or any characters. */
const inserted = fc.oneof(
  fc.constantFrom(...TYPED),
  fc
    .tuple(fc.constantFrom(...sources), fc.nat(), fc.nat(900))
    .map(([{ text }, at, length]) => text.slice(at % text.length, (at % text.length) + length)),
  fc.string({ maxLength: 12 }),
  units(8),
);

/** A change as numbers that fit any text. */
export interface Change {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

export const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(400), fc.nat(4000)),
  text: inserted,
});

/** Any UTF-16 code units, including halves of characters and NUL. */
export function units(maxLength: number): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof(fc.nat(0xffff), fc.constantFrom(0, 9, 10, 0xd83d, 0xdc00, 0x202e, 0xfeff)), {
      maxLength,
    })
    .map((codes) => String.fromCharCode(...codes));
}

/** The range of a change in a text. */
export function placed({ at, length }: Change, text: string): { start: number; end: number } {
  const start = at % (text.length + 1);
  return { start, end: Math.min(start + length, text.length) };
}

/** A draft with changes made to it. */
export const mutated: fc.Arbitrary<Source> = fc
  .tuple(fc.constantFrom(...sources), fc.array(change, { maxLength: 8 }))
  .map(([{ languageId, text }, changes]) => ({
    languageId,
    text: changes.reduce((now, each) => {
      const { start, end } = placed(each, now);
      return now.slice(0, start) + each.text + now.slice(end);
    }, text),
  }));

/** A draft with a few of its digits changed. It is complete, but wrong. */
export const miscounted: fc.Arbitrary<Source> = fc
  .tuple(
    fc.constantFrom(...sources),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('1', '8', '90', '', '１', '1,', '/', '12件')), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([{ languageId, text }, slips]) => {
    let now = text;
    for (const [at, digit] of slips) {
      const places = [...now.matchAll(/\d/g)].map(({ index }) => index);
      const place = places[at % places.length] ?? 0;
      now = now.slice(0, place) + digit + now.slice(place + 1);
    }
    return { languageId, text: now };
  });

/** One edit of an editor: several changes at once, as several carets make them. */
export function edit(document: OpenDocument, changes: readonly Change[]): void {
  const { text } = document;
  // From last to first, as VS Code sends them, so that no change moves another.
  const spans = changes
    .map((each) => ({ ...placed(each, text), text: each.text }))
    .sort((a, b) => b.start - a.start)
    .filter(({ end }, index, all) => index === 0 || end <= (all[index - 1]?.start ?? 0));
  const events = spans.map(({ start, end, text: newText }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    text: newText,
  }));
  document.update(events, document.version + 1);
}
