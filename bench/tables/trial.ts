import { declaredTables } from '../../server/src/declared/declared-table.ts';
import type { Grid } from '../../server/src/draft/block.ts';
import { readDraft } from '../../server/src/draft/draft.ts';
import { readersFor } from '../../server/src/draft/notations.ts';
import { declaredTotal } from '../../server/src/rules/declared-total.ts';
import { inOneGo } from '../../test/kit/in-one-go.ts';
import { settings } from '../../test/kit/read.ts';

/** A table that is correct as far as is known, and figures to be mistyped in it, one at a time. */
export interface Trial {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly mistyped: readonly {
    readonly row: number;
    readonly column: number;
    readonly to: string;
  }[];
}

export type Notation = 'csv' | 'tabs';

/** The results of a checker for tables. */
export interface Score {
  tables: number;
  /** The number of findings in the tables as they are, and of tables with findings. */
  findings: number;
  tablesWithFindings: number;
  mistyped: number;
  /** A new finding names the cell or a sum that the cell is in. */
  found: number;
  /** The new finding is at the cell itself. */
  named: number;
  /** New findings that are unrelated to the cell. */
  elsewhere: number;
}

/** Checks each table as it is and with each figure mistyped. */
export function scoreOf(
  trials: readonly Trial[],
  notation: Notation,
  tell: (line: string) => void = () => {},
): Score {
  const score = {
    tables: 0,
    findings: 0,
    tablesWithFindings: 0,
    mistyped: 0,
    found: 0,
    named: 0,
    elsewhere: 0,
  };
  for (const { name, rows, mistyped } of trials) {
    const known = findingsIn(rows, notation);
    score.tables++;
    score.findings += known.length;
    if (known.length > 0) score.tablesWithFindings++;
    for (const { at, message } of known) tell(`as it is ${name} ${at}: ${message}`);
    const before = new Set(known.map(({ at }) => at));
    for (const { row, column, to } of mistyped) {
      const at = `${row},${column}`;
      const changed = rows.map((cells, index) => (index === row ? cells.with(column, to) : cells));
      const fresh = findingsIn(changed, notation).filter((one) => !before.has(one.at));
      const about = fresh.filter(({ cells }) => cells.has(at));
      const isNamed = about.some((one) => one.at === at);
      score.mistyped++;
      if (about.length > 0) score.found++;
      if (isNamed) score.named++;
      score.elsewhere += fresh.length - about.length;
      const what = about.length === 0 ? 'missed' : isNamed ? 'named' : 'found';
      tell(`${what} ${name} ${at}: ${rows[row]?.[column]} -> ${to}`);
      for (const one of fresh) {
        if (!one.cells.has(at)) tell(`  elsewhere ${one.at}: ${one.message}`);
      }
    }
  }
  return score;
}

interface FoundAt {
  /** Row and column of the finding and of every cell that it names. */
  readonly at: string;
  readonly cells: ReadonlySet<string>;
  readonly message: string;
}

function findingsIn(rows: readonly (readonly string[])[], notation: Notation): FoundAt[] {
  const mark = notation === 'csv' ? ',' : '\t';
  const lines = rows.map((row) => row.map((cell) => written(cell, notation)));
  const text = lines.map((line) => `${line.join(mark)}\n`).join('');
  const places = placesOf(lines);
  const read = declaredTables();
  const languageId = notation === 'csv' ? 'csv' : 'report-draft';
  const { blocks, starts } = inOneGo(
    readDraft(text, readersFor(languageId, settings.forms.labels)),
  );
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'grid') return [];
    const start = starts[index] ?? 0;
    return [...declaredTotal.checkGrid(read(block), settings.t)].map(
      ({ site, related, message }) => {
        const sites = related.flatMap((one) => ('site' in one ? one.site : []));
        const cells = [site, ...sites].map(({ span }) => cellAt(places, start + span.start));
        return { at: cells[0] ?? '', cells: new Set(cells), message };
      },
    );
  });
}

function written(cell: string, notation: Notation): string {
  return notation === 'csv' && /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The start of each cell in the text, in order. */
function placesOf(lines: readonly (readonly string[])[]): { start: number; at: string }[] {
  let start = 0;
  return lines.flatMap((line, row) =>
    line.map((cell, column) => {
      const place = { start, at: `${row},${column}` };
      start += cell.length + 1;
      return place;
    }),
  );
}

function cellAt(places: readonly { start: number; at: string }[], offset: number): string {
  return places.findLast(({ start }) => start <= offset)?.at ?? '';
}

/** All tables of a text. */
export function gridsIn(text: string, languageId: string): Grid[] {
  const { blocks } = inOneGo(readDraft(text, readersFor(languageId, settings.forms.labels)));
  return blocks.filter((block) => block.kind === 'grid');
}
