import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { DeclaredSum } from '../server/src/declared/declared-sum.ts';
import { declaredTables } from '../server/src/declared/declared-table.ts';
import { newMemory } from '../server/src/declared/memory.ts';
import type { DeclaredFigure } from '../server/src/declared/sheet.ts';
import { arithmeticOf } from '../server/src/declared/totals.ts';
import { mentionsTotal } from '../server/src/declared/words.ts';
import type { Block, Grid } from '../server/src/draft/block.ts';
import { readDraft } from '../server/src/draft/draft.ts';
import { readersFor } from '../server/src/draft/notations.ts';
import { add, format, negate, ZERO } from '../server/src/figure/decimal.ts';
import { relationText } from '../server/src/rules/support/wording.ts';
import { inOneGo } from '../test/kit/in-one-go.ts';
import { settings } from '../test/kit/read.ts';

/**
 * Measures false alarms of the rule `declared-total`: `node bench/declared.ts [FOLDER…]` reads every table of the
 * Markdown and CSV files below the folders, or below `node_modules` if no folder is given, and
 *
 * - lists each total, share, change and mean that it finds broken, to be judged by eye;
 * - calls the last row and the last column of each table a total, although they are not, and counts the
 *   tables in which such a total is reported as broken;
 * - changes each total that adds up by a tenth and one, and counts those that are found.
 */
const folders = process.argv.slice(2);

const count = {
  files: 0,
  tables: 0,
  mentioning: 0,
  confirmed: 0,
  sums: 0,
  broken: 0,
  measures: 0,
  measuresBroken: 0,
  renamed: 0,
  renamedBroken: 0,
  setOff: 0,
  setOffFound: 0,
};
const seen = new Set<string>();
const memory = newMemory();

for (const folder of folders.length > 0 ? folders : ['node_modules']) {
  for (const name of globSync('**/*.{md,markdown,csv,tsv}', { cwd: folder })) {
    const file = path.join(folder, name);
    if (!statSync(file).isFile()) continue;
    count.files++;
    const text = readFileSync(file, 'utf8');
    const ending = path.extname(name).slice(1);
    const { blocks, starts } = blocksOf(text, /^[ct]sv$/.test(ending) ? ending : 'markdown');
    for (const [index, block] of blocks.entries()) {
      // Packages are often there in several versions, so each table is examined once.
      if (block.kind !== 'grid' || seen.has(block.text)) continue;
      seen.add(block.text);
      look(block, `${file}:${text.slice(0, starts[index]).split('\n').length}`);
    }
  }
}

console.log(
  `${count.files} files, ${count.tables} tables, ${count.mentioning} that mention a total,`,
);
console.log(`${count.confirmed} that confirm one: ${count.sums} sums, ${count.broken} broken`);
console.log(`${count.measures} shares, changes and means, ${count.measuresBroken} broken`);
console.log(
  `${count.renamed} tables with a total that is none: ${count.renamedBroken} taken for broken`,
);
console.log(`${count.setOff} totals set off: ${count.setOffFound} found`);

function look(grid: Grid, place: string): void {
  count.tables++;
  if (mentionsTotal(grid.text)) count.mentioning++;
  const { sums, measures } = arithmeticOf(grid, memory);
  if (measures.length > 0) lookAtMeasures(grid, place);
  if (sums.length > 0) count.confirmed++;
  count.sums += sums.length;
  for (const sum of sums) {
    if (sum.status === 'broken') {
      count.broken++;
      console.log(`${place}: ${told(sum)}`);
    } else if (sum.status === 'holding') setOff(grid, sum.total);
  }
  if (sums.length > 0) return;
  for (const renamed of withoutTotals(grid)) {
    count.renamed++;
    const broken = gridIn(renamed)?.filter(({ status }) => status === 'broken') ?? [];
    if (broken.length === 0) continue;
    count.renamedBroken++;
    console.log(`${place}, renamed: ${broken.map(told).join('; ')}`);
  }
}

/** Lists figures of a table that are calculated differently from the others of their line. */
function lookAtMeasures(grid: Grid, place: string): void {
  for (const relation of declaredTables()(grid).relations) {
    if (!relation.measure) continue;
    count.measures++;
    if (relation.status !== 'broken') continue;
    count.measuresBroken++;
    console.log(`${place}: ${relationText(settings.t, relation)}`);
  }
}

/** The table with one total changed by a tenth and one. */
function setOff({ text }: Grid, { span, value }: DeclaredFigure): void {
  const units = value.units + value.units / 10n + 1n;
  const wrong = text.slice(0, span.start) + format({ ...value, units }) + text.slice(span.end);
  count.setOff++;
  if (gridIn(wrong)?.some(({ status }) => status === 'broken')) count.setOffFound++;
}

/** The table with its last row, its last column, or both called a total. */
function withoutTotals({ rows, text }: Grid): string[] {
  const row = rows.at(-1)?.cells[0];
  const column = rows[0]?.cells.at(-1);
  if (rows.length < 3 || !row || !column || row.span.start <= column.span.start) return [];
  const label = ' 合计 ';
  const [head, last] = [column.extent, row.extent];
  const [before, between, after] = [
    text.slice(0, head.start),
    text.slice(head.end, last.start),
    text.slice(last.end),
  ];
  const [headText, lastText] = [text.slice(head.start, head.end), text.slice(last.start, last.end)];
  return [
    before + label + between + lastText + after,
    before + headText + between + label + after,
    before + label + between + label + after,
  ];
}

function gridIn(text: string): DeclaredSum[] | undefined {
  const grid = blocksOf(text).blocks.find((block): block is Grid => block.kind === 'grid');
  return grid && [...arithmeticOf(grid, memory).sums];
}

function blocksOf(
  text: string,
  languageId = 'markdown',
): { blocks: readonly Block[]; starts: readonly number[] } {
  return inOneGo(readDraft(text, readersFor(languageId, settings.forms.labels)));
}

function told({ total, parts }: DeclaredSum): string {
  const sum = parts.reduce(
    (all, { figure: { value }, sign }) => add(all, sign === 1 ? value : negate(value)),
    ZERO,
  );
  const name = `${total.row.name} · ${total.column.name}`;
  return `${name} is ${format(total.value)}, its ${parts.length} parts ${format(sum)}`;
}
