import type { NamedCell } from '../table-view/panel-messages.ts';

/** A range of a document in UTF-16 code units, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** An edit of a document: `length` code units from `start` are replaced by `text`. */
export interface TextEdited {
  readonly start: number;
  readonly length: number;
  readonly text: string;
}

/** Characters that end a cell in some notation, and so never belong to a figure. */
const BETWEEN_CELLS = /[\t\r\n|<>]/;

interface Place {
  readonly cell: NamedCell;
  /** Undefined after an edit across the cell's end, until the draft is read again. */
  stretch: Stretch | undefined;
}

/**
 * The places of a draft's figures. They follow every edit, so that a figure can be written at once, even
 * while the server is busy or has stopped.
 */
export class FigurePlaces {
  readonly #places = new Map<string, Place>();

  constructor(cells: Iterable<readonly [NamedCell, Stretch]> = []) {
    for (const [cell, stretch] of cells) this.#places.set(nameOf(cell), { cell, stretch });
  }

  /** The place of a cell's figure; undefined if it is unknown. */
  at(cell: NamedCell): Stretch | undefined {
    return this.#places.get(nameOf(cell))?.stretch;
  }

  /** The cell whose figure touches a position. */
  cellAt(offset: number): NamedCell | undefined {
    for (const { cell, stretch } of this.#places.values()) {
      if (stretch && stretch.start <= offset && offset <= stretch.end) return cell;
    }
    return undefined;
  }

  /** Moves all places after an edit of the document. Returns the cells whose figures have changed. */
  follow({ start, length, text }: TextEdited): NamedCell[] {
    const end = start + length;
    const delta = text.length - length;
    const changed: NamedCell[] = [];
    for (const place of this.#places.values()) {
      const { stretch } = place;
      if (!stretch || start > stretch.end) continue;
      const isWithin = stretch.start <= start && end <= stretch.end;
      if (isWithin && !BETWEEN_CELLS.test(text)) {
        place.stretch = { start: stretch.start, end: stretch.end + delta };
        changed.push(place.cell);
      } else if (end <= stretch.start) {
        place.stretch = { start: stretch.start + delta, end: stretch.end + delta };
      } else if (start < stretch.end) {
        place.stretch = undefined;
      }
    }
    return changed;
  }
}

function nameOf({ table, row, column }: NamedCell): string {
  return [table, row, column].join('\n');
}
