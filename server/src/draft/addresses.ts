import type { Span } from './span.ts';

/** An address written in a text without brackets. Renderers disagree about where one ends. */
export interface Address extends Span {
  /**
   * Offset of the next blank or tag after the address. Some renderers take text that follows without a
   * blank as part of the address.
   */
  readonly mayEnd: number;
}

const ADDRESS =
  /(?:https?:\/\/|ftp:\/\/|mailto:|xmpp:|www\.)[!-;=?-~]*|(?<![\w.+-])[\w.+-]{1,100}@[\w-]+\.[\w.-]+/gi;
const TO_BLANK = /[^\s<]*/y;

/** The addresses in a text, in order. */
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
