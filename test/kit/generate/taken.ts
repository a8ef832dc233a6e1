import fc from 'fast-check';
import type { NotationName } from '../../../server/src/draft/notation/notation.ts';
import type { Form, TableForm } from '../../../server/src/form/form.ts';
import { layOut } from '../../../server/src/form/lay-out.ts';
import { Random } from '../../unit/reconcile/random.ts';
import { statutory } from '../statutory.ts';
import { type FormId, type ReportFigures, reportFigures } from './figures.ts';
import { printReport } from './printed.ts';
import { writeReport, writeTable } from './write.ts';

/**
 * How a figure is removed from a table: its cell is left blank; its separator is removed too; or the
 * separators at the end of its row are trimmed, as programs trim spaces at the end of a line.
 */
export const TAKINGS = ['blank', 'cut', 'trimmed'] as const;
export type Taking = (typeof TAKINGS)[number];

/**
 * The notations of tables. `printed` is the text of a PDF, `tsv` is a file with tabs, and in `bars` there is
 * a bar between two cells and none at the beginning of a row.
 */
export const WRITTEN = [
  'lines',
  'tabs',
  'spaces',
  'markdown',
  'html',
  'csv',
  'tsv',
  'bars',
  'printed',
] as const;
export type Written = (typeof WRITTEN)[number];

/** A correct draft from which figures were removed. */
export interface Taken {
  readonly text: string;
  readonly languageId: string;
  /** The row and the column of each removed figure, as messages name them. */
  readonly names: readonly { readonly row: string; readonly column: string }[];
}

/** A figure of a table, by the indexes of its row and its column. */
interface Slot {
  readonly row: number;
  readonly column: number;
}

/** How many figures are removed, each from a different row. */
const count = fc.constantFrom(1, 1, 2);
const taking = fc.constantFrom(...TAKINGS);

/**
 * Reports of both statutory forms from which figures of the request table or the review table were
 * removed.
 */
export const takenFromReports: fc.Arbitrary<Taken> = fc
  .record({
    seed: fc.nat(10_000),
    form: fc.constantFrom<FormId>('2021', '2019'),
    written: fc.constantFrom(...WRITTEN),
    taking,
    id: fc.constantFrom<'requests' | 'reviews'>('requests', 'requests', 'requests', 'reviews'),
    picks: fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 2, maxLength: 2 }),
    count,
  })
  .map(({ seed, form, written, taking, id, picks, count }) => {
    const table = statutory.find((one) => one.id === form)?.tables.find((one) => one.id === id);
    if (!table) throw new Error(`no table ${id}`);
    const whole = reportFigures(seed, form);
    const slots = slotsOf(table, picks.slice(0, count));
    const marked = slots.reduce((report, slot) => withMark(report, id, slot), whole);
    const received = whole.requests[0]?.at(-1) ?? '0';
    const text = textOf(marked, written, seed).replace(`申请${MARK}件`, `申请${received}件`);
    return takenOf(table, slots, text, written, taking);
  });

/**
 * The user's own form whose tables `takenFromOwn` writes: a table of counts, and one of figures that may
 * be negative.
 */
export const OWN_FORM = JSON.stringify({
  id: 'patrol',
  name: '巡查情况统计',
  tables: [
    {
      id: 'patrols',
      name: '巡查次数',
      columns: ['企业', '学校', '医院', '合计'],
      rows: ['一季度', '二季度', '三季度', '全年'],
      relations: ['合计 = 企业 + 学校 + 医院', '全年 = 一季度 + 二季度 + 三季度'],
    },
    {
      id: 'sites',
      name: '场所变动',
      columns: ['年初', { label: '增减', figures: 'signed' }, '年末'],
      rows: ['工地', '市场', '场所合计'],
      relations: ['年末 = 年初 + 增减', '场所合计 = 工地 + 市场'],
    },
  ],
});

/** Tables of `OWN_FORM` from which figures were removed. */
export function takenFromOwn({ tables, name }: Form): fc.Arbitrary<Taken> {
  const part = fc.oneof(fc.constant(0), fc.nat(9), fc.nat(2000));
  return fc
    .record({
      table: fc.constantFrom(...tables),
      written: fc.constantFrom(...WRITTEN.filter((one) => one !== 'printed')),
      taking,
      parts: fc.array(fc.array(part, { minLength: 3, maxLength: 3 }), {
        minLength: 3,
        maxLength: 3,
      }),
      picks: fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 2, maxLength: 2 }),
      count,
    })
    .map(({ table, written, taking, parts, picks, count }) => {
      const figures = soundFigures(table, parts);
      const slots = slotsOf(table, picks.slice(0, count));
      const isTaken = (row: number, column: number) =>
        slots.some((slot) => slot.row === row && slot.column === column);
      const laid = layOut(table, (row, column) =>
        isTaken(row, column) ? MARK : String(figures[row]?.[column] ?? ''),
      );
      const isSheet = written === 'csv' || written === 'tsv';
      const text = `${isSheet ? '' : `${name}\n\n`}${writeTable(laid, notationOf(written))}`;
      return takenOf(table, slots, text, written, taking);
    });
}

