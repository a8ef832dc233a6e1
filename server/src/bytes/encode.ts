import type { Decode, Text } from './content.ts';
import { gb18030Encoder } from './gb18030.ts';
import { encodeUnits } from './units.ts';

/** Writes a text in the encoding of another one; undefined if a character is missing in that encoding. */
export type Encode = (
  like: Pick<Text, 'encoding' | 'hasMark'>,
  text: string,
) => Uint8Array | undefined;

/**
 * Makes an `Encode`.
 *
 * @param utf8 The platform's encoder of UTF-8.
 * @param decode The platform's decoder, from which the codes of GB18030 are read.
 */
export function encoder(utf8: (text: string) => Uint8Array, decode: Decode): Encode {
  const gb18030 = gb18030Encoder((bytes) => decode(bytes, 'gb18030'));
  return ({ encoding, hasMark }, text) => {
    const whole = hasMark ? `\uFEFF${text}` : text;
    if (encoding === 'utf-8') return utf8(whole);
    return encoding === 'gb18030' ? gb18030(whole) : encodeUnits(whole, encoding);
  };
}
