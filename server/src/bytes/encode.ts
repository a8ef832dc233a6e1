import type { Decode, Text } from './content.ts';
import { gb18030Encoder } from './gb18030.ts';
import { encodeUnits } from './units.ts';

/** Writes a text as another is written; undefined where that encoding lacks one of the characters. */
export type Encode = (
  like: Pick<Text, 'encoding' | 'hasMark'>,
  text: string,
) => Uint8Array | undefined;

/**
 * Gives what encodes texts.
 *
 * @param utf8 The platform's encoder of UTF-8.
 */
export function encoder(utf8: (text: string) => Uint8Array, decode: Decode): Encode {
  const gb18030 = gb18030Encoder((bytes) => decode(bytes, 'gb18030'));
  return ({ encoding, hasMark }, text) => {
    const whole = hasMark ? `\uFEFF${text}` : text;
    if (encoding === 'utf-8') return utf8(whole);
    return encoding === 'gb18030' ? gb18030(whole) : encodeUnits(whole, encoding);
  };
}
