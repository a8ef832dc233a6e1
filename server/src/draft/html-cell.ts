import type { Cell } from './block.ts';
import { breaksLine, isBlockElement, isVoid } from './html-elements.ts';
import type { Tag } from './html-pieces.ts';
import type { Span } from './span.ts';
import { VisibleBuilder } from './visible.ts';

/** Where a cell stands: its extent from `start` on, and the part of the grid that it covers. */
export type Place = Pick<Cell, 'column' | 'width' | 'height'> & { readonly start: number };

/** Reads what a cell holds while its pieces go by. */
export class CellBuilder {
  readonly #visible: VisibleBuilder;
  readonly #text: string;
  readonly #place: Place;
  /** Where a figure would be put: inside the markup that a blank cell has. */
  #point: number;
  #pointFixed = false;
  #hasUnseen = false;
  readonly #isUnseen: boolean;

  /** @param isUnseen Whether its own tag strikes it out or hides it. */
  constructor(text: string, place: Place, isUnseen = false) {
    this.#isUnseen = isUnseen;
    this.#hasUnseen = isUnseen;
    this.#text = text;
    this.#visible = new VisibleBuilder(text);
    this.#place = place;
    this.#point = place.start;
  }

  addText(piece: Span): void {
    if (this.#isUnseen) return;
    this.#visible.add(piece);
    // A blank that the writer put there as a character holds the place of the figure.
    if (this.#pointFixed || !/&|\u00a0/.test(this.#text.slice(piece.start, piece.end))) return;
    this.#point = piece.start;
    this.#pointFixed = true;
  }

  addTag(tag: Tag): void {
    if (isBlockElement(tag.name) || breaksLine(tag.name)) this.#visible.breakLine();
    if (this.#pointFixed) return;
    if (tag.kind === 'close') this.#pointFixed = true;
    else if (!isVoid(tag.name)) this.#point = tag.end;
  }

  /** Passes over a tag of what is not seen. A figure that is put in stands before it. */
  passOver(): void {
    this.#pointFixed = true;
    this.#hasUnseen = true;
  }

  /** Whether the cell shows nothing and holds something that is not seen. */
  get isUnseen(): boolean {
    return this.#hasUnseen && this.#visible.isBlank;
  }

  build(end: number): Cell {
    const { start, column, width, height } = this.#place;
    const { text, content, runs } = this.#visible.build();
    const span = text === '' ? { start: this.#point, end: this.#point } : content;
    const isVerbatim = span.end - span.start === text.length;
    return {
      span,
      extent: { start, end },
      text,
      width,
      height,
      column,
      ...(isVerbatim ? {} : { runs }),
      ...(this.#isUnseen ? { isUnseen: true } : {}),
    };
  }
}
