/** A text in GB18030, of characters that it writes in one byte or in two. */
export function inGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const pairs = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      pairs.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Buffer.from(
    Array.from(text).flatMap((char) => {
      const code = char.charCodeAt(0);
      const bytes = code < 0x80 ? [code] : pairs.get(char);
      if (!bytes) throw new Error(`not in two bytes: ${char}`);
      return bytes;
    }),
  );
}
