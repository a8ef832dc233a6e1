/** The CRC-32 of bytes, as ZIP archives hold it (ISO 3309): 0 to 2³²−1. */
export function crc32(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let crc = -1;
  let at = 0;
  // Four bytes at a time, which is several times as fast as one.
  for (; at + 4 <= bytes.length; at += 4) {
    const four = crc ^ view.getInt32(at, true);
    crc = after(3, four) ^ after(2, four >>> 8) ^ after(1, four >>> 16) ^ after(0, four >>> 24);
  }
  for (; at < bytes.length; at++) crc = after(0, crc ^ view.getUint8(at)) ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** The remainder for the lowest byte of a value if that many bytes follow it. */
function after(following: 0 | 1 | 2 | 3, value: number): number {
  return TABLE[following * 256 + (value & 0xff)] ?? 0;
}

/** Remainders of each byte alone, then of each byte followed by one, two and three zero bytes. */
const TABLE = remainders(4 * 256);

function remainders(count: number): Int32Array {
  const table = new Int32Array(count);
  for (let index = 0; index < count; index++) {
    // A following zero byte means eight more steps.
    let remainder = index < 256 ? index : (table[index - 256] ?? 0);
    for (let step = 0; step < 8; step++) {
      remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
    }
    table[index] = remainder;
  }
  return table;
}
