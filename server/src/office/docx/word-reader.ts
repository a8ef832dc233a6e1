import type { XmlReader } from '../../package/xml-reader.ts';

/** URIs of the main namespace of Word documents: transitional, which every office program writes, and strict. */
const MAIN: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);

export function isWord(namespace: string): boolean {
  return MAIN.has(namespace);
}

/** Whether the property whose open tag was read last is on: `<w:vanish/>`, `<w:vanish w:val="1"/>`. */
export function isOn(reader: XmlReader): boolean {
  return !OFF.has(reader.attribute('val') ?? '');
}

const OFF: ReadonlySet<string> = new Set(['0', 'false', 'off', 'none']);

/** The whole number in the attribute `val`; undefined if there is none. */
export function numberOf(reader: XmlReader, attribute = 'val'): number | undefined {
  const value = reader.attribute(attribute);
  return value !== undefined && /^\s*[+-]?\d{1,10}\s*$/.test(value) ? Number(value) : undefined;
}
