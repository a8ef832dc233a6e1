import { count, type Damage } from './damage.ts';
import { type ForeignKind, foreignKindOf } from './foreign.ts';
import { decodeUnits, type UnitEncoding, unmarkedUtf16 } from './units.ts';

/** In bytes. Larger files are not read; VS Code gives extensions no document larger than this. */
export const LARGEST_FILE = 50_000_000;

/** How the characters of a text are encoded in bytes. */
export type Encoding = 'utf-8' | 'gb18030' | UnitEncoding;

/** A decoded text, with what is needed to write it back as it was. */
export interface Text {
  readonly kind: 'text';
  /** Without its byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Whether it begins with a byte order mark. */
  readonly hasMark: boolean;
  /** Where bytes could not be decoded; undefined if all could be. */
  readonly damage: Damage | undefined;
}

/** The content of a file: a text, or the kind of another file. */
export type Content = Text | { readonly kind: ForeignKind };

/**
 * Decodes bytes as the platform's `TextDecoder` does. Bytes that are no character become one or more
 * `U+FFFD`; a byte order mark stays as the character `U+FEFF`.
 */
export type Decode = (bytes: Uint8Array, encoding: 'utf-8' | 'gb18030') => string;

/**
 * Recognises what bytes are, and decodes them if they are a text. Byte order marks are tried first, then
 * the signatures of other kinds of files, then UTF-16 without a mark.
 */
export function contentOf(bytes: Uint8Array, decode: Decode): Content {
  const content = markedText(bytes, decode) ?? foreignOf(bytes) ?? unmarkedText(bytes, decode);
  return content.kind === 'text' && isNoText(content.text) ? { kind: 'binary' } : content;
}

/** Byte order marks. Those of UTF-32 stand first, because `FF FE` begins the mark of UTF-32LE too. */
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
    // Damaged as UTF-32: this is UTF-16LE with a NUL as its first character.
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
  // Bytes of another encoding rarely form several Chinese characters in UTF-8, and UTF-8 is rarely
  // damaged. A text with more Chinese characters than damaged places is UTF-8, although it may be valid
  // in another encoding.
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

/** Ideographs, with Chinese punctuation and full-width forms. */
const CHINESE = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/g;

/** @param written How many `U+FFFD` the file itself contains; they are no damage. */
function damageIn(text: string, written: number): Damage | undefined {
  const places = count(text, /\uFFFD/g) - written;
  return places > 0 ? { places, first: text.indexOf('\uFFFD') } : undefined;
}

/** How often `U+FFFD` itself is encoded in these bytes of UTF-8. */
function writtenReplacements(bytes: Uint8Array): number {
  let found = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) found++;
  }
  return found;
}

/**
 * Characters that a text hardly contains: control characters other than white space, and undecodable
 * bytes.
 */
const ODD = /(?![\t\n\v\f\r])[\p{Cc}\uFFFD]/gu;

/** A text may have this many without being binary. Random bytes have more than one in ten. */
const FEW = 3;

function isNoText(text: string): boolean {
  const odd = count(text, ODD);
  return odd > FEW && odd * 10 > text.length;
}
