import type { Decode } from '../bytes/content.ts';

/**
 * Why an archive, or one of its entries, is not read.
 *
 * - `damaged`: cut off, or its records contradict each other or the data
 * - `encrypted`: a password is needed
 * - `too-large`: decompressed, it would exceed {@link LARGEST_ENTRY} or {@link LARGEST_CONTENT}
 * - `unsafe-name`: the name of an entry leads out of the archive
 * - `duplicate-name`: two entries have the same name
 * - `unsupported`: compressed by another method than Deflate
 */
export type ZipFault =
  | 'damaged'
  | 'encrypted'
  | 'too-large'
  | 'unsafe-name'
  | 'duplicate-name'
  | 'unsupported';

/** A ZIP archive whose directory has been read. Nothing has been decompressed yet. */
export interface Archive {
  readonly bytes: Uint8Array;
  /** In the order of the directory, by {@link entryKey}. Folders are entries too; their names end with `/`. */
  readonly entries: ReadonlyMap<string, ArchiveEntry>;
  readonly directory: ArchiveDirectory;
}

/** One file in an archive. All offsets are bytes from the start of the archive. */
export interface ArchiveEntry {
  readonly name: string;
  /** 0: stored; 8: Deflate. */
  readonly method: number;
  readonly crc: number;
  /** Decompressed size in bytes, as the directory gives it. */
  readonly size: number;
  /** From its local header up to the next entry or the directory. */
  readonly start: number;
  readonly end: number;
  /** The compressed data. */
  readonly dataStart: number;
  readonly dataEnd: number;
  /** Its header in the directory. */
  readonly headerStart: number;
  readonly headerEnd: number;
  /** Where the directory holds the four low bytes of {@link start}. */
  readonly startField: number;
}

/** The position of the directory of an archive, in bytes from the start of the archive. */
export interface ArchiveDirectory {
  readonly start: number;
  readonly end: number;
  /** The end record. */
  readonly endRecord: number;
  /** The end record of ZIP64 and its locator, if the archive has them. */
  readonly zip64: { readonly record: number; readonly locator: number } | undefined;
}

/** In bytes. A larger entry is not decompressed. */
export const LARGEST_ENTRY = 100_000_000;

/** Most bytes that all entries may have together when decompressed. */
export const LARGEST_CONTENT = 400_000_000;

/** Most entries that an archive may have. Office files have a few dozen. */
const MOST_ENTRIES = 10_000;

/** Signatures of the records (APPNOTE 4.3), read as numbers with the least significant byte first. */
export const SIGNATURE = {
  local: 0x04034b50,
  header: 0x02014b50,
  end: 0x06054b50,
  zip64End: 0x06064b50,
  zip64Locator: 0x07064b50,
} as const;

/** Bytes of the records, without their names, extra fields and comments. */
export const RECORD_SIZE = {
  local: 30,
  header: 46,
  end: 22,
  zip64End: 56,
  zip64Locator: 20,
} as const;

/** The key of the name of an entry: names of parts are compared without case (ECMA-376-2, 6.2.2.3). */
export function entryKey(name: string): string {
  return name.toLowerCase();
}

/**
 * Reads the directory of a ZIP archive (APPNOTE 6.3, ZIP64 included), and checks that every entry lies within the
 * archive and that none overlaps another. Takes time linear in the number of entries, whatever their decompressed size.
 *
 * @param decode Decodes names: as UTF-8 if the entry says so or if they are valid UTF-8, otherwise as GB18030.
 */
export function readArchive(bytes: Uint8Array, decode: Decode): Archive | ZipFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = directoryIn(view);
  if (!directory) return 'damaged';
  const { count } = directory;
  if (count > MOST_ENTRIES) return 'too-large';

  const headers: Header[] = [];
  let at = directory.start;
  let size = 0;
  for (let index = 0; index < count; index++) {
    const header = headerAt(view, at, directory.end, decode);
    if (typeof header === 'string') return header;
    headers.push(header);
    size += header.size;
    at = header.headerEnd;
  }
  if (at !== directory.end) return 'damaged';
  if (size > LARGEST_CONTENT) return 'too-large';

  const ends = endsOf(headers, directory.start);
  if (ends.size < headers.length) return 'damaged';
  const entries = new Map<string, ArchiveEntry>();
  for (const header of headers) {
    const entry = entryOf(view, header, ends.get(header.start) ?? 0);
    if (!entry) return 'damaged';
    if (entries.has(entryKey(entry.name))) return 'duplicate-name';
    entries.set(entryKey(entry.name), entry);
  }
  return { bytes, entries, directory };
}

function directoryIn(view: DataView): (ArchiveDirectory & { readonly count: number }) | undefined {
  const endRecord = endRecordIn(view);
  if (endRecord === undefined) return undefined;
  const locator = endRecord - RECORD_SIZE.zip64Locator;
  const hasZip64 = locator >= 0 && view.getUint32(locator, true) === SIGNATURE.zip64Locator;
  const record = hasZip64 ? uint64(view, locator + 8) : undefined;
  let count = view.getUint16(endRecord + 10, true);
  let size: number | undefined = view.getUint32(endRecord + 12, true);
  let start: number | undefined = view.getUint32(endRecord + 16, true);
  if (hasZip64) {
    if (record === undefined || record + RECORD_SIZE.zip64End > locator) return undefined;
    if (view.getUint32(record, true) !== SIGNATURE.zip64End) return undefined;
    count = uint64(view, record + 32) ?? Number.POSITIVE_INFINITY;
    size = uint64(view, record + 40);
    start = uint64(view, record + 48);
  }
  if (size === undefined || start === undefined) return undefined;
  const end = start + size;
  if (end > (record ?? endRecord)) return undefined;
  const zip64 = record === undefined ? undefined : { record, locator };
  return { start, end, endRecord, zip64, count };
}

