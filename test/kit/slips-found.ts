import { rangeOf } from '../../server/src/features/place.ts';
import type { FoundTable } from '../../server/src/form/found-table.ts';
import type { OpenDocument } from '../../server/src/open-document.ts';
import { Random } from '../unit/reconcile/random.ts';
import { mistype, type Slip } from '../unit/reconcile/slips.ts';
import { findingsOf, open } from './read.ts';

/** What became of one mistyped figure. */
export interface FoundSlip {
  readonly slip: Slip;
  /** By how much the figure is off, as it is printed. */
  readonly off: number;
  /** The figure's line, what was written there, and what was put in its place. */
  readonly story: string;
  /** Whether there are errors that were not there before. */
  readonly isFound: boolean;
  /** Whether the figure is named, and what it should be. */
  readonly isNamed: boolean;
  /** Whether another figure is named, or a number that is further off than rounding. */
  readonly isMisled: boolean;
}

/** The slips by which a figure stays a figure of its column. */
const SLIPS: readonly Slip[] = [
  'wrong digit',
  'swapped digits',
  'missing digit',
  'doubled digit',
  'extra digit',
  'power of ten',
];

/**
 * Mistypes each figure of a draft that is in a code tree or in a row of totals, one after another.
 *
 * @param slips Every slip for each figure, or one of them in turn.
 * @param every How many figures to go on from one to the next.
 */
export function* slipsFound(
  draft: string,
  slips: 'every slip' | 'one slip' = 'one slip',
  every = 1,
): Iterable<FoundSlip> {
  const random = new Random(7);
  const document = open(draft);
  const before = new Set(errorsOf(document));
  for (const [index, { start, end, text, line }] of figuresIn(document).entries()) {
    if (index % every !== 0) continue;
    const [written, places = ''] = text.replaceAll(',', '').split('.');
    const right = BigInt(`${written}${places}`);
    const first = index % SLIPS.length;
    for (const slip of [...SLIPS.slice(first), ...SLIPS.slice(0, first)]) {
      const wrong = mistype(right, slip, random);
      if (wrong === undefined || wrong < 0n) continue;
      const digits = String(wrong).padStart(places.length + 1, '0');
      const at = digits.length - places.length;
      const typed = places === '' ? digits : `${digits.slice(0, at)}.${digits.slice(at)}`;
      const changed = open(draft.slice(0, start) + typed + draft.slice(end));
      const errors = errorsOf(changed).filter((error) => !before.has(error));
      const place = changed.positionAt(start);
      const named = errors.map((error) =>
        /^(\d+):(\d+) suspect-figure .* should be ([\d.,]+):/.exec(error),
      );
      const own = named.find(
        (one) => one?.[1] === `${place.line}` && one[2] === `${place.character}`,
      );
      const told = own ? amountOf(own[3]) - amountOf(text) : Number.NaN;
      yield {
        slip,
        off: Math.abs(amountOf(typed) - amountOf(text)),
        story: `${line}: ${text} → ${typed}: ${errors.join(' | ').slice(0, 400)}`,
        isFound: errors.length > 0,
        isNamed: told === 0,
        isMisled: named.some((one) => one) && !(Math.abs(told) < ROUNDING),
      };
      if (slips === 'one slip') break;
    }
  }
}

function amountOf(figure = ''): number {
  return Number(figure.replaceAll(',', ''));
}

function errorsOf(document: OpenDocument): string[] {
  return findingsOf(document)
    .filter(({ severity }) => severity === 1)
    .map(
      ({ range: { start }, code, message }) =>
        `${start.line}:${start.character} ${code} ${message}`,
    );
}

/** The figures that are written in rows with codes, and in rows that are sums of others. */
function figuresIn(document: OpenDocument) {
  return document.analysis.parts.flatMap((part) =>
    part.verdict.report.tables.flatMap((table) =>
      table.rows
        .filter(({ row }) => isSummed(table, row))
        .flatMap(({ grid, figures }) =>
          figures.flatMap((figure) => {
            if (!figure || figure.cell.text === '' || !figure.value || figure.value.units === 0n)
              return [];
            const range = rangeOf(document, part, { block: grid, span: figure.span });
            const start = document.offsetAt(range.start);
            const end = document.offsetAt(range.end);
            return [
              { start, end, text: document.text.slice(start, end), line: range.start.line + 1 },
            ];
          }),
        ),
    ),
  );
}

function isSummed({ form }: FoundTable, row: number): boolean {
  const isAnchor = form.relations.some(({ each, anchor }) => each === 'column' && anchor === row);
  return isAnchor || form.rows[row]?.code !== '';
}

/** By how much rounding can put a figure off in all its relations, in 万元. */
export const ROUNDING = 0.025;

/** Of all slips, in per cent: how many are found, named, and misled; and the stories of those not found. */
export function scoreOf(slips: Iterable<FoundSlip>) {
  const all = [...slips];
  const share = (of: (slip: FoundSlip) => boolean) =>
    Math.round((1000 * all.filter(of).length) / all.length) / 10;
  return {
    slips: all.length,
    found: share(({ isFound }) => isFound),
    named: share(({ isNamed }) => isNamed),
    misled: share(({ isMisled }) => isMisled),
    missed: all.filter(({ isFound }) => !isFound).map(({ story }) => story),
  };
}
