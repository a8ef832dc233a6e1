import { parseDecimal } from '../../figure/decimal.ts';
import type { Translate } from '../../l10n.ts';
import { effectOf } from '../../reconcile/effect.ts';
import type { Figure } from '../../reconcile/figure.ts';
import type { Relation } from '../../reconcile/relation.ts';
import type { Change, Repair } from '../../reconcile/repair.ts';
import type { Slide } from '../../reconcile/slide.ts';
import type { FigureEdit, Fix } from '../engine/finding.ts';
import { newDigits, oldDigits, relationName } from './wording.ts';

/** A repair as a fix: all figures are changed in one edit and undone in one step. */
export function repairFix(t: Translate, repair: Repair, preferred: boolean): Fix | undefined {
  if (repair.slide) return slideFix(t, repair.slide, preferred);
  const edits: FigureEdit[] = [];
  for (const { figure, to } of repair.changes) {
    if (!figure.site) return undefined;
    edits.push({ site: figure.site, text: newDigits(figure, to) });
  }
  return { title: repairTitle(t, repair), preferred, edits };
}

/**
 * Moves figures as they are written. Undefined if one of them would have no place, or if a blank cell would leave
 * no trace in the draft, so that the figures beside it seemed to move.
 */
function slideFix(t: Translate, slide: Slide, preferred: boolean): Fix | undefined {
  if (slide.lost.length > 0) return undefined;
  const edits: FigureEdit[] = [];
  for (const { to, from } of slide.moves) {
    const { site } = to;
    if (site?.block.kind !== 'grid' || !site.block.notation.hasColumns) return undefined;
    edits.push({ site, text: from ? writtenText(from) : '' });
  }
  return { title: slideTitle(t, slide, preferred), preferred, edits };
}

/** A figure as it is written, unless there is markup in it. */
function writtenText(figure: Figure): string {
  const { site, value } = figure;
  const text = site?.block.text.slice(site.span.start, site.span.end) ?? '';
  if (/^[-−\d.,，\s]*$/.test(text)) return text;
  return value ? newDigits(figure, value) : '';
}

/** `将 27 个数下移 2 行`; if it is not certain where they begin: `自「桥梁」起将 27 个数下移 2 行`. */
function slideTitle(t: Translate, slide: Slide, isOnly: boolean): string {
  const title = moveTitle(t, slide);
  const {
    areColumns,
    runs: [run],
  } = slide;
  if (isOnly || !run) return title;
  return t('From “{0}” on: {1}', areColumns ? run.first.rowName : run.first.columnName, title);
}

function moveTitle(t: Translate, { areColumns, runs, moves }: Slide): string {
  const count = moves.filter(({ from }) => from).length;
  const [run, ...others] = runs.filter(({ off }) => off !== 0);
  if (!run || others.length > 0) {
    return areColumns
      ? t('Move {0} figures back to their rows', count)
      : t('Move {0} figures back to their columns', count);
  }
  const said = [count, distance(areColumns, run.off, t)];
  if (areColumns) {
    return run.off > 0
      ? t('Move {0} figures up by {1}', ...said)
      : t('Move {0} figures down by {1}', ...said);
  }
  return run.off > 0
    ? t('Move {0} figures left by {1}', ...said)
    : t('Move {0} figures right by {1}', ...said);
}

/** `2 行`: by how many rows or columns figures stand off. */
export function distance(areColumns: boolean, off: number, t: Translate): string {
  const count = Math.abs(off);
  if (areColumns) return count === 1 ? t('one row') : t('{0} rows', count);
  return count === 1 ? t('one column') : t('{0} columns', count);
}

/** `将「3.其他 · 自然人」由 413 改为 414`; several changes are listed. */
export function repairTitle(
  t: Translate,
  { changes, slide }: Pick<Repair, 'changes' | 'slide'>,
): string {
  if (slide) return moveTitle(t, slide);
  const [only, second] = changes;
  if (only && !second) {
    const { figure, to } = only;
    if (figure.isBlank) return t('Put {0} in “{1}”', newDigits(figure, to), figure.name);
    return changeText(t, figure, newDigits(figure, to));
  }
  const each = changes.map(({ figure, to }) =>
    t('“{0}” {1} → {2}', figure.name, oldDigits(figure), newDigits(figure, to)),
  );
  return t('Change {0} figures: {1}', changes.length, each.join(t(', ')));
}

function changeText(t: Translate, figure: Figure, to: string): string {
  return t('Change “{0}” from {1} to {2}', figure.name, oldDigits(figure), to);
}

/**
 * A single change that is no repair. It is never preferred, and its title names the relations that it
 * would break. Undefined if the draft has no cell for the figure.
 *
 * @param relations The relations that the figure may be in.
 */
export function changeFix(
  t: Translate,
  relations: readonly Relation[],
  change: Change,
): Fix | undefined {
  const { figure, to } = change;
  const { site } = figure;
  if (!site) return undefined;
  const title = repairTitle(t, { changes: [change] });
  const broken = effectOf(relations, [change]).breaks.map(relationName);
  return {
    title:
      broken.length === 0
        ? title
        : t('{0} (breaks these relations: {1})', title, broken.join(t('; '))),
    preferred: false,
    edits: [{ site, text: newDigits(figure, to) }],
  };
}

/**
 * Writes into a cell what another place says about its figure. It is never preferred, because nothing
 * shows which of the two is wrong. Undefined if the draft has no cell for the figure, or no readable
 * figure in it.
 *
 * @param text ASCII digits, with a sign and a decimal point if needed.
 */
export function figureFix(
  t: Translate,
  relations: readonly Relation[],
  figure: Figure,
  text: string,
): Fix | undefined {
  const { site, value: from } = figure;
  const to = parseDecimal(text);
  if (!site || !to || from === undefined) return undefined;
  const fix = figure.mayBe(to) ? changeFix(t, relations, { figure, from, to }) : undefined;
  return {
    title: fix?.title ?? changeText(t, figure, text),
    preferred: false,
    edits: [{ site, text: figure.group === undefined ? text : newDigits(figure, to) }],
  };
}