/** The end record: the last one whose comment ends where the archive ends. */
function endRecordIn(view: DataView): number | undefined {
  const last = view.byteLength - RECORD_SIZE.end;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) !== SIGNATURE.end) continue;
    if (at + view.getUint16(at + 20, true) === last) return at;
  }
  return undefined;
}

type Header = Omit<ArchiveEntry, 'end' | 'dataStart' | 'dataEnd'> & {
  readonly compressedSize: number;
};

function headerAt(view: DataView, at: number, end: number, decode: Decode): Header | ZipFault {
  const nameStart = at + RECORD_SIZE.header;
  if (nameStart > end || view.getUint32(at, true) !== SIGNATURE.header) return 'damaged';
  const nameEnd = nameStart + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const headerEnd = extraEnd + view.getUint16(at + 32, true);
  if (headerEnd > end) return 'damaged';

  const flags = view.getUint16(at + 8, true);
  if (flags & ENCRYPTED) return 'encrypted';
  const name = nameOf(bytesOf(view, nameStart, nameEnd), flags, decode);
  if (!isSafe(name)) return 'unsafe-name';

  // If a field of four bytes is full, the extra field of ZIP64 holds its value; the values are in order.
  const wide = extraField(view, nameEnd, extraEnd, ZIP64_EXTRA);
  let wideAt = wide?.start ?? 0;
  const valueAt = (field: number) => {
    const value = view.getUint32(field, true);
    if (value !== FULL || !wide) return { value, field };
    if (wideAt + 8 > wide.end) return undefined;
    const found = { value: uint64(view, wideAt), field: wideAt };
    wideAt += 8;
    return found;
  };
  const size = valueAt(at + 24)?.value;
  const compressedSize = valueAt(at + 20)?.value;
  const start = valueAt(at + 42);
  if (size === undefined || compressedSize === undefined || start?.value === undefined) {
    return 'damaged';
  }
  return {
    name,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    size,
    compressedSize,
    start: start.value,
    headerStart: at,
    headerEnd,
    startField: start.field,
  };
}

/** Flags of an entry that is encrypted, by either method, or whose header is. */
const ENCRYPTED = 0x0001 | 0x0040 | 0x2000;

/** The flag of an entry whose name is in UTF-8. */
const UTF8 = 0x0800;

/** The id of the extra field in which ZIP64 holds values too large for four bytes, and the mark in those four bytes. */
export const ZIP64_EXTRA = 0x0001;
const FULL = 0xffffffff;

function nameOf(bytes: Uint8Array, flags: number, decode: Decode): string {
  const name = decode(bytes, 'utf-8');
  return flags & UTF8 || !name.includes('\uFFFD') ? name : decode(bytes, 'gb18030');
}

/** Whether a name stays within the folder into which the archive is unpacked. */
function isSafe(name: string): boolean {
  const isAbsolute = /^(?:[/\\]|[A-Za-z]:)/.test(name);
  return name !== '' && !isAbsolute && !/\p{Cc}/u.test(name) && !name.split(/[/\\]/).includes('..');
}

/** The position of the extra field with an id, without its own header; undefined if there is none. */
export function extraField(
  view: DataView,
  start: number,
  end: number,
  id: number,
): { readonly start: number; readonly end: number } | undefined {
  for (let at = start; at + 4 <= end; ) {
    const next = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === id)
      return next <= end ? { start: at + 4, end: next } : undefined;
    at = next;
  }
  return undefined;
}

/** Where each entry ends, by where it starts: at the next one, and at the directory at the latest. */
function endsOf(headers: readonly Header[], directoryStart: number): ReadonlyMap<number, number> {
  const starts = headers.map(({ start }) => start).sort((one, other) => one - other);
  const endOf = (index: number) => Math.min(starts[index + 1] ?? directoryStart, directoryStart);
  return new Map(starts.map((start, index) => [start, endOf(index)]));
}

function entryOf(view: DataView, header: Header, end: number): ArchiveEntry | undefined {
  const { compressedSize, ...rest } = header;
  const nameStart = header.start + RECORD_SIZE.local;
  if (nameStart > end || view.getUint32(header.start, true) !== SIGNATURE.local) return undefined;
  const dataStart =
    nameStart + view.getUint16(header.start + 26, true) + view.getUint16(header.start + 28, true);
  const dataEnd = dataStart + compressedSize;
  return dataEnd > end ? undefined : { ...rest, end, dataStart, dataEnd };
}

/** A number of eight bytes; undefined if it is larger than any archive that is read. */
function uint64(view: DataView, at: number): number | undefined {
  return view.getUint32(at + 4, true) === 0 ? view.getUint32(at, true) : undefined;
}

/** Bytes of a view, not copied. */
function bytesOf(view: DataView, start: number, end: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + start, end - start);
}
