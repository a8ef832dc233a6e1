/** Characters and their span in the XML. If none is an entity, both have the same length. */
export interface XmlCharacters {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The characters of a text piece: literal text, and each entity separately. */
export function charactersIn(xml: string, start: number, end: number): XmlCharacters[] {
  // A search in the whole text would continue beyond the end of every piece.
  const piece = xml.slice(start, end);
  const found: XmlCharacters[] = [];
  let from = 0;
  const addUpTo = (to: number) => {
    if (from < to)
      found.push({ text: piece.slice(from, to), start: start + from, end: start + to });
    from = to;
  };
  for (let and = piece.indexOf('&'); and >= 0; and = piece.indexOf('&', and + 1)) {
    ENTITY.lastIndex = and;
    const entity = ENTITY.exec(piece)?.[0] ?? '';
    const text = characterOf(entity.slice(1, -1));
    if (text === undefined) continue;
    addUpTo(and);
    from = and + entity.length;
    found.push({ text, start: start + and, end: start + from });
  }
  addUpTo(piece.length);
  return found;
}

/** Text as a reader sees it, entities decoded. */
export function decoded(xml: string): string {
  if (!xml.includes('&')) return xml;
  return xml.replaceAll(ENTITIES, (entity) => characterOf(entity.slice(1, -1)) ?? entity);
}

/** Text escaped for XML content. */
export function escapedXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Whether all characters may stand in XML 1.0: no control characters except blanks, no lone surrogate, no `U+FFFE`. */
export function isXmlText(text: string): boolean {
  return !NO_XML.test(text);
}

const ENTITY = /&(?:[a-z]{2,4}|#\d{1,7}|#x[\da-f]{1,6});/iy;
const ENTITIES = new RegExp(ENTITY.source, 'gi');

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const NO_XML = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/u;

/** The character that an entity names; undefined for one that only a document type could declare. */
function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED[name];
  const isHex = /^#x/i.test(name);
  const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
