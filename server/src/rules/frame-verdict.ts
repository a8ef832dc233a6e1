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

/** Reads a line of prose once, unless its report's title comes to say something else. */
function proseReaders(): (title: Title | undefined) => ReadProse {
  const lastOf = keep((_: Paragraph): LastReading => ({ key: undefined, read: [] }));
  return (title) => {
    const context = { year: title?.year, agency: title?.agency ?? '' };
    const key = `${context.year} ${context.agency}`;
    return (paragraph) => {
      const last = lastOf(paragraph);
      if (last.key === key) return last.read;
      const { claims, derived } = readLine(lineText(paragraph), context);
      const isEmpty = claims.length === 0 && derived.length === 0;
      last.read = isEmpty ? NOTHING : [{ paragraph, claims, derived }];
      last.key = key;
      return last.read;
    };
  };
}

/** How a line was last read, and under which title. */
interface LastReading {
  key: string | undefined;
  read: readonly ReadParagraph[];
}

const NOTHING: readonly ReadParagraph[] = [];
