import type { XmlReader } from '../../package/xml-reader.ts';
import { numeral } from './numeral.ts';
import type { Numbered } from './paragraph-styles.ts';
import { isOn, numberOf } from './word-reader.ts';

/** What `numbering.xml` says of the lists of a document. */
export interface WordLists {
  readonly lists: ReadonlyMap<number, WordList>;
  /** The levels by the ids of the definitions that lists share (`w:abstractNum`). */
  readonly patterns: ReadonlyMap<number, ListPattern>;
  /** The levels by the list styles that name them. */
  readonly ofStyles: ReadonlyMap<string, ListPattern>;
}

interface WordList {
  readonly pattern: number;
  readonly overrides: ReadonlyMap<number, LevelOverride>;
}

interface LevelOverride {
  readonly start: number | undefined;
  readonly level: ListLevel | undefined;
}

interface ListPattern {
  readonly levels: ReadonlyMap<number, ListLevel>;
  /** The list style from which the levels are taken, and the one that has these levels. */
  readonly usesStyle: string | undefined;
  readonly isStyle: string | undefined;
}

interface ListLevel {
  readonly start: number;
  readonly format: string;
  /** `%1` stands for the number of the first level. */
  readonly text: string;
  /** This level begins again after a number of any level up to this value, counted from 1; 0 means never. */
  readonly restartsAt: number;
  readonly isLegal: boolean;
  /** The paragraph style that is numbered at this level. */
  readonly style: string | undefined;
  /** What follows the number: `w:suff`. */
  readonly suffix: string;
}

export const NO_LISTS: WordLists = {
  lists: new Map(),
  patterns: new Map(),
  ofStyles: new Map(),
};

/** Reads `numbering.xml`. */
export function readLists(reader: XmlReader): WordLists {
  const lists = new Map<number, WordList>();
  const patterns = new Map<number, ListPattern>();
  reader.eachChild((name) => {
    if (name === 'abstractNum')
      patterns.set(numberOf(reader, 'abstractNumId') ?? -1, readPattern(reader));
    if (name === 'num') lists.set(numberOf(reader, 'numId') ?? -1, readList(reader));
  });
  const ofStyles = new Map<string, ListPattern>();
  for (const pattern of patterns.values()) {
    if (pattern.isStyle !== undefined) ofStyles.set(pattern.isStyle, pattern);
  }
  return { lists, patterns, ofStyles };
}

function readPattern(reader: XmlReader): ListPattern {
  const levels = new Map<number, ListLevel>();
  let usesStyle: string | undefined;
  let isStyle: string | undefined;
  reader.eachChild((name) => {
    if (name === 'numStyleLink') usesStyle = reader.attribute('val');
    if (name === 'styleLink') isStyle = reader.attribute('val');
    if (name === 'lvl') levels.set(numberOf(reader, 'ilvl') ?? 0, readLevel(reader));
  });
  return { levels, usesStyle, isStyle };
}

function readList(reader: XmlReader): WordList {
  let pattern = -1;
  const overrides = new Map<number, LevelOverride>();
  reader.eachChild((name) => {
    if (name === 'abstractNumId') pattern = numberOf(reader) ?? -1;
    if (name !== 'lvlOverride') return;
    const at = numberOf(reader, 'ilvl') ?? 0;
    let start: number | undefined;
    let level: ListLevel | undefined;
    reader.eachChild((part) => {
      if (part === 'startOverride') start = numberOf(reader);
      if (part === 'lvl') level = readLevel(reader);
    });
    overrides.set(at, { start, level });
  });
  return { pattern, overrides };
}

function readLevel(reader: XmlReader): ListLevel {
  const at = numberOf(reader, 'ilvl') ?? 0;
  let [start, format, text, restartsAt, isLegal, suffix] = [0, 'decimal', '', at, false, 'tab'];
  let style: string | undefined;
  reader.eachChild((name) => {
    if (name === 'start') start = numberOf(reader) ?? 0;
    if (name === 'numFmt') format = reader.attribute('val') ?? format;
    if (name === 'lvlText') text = reader.attribute('val') ?? '';
    if (name === 'lvlRestart') restartsAt = numberOf(reader) ?? at;
    if (name === 'isLgl') isLegal = isOn(reader);
    if (name === 'pStyle') style = reader.attribute('val');
    if (name === 'suff') suffix = reader.attribute('val') ?? suffix;
  });
  return { start, format, text, restartsAt, isLegal, style, suffix };
}

/** Counts the numbers of paragraphs as Word does, in the order of the document. */
export class ListCounter {
  readonly #lists: WordLists;
  /** The last number by pattern and level. */
  readonly #counts = new Map<ListPattern, Map<number, number>>();
  readonly #begun = new Set<WordList>();

  constructor(lists: WordLists) {
    this.#lists = lists;
  }

  /**
   * The number of the next paragraph, with what follows it, as a reader sees it. Empty if none is shown, or if the list
   * has marks instead of numbers.
   *
   * @param style The id of its style.
   */
  next({ list, level }: Numbered, style: string): string {
    const found = this.#lists.lists.get(list ?? 0);
    const pattern = found && this.#patternOf(found);
    if (!found || !pattern) return '';
    const at = level ?? levelOfStyle(pattern, style) ?? 0;
    const levelAt = (index: number) =>
      found.overrides.get(index)?.level ?? pattern.levels.get(index);
    const own = levelAt(at);
    if (!own) return '';
    const counts = this.#countsOf(pattern);
    if (!this.#begun.has(found)) {
      this.#begun.add(found);
      for (const [index, { start }] of found.overrides) {
        if (start !== undefined) counts.set(index, start - 1);
      }
    }
    counts.set(at, (counts.get(at) ?? own.start - 1) + 1);
    for (const index of [...counts.keys()]) {
      const restartsAt = levelAt(index)?.restartsAt ?? 0;
      if (index > at && restartsAt > at) counts.delete(index);
    }
    if (own.format === 'bullet') return '';
    const text = own.text.replaceAll(/%([1-9])/g, (_, digit) => {
      const index = Number(digit) - 1;
      const shown = levelAt(index);
      const format = own.isLegal ? 'decimal' : (shown?.format ?? 'decimal');
      return numeral(counts.get(index) ?? shown?.start ?? 1, format);
    });
    const isBeside = own.suffix === 'nothing' || text === '' || CLOSED.test(text);
    return isBeside ? text : `${text} `;
  }

  #patternOf(list: WordList): ListPattern | undefined {
    const pattern = this.#lists.patterns.get(list.pattern);
    if (pattern?.usesStyle === undefined) return pattern;
    return this.#lists.ofStyles.get(pattern.usesStyle) ?? pattern;
  }

  #countsOf(pattern: ListPattern): Map<number, number> {
    const known = this.#counts.get(pattern);
    if (known) return known;
    const counts = new Map<number, number>();
    this.#counts.set(pattern, counts);
    return counts;
  }
}

/** Marks after which a number needs no blank, as in 一、 and （一）. */
const CLOSED = /[、）)．。：]$/;

function levelOfStyle({ levels }: ListPattern, style: string): number | undefined {
  for (const [index, level] of levels) if (style !== '' && level.style === style) return index;
  return undefined;
}
