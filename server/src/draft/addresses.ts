import type { Span } from './span.ts';

/** An address that stands in a text without brackets, and up to where some renderers take it to go on. */
export interface Address extends Span {
  /** Offset of the next blank, or of a tag: text may follow an address without a blank, and still be a part of it. */
  readonly mayEnd: number;
}

const ADDRESS =
  /(?:https?:\/\/|ftp:\/\/|mailto:|xmpp:|www\.)[!-;=?-~]*|(?<![\w.+-])[\w.+-]{1,100}@[\w-]+\.[\w.-]+/gi;
const TO_BLANK = /[^\s<]*/y;

/** The addresses in a text, in their order. */
export function addressesIn(text: string): Address[] {
  let mayEnd = 0;
  return [...text.matchAll(ADDRESS)].map(({ index: start, 0: written }) => {
    const end = start + written.length;
    if (end > mayEnd) {
      TO_BLANK.lastIndex = end;
      mayEnd = end + (TO_BLANK.exec(text)?.[0].length ?? 0);
    }
    return { start, end, mayEnd };
  });
}
