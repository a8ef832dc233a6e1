import type { Part } from '../../analysis.ts';
import { causesOf } from '../../declared/causes.ts';
import type { DeclaredFigure } from '../../declared/sheet.ts';
import { type DeclaredSum, declaredSums } from '../../declared/totals.ts';
import { declaredEquation, declaredName } from '../../declared/wording.ts';
import type { Block, Grid } from '../../draft/block.ts';
import { contains } from '../../draft/span.ts';
import type { Translate } from '../../l10n.ts';
import {
  causeLabel,
  type HintChoice,
  isTold,
  joined,
  type Note,
  type PlacedNote,
  totalLabel,
} from './note.ts';

/** The notes on tables of no known form, by the totals that they declare themselves. */
export function declaredNotes(
  { verdict }: Part,
  isAsked: (block: Block) => boolean,
  choice: HintChoice,
  t: Translate,
): PlacedNote[] {
  const broken = new Set(
    verdict.findings.flatMap(({ code, site }) => (code === 'declared-total' ? site.block : [])),
  );
  return verdict.report.otherGrids
    .filter((grid) => (choice === 'on' || broken.has(grid)) && isAsked(grid))
    .flatMap((grid) => notesOf(grid, choice, t));
}

function notesOf(grid: Grid, choice: HintChoice, t: Translate): PlacedNote[] {
  const sums = declaredSums(grid);
  const causes = causesOf(sums);
  const repaired = causes.filter(({ repair }) => repair);
  const told = new Set(causes.flatMap(({ broken }) => broken));
  const explained = new Set(repaired.flatMap(({ broken }) => broken));
  const notes = new Map<DeclaredFigure['span']['start'], { figure: DeclaredFigure; note: Note }>();
  for (const sum of sums) {
    if (!isTold(sum.status, choice)) continue;
    // What the rule keeps to itself, as counts in a unit of the text around, is kept here too.
    if (sum.status === 'broken' && !told.has(sum)) continue;
    if (choice === 'broken' && explained.has(sum)) continue;
    const { total } = sum;
    const note = { label: totalLabel(total.value, sum.sum), why: textOf(sum, t) };
    const before = notes.get(total.span.start)?.note;
    notes.set(total.span.start, { figure: total, note: joined(before, note) });
  }
  for (const { broken, repair } of repaired) {
    if (!repair) continue;
    const { figure, to } = repair;
    const why = broken.map((sum) => textOf(sum, t)).join('\n');
    notes.set(figure.span.start, { figure, note: { label: causeLabel(to), why } });
  }
  return [...notes.values()].flatMap(({ figure, note }): PlacedNote[] => {
    const cell = grid.rows
      .flatMap(({ cells }) => cells)
      .find(({ extent }) => contains(extent, figure.span));
    return cell ? [{ cell: { block: grid, span: cell.extent }, note }] : [];
  });
}

function textOf(sum: DeclaredSum, t: Translate): string {
  return `${declaredName(sum.total)}${t(': ')}${declaredEquation(sum)}`;
}
