import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive as some program writes it. */
export interface ZipEntryOptions {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** The bytes of the name, where they are no UTF-8. */
  readonly nameBytes?: Uint8Array;
  readonly stored?: boolean;
  /** Sizes behind the data, after a signature or without it. */
  readonly descriptor?: 'signed' | 'bare';
  /** Sizes and place in the extra fields of ZIP64. */
  readonly zip64?: boolean;
  readonly flags?: number;
  /** Date and time as the format has them. */
  readonly date?: number;
  readonly time?: number;
  /** Method, sizes and sum as the archive claims them. */
  readonly claimed?: { readonly method?: number; readonly size?: number; readonly crc?: number };
  readonly extra?: Uint8Array;
}

export interface ZipOptions {
  readonly comment?: string;
  /** End record and locator of ZIP64. */
  readonly zip64?: boolean;
}

/** Makes a ZIP archive, record by record (APPNOTE 4.3), in memory of its own. */
export function makeZip(entries: readonly ZipEntryOptions[], options: ZipOptions = {}): Uint8Array {
  const locals: Buffer[] = [];
  const headers: Buffer[] = [];
  let start = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const data = entry.stored ? content : deflateRawSync(content);
    const name = Buffer.from(entry.nameBytes ?? entry.name);
    const flags = (entry.flags ?? 0) | (entry.descriptor ? 8 : 0);
    const method = entry.claimed?.method ?? (entry.stored ? 0 : 8);
    const crc = entry.claimed?.crc ?? crc32(content);
    const size = entry.claimed?.size ?? content.length;
    const common = (isLocal: boolean) => {
      const isLater = isLocal && entry.descriptor !== undefined;
      const sizes = entry.zip64 ? [-1, -1] : isLater ? [0, 0] : [data.length, size];
      const wide = [size, data.length, ...(isLocal ? [] : [start])].map((value) => uint64(value));
      const extra = Buffer.concat([
        ...(entry.zip64 ? [uint16(1), uint16(wide.length * 8), ...wide] : []),
        entry.extra ?? Buffer.alloc(0),
      ]);
      const fields = [
        ...[entry.zip64 ? 45 : 20, flags, method, entry.time ?? 0, entry.date ?? 33].map(uint16),
        ...[isLater ? 0 : crc, ...sizes].map(uint32),
        ...[name.length, extra.length].map(uint16),
      ];
      return { fields: Buffer.concat(fields), extra };
    };
    const local = common(true);
    const header = common(false);
    const ofSize = entry.zip64 ? uint64 : uint32;
    const descriptor = [
      ...(entry.descriptor === 'signed' ? [Buffer.from('PK\x07\x08', 'latin1')] : []),
      ...[uint32(crc), ofSize(data.length), ofSize(size)],
    ];
    const written = Buffer.concat([
      Buffer.from('PK\x03\x04', 'latin1'),
      ...[local.fields, name, local.extra, data],
      ...(entry.descriptor ? descriptor : []),
    ]);
    headers.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02', 'latin1'),
        uint16(20),
        header.fields,
        ...[0, 0, 0].map(uint16),
        uint32(0),
        uint32(entry.zip64 ? -1 : start),
        name,
        header.extra,
      ]),
    );
    locals.push(written);
    start += written.length;
  }
  const directory = Buffer.concat(headers);
  const comment = Buffer.from(options.comment ?? '');
  const zip64 = [
    Buffer.from('PK\x06\x06', 'latin1'),
    uint64(44),
    ...[45, 45].map(uint16),
    ...[0, 0].map(uint32),
    ...[entries.length, entries.length, directory.length, start].map(uint64),
    Buffer.from('PK\x06\x07', 'latin1'),
    uint32(0),
    uint64(start + directory.length),
    uint32(1),
  ];
  const end = [
    Buffer.from('PK\x05\x06', 'latin1'),
    ...[0, 0].map(uint16),
    ...[entries.length, entries.length].map((count) => uint16(options.zip64 ? -1 : count)),
    ...[directory.length, start].map((value) => uint32(options.zip64 ? -1 : value)),
    uint16(comment.length),
    comment,
  ];
  return new Uint8Array(
    Buffer.concat([...locals, directory, ...(options.zip64 ? zip64 : []), ...end]),
  );
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value & 0xffff);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
