import type { XmlReader } from '../../package/xml-reader.ts';
import { isOn, numberOf } from './word-reader.ts';

/** The styles of a document by their ids, with what they inherit. */
export type WordStyles = ReadonlyMap<string, WordStyle>;

/** The properties of a style that decide what is read. */
export interface WordStyle {
  /** The list that paragraphs of the style are numbered in. */
  readonly numbered: Numbered | undefined;
  /** Whether text is hidden or struck out; undefined if the style does not say. */
  readonly isUnseen: boolean | undefined;
}

/** A list and a level in it. What is undefined is taken from the style or the style that it is based on. */
export interface Numbered {
  /** 0 for none. */
  readonly list: number | undefined;
  readonly level: number | undefined;
}

interface StyleElement extends WordStyle {
  readonly id: string;
  readonly basedOn: string | undefined;
}

export const NO_STYLES: WordStyles = new Map();

/** Reads `styles.xml`. The style of paragraphs that name none has the id `''`. */
export function readStyles(reader: XmlReader): WordStyles {
  const elements = new Map<string, StyleElement>();
  let standard: string | undefined;
  reader.eachChild((name) => {
    if (name !== 'style') return;
    const isStandard =
      reader.attribute('type') === 'paragraph' &&
      /^(?:1|true|on)$/.test(reader.attribute('default') ?? '');
    const style = readStyle(reader, reader.attribute('styleId') ?? '');
    elements.set(style.id, style);
    if (isStandard) standard ??= style.id;
  });

  const styles = new Map<string, WordStyle>();
  for (const id of elements.keys()) styles.set(id, inherited(elements, id));
  const named = standard === undefined ? undefined : styles.get(standard);
  return named ? styles.set('', named) : styles;
}

function readStyle(reader: XmlReader, id: string): StyleElement {
  let basedOn: string | undefined;
  let numbered: Numbered | undefined;
  let isUnseen: boolean | undefined;
  reader.eachChild((name) => {
    if (name === 'basedOn') basedOn = reader.attribute('val');
    if (name === 'rPr') ({ isUnseen } = readSight(reader));
    if (name !== 'pPr') return;
    reader.eachChild((property) => {
      if (property === 'numPr') numbered = readNumbered(reader);
    });
  });
  return { id, basedOn, numbered, isUnseen };
}

/** Reads `w:numPr`. */
export function readNumbered(reader: XmlReader): Numbered {
  let list: number | undefined;
  let level: number | undefined;
  reader.eachChild((name) => {
    if (name === 'numId') list = numberOf(reader);
    if (name === 'ilvl') level = numberOf(reader);
  });
  return { list, level };
}

/** The id of the style in `w:rPr`, and whether text is hidden or struck out; undefined if `w:rPr` does not say. */
export function readSight(reader: XmlReader): {
  readonly style: string;
  readonly isUnseen: boolean | undefined;
} {
  let style = '';
  let isUnseen: boolean | undefined;
  reader.eachChild((name) => {
    if (name === 'rStyle') style = reader.attribute('val') ?? '';
    if (name === 'vanish' || name === 'strike' || name === 'dstrike') {
      isUnseen = isUnseen === true || isOn(reader);
    }
  });
  return { style, isUnseen };
}

/** A style with what it inherits. Each style is visited once, so that a cycle ends. */
function inherited(elements: ReadonlyMap<string, StyleElement>, id: string): WordStyle {
  const asked = new Set<string>();
  let list: number | undefined;
  let level: number | undefined;
  let isUnseen: boolean | undefined;
  for (
    let next: string | undefined = id;
    next !== undefined && !asked.has(next) && asked.size < MOST_STEPS;
  ) {
    asked.add(next);
    const style = elements.get(next);
    list ??= style?.numbered?.list;
    level ??= style?.numbered?.level;
    isUnseen ??= style?.isUnseen;
    next = style?.basedOn;
  }
  const isNumbered = list !== undefined || level !== undefined;
  return { numbered: isNumbered ? { list, level } : undefined, isUnseen };
}

/** Longest chain of styles that is followed. Word allows ten. */
const MOST_STEPS = 32;
