import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { random } from '../../test/kit/generate/random.ts';
import type { Trial } from './trial.ts';

/**
 * Real tables of statistical offices with annotated sums, shares, changes and means, if they are beside
 * the project.
 */
const DATA = path.join(import.meta.dirname, '../../../shared/tables/statistical-tables.jl.gz');

interface Published {
  readonly rows: string[][];
  readonly format: string;
  readonly sums: readonly Sum[];
  /** Figures that are calculated from others and are not sums. */
  readonly measures: readonly Place[];
}

interface Sum {
  readonly total: Place;
  readonly parts: readonly Place[];
  /** One unit of the last digit that any of its figures shows. */
  readonly unit: number;
}

type Place = readonly [row: number, column: number];

interface Raw {
  readonly table_array: (string | null)[][];
  readonly number_format: string;
  readonly aggregation_annotations: {
    operator: string;
    aggregator_index: Place;
    aggregatee_indices: Place[];
  }[];
}

/** How many figures of a table are mistyped, one at a time. */
const MISTYPED = 4;

/**
 * Every table as published, and with one figure mistyped that is in an annotated sum; empty without the
 * data.
 */
export function publishedTrials(seed = 1): Trial[] {
  return trialsOf(seed, ({ sums }, next) =>
    shuffled(sums, next).map(({ total, parts, unit }) => (made) => ({
      place: made % 2 === 0 ? total : pick(parts, next),
      // A difference within rounding cannot be noticed.
      least: unit * (parts.length + 1),
    })),
  );
}

/** The same with one mistyped figure that is annotated as a share, a change or a mean. */
export function publishedMeasures(seed = 1): Trial[] {
  return trialsOf(seed, ({ rows, format, measures }, next) =>
    shuffled(measures, next).map((place) => () => {
      const [row, column] = place;
      const digits = figureOf(rows[row]?.[column] ?? '', format)?.digits ?? 0;
      return { place, least: 2 * 10 ** -digits };
    }),
  ).filter(({ mistyped }) => mistyped.length > 0);
}

/** A figure to be mistyped by more than so much, after so many others of its table. */
type Candidate = (made: number) => {
  readonly place: Place | undefined;
  readonly least: number;
};

function trialsOf(
  seed: number,
  candidatesOf: (table: Published, next: () => number) => readonly Candidate[],
): Trial[] {
  if (!existsSync(DATA)) return [];
  const lines = gunzipSync(readFileSync(DATA)).toString('utf8').split('\n').filter(Boolean);
  const next = random(seed);
  return lines.map((line, index): Trial => {
    const table = tableOf(JSON.parse(line));
    const mistyped: Trial['mistyped'][number][] = [];
    for (const candidate of candidatesOf(table, next)) {
      if (mistyped.length >= MISTYPED) break;
      const { place, least } = candidate(mistyped.length);
      const slip = place && slipAt(table, place, least, next);
      if (slip) mistyped.push(slip);
    }
    return { name: String(index), rows: table.rows, mistyped };
  });
}

function tableOf(raw: Raw): Published {
  const rows = raw.table_array.map((row) =>
    row.map((cell) => (cell ?? '').replaceAll(/[\r\n\t]+/g, ' ')),
  );
  const format = raw.number_format;
  const read = ([row, column]: Place) => figureOf(rows[row]?.[column] ?? '', format);
  const sums = raw.aggregation_annotations.flatMap((one): Sum[] => {
    const total = read(one.aggregator_index);
    const parts = one.aggregatee_indices.map(read).filter((part) => part !== undefined);
    const isWhole = parts.length === one.aggregatee_indices.length && parts.length >= 2;
    if (one.operator !== 'Sum' || !total || !isWhole) return [];
    const unit = 10 ** -Math.max(total.digits, ...parts.map(({ digits }) => digits));
    const off = total.value - parts.reduce((all, { value }) => all + value, 0);
    if (Math.abs(off) > (unit * (parts.length + 1)) / 2) return [];
    return [{ total: one.aggregator_index, parts: one.aggregatee_indices, unit }];
  });
  const measures = raw.aggregation_annotations.flatMap((one) =>
    one.operator === 'Sum' ? [] : [one.aggregator_index],
  );
  return { rows, format, sums, measures };
}

const MARKS: Readonly<Record<string, readonly [string, string]>> = {
  'Comma Point': [',', '.'],
  'None Point': ['', '.'],
  'Space Comma': [' ', ','],
  'Space Point': [' ', '.'],
  'None Comma': ['', ','],
};

/** A figure in the style of its table, and the number of its meaningful decimal places. */
function figureOf(
  text: string,
  format: string,
): { readonly value: number; readonly digits: number } | undefined {
  const [group, point] = MARKS[format] ?? [',', '.'];
  let plain = text.trim().replaceAll('\u00a0', ' ');
  if (group !== '') plain = plain.replaceAll(group, '');
  plain = plain.replace(point, '.');
  if (!/^-?\d+(?:\.\d+)?$/.test(plain)) return undefined;
  return { value: Number(plain), digits: (/\.(\d*?)0*$/.exec(plain)?.[1] ?? '').length };
}

function slipAt(
  { rows, format }: Published,
  [row, column]: Place,
  least: number,
  next: () => number,
): Trial['mistyped'][number] | undefined {
  const from = rows[row]?.[column] ?? '';
  const to = slipOf(from, format, next);
  const before = figureOf(from, format);
  const after = to === undefined ? undefined : figureOf(to, format);
  if (to === undefined || !before || !after) return undefined;
  if (Math.abs(after.value - before.value) <= least) return undefined;
  return { row, column, to };
}

/** A slip in the meaningful digits; undefined if none can be made. */
function slipOf(text: string, format: string, next: () => number): string | undefined {
  const point = MARKS[format]?.[1] ?? '.';
  const end = text.includes(point) ? text.replace(/0+$/, '').length : text.length;
  const digits = [...text].flatMap((mark, at) => (/\d/.test(mark) && at < end ? [at] : []));
  const at = pick(digits, next);
  if (at === undefined) return undefined;
  const digit = text.charAt(at);
  const [before, behind] = [text.slice(0, at), text.slice(at + 1)];
  const other = text.charAt(at + 1);
  switch (pick(['digit', 'digit', 'swap', 'drop', 'double'], next)) {
    case 'swap':
      return digits.includes(at + 1) && other !== digit
        ? before + other + digit + behind.slice(1)
        : undefined;
    case 'drop':
      return digits.length > 1 ? before + behind : undefined;
    case 'double':
      return before + digit + digit + behind;
    default:
      return before + String((Number(digit) + (pick([1, 2, 3, 5, 7], next) ?? 1)) % 10) + behind;
  }
}

function pick<T>(list: readonly T[], next: () => number): T | undefined {
  return list[Math.floor(next() * list.length)];
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  return list
    .map((one) => ({ one, at: next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
