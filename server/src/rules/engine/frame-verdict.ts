import type { Paragraph } from '../../draft/block.ts';
import { keep } from '../../draft/keep.ts';
import type { ProseLine } from '../../form/prose-line.ts';
import type { Frame } from '../../form/report.ts';
import type { Translate } from '../../l10n.ts';
import type { ReadLine } from '../../prose/bind.ts';
import type { Language, LanguageOf } from '../../prose/form-language.ts';
import { readLineBelow } from '../../prose/read-line.ts';
import {
  type HeadingsAbove,
  headingsBelow,
  NO_HEADINGS,
} from '../../prose/sentences/heading-above.ts';
import { leftOpen, openBefore } from '../../prose/unfinished.ts';
import type { Steps } from '../../steps.ts';
import { unreadTable } from '../unread-table.ts';
import type { Finding } from './finding.ts';
import { graded, type Levels } from './graded.ts';
import { rules } from './registry.ts';
import { rulesWith } from './rule.ts';

/** The verdict on a report's titles, headings and prose. */
export interface FrameVerdict {
  /** The lines with claims or derived numbers. */
  readonly prose: readonly ReadLine[];
  readonly findings: readonly Finding[];
}

/** Judges a frame. */
export type JudgeFrame = (frame: Frame) => Steps<FrameVerdict>;

/** Makes a `JudgeFrame` with caches. */
export function frameJudge(t: Translate, levels: Levels, languageOf: LanguageOf): JudgeFrame {
  const proseReaderFor = proseReaders(languageOf);
  return (frame) => judge({ t, levels, languageOf, proseReaderFor }, frame);
}

/** What a frame is judged with; some of these have caches. */
interface Tools {
  readonly t: Translate;
  readonly levels: Levels;
  readonly languageOf: LanguageOf;
  readonly proseReaderFor: (frame: Frame) => ReadProse;
}

function* judge(
  { t, levels, languageOf, proseReaderFor }: Tools,
  frame: Frame,
): Steps<FrameVerdict> {
  const language = languageOf(frame.form);
  const readProse = proseReaderFor(frame);
  const prose: ReadLine[] = [];
  // A report without a known table has no prescribed frame. Only what its prose calculates is checked.
  const ofFrame = frame.form ? rulesWith(rules, 'checkFrame') : [unreadTable];
  const findings = ofFrame.flatMap((rule) =>
    graded(rule, levels, () => rule.checkFrame({ frame, language, t })),
  );
  if (!frame.isReport) return { prose, findings };
  const ofLines = [
    ...(frame.form ? rulesWith(rules, 'checkLine') : []),
    ...rulesWith(rules, 'checkSentence').map(({ checkSentence, ...rule }) => ({
      ...rule,
      checkLine: checkSentence,
    })),
  ];
  const titles = new Set(frame.sections.map(({ heading }) => heading.block));
  if (frame.title) titles.add(frame.title.site.block);
  let left = '';
  let headings: HeadingsAbove = NO_HEADINGS;
  for (let from = 0; from < frame.lines.length; from += LINES_IN_STEP) {
    if (from > 0) yield;
    const lines = frame.lines.slice(from, from + LINES_IN_STEP);
    for (const line of lines) {
      const isHeading = titles.has(line.paragraph);
      const unfinished = isHeading ? '' : openBefore(left, line.text);
      if (language.sentences) headings = headingsBelow(headings, line.text);
      prose.push(...readProse(line, { unfinished, headings }));
      left = isHeading ? '' : leftOpen(unfinished, line.text);
    }
    for (const rule of ofLines) {
      const run = () => lines.flatMap((line) => [...rule.checkLine(line, t)]);
      findings.push(...graded(rule, levels, run));
    }
  }
  return { prose, findings };
}

/** More lines than most reports have, so that a keystroke takes one step only. */
const LINES_IN_STEP = 200;

/** What stands above a line: the sentence that it may continue, and the headings. */
interface Above {
  readonly unfinished: string;
  readonly headings: HeadingsAbove;
}

/** The claims and derived numbers of a line; empty if there are none. */
type ReadProse = (line: ProseLine, above: Above) => readonly ReadLine[];

/**
 * Reads each line of prose once. It is read again if the report's title or form or what stands above
 * changes.
 */
function proseReaders(languageOf: LanguageOf): (frame: Frame) => ReadProse {
  const lastOf = keep((_: Paragraph): LastReading => ({ key: '', language: undefined, read: [] }));
  return ({ title, year, form }) => {
    const language = languageOf(form);
    const context = { year, agency: title?.agency ?? '', language };
    const facts = `${context.year} ${context.agency}`;
    return (line, { unfinished, headings }) => {
      const last = lastOf(line.paragraph);
      const { chapter, section, list } = headings;
      const key = [facts, unfinished, chapter, section, list].join('\n');
      if (last.key === key && last.language === language) return last.read;
      const { claims, derived } = readLineBelow(unfinished, line.text, { ...context, headings });
      const isEmpty = claims.length === 0 && derived.length === 0;
      last.read = isEmpty ? NOTHING : [{ ...line, claims, derived }];
      last.key = key;
      last.language = language;
      return last.read;
    };
  };
}

/** The last reading of a line, with the title and what stands above as its key, and the language. */
interface LastReading {
  key: string;
  language: Language | undefined;
  read: readonly ReadLine[];
}

const NOTHING: readonly ReadLine[] = [];
