import type { Paragraph } from '../draft/block.ts';
import { keep } from '../draft/keep.ts';
import { lineText } from '../form/prose-line.ts';
import type { Frame } from '../form/report.ts';
import type { Title } from '../form/title.ts';
import type { Translate } from '../l10n.ts';
import type { ReadParagraph } from '../prose/bound-claim.ts';
import { readLine } from '../prose/claims.ts';
import type { Finding } from './finding.ts';
import { graded, type Levels } from './levels.ts';
import { frameRules, lineRules } from './registry.ts';

/** What there is to say of a report but for its figures. */
export interface FrameVerdict {
  /** The lines that say something in numbers. */
  readonly prose: readonly ReadParagraph[];
  readonly findings: readonly Finding[];
}

/** Gives what judges frames. A line that an edit leaves as it was is not judged again. */
export function frameJudge(t: Translate, levels: Levels): (frame: Frame) => FrameVerdict {
  const proseReaderFor = proseReaders();
  const findingsOfLine = keep((paragraph: Paragraph) => {
    const line = { paragraph, text: lineText(paragraph) };
    return lineRules.flatMap((rule) => graded(rule, levels, () => rule.checkLine(line, t)));
  });
  return (frame) => ({
    prose: frame.paragraphs.flatMap(proseReaderFor(frame.title)),
    findings: [
      ...frameRules.flatMap((rule) => graded(rule, levels, () => rule.checkFrame({ frame, t }))),
      ...frame.paragraphs.flatMap(findingsOfLine),
    ],
  });
}

/** What a line says in numbers; nothing where it says none. */
type ReadProse = (paragraph: Paragraph) => readonly ReadParagraph[];

/** Reads a line of prose once for each title that the draft's reports have. */
function proseReaders(): (title: Title | undefined) => ReadProse {
  const readers = new Map<string, ReadProse>();
  return (title) => {
    const context = { year: title?.year, agency: title?.agency ?? '' };
    const key = `${context.year} ${context.agency}`;
    const known = readers.get(key);
    if (known) return known;
    if (readers.size >= MOST_TITLES) readers.clear();
    const read = keep((paragraph: Paragraph) => {
      const { claims, derived } = readLine(lineText(paragraph), context);
      const isEmpty = claims.length === 0 && derived.length === 0;
      return isEmpty ? [] : [{ paragraph, claims, derived }];
    });
    readers.set(key, read);
    return read;
  };
}

/** A province's collection has a thousand or so. */
const MOST_TITLES = 5000;