/** The last column is the sum of the other columns, and the last row is the sum of the other rows. */
function soundFigures({ rows, columns }: TableForm, parts: readonly (readonly number[])[]) {
  const isSigned = columns.some(({ figures }) => figures === 'signed');
  const lines = parts.slice(0, rows.length - 1).map((line) => {
    const own = line.slice(0, columns.length - 1);
    // A change may be negative, but not below the number that there was.
    const [first = 0, change = 0] = own;
    const some = isSigned ? [first, change % 2 === 0 ? change : -(change % (first + 1))] : own;
    return [...some, sumOf(some)];
  });
  return [...lines, columns.map((_, column) => sumOf(lines.map((line) => line[column] ?? 0)))];
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function slotsOf({ rows, columns }: TableForm, picks: readonly (readonly number[])[]): Slot[] {
  const slots = picks.map(([row = 0, column = 0]) => ({
    row: row % rows.length,
    column: column % columns.length,
  }));
  return slots.filter(({ row }, index) => slots.findIndex((one) => one.row === row) === index);
}

function takenOf(
  table: TableForm,
  slots: readonly Slot[],
  text: string,
  written: Written,
  taking: Taking,
): Taken {
  return {
    text: without(written === 'bars' ? text.replaceAll('\t', '|') : text, written, taking),
    languageId: languageOf(written),
    names: slots.map(({ row, column }) => ({
      row: table.rows[row]?.name ?? '',
      column: table.columns[column]?.name ?? '',
    })),
  };
}

/** Marks a figure that will be removed. No draft contains this character otherwise. */
const MARK = '§';

function withMark(
  report: ReportFigures,
  table: 'requests' | 'reviews',
  { row, column }: Slot,
): ReportFigures {
  if (table === 'reviews') return { ...report, reviews: report.reviews.with(column, MARK) };
  const figures = report.requests[row] ?? [];
  return { ...report, requests: report.requests.with(row, figures.with(column, MARK)) };
}

function textOf(report: ReportFigures, written: Written, seed: number): string {
  if (written !== 'printed') return writeReport(report, notationOf(written));
  // The printer needs a figure, so the mark is printed as a figure that is nowhere else in the draft.
  return printReport(withFigure(report), new Random(seed)).replaceAll(PRINTED_MARK, MARK);
}

const PRINTED_MARK = '99887766';

function withFigure(report: ReportFigures): ReportFigures {
  const marked = (text: string) => (text === MARK ? PRINTED_MARK : text);
  return {
    ...report,
    requests: report.requests.map((row) => row.map(marked)),
    reviews: report.reviews.map(marked),
  };
}

function notationOf(written: Exclude<Written, 'printed'>): NotationName {
  return written === 'tsv' || written === 'bars' ? 'tabs' : written;
}

function languageOf(written: Written): string {
  return written === 'markdown' || written === 'html' || written === 'csv' || written === 'tsv'
    ? written
    : 'report-draft';
}

/** The text without the marked figures. */
function without(text: string, written: Written, taking: Taking): string {
  if (taking === 'cut')
    return CUT[written].reduce<string>((now, cut) => now.replaceAll(cut, ''), text);
  const lines = text.split('\n').map((line) => {
    if (!line.includes(MARK)) return line;
    const blank = line.replaceAll(MARK, '');
    return taking === 'trimmed' ? blank.replace(TRAILING[written], TRIMMED[written] ?? '') : blank;
  });
  return lines.join('\n');
}

/** A marked cell together with its separator. */
const CUT: Readonly<Record<Written, readonly (RegExp | string)[]>> = {
  lines: [`\t${MARK}\n`],
  tabs: [`\t${MARK}`, `${MARK}\t`],
  spaces: [`  ${MARK}`, `${MARK}  `],
  markdown: [` ${MARK} |`],
  html: [new RegExp(`<td[^>]*><p><span>${MARK}</span></p></td>`, 'g')],
  csv: [`,${MARK}`, `${MARK},`],
  tsv: [`\t${MARK}`, `${MARK}\t`],
  bars: [`|${MARK}`, `${MARK}|`],
  printed: [` ${MARK}`, `${MARK} `],
};

const TRAILING: Readonly<Record<Written, RegExp>> = {
  lines: /\t+$/,
  tabs: /\t+$/,
  spaces: / +$/,
  markdown: /(?:\s*\|)+\s*$/,
  html: /(?:<td[^>]*><p><span><\/span><\/p><\/td>)+(?=<\/tr>)/,
  csv: /,+$/,
  tsv: /\t+$/,
  bars: /\|+$/,
  printed: / +$/,
};

const TRIMMED: Partial<Record<Written, string>> = { markdown: ' |' };
