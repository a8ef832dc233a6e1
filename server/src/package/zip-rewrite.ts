import { deflateSync } from 'fflate/browser';
import { crc32 } from './crc32.ts';
import {
  type Archive,
  type ArchiveEntry,
  entryKey,
  extraField,
  RECORD_SIZE,
  SIGNATURE,
  ZIP64_EXTRA,
} from './zip.ts';
import { DEFLATED } from './zip-content.ts';

/**
 * Writes an archive with other contents for some of its entries. Every other entry stays the same to the byte;
 * a replaced one keeps its name, date, attributes and place. A name that is not in the archive becomes a new
 * entry after the others. Without any contents, the archive is returned unchanged.
 *
 * @param contents By the names of entries; new names in ASCII.
 */
export function withContents(
  archive: Archive,
  contents: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  const { bytes, directory, entries } = archive;
  const byKey = new Map([...contents].map(([name, content]) => [entryKey(name), content]));
  const inPlace = [...entries.values()].sort((one, other) => one.start - other.start);

  const written: Uint8Array[] = [bytes.subarray(0, inPlace[0]?.start ?? directory.start)];
  let length = written[0]?.length ?? 0;
  const write = (...pieces: readonly Uint8Array[]) => {
    for (const piece of pieces) length += piece.length;
    written.push(...pieces);
  };

  const headers = new Map<ArchiveEntry, Uint8Array>();
  for (const entry of inPlace) {
    const header = bytes.subarray(entry.headerStart, entry.headerEnd);
    const content = byKey.get(entryKey(entry.name));
    if (content) {
      const packed = pack(content);
      headers.set(entry, startingAt(length, describing(packed, header, 'header'), START_FIELD));
      const local = bytes.subarray(entry.start, entry.dataStart);
      write(describing(packed, local, 'local'), packed.data);
    } else {
      const field = entry.startField - entry.headerStart;
      headers.set(entry, startingAt(length, header, field));
      write(bytes.subarray(entry.start, entry.end));
    }
  }
  const added: Uint8Array[] = [];
  for (const [name, content] of contents) {
    if (entries.has(entryKey(name))) continue;
    const packed = pack(content);
    const header = describing(packed, emptyRecord(name, 'header'), 'header');
    added.push(startingAt(length, header, START_FIELD));
    write(describing(packed, emptyRecord(name, 'local'), 'local'), packed.data);
  }

  const start = length;
  for (const entry of entries.values()) write(headers.get(entry) ?? new Uint8Array());
  write(...added);
  const moved = { start, end: length, count: entries.size + added.length };
  write(endOf(archive, moved));
  return joined(written, length);
}

/** A content as it is packed in an archive. */
interface Packed {
  readonly data: Uint8Array;
  readonly size: number;
  readonly crc: number;
}

function pack(content: Uint8Array): Packed {
  return { data: deflateSync(content), size: content.length, crc: crc32(content) };
}

type EntryRecord = 'local' | 'header';

/**
 * Where the fields begin that the local header of an entry and its header in the directory have in common
 * (APPNOTE 4.3.7, 4.3.12).
 */
const COMMON_FIELDS = { local: 4, header: 6 } as const;

/** Where a directory header holds the start of its entry. */
const START_FIELD = 42;

/** A record of an entry with another content. The sizes are known, and four bytes are enough for them. */
function describing(packed: Packed, record: Uint8Array, kind: EntryRecord): Uint8Array {
  const fields = COMMON_FIELDS[kind];
  const old = viewOf(record);
  const extraStart = RECORD_SIZE[kind] + old.getUint16(fields + 22, true);
  const extraEnd = extraStart + old.getUint16(fields + 24, true);
  const wide = extraField(old, extraStart, extraEnd, ZIP64_EXTRA);
  const pieces = wide ? [record.subarray(0, wide.start - 4), record.subarray(wide.end)] : [record];
  const bytes = joined(pieces, wide ? record.length - (wide.end - wide.start + 4) : record.length);
  const view = viewOf(bytes);
  view.setUint16(fields + 2, old.getUint16(fields + 2, true) & ~HAS_DESCRIPTOR, true);
  view.setUint16(fields + 4, DEFLATED, true);
  view.setUint32(fields + 10, packed.crc, true);
  view.setUint32(fields + 14, packed.data.length, true);
  view.setUint32(fields + 18, packed.size, true);
  view.setUint16(fields + 24, extraEnd - extraStart - (record.length - bytes.length), true);
  return bytes;
}

/** The flag of an entry whose sizes follow its data. */
const HAS_DESCRIPTOR = 0x0008;

/** A copy of a directory header for an entry that starts at another place. */
function startingAt(start: number, header: Uint8Array, field: number): Uint8Array {
  const moved = new Uint8Array(header);
  viewOf(moved).setUint32(field, start, true);
  return moved;
}

/** A record of a new entry, with the earliest date of the format, so that the bytes do not depend on a clock. */
function emptyRecord(name: string, kind: EntryRecord): Uint8Array {
  const bytes = new Uint8Array(RECORD_SIZE[kind] + name.length);
  const fields = COMMON_FIELDS[kind];
  const view = viewOf(bytes);
  view.setUint32(0, SIGNATURE[kind], true);
  for (let at = 4; at <= fields; at += 2) view.setUint16(at, VERSION, true);
  view.setUint16(fields + 8, FIRST_DAY, true);
  view.setUint16(fields + 22, name.length, true);
  bytes.set(
    Array.from(name, (letter) => letter.charCodeAt(0)),
    RECORD_SIZE[kind],
  );
  return bytes;
}

/** Version 2.0 of the format, and 1980-01-01. */
const VERSION = 20;
const FIRST_DAY = 0x0021;

/** Everything after the directory, with the new position of the directory. The archive's comment is part of it. */
function endOf(
  { bytes, directory }: Archive,
  moved: { readonly start: number; readonly end: number; readonly count: number },
): Uint8Array {
  const end = new Uint8Array(bytes.subarray(directory.end));
  const view = viewOf(end);
  const { start, count } = moved;
  const size = moved.end - start;
  const { zip64 } = directory;
  if (zip64) {
    const record = zip64.record - directory.end;
    view.setUint32(record + 24, count, true);
    view.setUint32(record + 32, count, true);
    view.setUint32(record + 40, size, true);
    view.setUint32(record + 48, start, true);
    view.setUint32(zip64.locator - directory.end + 8, moved.end + record, true);
  }
  const record = directory.endRecord - directory.end;
  setUnlessFull(view, record + 8, 2, count);
  setUnlessFull(view, record + 10, 2, count);
  setUnlessFull(view, record + 12, 4, size);
  setUnlessFull(view, record + 16, 4, start);
  return end;
}

/** Sets a field unless all its bits are set: then the end record of ZIP64 holds the value. */
function setUnlessFull(view: DataView, at: number, width: 2 | 4, value: number): void {
  if (width === 2 && view.getUint16(at, true) !== 0xffff) view.setUint16(at, value, true);
  if (width === 4 && view.getUint32(at, true) !== 0xffffffff) view.setUint32(at, value, true);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
