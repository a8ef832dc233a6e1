import { isBlockElement, isTablePart, isVoid } from './html-elements.ts';
import type { Tag } from './html-pieces.ts';

/**
 * Follows the tags of a page or a cell, and says what a reader does not see: struck-out text, and what
 * the page hides. Inserted text (`<ins>`) is seen like any other text.
 */
export class Sight {
  /** Names of the open elements, from the hidden one inwards. */
  #open: string[] = [];
  readonly #alsoHides: ReadonlySet<string>;

  /** @param alsoHides Names of elements that count as hidden here, such as `pre` in prose. */
  constructor(alsoHides: ReadonlySet<string> = new Set()) {
    this.#alsoHides = alsoHides;
  }

  /** Name of the element that hides the current place; undefined if it is not hidden. */
  get hiddenBy(): string | undefined {
    return this.#open[0];
  }

  get isHidden(): boolean {
    return this.#open.length > 0;
  }

  /** Ends the hidden element. */
  end(): void {
    this.#open = [];
  }

  /**
   * Takes the next tag.
   *
   * @returns Whether the tag belongs to a hidden element: opens it, is inside it, or closes it. A hidden
   *   element without an end tag ends with the element around it, whose own tag is visible.
   */
  take(tag: Tag): boolean {
    return tag.kind === 'open' ? this.#begin(tag) : this.#finish(tag.name);
  }

  #begin(tag: Tag): boolean {
    if (this.#isEndedBy(tag.name)) this.end();
    if (!this.isHidden && !isUnseen(tag) && !this.#alsoHides.has(tag.name)) return false;
    if (!isVoid(tag.name)) this.#open.push(tag.name);
    return true;
  }

  #finish(name: string): boolean {
    if (!this.isHidden) return false;
    const index = this.#open.lastIndexOf(name);
    if (index >= 0) this.#open.length = index;
    else if (isBlockElement(name)) this.end();
    return index >= 0 || this.isHidden;
  }

  /** Whether an opening tag ends the hidden element, as a cell ends the cell before it. */
  #isEndedBy(name: string): boolean {
    if (isTablePart(name)) return !this.#open.includes('table');
    return this.hiddenBy === 'p' && isBlockElement(name);
  }
}

/** Elements whose content is no prose. */
export const NO_PROSE: ReadonlySet<string> = new Set([
  'pre',
  'textarea',
  'code',
  'kbd',
  'samp',
  'math',
]);

/** Whether an element contains preformatted lines. */
export function isVerbatim(name = ''): boolean {
  return name === 'pre' || name === 'textarea';
}

/** Whether the content of an element is part of a sentence without being prose. */
export function isQuoted(name = ''): boolean {
  return NO_PROSE.has(name) && !isVerbatim(name);
}

/** Elements whose text is struck out, or is not part of the page. */
const UNSEEN = new Set(['del', 's', 'strike', 'template']);

/** Whether a tag removes its element from the page. A removed cell leaves no gap in its row. */
export function isRemoved({ attributes }: Tag): boolean {
  return attributes.some(
    ({ name, value }) =>
      name === 'hidden' || (name === 'style' && styleOf(value, 'display') === 'none'),
  );
}

/**
 * Whether the element of a tag is not to be read: struck out, hidden from sight, or hidden from screen
 * readers.
 */
export function isUnseen(tag: Tag): boolean {
  return UNSEEN.has(tag.name) || isRemoved(tag) || tag.attributes.some(veils);
}

function veils({ name, value }: Tag['attributes'][number]): boolean {
  if (name === 'aria-hidden') return value.trim().toLowerCase() === 'true';
  if (name !== 'style') return false;
  return (
    /^(?:hidden|collapse)$/.test(styleOf(value, 'visibility')) ||
    /(?:^|\s)line-through(?:\s|$)/.test(styleOf(value, 'text-decoration', 'text-decoration-line'))
  );
}

/** The value of a property in a `style` attribute, in lower case. The last declaration wins. */
function styleOf(style: string, ...names: readonly string[]): string {
  let last = '';
  for (const declaration of style
    .toLowerCase()
    .replaceAll(/\/\*.*?\*\//gs, '')
    .split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0 || !names.includes(declaration.slice(0, colon).trim())) continue;
    last = declaration
      .slice(colon + 1)
      .replace(/!\s*important\s*$/, '')
      .trim();
  }
  return last;
}
