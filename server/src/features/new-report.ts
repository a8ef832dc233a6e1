import { type DraftNotation, type Piece, writeDraft } from '../draft/write.ts';
import { type Decimal, format } from '../figure/decimal.ts';
import type { Form, TableForm } from '../form/form.ts';
import { layOut } from '../form/lay-out.ts';
import { OPEN } from '../rules/open-number.ts';
import { feeSentence, periodSentence } from '../rules/statements.ts';

/** What a new report is written for. */
export interface NewReport {
  readonly agency: string;
  readonly year: number;
  readonly notation: DraftNotation;
  /** What last year's report hands on, by the columns' identifiers; nothing where none is known. */
  readonly carried: ReadonlyMap<string, Decimal>;
}

/**
 * A draft of a form in which nobody has given a figure yet: every cell is blank but those that last year's report
 * carried over, and the sentence on the requests is left open.
 */
export function newReport(form: Form, { agency, year, notation, carried }: NewReport): string {
  const pieces: Piece[] = [
    { kind: 'title', text: `${agency}${year}年${form.title}` },
    line('依据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。'),
    line(periodSentence(year)),
  ];
  for (const { number, label } of form.sections) {
    pieces.push({ kind: 'heading', text: `${number}、${label}` });
    pieces.push(...proseOf(form, number, year, carried).map(line));
    for (const table of form.tables.filter(({ section }) => section === number)) {
      pieces.push({ kind: 'table', table: layOut(table, figuresOf(table, carried)) });
    }
  }
  return writeDraft(pieces, notation);
}

function line(text: string): Piece {
  return { kind: 'line', text };
}

/** What a section without a table starts from: what it is to speak of, and the form's own sentences. */
function proseOf(
  form: Form,
  section: string,
  year: number,
  carried: NewReport['carried'],
): readonly string[] {
  switch (section) {
    case '一': {
      const carriedIn = carriedInAll(form, carried) ?? OPEN;
      return [
        '（一）主动公开',
        '（二）依申请公开',
        `${year}年，新收政府信息公开申请${OPEN}件，上年结转${carriedIn}件，办结${OPEN}件，结转下年度${OPEN}件。`,
        '（三）政府信息管理',
        '（四）政府信息公开平台建设',
        '（五）监督保障',
      ];
    }
    case '五':
      return ['（一）存在的主要问题', '（二）改进情况'];
    case '六':
      return [feeSentence];
    default:
      return [];
  }
}

function figuresOf(
  { carryOver, columns }: TableForm,
  carried: NewReport['carried'],
): (row: number, column: number) => string {
  return (row, column) => {
    const value = row === carryOver?.this ? carried.get(columns[column]?.id ?? '') : undefined;
    return value ? format(value) : '';
  };
}

/** What is carried in the column that is the total of the others; undefined where it is not known. */
function carriedInAll({ tables }: Form, carried: NewReport['carried']): string | undefined {
  const table = tables.find(({ carryOver }) => carryOver);
  const total = table?.relations.find(({ each }) => each === 'row')?.anchor;
  const value = total === undefined ? undefined : carried.get(table?.columns[total]?.id ?? '');
  return value && format(value);
}
