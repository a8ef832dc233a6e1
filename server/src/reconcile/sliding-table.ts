import { ZERO } from '../figure/decimal.ts';
import type { FormFigure } from './form-figure.ts';
import type { Reckoning } from './reckoning.ts';
import type { SlidePlace, SlidingTable } from './slide.ts';

/** The places of a table of a form, as far as the draft has them. */
export function slidingTable({ figures, layout, hasZeros }: Reckoning): SlidingTable {
  const width = layout.form.columns.length;
  const rows = Array.from({ length: layout.found }, (_, row) =>
    figures.slice(row * width, (row + 1) * width).map(placeOf),
  );
  const areZeros = hasZeros || layout.form.columns.every((column) => column.hasBlanksForZero);
  return { rows, blank: areZeros ? ZERO : undefined };
}

function placeOf(figure: FormFigure): SlidePlace {
  const { site, written } = figure;
  if (!site || (written?.lack && written.lack !== 'blank')) return { figure, holds: 'other' };
  return { figure, holds: written?.lack === 'blank' ? 'nothing' : 'figure' };
}
