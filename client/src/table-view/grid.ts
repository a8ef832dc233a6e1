import { type CellBlock, cellAt, layoutOf, placeOf } from './cell-block.ts';
import { element } from './element.ts';
import { depthOf, mergedHeadings } from './headings.ts';
import {
  type FigurePicture,
  filled,
  isSameCell,
  type NamedCell,
  type RelationPicture,
  type TablePicture,
  type Words,
} from './panel-messages.ts';

/** What a grid shows beside its table: the selection and the edit. */
export interface GridState {
  /** The cell that has the input and gets the focus with the Tab key. */
  readonly stop: NamedCell | undefined;
  /** The text to show in a cell, including what was typed and is not yet in the draft. */
  readonly textOf: (cell: NamedCell) => string;
  readonly selected: CellBlock | undefined;
  /** Whether more cells are selected than the stop. */
  readonly isBlock: boolean;
  /** How the stop is being edited, if it is. */
  readonly mode: 'typing' | 'editing' | undefined;
  /** Whether the text in the stop was refused. */
  readonly isWrong: boolean;
}

/**
 * A table in the form's layout, whatever notation the draft uses. It is drawn once and then updated in
 * place, so that an edit in a cell is not disturbed. There is one input, which stands in the cell with
 * the focus.
 */
export class GridView {
  readonly table: HTMLTableElement;
  readonly input: HTMLInputElement;
  readonly #words: Words;
  /** By row and column; undefined if the draft has no such cell. */
  readonly #cells: readonly (readonly (DrawnCell | undefined)[])[];
  #picture: TablePicture;
  #stop: DrawnCell | undefined;
  #isMoving = false;

  constructor(picture: TablePicture, words: Words) {
    this.#picture = picture;
    this.#words = words;
    this.input = drawInput();
    this.#cells = picture.rows.map((row, at) =>
      row.figures.map((figure, column) => {
        const cell = cellAt(picture, at, column);
        if (!figure || !cell) return undefined;
        return drawCell(cell, row.name, picture.columns[column]?.name ?? '');
      }),
    );
    this.table = drawTable(picture, this.#cells, words);
  }

  /** Whether a picture has the layout in which this table was drawn. */
  fits(picture: TablePicture): boolean {
    return layoutOf(picture) === layoutOf(this.#picture);
  }

  /**
   * Whether the input is being moved to another cell. The focus that it loses by that does not mean that
   * the user left.
   */
  get isMoving(): boolean {
    return this.#isMoving;
  }

  show(picture: TablePicture, state: GridState): void {
    this.#picture = picture;
    for (const [row, line] of this.#cells.entries()) {
      for (const [column, drawn] of line.entries()) {
        const figure = picture.rows[row]?.figures[column];
        if (drawn && figure)
          this.#showCell(drawn, figure, isWithin(state.selected, row, column), state);
      }
    }
    this.#showStop(state);
  }

  /** The element of a cell. */
  elementOf(cell: NamedCell): HTMLElement | undefined {
    const place = placeOf(this.#picture, cell);
    return place && this.#cells[place.row]?.[place.column]?.element;
  }

  /** The element of the cell with these indexes of row and column. */
  elementAt(row: number, column: number): HTMLElement | undefined {
    return this.#cells[row]?.[column]?.element;
  }

  /** The cell that contains an element of the page. */
  cellOf(target: EventTarget | null): NamedCell | undefined {
    const found = target instanceof Element ? target.closest('td') : null;
    return this.#all().find((drawn) => drawn.element === found)?.cell;
  }

  /** Outlines the figures of relations. */
  outline(relations: readonly RelationPicture[]): void {
    for (const { element: drawn } of this.#all()) drawn.classList.remove('related', 'unsettled');
    for (const { figures, status } of relations) {
      for (const [row, column] of figures) {
        const drawn = this.elementAt(row, column);
        drawn?.classList.add('related');
        if (status !== 'holding') drawn?.classList.add('unsettled');
      }
    }
  }

  /** Marks the figure that the draft's cursor is on. */
  mark(cell: NamedCell | undefined): void {
    for (const drawn of this.#all()) {
      const isHere = isSameCell(drawn.cell, cell);
      drawn.element.classList.toggle('here', isHere);
      if (isHere) drawn.element.setAttribute('aria-current', 'true');
      else drawn.element.removeAttribute('aria-current');
    }
  }

  #all(): DrawnCell[] {
    return this.#cells.flatMap((line) => line.flatMap((drawn) => drawn ?? []));
  }

  #showCell(drawn: DrawnCell, figure: FigurePicture, selected: boolean, state: GridState): void {
    const { cell, element: td, text } = drawn;
    const shown = state.textOf(cell);
    if (text.data !== shown) text.data = shown;
    const { standing } = figure;
    if (td.dataset.standing !== standing) {
      td.dataset.standing = standing;
      td.title = this.#words.standing[standing];
      setInvalid(td, standing === 'suspect' || standing === 'broken');
    }
    td.setAttribute('aria-selected', String(selected));
    td.classList.toggle('selected', selected && state.isBlock);
  }

  #showStop({ stop, textOf, mode, isWrong }: GridState): void {
    const drawn = stop && this.#all().find(({ cell }) => isSameCell(cell, stop));
    if (this.#stop !== drawn) {
      this.#stop?.element.classList.remove('stop', 'edited', 'wrong');
      this.#stop = drawn;
      drawn?.element.classList.add('stop');
      if (drawn) this.#moveInput(drawn);
      else this.input.remove();
    }
    if (!drawn) return;
    const text = textOf(drawn.cell);
    if (this.input.value !== text) {
      this.input.value = text;
      // What is typed next replaces the figure because all of it is selected, which a new text is not.
      if (mode === undefined && document.activeElement === this.input) this.input.select();
    }
    this.input.classList.toggle('resting', mode === undefined);
    drawn.element.classList.toggle('edited', mode !== undefined);
    const says = this.#words.standing[drawn.element.dataset.standing as FigurePicture['standing']];
    this.input.setAttribute(
      'aria-label',
      [drawn.name, says].filter((part) => part !== '').join(', '),
    );
    setInvalid(this.input, isWrong || drawn.element.hasAttribute('aria-invalid'));
    drawn.element.classList.toggle('wrong', isWrong);
  }

