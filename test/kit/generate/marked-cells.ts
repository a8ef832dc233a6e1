import fc from 'fast-check';

/** A table of `MARKED_FORM` with one wrong figure, whose cells have markup of every kind. */
export interface MarkedTable {
  readonly text: string;
  readonly languageId: string;
}

/** A small form, so that a case is fast. */
export const MARKED_FORM = JSON.stringify({
  id: 'patrol',
  name: '巡查情况统计',
  tables: [
    {
      id: 'patrols',
      name: '巡查次数',
      columns: ['企业', '学校', '合计'],
      rows: ['上半年', '下半年', '全年'],
      relations: ['合计 = 企业 + 学校', '全年 = 上半年 + 下半年'],
    },
  ],
});

/** Content of a cell that is invisible. */
const UNSEEN_TAGS = [
  '<del>9</del>',
  '<s>1</s>',
  '<strike>27</strike>',
  '<del><b>4</b></del>',
  '<span style="text-decoration:line-through">8</span>',
  '<span style="color:red; display: none">8</span>',
  '<i style="visibility:hidden">6</i>',
  '<i hidden>7</i>',
  '<i aria-hidden="true">7</i>',
  '<!--3-->',
  '<b></b>',
  '<wbr>',
  '<span></span>',
] as const;
const UNSEEN_MARKS = ['~~9~~', '~~27~~'] as const;

const WRAPPERS_OF_TAGS = [
  ['<b>', '</b>'],
  ['<ins>', '</ins>'],
  ['<span style="color:red">', '</span>'],
  ['<b><i>', '</i></b>'],
  ['<u>', '</u>'],
] as const;
const WRAPPERS_OF_MARKS = [
  ['**', '**'],
  ['*', '*'],
  ['__', '__'],
  ['***', '***'],
] as const;

const PADDING = ['', '', '', ' ', '&nbsp;', '\u00a0', '&#160;', '&ensp;'] as const;

const CELL_TAGS = [
  ...Array.from({ length: 12 }, () => '<td>'),
  '<td align="right">',
  '<td style="text-decoration:line-through">',
  '<td style="visibility:hidden">',
  '<td aria-hidden="true">',
] as const;

type Way = 'html' | 'markdown';

function often<T>(plain: T, others: fc.Arbitrary<T>, weight: number): fc.Arbitrary<T> {
  return fc.oneof({ weight, arbitrary: fc.constant(plain) }, { weight: 1, arbitrary: others });
}

/** What divides a figure, by the places where it is divided and by how the parts are written. */
interface Marks {
  readonly cuts: readonly [number, number];
  readonly wraps: readonly (readonly [string, string])[];
  readonly between: readonly string[];
  readonly outer: readonly [string, string];
  readonly padding: readonly [string, string];
  readonly unit: string;
  readonly references: readonly boolean[];
  readonly width: 'ascii' | 'full' | 'separated';
}

function marksOf(way: Way): fc.Arbitrary<Marks> {
  const wrappers = fc.constantFrom<readonly [string, string]>(...WRAPPERS_OF_TAGS);
  const outer = way === 'html' ? WRAPPERS_OF_TAGS : [...WRAPPERS_OF_TAGS, ...WRAPPERS_OF_MARKS];
  const unseen = way === 'html' ? UNSEEN_TAGS : [...UNSEEN_TAGS, ...UNSEEN_MARKS];
  const none = ['', ''] as const;
  const paragraph = way === 'html' ? [['<p>', '</p>'] as const] : [];
  return fc.record({
    cuts: fc.tuple(fc.nat(4), fc.nat(4)),
    wraps: fc.array(often<readonly [string, string]>(none, wrappers, 2), {
      minLength: 3,
      maxLength: 3,
    }),
    between: fc.array(often<string>('', fc.constantFrom(...unseen), 2), {
      minLength: 4,
      maxLength: 4,
    }),
    outer: often<readonly [string, string]>(none, fc.constantFrom(...outer, ...paragraph), 1),
    padding: fc.tuple(fc.constantFrom(...PADDING), fc.constantFrom(...PADDING)),
    unit: fc.constantFrom('', '', '', '', '', '件', '<i>件</i>', '&nbsp;件'),
    references: fc.array(often(false, fc.constant(true), 5), { minLength: 3, maxLength: 3 }),
    width: fc.constantFrom('ascii', 'ascii', 'ascii', 'ascii', 'full', 'separated'),
  });
}

