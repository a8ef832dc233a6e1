import type { Node } from 'jsonc-parser';
import { slotCalled } from './compile-between.ts';
import type { TableForm } from './form.ts';
import { type JsonReader, needed, optional, type Read } from './json-reader.ts';
import { betweenMessage } from './read-relation.ts';
import type { SentenceSource } from './source.ts';

/** How many figures a number may repeat. */
const MOST_REPEATED = 20;

/** Reads a sentence of a form. @param words Reads words with braces. */
export function readSentence(
  reader: JsonReader,
  node: Node,
  words: Read<string>,
  tables: readonly TableForm[],
): SentenceSource | undefined {
  const { t } = reader;
  const slot: Read<string> = (at) => {
    const text = reader.text(at);
    if (text === undefined) return undefined;
    const name = text.trim();
    const start = text.indexOf(name);
    const found = slotCalled({ name, sign: 1, start, end: start + name.length }, tables);
    if (!('problem' in found)) return name;
    const message =
      found.problem === 'not-alike'
        ? t('The column is missing here: a row alone is not one figure.')
        : betweenMessage(reader, found, tables);
    return reader.noteIn(at, found, message);
  };
  const slots = reader.list(slot, MOST_REPEATED);
  const sentence = reader.record<SentenceSource>({
    says: optional(words),
    under: optional(words),
    unless: optional(words),
    counts: optional(words),
    anyLevel: optional(reader.flag),
    repeats: needed((at) => (at.type === 'array' ? slots(at) : slot(at))),
  })(node);
  if (!sentence) return undefined;
  const { says, repeats } = sentence;
  const rows = [repeats].flat().map((name) => {
    const found = slotCalled({ name, sign: 1, start: 0, end: name.length }, tables);
    return 'row' in found ? found.row : undefined;
  });
  const ofRow = rows.filter((row) => row === 'each').length;
  if (ofRow > 0 && ofRow < rows.length) {
    return reader.noteAt(node, t('A sentence repeats either single figures or columns.'));
  }
  if (ofRow > 0 || says !== undefined) return sentence;
  return reader.noteAt(node, t('The words of this sentence are missing: “says”.'));
}
