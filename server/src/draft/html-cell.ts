import type { Cell } from './block.ts';
import { breaksLine, isBlockElement, isVoid } from './html-elements.ts';
import type { Tag } from './html-pieces.ts';
import type { Span } from './span.ts';
import { VisibleBuilder } from './visible.ts';

/** Where a cell begins in the text, and which columns and rows it covers. */
export type Place = Pick<Cell, 'column' | 'width' | 'height'> & { readonly start: number };

const RAISED_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Builds a cell from the pieces of HTML in it. */
export class CellBuilder {
  readonly #visible: VisibleBuilder;
  readonly #text: string;
  readonly #place: Place;
  /** Where a figure would be inserted: inside the markup of a blank cell. */
  #point: number;
  #pointFixed = false;
  #hasUnseen = false;
  /** Whether the text is raised, as the number of a note is: 980<sup>2</sup>. */
  #isRaised = false;
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
    if (this.#isRaised) this.#addRaised(piece);
    else this.#visible.add(piece);
    // A blank written as a character (`&nbsp;`) holds the place of the figure.
    if (this.#pointFixed || !/&|\u00a0/.test(this.#text.slice(piece.start, piece.end))) return;
    this.#point = piece.start;
    this.#pointFixed = true;
  }

  #addRaised({ start, end }: Span): void {
    let from = start;
    for (const { 0: digit, index } of this.#text.slice(start, end).matchAll(/\d/g)) {
      const at = start + index;
      this.#visible.add({ start: from, end: at });
      this.#visible.addText(RAISED_DIGITS.charAt(Number(digit)), { start: at, end: at + 1 });
      from = at + 1;
    }
    this.#visible.add({ start: from, end });
  }

  addTag(tag: Tag): void {
    if (tag.name === 'sup') this.#isRaised = tag.kind === 'open';
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
