import { strToU8 } from 'fflate/browser';
import { XmlReader } from '../../package/xml-reader.ts';
import type { OfficeDraft, Unwritable } from '../office-draft.ts';
import type { OfficePackage } from '../office-package.ts';
import { addComments } from './add-comments.ts';
import { NO_LISTS, readLists } from './list-numbers.ts';
import { NO_STYLES, readStyles } from './paragraph-styles.ts';
import { DOCUMENT, placeIn } from './place-in.ts';
import { project } from './project.ts';
import { readBody } from './read-body.ts';
import { spliceDocument, type WordDocument } from './splice-document.ts';
import { isWord } from './word-reader.ts';
import { NO_SETTINGS, readSettings } from './word-settings.ts';

/**
 * Reads a Word document.
 *
 * @param main The name of its main part.
 * @returns undefined if that part is not of a Word document, or if the package cannot be read.
 */
export function readDocx(parts: OfficePackage, main: string): OfficeDraft | undefined {
  const xml = parts.text(main);
  if (xml === undefined || !isDocument(xml)) return undefined;
  const related = parts.relationships(main);
  const partOf = (kind: string) => related.get(kind)?.[0]?.target ?? '';
  const styles = parts.read(partOf('styles'), isWord, readStyles) ?? NO_STYLES;
  const lists = parts.read(partOf('numbering'), isWord, readLists) ?? NO_LISTS;
  const settings = parts.read(partOf('settings'), isWord, readSettings) ?? NO_SETTINGS;
  const read = parts.readText(xml, isWord, (reader) => ({
    prefix: reader.prefix,
    body: readBody(reader, styles, lists),
  }));
  const projection = project(read.body.blocks);
  if (!projection) {
    parts.refuse('too-large');
    return undefined;
  }
  const { text } = projection;
  const { archive } = parts;
  const { prefix } = read;
  const { isTracked, isProtected } = settings;
  const document = { archive, main, xml, prefix, projection, isTracked };
  return {
    kind: 'docx',
    text,
    parts: [{ name: DOCUMENT, span: { start: 0, end: text.length } }],
    unwritable: unwritableOf(parts, document, isProtected),
    unread: [...read.body.unread],
    locate: (offset) => placeIn(projection, offset),
    splice: (edited, options) => spliceDocument(document, edited, options),
    withComments: (comments, author) => addComments(parts, document, comments, author),
  };
}

function isDocument(xml: string): boolean {
  const reader = new XmlReader(xml, isWord);
  return reader.next() && reader.name === 'document';
}

function unwritableOf(
  parts: OfficePackage,
  { main, xml }: WordDocument,
  isProtected: boolean,
): Unwritable | undefined {
  if (parts.isSigned) return 'signed';
  if (isProtected) return 'protected';
  return xml.includes('\ufffd') && !isSame(strToU8(xml), parts.content(main))
    ? 'encoding'
    : undefined;
}

function isSame(bytes: Uint8Array, others: Uint8Array | undefined): boolean {
  return bytes.length === others?.length && bytes.every((byte, index) => byte === others[index]);
}
