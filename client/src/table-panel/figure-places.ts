import type { NamedCell } from '../table-view/panel-messages.ts';

/** A stretch of a document in UTF-16 code units, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** An edit of a document: the `length` code units from `start` on are replaced. */
export interface TextEdited {
  readonly start: number;
  readonly length: number;
  readonly text: string;
}

/** What ends a cell in one notation or another, so that it never belongs to a figure. */
const BETWEEN_CELLS = /[\t\r\n|<>]/;

interface Place {
  readonly cell: NamedCell;
  /** Undefined where an edit went over the cell's end, until the draft is read again. */
  stretch: Stretch | undefined;
}

/**
 * Where the figures of a draft stand. The places follow every edit, so that a figure can be written at once,
 * also while the server is busy, or gone.
 */
export class FigurePlaces {
  readonly #places = new Map<string, Place>();

  constructor(cells: Iterable<readonly [NamedCell, Stretch]> = []) {
    for (const [cell, stretch] of cells) this.#places.set(nameOf(cell), { cell, stretch });
  }

  /** Where a cell's figure stands; undefined where that is not known. */
  at(cell: NamedCell): Stretch | undefined {
    return this.#places.get(nameOf(cell))?.stretch;
  }

  /** The cell whose figure a position touches. */
  cellAt(offset: number): NamedCell | undefined {
    for (const { cell, stretch } of this.#places.values()) {
      if (stretch && stretch.start <= offset && offset <= stretch.end) return cell;
    }
    return undefined;
  }

  /** Moves all places by an edit of the document; gives the cells whose figure it has changed. */
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
