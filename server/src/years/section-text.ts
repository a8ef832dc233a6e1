import type { LineRange } from '../draft/span.ts';
import type { Site } from '../form/found-table.ts';
import { headingKey } from '../form/prose-line.ts';
import type { FoundSection, Frame } from '../form/report.ts';

/** What the prose of a section says in words of its own, without what is the same in many reports. */
export interface SectionText {
  /** The number of the section in its form. */
  readonly number: string;
  readonly heading: LineRange;
  /** Only letters; see `ownWords`. */
  readonly text: string;
}

/**
 * In letters. A shorter section, and one that only reports figures, is no copy if it is the same: there are few
 * ways to say such a thing.
 */
const FEWEST = 60;

/** The sections of a report that say enough in words of their own to be compared with another year's. */
export function ownSections(frame: Frame): { section: FoundSection; text: string }[] {
  const starts = frame.sections
    .map((section) => ({ section, at: lineOf(frame, section.heading) }))
    .toSorted((a, b) => a.at - b.at);
  const begins = new Set(frame.form?.sections.flatMap((section) => section.begins));
  return starts.flatMap(({ section, at }, index) => {
    const lines = frame.lines.slice(at + 1, starts[index + 1]?.at);
    const said = lines.filter(
      ({ paragraph, text }) => headingKey(paragraph) === '' && !begins.has(text),
    );
    const text = ownWords(said.map((line) => line.text).join('\n'));
    return text.length < FEWEST ? [] : [{ section, text }];
  });
}

/** The same, to be kept for the next year's report. */
export function sectionTexts(frame: Frame, placeOf: (site: Site) => LineRange): SectionText[] {
  return ownSections(frame).map(({ section: { section, heading }, text }) => ({
    number: section.number,
    heading: placeOf(heading),
    text,
  }));
}

/**
 * How much of a text is in another one too, from 0 to 1: how many of its letters are in a run of `RUN` letters that the
 * other has.
 */
export function copiedShare(text: string, other: string): number {
  const runs = new Set<string>();
  for (let at = 0; at + RUN <= other.length; at++) runs.add(other.slice(at, at + RUN));
  let copied = 0;
  let end = 0;
  for (let at = 0; at + RUN <= text.length; at++) {
    if (!runs.has(text.slice(at, at + RUN))) continue;
    copied += at + RUN - Math.max(at, end);
    end = at + RUN;
  }
  return text.length === 0 ? 0 : copied / text.length;
}

/** In letters. The name of a notice or a phrase of the trade is shorter, or fills little of a section. */
const RUN = 10;

const SENTENCE = /[^。！？；\n]+/g;
const YEARS = /(?:20|２０)[\d０-９]{2}[\s-–—至]*年?度?|[\d０-９]{1,2}月(?:[\d０-９]{1,2}日)?/g;
const NUMBERING = /^\s*[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]/;
const QUOTED = /《[^《》]{0,80}》/g;
const FIGURE = /\d/;

/**
 * The letters of the sentences that report no figure, without years, days, quoted titles, numbers of paragraphs and
 * punctuation: figures change, and the sentences around them hardly do.
 */
function ownWords(text: string): string {
  const words: string[] = [];
  for (const [sentence] of text.matchAll(SENTENCE)) {
    const plain = sentence.replace(NUMBERING, '').replaceAll(YEARS, '').replaceAll(QUOTED, '');
    const letters = plain.normalize('NFKC');
    if (!FIGURE.test(letters)) words.push(letters.replaceAll(/[^\p{L}]/gu, ''));
  }
  return words.join('');
}

function lineOf({ lines }: Frame, { block }: Site): number {
  return lines.findIndex(({ paragraph }) => paragraph === block);
}
