/**
 * Makes an encoder of GB18030, which includes GBK. It gives undefined for a text with a character that
 * has no code. Platforms have no such encoder, so the codes are read from their decoder on first use.
 */
export function gb18030Encoder(
  decode: (bytes: Uint8Array) => string,
): (text: string) => Uint8Array | undefined {
  let codes: ReadonlyMap<string, readonly number[]> | undefined;
  return (text) => {
    codes ??= codesOf(decode);
    const bytes: number[] = [];
    for (const character of text) {
      const code =
        character < '\x80'
          ? [character.charCodeAt(0)]
          : (codes.get(character) ?? codeBeyond(character));
      if (!code) return undefined;
      for (const byte of code) bytes.push(byte);
    }
    return Uint8Array.from(bytes);
  };
}

/** The codes of all characters of the basic plane. A code of two bytes is preferred to one of four. */
function codesOf(decode: (bytes: Uint8Array) => string): Map<string, readonly number[]> {
  const all: (readonly number[])[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) all.push([lead, trail]);
  }
  for (let index = 0; index < FOUR_BYTES_OF_BASIC_PLANE; index++) all.push(fourBytes(index));
  // No code contains a line feed, so each decodes on its own line, even after an invalid one.
  const decoded = decode(Uint8Array.from(all.flatMap((code) => [...code, LINE_FEED]))).split('\n');
  const codes = new Map<string, readonly number[]>();
  for (const [index, code] of all.entries()) {
    const character = decoded[index] ?? '';
    const isOne = character.length === 1 && character !== '\uFFFD';
    if (isOne && !codes.has(character)) codes.set(character, code);
  }
  return codes;
}

const LINE_FEED = 10;

/** How many codes there are from 81 30 81 30 to 84 31 A4 39. */
const FOUR_BYTES_OF_BASIC_PLANE = 39_420;

/** Index of 90 30 81 30, which is U+10000. The characters after it follow in order. */
const FIRST_BEYOND = 189_000;

function codeBeyond(character: string): readonly number[] | undefined {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x10000 ? undefined : fourBytes(FIRST_BEYOND + point - 0x10000);
}

/** The four-byte code with this index. */
function fourBytes(index: number): readonly number[] {
  return [
    0x81 + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ];
}
