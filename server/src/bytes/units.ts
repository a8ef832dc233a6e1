import { count, type Damage } from './damage.ts';

/** Encodings with units of two or four bytes, little-endian or big-endian. */
export type UnitEncoding = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

interface Decoded {
  readonly text: string;
  readonly damage: Damage | undefined;
}

/**
 * Decodes bytes without a byte order mark. An incomplete unit, an unpaired surrogate and an invalid
 * UTF-32 code point are damage. An unpaired surrogate stays in the text, so that it can be written back.
 */
export function decodeUnits(bytes: Uint8Array, encoding: UnitEncoding): Decoded {
  const size = sizeOf(encoding);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += STRETCH) {
    const units = unitsIn(bytes.subarray(at, at + STRETCH), encoding);
    parts.push(
      size === 2
        ? String.fromCharCode(...units)
        : String.fromCodePoint(...units.map((point) => (isCharacter(point) ? point : REPLACED))),
    );
  }
  if (bytes.length % size > 0) parts.push('\uFFFD');
  const text = parts.join('');
  const pattern = size === 2 ? HALF_OR_REPLACED : REPLACED_ONLY;
  const places = count(text, pattern);
  if (places === 0) return { text, damage: undefined };
  return { text, damage: { places, first: text.search(pattern) } };
}

/** The bytes of a text, without a byte order mark. */
export function encodeUnits(text: string, encoding: UnitEncoding): Uint8Array {
  const size = sizeOf(encoding);
  const bytes = new Uint8Array(text.length * size);
  const view = new DataView(bytes.buffer);
  const isLittle = encoding.endsWith('le');
  let at = 0;
  if (size === 2) {
    for (; at < bytes.length; at += 2) view.setUint16(at, text.charCodeAt(at / 2), isLittle);
    return bytes;
  }
  for (const character of text) {
    view.setUint32(at, character.codePointAt(0) ?? REPLACED, isLittle);
    at += 4;
  }
  return bytes.subarray(0, at);
}

/**
 * Recognises UTF-16 without a byte order mark. It contains a NUL byte, which other texts do not, and in
 * one byte order nearly all units are characters that Chinese or English texts use.
 */
export function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4 || bytes.length % 2 > 0 || !bytes.includes(0)) return undefined;
  const sample = bytes.subarray(0, SAMPLE);
  const [little, big] = [usualIn(sample, 'utf-16le'), usualIn(sample, 'utf-16be')];
  if (Math.max(little, big) < USUAL || little === big) return undefined;
  return little > big ? 'utf-16le' : 'utf-16be';
}

/** Bytes decoded in one call: a function takes a limited number of arguments. */
const STRETCH = 16_384;

/** How many bytes are examined, and which share of their units must be usual characters. */
const SAMPLE = 65_536;
const USUAL = 0.95;

function usualIn(bytes: Uint8Array, encoding: UnitEncoding): number {
  const units = unitsIn(bytes, encoding);
  return units.filter(isUsual).length / units.length;
}

/** White space, ASCII, Latin, general punctuation and symbols, ideographs, full-width forms. */
function isUsual(unit: number): boolean {
  return USUAL_UNITS.some(([from, to]) => unit >= from && unit <= to);
}

const USUAL_UNITS = [
  [0x4e00, 0x9fff],
  [0x20, 0x7e],
  [0x09, 0x0d],
  [0xff00, 0xffef],
  [0x3000, 0x33ff],
  [0x2000, 0x26ff],
  [0xa0, 0x17f],
] as const;

/** The complete units of some bytes. */
function unitsIn(bytes: Uint8Array, encoding: UnitEncoding): number[] {
  const size = sizeOf(encoding);
  const isLittle = encoding.endsWith('le');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, index) =>
    size === 2 ? view.getUint16(index * 2, isLittle) : view.getUint32(index * 4, isLittle),
  );
}

function sizeOf(encoding: UnitEncoding): 2 | 4 {
  return encoding.startsWith('utf-16') ? 2 : 4;
}

const REPLACED = 0xfffd;
const REPLACED_ONLY = /\uFFFD/g;
/** An unpaired surrogate, or the replacement for an incomplete unit. */
const HALF_OR_REPLACED =
  /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|\uFFFD/g;

function isCharacter(point: number): boolean {
  return point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
}
