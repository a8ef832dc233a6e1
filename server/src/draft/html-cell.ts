import type { Cell } from './block.ts';
import { breaksLine, isBlockElement, isVoid } from './html-elements.ts';
import type { Tag } from './html-pieces.ts';
import type { Span } from './span.ts';
import { VisibleBuilder } from './visible.ts';

/** Where a cell begins in the text, and which columns and rows it covers. */
export type Place = Pick<Cell, 'column' | 'width' | 'height'> & { readonly start: number };

/** Builds a cell from the pieces of HTML in it. */
export class CellBuilder {
  readonly #visible: VisibleBuilder;
  readonly #text: string;
  readonly #place: Place;
  /** Where a figure would be inserted: inside the markup of a blank cell. */
  #point: number;
  #pointFixed = false;
  #hasUnseen = false;
  readonly #isUnseen: boolean;

  /** @param isUnseen Whether the cell's own tag strikes it out or hides it. */
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
    // A blank written as a character (`&nbsp;`) holds the place of the figure.
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

  /** Skips a tag of hidden content. A figure is inserted before it. */
  passOver(): void {
    this.#pointFixed = true;
    this.#hasUnseen = true;
  }

  /** Whether the cell shows nothing and contains hidden content. */
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