function marked(figure: string, marks: Marks | undefined): string {
  if (!marks) return figure;
  const { between, outer, padding, unit } = marks;
  const written = writtenAs(figure, marks.width);
  const [first, second] = marks.cuts
    .map((cut) => Math.min(cut, written.length))
    .toSorted((a, b) => a - b) as [number, number];
  const parts = [written.slice(0, first), written.slice(first, second), written.slice(second)];
  const body = parts
    .map((part, index) => {
      const [open, close] = part === '' ? ['', ''] : (marks.wraps[index] ?? ['', '']);
      const text = marks.references[index] ? asReferences(part) : part;
      return `${between[index] ?? ''}${open}${text}${close}`;
    })
    .join('');
  const shown = `${body}${between[3] ?? ''}${/^\d+$/.test(figure) ? unit : ''}`;
  const [[open, close], [before, after]] = [outer, padding];
  // Marks of Markdown must be directly beside the text that they make bold.
  return open.startsWith('<')
    ? open + before + shown + after + close
    : before + open + shown + close + after;
}

function writtenAs(figure: string, width: Marks['width']): string {
  if (width === 'full') {
    return figure.replaceAll(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
  }
  return width === 'separated' ? figure.replaceAll(/(\d)(?=(?:\d{3})+$)/g, '$1,') : figure;
}

function asReferences(text: string): string {
  return text.replaceAll(/\d/g, (digit) => `&#${digit.charCodeAt(0)};`);
}

/** Ways to make a figure wrong: another last digit, a missing one, another character. */
const SLIPS: readonly ((figure: string) => string)[] = [
  (figure) => figure.slice(0, -1) + String((Number(figure.at(-1)) + 3) % 10),
  (figure) => `${figure}0`,
  () => '',
  (figure) => `${figure.slice(0, -1)}l`,
  (figure) => figure,
];

export const markedTables: fc.Arbitrary<MarkedTable> = fc.oneof(
  tablesIn('html'),
  tablesIn('markdown'),
);

function tablesIn(way: Way): fc.Arbitrary<MarkedTable> {
  const part = fc.oneof(fc.nat(9), fc.nat(3000));
  const marks = fc.option(marksOf(way), { nil: undefined, freq: 3 });
  return fc
    .record({
      parts: fc.tuple(part, part, part, part),
      wrong: fc.tuple(fc.nat(2), fc.nat(2)),
      slip: fc.constantFrom(...SLIPS),
      marks: fc.array(marks, { minLength: 9, maxLength: 9 }),
      cellTags: fc.array(fc.constantFrom(...CELL_TAGS), { minLength: 9, maxLength: 9 }),
      languageId: fc.constantFrom(way, 'report-draft', way === 'html' ? 'markdown' : way),
    })
    .map(({ parts: [a, b, c, d], wrong, slip, marks, cellTags, languageId }) => {
      const rows = [
        [a, b, a + b],
        [c, d, c + d],
        [a + c, b + d, a + b + c + d],
      ].map((row, at) =>
        row.map((number, column) => {
          const isWrong = at === wrong[0] && column === wrong[1];
          const figure = isWrong ? slip(String(number)) : String(number);
          return marked(figure, marks[at * 3 + column]);
        }),
      );
      const table = way === 'html' ? htmlTable(rows, cellTags) : pipeTable(rows);
      return { text: `巡查情况统计\n\n${table}`, languageId };
    });
}

const LABELS = ['上半年', '下半年', '全年'];

function htmlTable(rows: readonly (readonly string[])[], cellTags: readonly string[]): string {
  const body = rows.map((cells, row) => {
    const written = cells.map(
      (cell, column) => `${cellTags[row * 3 + column] ?? '<td>'}${cell}</td>`,
    );
    return `<tr><td>${LABELS[row]}</td>${written.join('')}</tr>\n`;
  });
  return `<table>\n<tr><td></td><td>企业</td><td>学校</td><td>合计</td></tr>\n${body.join('')}</table>\n`;
}

function pipeTable(rows: readonly (readonly string[])[]): string {
  const body = rows.map((cells, row) => `| ${LABELS[row]} | ${cells.join(' | ')} |\n`);
  return `|  | 企业 | 学校 | 合计 |\n|---|---|---|---|\n${body.join('')}`;
}
