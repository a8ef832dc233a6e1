import { XmlReader } from '../../package/xml-reader.ts';
import { spliced } from '../../package/xml-splice.ts';
import { decoded, escapedXml } from '../../package/xml-text.ts';
import { offsetsOnOneLine, oneLine } from './one-line.ts';
import { eachSeenText, withEscapes, withoutEscapes } from './rich-text.ts';
import { isSpreadsheet, SPREADSHEET } from './sheet-xml.ts';

/**
 * The elements of a rich text with another text: each change is written into the run where it begins, so
 * that formats stay. Undefined if its characters cannot be located in the XML.
 *
 * @param content The content between the tags of `si` or `is`.
 * @param prefix The prefix of the main namespace, with its colon.
 * @param text The new text, on one line.
 */
export function editedRichText(content: string, prefix: string, text: string): string | undefined {
  const characters = charactersOf(content, prefix);
  const before = characters.map((one) => one.text).join('');
  const shown = oneLine(before);
  const offsets = offsetsOnOneLine(before);
  // An entity may stand for a surrogate pair, and the text of malformed XML is unknown.
  if (characters.some((one) => one.text.length !== 1)) return undefined;

  let start = 0;
  while (start < shown.length && shown.charAt(start) === text.charAt(start)) start++;
  let same = 0;
  const most = Math.min(shown.length, text.length) - start;
  while (same < most && shown.at(-1 - same) === text.at(-1 - same)) same++;
  const [from = 0, to = 0] = [offsets[start], offsets[shown.length - same]];
  const first = characters[from === to ? Math.max(0, from - 1) : from];
  if (!first) return undefined;
  const at = from === to && from > 0 ? first.end : first.start;
  const written = escapedXml(withEscapes(text.slice(start, text.length - same)));
  return spliced(content, [
    { start: at, end: at, text: written },
    ...characters.slice(from, to).map(({ start, end }) => ({ start, end, text: '' })),
  ]);
}

/** One UTF-16 code unit of a rich text, and where its elements hold it. */
interface RichCharacter {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function charactersOf(content: string, prefix: string): RichCharacter[] {
  const name = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
  const open = `<${prefix}si ${name}="${SPREADSHEET}">`;
  const reader = new XmlReader(`${open}${content}</${prefix}si>`, isSpreadsheet);
  reader.next();
  const characters: RichCharacter[] = [];
  eachSeenText(reader, () => {
    const { start, end } = reader;
    for (const { 0: written, index } of reader.text.slice(start, end).matchAll(WRITTEN)) {
      const at = start - open.length + index;
      const text = decoded(withoutEscapes(written));
      characters.push({ text, start: at, end: at + written.length });
    }
  });
  return characters;
}

/** An entity, an escape, or a character. */
const WRITTEN = /&[^&;\s]{1,10};|_x[\dA-F]{4}_|[\s\S]/gi;
