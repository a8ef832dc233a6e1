import { count, type Damage } from './damage.ts';
import { type ForeignKind, foreignKindOf } from './foreign.ts';
import { decodeUnits, type UnitEncoding, unmarkedUtf16 } from './units.ts';

/** Bytes; a larger file is not read. VS Code hands no extension a document of more. */
export const LARGEST_FILE = 50_000_000;

/** How the characters of a text are written down in bytes. */
export type Encoding = 'utf-8' | 'gb18030' | UnitEncoding;

/** A text out of bytes, with all that is needed to write it back as it was. */
export interface Text {
  readonly kind: 'text';
  /** Without its byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Whether it begins with a byte order mark. */
  readonly hasMark: boolean;
  /** Where bytes could not be read; undefined where all could be. */
  readonly damage: Damage | undefined;
}

/** What the bytes of a file are: a text, or something else, by its kind. */
export type Content = Text | { readonly kind: ForeignKind };

/**
 * Decodes bytes: each place that is no character of the encoding as one or more `U+FFFD`, a byte order mark
 * as the character that it is. The platform's `TextDecoder` does this.
 */
export type Decode = (bytes: Uint8Array, encoding: 'utf-8' | 'gb18030') => string;

/**
 * Finds out what bytes are, and decodes them where they are a text. Byte order marks come first, then what
 * the first bytes of other kinds of files look like, then UTF-16 without a mark where that is plain.
 */
export function contentOf(bytes: Uint8Array, decode: Decode): Content {
  const content = markedText(bytes, decode) ?? foreignOf(bytes) ?? unmarkedText(bytes, decode);
  return content.kind === 'text' && isNoText(content.text) ? { kind: 'binary' } : content;
}

/** Byte order marks; those of UTF-32 before those of UTF-16, with which they begin. */
const MARKS: readonly (readonly [encoding: Encoding, mark: readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
];

function markedText(bytes: Uint8Array, decode: Decode): Text | undefined {
  for (const [encoding, mark] of MARKS) {
    if (!mark.every((byte, index) => bytes[index] === byte)) continue;
    const rest = bytes.subarray(mark.length);
    if (encoding === 'utf-8' || encoding === 'gb18030') return utf8(rest, decode, true);
    const { text, damage } = decodeUnits(rest, encoding);
    // What begins like UTF-32 and is none begins with a NUL in UTF-16.
    if (encoding === 'utf-32le' && damage) continue;
    return { kind: 'text', text, encoding, hasMark: true, damage };
  }
  return undefined;
}

function foreignOf(bytes: Uint8Array): Content | undefined {
  const kind = foreignKindOf(bytes);
  return kind && { kind };
}

function unmarkedText(bytes: Uint8Array, decode: Decode): Text {
  const utf16 = unmarkedUtf16(bytes);
  if (utf16) {
    const { text, damage } = decodeUnits(bytes, utf16);
    return { kind: 'text', text, encoding: utf16, hasMark: false, damage };
  }
  const unicode = utf8(bytes, decode, false);
  if (!unicode.damage) return unicode;
  // Several bytes that happen to be a Chinese character in UTF-8 are rare in other encodings, and damage is
  // rare in UTF-8: one wrong byte must not turn a whole text into another encoding, in which it may be valid.
  if (count(unicode.text, CHINESE) > unicode.damage.places) return unicode;
  const text = decode(bytes, 'gb18030');
  const damage = damageIn(text, 0);
  const isLikelier = !damage || damage.places < unicode.damage.places;
  return isLikelier ? { kind: 'text', text, encoding: 'gb18030', hasMark: false, damage } : unicode;
}

function utf8(bytes: Uint8Array, decode: Decode, hasMark: boolean): Text {
  const text = decode(bytes, 'utf-8');
  const damage = text.includes('\uFFFD') ? damageIn(text, writtenReplacements(bytes)) : undefined;
  return { kind: 'text', text, encoding: 'utf-8', hasMark, damage };
}

/** Ideographs, and the punctuation and full-width forms beside them. */
const CHINESE = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/g;

/** @param written How many `U+FFFD` are no damage, but written in the bytes as such. */
function damageIn(text: string, written: number): Damage | undefined {
  const places = count(text, /\uFFFD/g) - written;
  return places > 0 ? { places, first: text.indexOf('\uFFFD') } : undefined;
}

/** How often `U+FFFD` itself is written in UTF-8. */
function writtenReplacements(bytes: Uint8Array): number {
  let found = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) found++;
  }
  return found;
}

/** Characters that no text has in numbers: controls but for white space, and what could not be decoded. */
const ODD = /(?![\t\n\v\f\r])[\p{Cc}\uFFFD]/gu;

/** A few are damage; one in ten is no text, and random bytes have more. */
const FEW = 3;

function isNoText(text: string): boolean {
  const odd = count(text, ODD);
  return odd > FEW && odd * 10 > text.length;
}
