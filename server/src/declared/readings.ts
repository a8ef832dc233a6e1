import type { Line } from './line.ts';

/** A line that declares a total, and the lines that its label can mean as its parts. */
export interface Declaration {
  readonly total: Line;
  /** The likeliest first. None has fewer than two parts, and no two have the same parts. */
  readonly readings: readonly Reading[];
}

/** One way to read the parts of a total. */
export interface Reading {
  /** Readings of the same kind for several totals confirm each other. */
  readonly kind: string;
  readonly parts: readonly Line[];
}

type Side = 'before' | 'behind';

/** Every line of one direction that declares a total, with its readings. */
export function declarationsIn(lines: readonly Line[]): Declaration[] {
  const place = new Map(lines.map((line, index) => [line, index]));
  const totals = lines.filter(({ role }) => role === 'total');
  const highest = Math.max(...totals.map(({ level }) => level));
  const declarations: Declaration[] = [];
  const add = (total: Line, readings: readonly Reading[]) => {
    const some = withoutRepeats(readings.filter(({ parts }) => parts.length >= 2));
    if (some.length > 0) declarations.push({ total, readings: some });
  };
  // A table has few totals of the highest level, and each of them may include the others.
  const reachesAll = totals.filter(({ level }) => level === highest).length <= MOST_REACHING;
  for (const total of totals) {
    const at = place.get(total) ?? 0;
    const past = reachesAll && total.level === highest;
    add(
      total,
      (['before', 'behind'] as const).flatMap((side) => [
        ...groupReadings(lines, at, side),
        ...readingsOf(stretch(lines, at, side, false), total, side, side),
        ...(past ? readingsOf(stretch(lines, at, side, true), total, side, `${side}, all`) : []),
      ]),
    );
  }
  for (const [total, parts] of twinsIn(lines)) add(total, [{ kind: 'twins', parts }]);
  return declarations;
}

const MOST_REACHING = 3;

/**
 * The lines beside a total, in the order of the table, up to the next total of the same or a higher
 * level.
 */
function stretch(lines: readonly Line[], at: number, side: Side, past: boolean): Line[] {
  const level = lines[at]?.level ?? 0;
  const found: Line[] = [];
  const step = side === 'before' ? -1 : 1;
  for (let index = at + step; ; index += step) {
    const line = lines[index];
    if (!line || (!past && line.role === 'total' && line.level >= level)) break;
    found.push(line);
  }
  return side === 'before' ? found.reverse() : found;
}

function readingsOf(
  lines: readonly Line[],
  total: Line,
  side: Side,
  name: string,
): readonly Reading[] {
  // If the line right after a total is a part of the total, the parts after it may be incomplete.
  if (side === 'behind' && lines[0]?.role === 'within') return [];
  const items = itemsIn(lines);
  const subtotals = highestTotals(lines);
  const loose = subtotals.length === 0 ? [] : looseItems(lines, subtotals, side);
  const outdented = outermost(items, ({ indent }) => indent);
  const first = items.find(({ numbering }) => numbering !== '')?.numbering;
  const numbered = first === undefined ? [] : items.filter((item) => item.numbering === first);
  const own = items.filter(({ groups }) => groups.length === total.groups.length);
  const outer = new Set(items.flatMap(({ groups }) => groups.slice(0, 1)));
  const grouped = [...outer].map((group, index): Reading => {
    const parts = items.filter(({ groups }) => groups[0] === group);
    return { kind: `${name}: items of group ${index}`, parts };
  });
  return [
    { kind: `${name}: subtotals`, parts: subtotals },
    { kind: `${name}: subtotals and items`, parts: [...subtotals, ...loose] },
    { kind: `${name}: outdented`, parts: outdented },
    { kind: `${name}: numbered`, parts: numbered },
    { kind: `${name}: items`, parts: items },
    { kind: `${name}: items of its depth`, parts: own },
    { kind: `${name}: items but what goes on within`, parts: withoutRest(lines) },
    // A total may be broken down several times, for example by sex and by age.
    ...grouped,
  ];
}

/** Whether a line is added, or subtracted as its label says. */
function isItem({ role }: Line): boolean {
  return role === 'item' || role === 'less';
}

function itemsIn(lines: readonly Line[]): Line[] {
  const items: Line[] = [];
  let within: Line | undefined;
  for (const line of lines) {
    // A line that is indented as deeply as 其中 continues it, if 其中 is indented at all.
    const goesOn =
      within && line.indent >= within.indent && line.indent > (items.at(-1)?.indent ?? 0);
    if (line.role === 'within') within = line;
    else if (!goesOn) within = undefined;
    if (isItem(line) && !line.isInTotal && !goesOn) items.push(line);
  }
  return items;
}

/** The items, if all lines after 其中 belong to the item above it, up to the next numbered line. */
function withoutRest(lines: readonly Line[]): Line[] {
  let isWithin = false;
  return lines.filter((line) => {
    const { role, numbering } = line;
    if (role === 'within') isWithin = true;
    else if (role === 'total' || numbering !== '') isWithin = false;
    return isItem(line) && !line.isInTotal && !isWithin;
  });
}

function highestTotals(lines: readonly Line[]): Line[] {
  const totals = lines.filter(({ role }) => role === 'total');
  const level = Math.max(...totals.map((total) => total.level));
  return totals.filter((total) => total.level === level);
}

/**
 * The items after the last subtotal if subtotals add up what is above them, or before the first one
 * otherwise.
 */
function looseItems(lines: readonly Line[], subtotals: readonly Line[], side: Side): Line[] {
  const first = lines.findIndex(({ index }) => index === subtotals[0]?.index);
  const last = lines.findIndex(({ index }) => index === subtotals.at(-1)?.index);
  return itemsIn(side === 'before' ? lines.slice(last + 1) : lines.slice(0, first));
}

/** The items of the least depth; none if all have the same depth. */
function outermost(items: readonly Line[], depth: (line: Line) => number): Line[] {
  const least = Math.min(...items.map(depth));
  const outer = items.filter((item) => depth(item) === least);
  return outer.length < items.length ? outer : [];
}

/** The readings of a total as the sum of the items under the label that they share. */
function groupReadings(lines: readonly Line[], at: number, side: Side): Reading[] {
  const total = lines[at];
  const group = total?.groups.at(-1);
  if (!total || !group) return [];
  const beside = lines.filter(
    (line, index) =>
      (side === 'before' ? index < at : index > at) && isItem(line) && line.groups.includes(group),
  );
  return [{ kind: 'group', parts: beside }];
}

/**
 * The members of a group that is itself a total. Each is the sum of those with the same name in the other
 * groups.
 */
function twinsIn(lines: readonly Line[]): Map<Line, Line[]> {
  const twins = new Map<Line, Line[]>();
  for (const total of lines) {
    const group = total.groups.at(-1);
    if (!group || !total.isInTotal) continue;
    const parts = lines.filter(
      (line) => line.key === total.key && line.groups.length > 0 && !line.isInTotal,
    );
    twins.set(total, parts);
  }
  return twins;
}

function withoutRepeats(readings: readonly Reading[]): Reading[] {
  const seen = new Set<string>();
  return readings.filter(({ parts }) => {
    const key = parts.map(({ index }) => index).join();
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
