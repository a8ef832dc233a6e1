import type { Paragraph } from '../draft/block.ts';
import { keep } from '../draft/keep.ts';
import { type ProseLine, proseLine } from '../form/prose-line.ts';
import type { Frame } from '../form/report.ts';
import type { Title } from '../form/title.ts';
import type { Translate } from '../l10n.ts';
import type { ReadLine } from '../prose/bound-claim.ts';
import { readLine } from '../prose/claims.ts';
import type { Steps } from '../steps.ts';
import type { Finding } from './finding.ts';
import { graded, type Levels } from './levels.ts';
import { frameRules, lineRules } from './registry.ts';

/** What there is to say of a report but for its figures. */
export interface FrameVerdict {
  readonly frame: Frame;
  /** The lines that say something in numbers. */
  readonly prose: readonly ReadLine[];
  /** For each rule that looks at frames, what it found. */
  readonly found: readonly (readonly Finding[])[];
  /** What is told: that, and what the rules for single lines found. */
  readonly findings: readonly Finding[];
}

/**
 * Judges a frame. A line that an edit leaves as it was is not judged again.
 *
 * @param before The verdict on the frame before an edit: what its rules found holds as long as no line is
 * another that they read.
 */
export type JudgeFrame = (frame: Frame, before: FrameVerdict | undefined) => Steps<FrameVerdict>;

/** Gives what judges frames. */
export function frameJudge(t: Translate, levels: Levels): JudgeFrame {
  const proseReaderFor = proseReaders();
  const findingsOfLine = keep((paragraph: Paragraph) =>
    lineRules.flatMap((rule) =>
      graded(rule, levels, () => rule.checkLine(proseLine(paragraph), t)),
    ),
  );
  return (frame, before) => judge({ t, levels, proseReaderFor, findingsOfLine }, frame, before);
}

/** What a frame is judged with, some of which knows what it found out before. */
interface Tools {
  readonly t: Translate;
  readonly levels: Levels;
  readonly proseReaderFor: (title: Title | undefined) => ReadProse;
  readonly findingsOfLine: (paragraph: Paragraph) => readonly Finding[];
}

function* judge(
  { t, levels, proseReaderFor, findingsOfLine }: Tools,
  frame: Frame,
  before: FrameVerdict | undefined,
): Steps<FrameVerdict> {
  const typed = before && typedLines(before.frame, frame);
  const found = frameRules.map((rule, index) => {
    const isKnown = typed && !typed.some((line) => rule.reads(line));
    const known = isKnown ? before.found[index] : undefined;
    return known ?? graded(rule, levels, () => rule.checkFrame({ frame, t }));
  });
  const readProse = proseReaderFor(frame.title);
  const prose: ReadLine[] = [];
  const findings = found.flat();
  for (let from = 0; from < frame.lines.length; from += LINES_IN_STEP) {
    if (from > 0) yield;
    const lines = frame.lines.slice(from, from + LINES_IN_STEP);
    prose.push(...lines.flatMap(readProse));
    findings.push(...lines.flatMap(({ paragraph }) => findingsOfLine(paragraph)));
  }
  return { frame, prose, found, findings };
}

/** More than most reports have, so that a keystroke is no more than one step. */
const LINES_IN_STEP = 200;

/** The lines that differ, as they were and as they are; undefined where more differs than lines. */
function typedLines(before: Frame, now: Frame): string[] | undefined {
  const isSame =
    before.title === now.title &&
    before.form === now.form &&
    before.sections === now.sections &&
    before.tableForms === now.tableForms &&
    before.lines.length === now.lines.length;
  if (!isSame) return undefined;
  return now.lines.flatMap((line, index) => {
    const old = before.lines[index];
    return old && old.paragraph !== line.paragraph ? [old.text, line.text] : [];
  });
}

/** What a line says in numbers; nothing where it says none. */
type ReadProse = (line: ProseLine) => readonly ReadLine[];

/** Reads a line of prose once, unless its report's title comes to say something else. */
function proseReaders(): (title: Title | undefined) => ReadProse {
  const lastOf = keep((_: Paragraph): LastReading => ({ key: undefined, read: [] }));
  return (title) => {
    const context = { year: title?.year, agency: title?.agency ?? '' };
    const key = `${context.year} ${context.agency}`;
    return (line) => {
      const last = lastOf(line.paragraph);
      if (last.key === key) return last.read;
      const { claims, derived } = readLine(line.text, context);
      const isEmpty = claims.length === 0 && derived.length === 0;
      last.read = isEmpty ? NOTHING : [{ ...line, claims, derived }];
      last.key = key;
      return last.read;
    };
  };
}

/** How a line was last read, and under which title. */
interface LastReading {
  key: string | undefined;
  read: readonly ReadLine[];
}

const NOTHING: readonly ReadLine[] = [];
