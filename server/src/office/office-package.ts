import type { Decode } from '../bytes/content.ts';
import { type XmlFault, XmlReader } from '../package/xml-reader.ts';
import { type Archive, entryKey, type ZipFault } from '../package/zip.ts';
import { entryContent } from '../package/zip-content.ts';
import type { OfficeFault } from './office-draft.ts';
import {
  isRelationships,
  type Relationships,
  readRelationships,
  relationshipsOf,
} from './relationships.ts';

/** The parts of an office file while it is read. */
export class OfficePackage {
  readonly archive: Archive;
  readonly #decode: Decode;
  #fault: OfficeFault | undefined;

  constructor(archive: Archive, decode: Decode) {
    this.archive = archive;
    this.#decode = decode;
  }

  /** The first reason why a requested part cannot be read. */
  get fault(): OfficeFault | undefined {
    return this.#fault;
  }

  /** Whether the file has a digital signature, which any change would break. */
  get isSigned(): boolean {
    const names = [...this.archive.entries.keys()];
    return names.some((name) => name.startsWith('_xmlsignatures/'));
  }

  /** The content of a part; undefined if there is none. */
  content(part: string): Uint8Array | undefined {
    const entry = this.archive.entries.get(entryKey(part));
    if (!entry) return undefined;
    const content = entryContent(this.archive, entry);
    if (typeof content !== 'string') return content;
    this.#fault ??= ZIP_FAULTS[content];
    return undefined;
  }

  /** A part as text, with its byte order mark. */
  text(part: string): string | undefined {
    const content = this.content(part);
    return content && this.#decode(content, 'utf-8');
  }

  /**
   * The result of reading the XML of a part; undefined if there is no such part.
   *
   * @param isMain Recognises the main namespace by its URI.
   * @param take Gets a reader at the root.
   */
  read<T>(
    part: string,
    isMain: (namespace: string) => boolean,
    take: (reader: XmlReader) => T,
  ): T | undefined {
    const text = this.text(part);
    return text === undefined ? undefined : this.readText(text, isMain, take);
  }

  /** The same for the text of a part. */
  readText<T>(
    text: string,
    isMain: (namespace: string) => boolean,
    take: (reader: XmlReader) => T,
  ): T {
    const reader = new XmlReader(text, isMain);
    reader.next();
    const taken = take(reader);
    while (reader.next());
    if (reader.fault) this.#fault ??= XML_FAULTS[reader.fault];
    return taken;
  }

  /** The relationships of a part, or of the package itself for `''`. */
  relationships(part: string): Relationships {
    const entry = relationshipsOf(part);
    return (
      this.read(entry, isRelationships, (reader) => readRelationships(reader, part)) ?? new Map()
    );
  }

  /** Refuses the file, unless another reason was found before. */
  refuse(fault: OfficeFault): void {
    this.#fault ??= fault;
  }
}

export const ZIP_FAULTS: Readonly<Record<ZipFault, OfficeFault>> = {
  damaged: 'damaged',
  unsupported: 'damaged',
  encrypted: 'encrypted',
  'too-large': 'too-large',
  'unsafe-name': 'unsafe',
  'duplicate-name': 'unsafe',
};

const XML_FAULTS: Readonly<Record<XmlFault, OfficeFault>> = {
  damaged: 'damaged',
  dtd: 'unsafe',
  'too-deep': 'too-large',
  'given-up': 'too-large',
};
