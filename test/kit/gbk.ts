/** A text in GBK, as older Chinese programs write it. Characters that are not in GBK become `?`. */
export function inGbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  const bytesOf = (character: string) => codes.get(character) ?? [0x3f];
  return Uint8Array.from(
    [...text].flatMap((character) =>
      character < '\x80' ? [character.charCodeAt(0)] : bytesOf(character),
    ),
  );
}
