import { strToU8, zipSync } from 'fflate/browser';
import { escapedXml, isXmlText } from '../package/xml-text.ts';

/** A part of a new office file. */
export interface NewPart {
  /** Its name in the package. */
  readonly name: string;
  /** Its content type in `[Content_Types].xml`; undefined for the types that every package declares. */
  readonly type?: string;
  /** The XML, without its declaration. */
  readonly xml: string;
}

/** A reference from a part to another, for `relationshipsXml`. */
export interface NewReference {
  readonly id: string;
  /** The last word of the kind: `officeDocument`, `styles`, … */
  readonly kind: string;
  /** Relative to the part that refers to it. */
  readonly target: string;
}

/**
 * The bytes of an office file of these parts (ECMA-376-2). They depend on nothing else: every entry has the
 * earliest date that ZIP can hold.
 */
export function newPackage(parts: readonly NewPart[]): Uint8Array {
  const types = parts.flatMap(({ name, type }) =>
    type === undefined ? [] : `<Override PartName="/${name}" ContentType="${type}"/>`,
  );
  const declared: NewPart = {
    name: '[Content_Types].xml',
    xml: `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="${RELATIONSHIPS_TYPE}"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
  };
  const entries = [declared, ...parts].map(({ name, xml }) => [name, strToU8(DECLARATION + xml)]);
  return zipSync(Object.fromEntries(entries), { mtime: FIRST_DAY });
}

/** The XML of the relationships of a part. */
export function relationshipsXml(references: readonly NewReference[]): string {
  const written = references.map(
    ({ id, kind, target }) =>
      `<Relationship Id="${id}" Type="${OFFICE}/relationships/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${written.join('')}</Relationships>`;
}

/** A text escaped for XML. Characters that XML cannot hold, such as control characters, are left out. */
export function xmlText(text: string): string {
  return escapedXml([...text].filter(isXmlText).join(''));
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const RELATIONSHIPS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';

/** In local time, as in the ZIP format. */
const FIRST_DAY = new Date(1980, 0, 1);
