import type { Paragraph } from '../../draft/block.ts';
import { keep } from '../../draft/keep.ts';
import { type ProseLine, proseLine } from '../../form/prose-line.ts';
import type { Frame } from '../../form/report.ts';
import type { Translate } from '../../l10n.ts';
import type { ReadLine } from '../../prose/bind.ts';
import type { Language, LanguageOf } from '../../prose/form-language.ts';
import { readLineBelow } from '../../prose/read-line.ts';
import { leftOpen, openBefore } from '../../prose/unfinished.ts';
import type { Steps } from '../../steps.ts';
import type { Finding } from './finding.ts';
import { graded, type Levels } from './graded.ts';
import { rules } from './registry.ts';
import { type Rule, rulesWith } from './rule.ts';

/** What there is to say of a report but for its figures. */
export interface FrameVerdict {
  readonly frame: Frame;
  /** The lines that say something in numbers. */
  readonly prose: readonly ReadLine[];
  /** For each rule that looks at frames, what it found. */
  readonly found: ReadonlyMap<Rule, readonly Finding[]>;
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
export function frameJudge(t: Translate, levels: Levels, languageOf: LanguageOf): JudgeFrame {
  const proseReaderFor = proseReaders(languageOf);
  const findingsOfLine = keep((paragraph: Paragraph) =>
    rulesWith(rules, 'checkLine').flatMap((rule) =>
      graded(rule, levels, () => rule.checkLine(proseLine(paragraph), t)),
    ),
  );
  return (frame, before) =>
    judge({ t, levels, languageOf, proseReaderFor, findingsOfLine }, frame, before);
}

/** What a frame is judged with, some of which knows what it found out before. */
interface Tools {
  readonly t: Translate;
  readonly levels: Levels;
  readonly languageOf: LanguageOf;
  readonly proseReaderFor: (frame: Frame) => ReadProse;
  readonly findingsOfLine: (paragraph: Paragraph) => readonly Finding[];
}

function* judge(
  { t, levels, languageOf, proseReaderFor, findingsOfLine }: Tools,
  frame: Frame,
  before: FrameVerdict | undefined,
): Steps<FrameVerdict> {
  const language = languageOf(frame.form);
  const typed = before && typedLines(before.frame, frame);
  const found = new Map<Rule, readonly Finding[]>(
    rulesWith(rules, 'checkFrame').map((rule) => {
      const isKnown = typed && !typed.some((line) => rule.reads?.(line, language));
      const known = isKnown ? before.found.get(rule) : undefined;
      const run = () => rule.checkFrame({ frame, language, t });
      return [rule, known ?? graded(rule, levels, run)];
    }),
  );
  const readProse = proseReaderFor(frame);
  const prose: ReadLine[] = [];
  const findings = [...found.values()].flat();
  const headings = new Set(frame.sections.map(({ heading }) => heading.block));
  if (frame.title) headings.add(frame.title.site.block);
  let left = '';
  for (let from = 0; from < frame.lines.length; from += LINES_IN_STEP) {
    if (from > 0) yield;
    const lines = frame.lines.slice(from, from + LINES_IN_STEP);
    for (const line of lines) {
      const isHeading = headings.has(line.paragraph);
      const above = isHeading ? '' : openBefore(left, line.text);
      prose.push(...readProse(line, above));
      left = isHeading ? '' : leftOpen(above, line.text);
    }
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
    before.unread === now.unread &&
    before.lines.length === now.lines.length;
  if (!isSame) return undefined;
  return now.lines.flatMap((line, index) => {
    const old = before.lines[index];
    return old && old.paragraph !== line.paragraph ? [old.text, line.text] : [];
  });
}

/** What a line says in numbers below a sentence that is left open; nothing where it says none. */
type ReadProse = (line: ProseLine, above: string) => readonly ReadLine[];

/** Reads a line of prose once, unless its report's title, form or the sentence above becomes another. */
function proseReaders(languageOf: LanguageOf): (frame: Frame) => ReadProse {
  const lastOf = keep(
    (_: Paragraph): LastReading => ({ key: '', language: undefined, above: '', read: [] }),
  );
  return ({ title, form }) => {
    const language = languageOf(form);
    const context = { year: title?.year, agency: title?.agency ?? '', language };
    const key = `${context.year} ${context.agency}`;
    return (line, above) => {
      const last = lastOf(line.paragraph);
      const isKnown = last.key === key && last.language === language && last.above === above;
      if (isKnown) return last.read;
      const { claims, derived } = readLineBelow(above, line.text, context);
      const isEmpty = claims.length === 0 && derived.length === 0;
      last.read = isEmpty ? NOTHING : [{ ...line, claims, derived }];
      last.key = key;
      last.language = language;
      last.above = above;
      return last.read;
    };
  };
}

/** How a line was last read, and under which title, in which language and below which open sentence. */
interface LastReading {
  key: string;
  language: Language | undefined;
  above: string;
  read: readonly ReadLine[];
}

const NOTHING: readonly ReadLine[] = [];
