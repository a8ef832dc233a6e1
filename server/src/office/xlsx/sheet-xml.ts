import type { XmlReader } from '../../package/xml-reader.ts';
import { decoded } from '../../package/xml-text.ts';

export const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Whether a URI is the main namespace of workbooks: transitional, which every office program writes, or strict. */
export function isSpreadsheet(namespace: string): boolean {
  return namespace === SPREADSHEET || namespace === 'http://purl.oclc.org/ooxml/spreadsheetml/main';
}

/** Whether an attribute of the element whose open tag was read last is true. */
export function isTrue(reader: XmlReader, attribute: string, otherwise = false): boolean {
  const value = reader.attribute(attribute);
  return value === undefined ? otherwise : value === '1' || value === 'true';
}

/** A whole number of the element whose open tag was read last, from 0; undefined if it has none. */
export function countOf(reader: XmlReader, attribute: string): number | undefined {
  const value = reader.attribute(attribute);
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** The text in the element whose open tag was read last, without the text of nested elements. */
export function textIn(reader: XmlReader): string {
  let text = '';
  reader.eachChild(
    () => undefined,
    () => {
      const written = reader.text.slice(reader.start, reader.end);
      text += reader.kind === 'text' ? decoded(written) : written;
    },
  );
  return text;
}