  /** Moves the input into a cell, and the focus with it, so that no key is lost between two cells. */
  #moveInput({ element: td }: DrawnCell): void {
    const isFocused = document.activeElement === this.input;
    this.#isMoving = true;
    td.append(this.input);
    if (isFocused) this.input.focus({ preventScroll: true });
    this.#isMoving = false;
  }
}

interface DrawnCell {
  readonly cell: NamedCell;
  readonly name: string;
  readonly element: HTMLTableCellElement;
  readonly text: Text;
}

function drawTable(
  picture: TablePicture,
  cells: readonly (readonly (DrawnCell | undefined)[])[],
  words: Words,
): HTMLTableElement {
  const labels = picture.rows.map(({ headings }) => headings);
  const table = element(
    'table',
    {},
    element('caption', {
      textContent: captionOf(picture, words),
      // The section's heading says the same right above. This caption is for users of screen readers.
      className: picture.name === picture.section ? 'heard' : '',
    }),
    drawHead(picture, depthOf(labels)),
    drawBody(labels, cells, words),
  );
  table.setAttribute('role', 'grid');
  table.setAttribute('aria-multiselectable', 'true');
  return table;
}

/** The name of a table with the unit of its figures. */
function captionOf({ name, unit }: TablePicture, { inUnit }: Words): string {
  return unit === '' ? name : filled(inUnit, name, unit);
}

/** @param labels How many columns of row labels there are. */
function drawHead({ columns, corner }: TablePicture, labels: number): HTMLElement {
  const headings = columns.map((column) => column.headings);
  const lines = Array.from({ length: depthOf(headings) }, () => element('tr'));
  const rowSpan = lines.length;
  const above = corner.length === labels ? corner.map((textContent) => ({ textContent })) : [];
  const corners = above.length > 0 ? above : labels > 0 ? [{ colSpan: labels }] : [];
  lines[0]?.append(...corners.map((one) => element('td', { ...one, rowSpan })));
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
  cells: readonly (readonly (DrawnCell | undefined)[])[],
  words: Words,
): HTMLElement {
  const headings = mergedHeadings(labels);
  const lines = cells.map((line, row) =>
    element(
      'tr',
      {},
      ...headings
        .filter(({ start }) => start === row)
        .map(({ text, across, deep }) =>
          // The scope `row` applies to every row that the heading spans.
          element('th', { textContent: text, scope: 'row', rowSpan: across, colSpan: deep }),
        ),
      ...line.map((drawn) => drawn?.element ?? drawNoCell(words)),
    ),
  );
  return element('tbody', {}, ...lines);
}

function drawCell(cell: NamedCell, row: string, column: string): DrawnCell {
  const text = document.createTextNode('');
  const figure = element('span', { className: 'figure' }, text);
  // When the cell gets the focus, it passes it to the input.
  const td = element('td', { tabIndex: -1 }, figure);
  td.dataset.row = row;
  td.dataset.column = column;
  return { cell, name: row === '' ? column : `${row} · ${column}`, element: td, text };
}

function drawInput(): HTMLInputElement {
  return element('input', {
    type: 'text',
    inputMode: 'decimal',
    autocomplete: 'off',
    spellcheck: false,
    size: 1,
  });
}

function drawNoCell({ noCell }: Words): HTMLElement {
  return element('td', { textContent: '–', title: noCell, className: 'none' });
}

function setInvalid(drawn: HTMLElement, isInvalid: boolean): void {
  if (isInvalid) drawn.setAttribute('aria-invalid', 'true');
  else drawn.removeAttribute('aria-invalid');
}

function isWithin(block: CellBlock | undefined, row: number, column: number): boolean {
  if (!block) return false;
  return block.top <= row && row <= block.bottom && block.left <= column && column <= block.right;
}

/** The relations that a cell's figure takes part in. */
export function relationsOf(picture: TablePicture, cell: NamedCell): readonly RelationPicture[] {
  const place = placeOf(picture, cell);
  return picture.relations.filter(({ figures }) =>
    figures.some(([row, column]) => row === place?.row && column === place.column),
  );
}
