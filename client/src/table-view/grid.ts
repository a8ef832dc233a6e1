import { element } from './element.ts';
import { depthOf, mergedHeadings } from './headings.ts';
import type {
  FigurePicture,
  RelationPicture,
  RowPicture,
  TablePicture,
  Words,
} from './messages.ts';

/** A table in the form's layout, with an input for each figure. */
export interface Grid {
  readonly table: HTMLTableElement;
  /** Inputs by row and column; undefined where the draft has no cell. */
  readonly inputs: readonly (readonly (HTMLInputElement | undefined)[])[];
}

/** Draws the table as the form prints it, whatever notation the draft uses. */
export function drawGrid(picture: TablePicture, words: Words): Grid {
  const labels = picture.rows.map(({ headings }) => headings);
  const inputs = picture.rows.map((row) =>
    row.figures.map((figure, column) => {
      if (!figure) return undefined;
      return drawInput(figure, nameOf(row, picture.columns[column] ?? ''), words);
    }),
  );
  const table = element(
    'table',
    {},
    element('caption', {
      textContent: picture.name,
      // The section's heading says it right above; here it is for those who hear the table's name.
      className: picture.name === picture.section ? 'heard' : '',
    }),
    drawHead(picture, depthOf(labels)),
    drawBody(labels, inputs, words),
  );
  return { table, inputs };
}

function drawHead({ headings }: TablePicture, corner: number): HTMLElement {
  const lines = Array.from({ length: depthOf(headings) }, () => element('tr'));
  if (corner > 0) lines[0]?.append(element('td', { colSpan: corner, rowSpan: lines.length }));
  for (const { text, level, across, deep } of mergedHeadings(headings)) {
    const scope = across > 1 ? 'colgroup' : 'col';
    lines[level]?.append(
      element('th', { textContent: text, scope, colSpan: across, rowSpan: deep }),
    );
  }
  return element('thead', {}, ...lines);
}

function drawBody(
  labels: readonly (readonly string[])[],
  inputs: Grid['inputs'],
  words: Words,
): HTMLElement {
  const headings = mergedHeadings(labels);
  const lines = inputs.map((figures, row) =>
    element(
      'tr',
      {},
      ...headings
        .filter(({ start }) => start === row)
        .map(({ text, across, deep }) =>
          // `row` holds for every row that the heading stands over.
          element('th', { textContent: text, scope: 'row', rowSpan: across, colSpan: deep }),
        ),
      ...figures.map((input) => (input ? element('td', {}, input) : drawNoCell(words))),
    ),
  );
  return element('tbody', {}, ...lines);
}

function drawInput(
  { text, standing }: FigurePicture,
  name: string,
  words: Words,
): HTMLInputElement {
  const input = element('input', {
    type: 'text',
    inputMode: 'decimal',
    autocomplete: 'off',
    spellcheck: false,
    value: text,
    defaultValue: text,
    tabIndex: -1,
    className: standing,
    title: words.standing[standing],
  });
  // As wide as its digits, so that a table of many columns fits beside the draft.
  input.style.width = `calc(${Math.max(2, text.length)}ch + 1.2rem)`;
  const says = words.standing[standing];
  input.setAttribute('aria-label', says === '' ? name : `${name}, ${says}`);
  if (standing === 'suspect' || standing === 'broken') input.setAttribute('aria-invalid', 'true');
  return input;
}

function drawNoCell({ noCell }: Words): HTMLElement {
  return element('td', { textContent: '–', title: noCell });
}

function nameOf({ name }: RowPicture, column: string): string {
  return name === '' ? column : `${name} · ${column}`;
}

/** The relations that a figure takes part in. */
export function relationsOf(
  { relations }: TablePicture,
  row: number,
  column: number,
): readonly RelationPicture[] {
  return relations.filter(({ figures }) => figures.some(([r, c]) => r === row && c === column));
}
