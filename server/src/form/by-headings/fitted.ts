import { keep } from '../../draft/keep.ts';
import { hasCode, type RelationForm, type Row, type TableForm } from '../form.ts';
import { labelKey } from '../label.ts';
import type { Side } from '../operands.ts';
import { isMultipleOf } from '../unit.ts';
import { sumsAmong } from './subtotals.ts';

/** A row of a draft: one that the form lists, or one with a code. */
export type RowOfDraft = Row | { readonly code: string; readonly label: string };

/** What a draft decides of the form of a table. */
export interface OfDraft {
  /** Undefined if the form lists the rows. */
  readonly rows: readonly RowOfDraft[] | undefined;
  /** Whether it has each column; by default it has all. */
  readonly isThere?: readonly boolean[];
  /** The unit that it says for the figures of each column; empty if it says none. By default it says none. */
  readonly units?: readonly string[];
}

/**
 * The form of a table with the rows of a draft: in a table whose rows have codes, only the draft says which
 * rows there are. The figure of a code is the sum of those of its children, if there are any. Columns that the draft
 * leaves out count as 0 if blanks do, optional ones are no columns of it, and figures have the unit that it says. Equal
 * drafts give the same object.
 */
export function fitted(model: TableForm, { rows, isThere = [], units = [] }: OfDraft): TableForm {
  const isWhole = isThere.every((one) => one);
  const isInUnit = model.columns.every(({ unit }, at) => !isMultipleOf(unit, units[at] ?? ''));
  if (!rows && isWhole && isInUnit) return model;
  const known = fittedTo(model);
  const ofRows = (rows ?? []).map(({ code, label }) => `${code}\t${label}`).join('\n');
  const ofColumns = isWhole ? '' : isThere.map(Number).join('');
  const key = `${isInUnit ? '' : units.join(' ')}\t${ofColumns}\n${ofRows}`;
  const found = known.get(key);
  if (found) return found;
  const withOwnRows = rows ? withRows(model, rows) : { ...model, model };
  const whole = isInUnit ? withOwnRows : inUnits(withOwnRows, units);
  const form = isWhole ? whole : withoutColumns(whole, isThere);
  if (known.size < MOST_FITTED) known.set(key, form);
  return form;
}

/** The table with figures in other multiples of its units. They have as many decimal places as they are written with. */
function inUnits(form: TableForm, units: readonly string[]): TableForm {
  const columns = form.columns.map((column, at) => {
    const unit = units[at] ?? '';
    return isMultipleOf(column.unit, unit) ? { ...column, unit, digits: undefined } : column;
  });
  return { ...form, columns };
}

/**
 * The table with its relations reduced to the columns that the draft has. The optional columns are the last ones, so
 * that the others keep their places without them.
 */
function withoutColumns(form: TableForm, isThere: readonly boolean[]): TableForm {
  const has = ({ index }: Side) =>
    isThere[index] === true || form.columns[index]?.hasBlanksForZero !== true;
  // What the draft has only in its parts is not 0.
  const isInParts = (column: number) =>
    form.relations.some(
      ({ each, anchor, isBound, left, right }) =>
        each === 'row' &&
        anchor === column &&
        !isBound &&
        [...left, ...right].some(({ index }) => isThere[index]),
    );
  const lacks = ({ index }: Side) =>
    isThere[index] !== true && (form.columns[index]?.optional || isInParts(index));
  const hasOptional = form.columns.some(({ optional }, at) => optional && isThere[at]);
  return {
    ...form,
    columns: hasOptional ? form.columns : form.columns.filter(({ optional }) => !optional),
    relations: form.relations.flatMap((relation) => {
      if (relation.each === 'column') return relation;
      if ([...relation.left, ...relation.right].some(lacks)) return [];
      const [left, right] = [relation.left.filter(has), relation.right.filter(has)];
      const hasAnchor = [...left, ...right].some(({ index }) => index === relation.anchor);
      const isLess = left.length + right.length < relation.left.length + relation.right.length;
      if (relation.quotient && isLess) return [];
      return left.length > 0 && right.length > 0 && hasAnchor ? { ...relation, left, right } : [];
    }),
  };
}

const fittedTo = keep((_: TableForm) => new Map<string, TableForm>());

/** While a table is typed, it passes through a few dozen forms. */
const MOST_FITTED = 100;

function withRows(model: TableForm, rowsOfDraft: readonly RowOfDraft[]): TableForm {
  const ofDraft = rowsOfDraft.map((row) => ('name' in row ? row : codedRow(row)));
  const rows = [...ofDraft, ...model.rows.filter((row) => !ofDraft.includes(row))];
  const placeOf = (row: number) => rows.findIndex((one) => one === model.rows[row]);
  const inRows = model.relations
    .filter(({ each }) => each === 'row')
    .map((relation) => ({ ...relation, except: relation.except.flatMap((row) => placeOf(row)) }));
  return { ...model, model, rows, relations: [...inRows, ...sumsOf(rows, model)] };
}

function codedRow({ code, label }: { readonly code: string; readonly label: string }): Row {
  return {
    label,
    name: hasCode({ code, label }) ? `${code} ${label}`.trim() : label,
    keys: [labelKey(label)],
    patterns: [],
    id: code,
    code,
    path: [],
    means: [],
    hasItems: false,
    mayNotApply: false,
    optional: true,
    isMeasured: false,
  };
}

/** The sums of the rows of a draft. */
function sumsOf(rows: readonly Row[], model: TableForm): RelationForm[] {
  const { byHeadings, rows: listed, columns } = model;
  const except = columns.flatMap(({ isMeasured }, column) => (isMeasured ? [column] : []));
  const lengths = byHeadings?.codes ?? [];
  const total = listed.length > 0 ? rows.findIndex((row) => row === listed[0]) : -1;
  const sums = lengths.length === 0 ? sumsAmong(rows, total) : sumsByCode(rows, total, lengths);
  return [...sums].map(([anchor, parts]) => ({
    left: [{ index: anchor, sign: 1 }],
    right: parts.map((index) => ({ index, sign: 1 })),
    isBound: false,
    code: 'column-total',
    each: 'column',
    except,
    anchor,
    severity: undefined,
  }));
}

/** Each row with a code as the sum of the rows below it, and the total as the sum of the uppermost rows. */
function sumsByCode(rows: readonly Row[], total: number, lengths: readonly number[]) {
  const byCode = new Map<string, number>();
  for (const [index, { code }] of rows.entries()) if (code !== '') byCode.set(code, index);
  const children = new Map<number, number[]>();
  for (const [code, index] of byCode) {
    const parent = lengths
      .filter((length) => length < code.length)
      .toReversed()
      .flatMap((length) => byCode.get(code.slice(0, length)) ?? [])[0];
    const of = parent ?? total;
    if (of >= 0) children.set(of, [...(children.get(of) ?? []), index]);
  }
  return children;
}
