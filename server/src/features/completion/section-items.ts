import type { Part } from '../../analysis.ts';
import type { Block } from '../../draft/block.ts';
import { notationFor } from '../../draft/notations.ts';
import type { Form, Section } from '../../form/form.ts';
import { labelKey } from '../../form/label.ts';
import { sectionOf } from '../../form/section-heading.ts';
import { placesIn } from '../part-spans.ts';
import type { Document } from '../place.ts';
import type { Written } from './written-cells.ts';

/** The sections that a report has and lacks, seen from one of its lines. */
export interface Sections {
  /** The section that contains the line. */
  readonly current: Section | undefined;
  /** The missing sections: first those after the current one, then the others. */
  readonly missing: readonly Section[];
  /** Level of a section heading here, if the notation marks headings. */
  readonly level: number | undefined;
}

/** The sections around a line, whether or not tables show the report's form. */
export function sectionsAround(
  document: Document,
  part: Part,
  form: Form,
  { start }: Written,
): Sections {
  const present = presentIn(document, part, form);
  const last = present.findLast(({ at }) => at < start);
  const after = last ? form.sections.indexOf(last.section) : -1;
  const missing = form.sections.filter((one) => !present.some(({ section }) => section === one));
  const isNext = (section: Section) => form.sections.indexOf(section) > after;
  const { marksHeadings } = notationFor(document.analysis.languageId);
  return {
    current: last?.section,
    missing: [...missing.filter(isNext), ...missing.filter((one) => !isNext(one))],
    level: present.length > 0 ? present.at(-1)?.level : marksHeadings ? FIRST_LEVEL : undefined,
  };
}

/** The first level is for the title. */
const FIRST_LEVEL = 2;

interface Present {
  readonly section: Section;
  /** Offset of its heading. */
  readonly at: number;
  readonly level: number | undefined;
}

function presentIn({ analysis }: Document, part: Part, form: Form): Present[] {
  const placeOf = placesIn(analysis, part);
  const { report } = part.verdict;
  if (report.frame.form) {
    return report.frame.sections.map(({ section, heading }) => ({
      section,
      at: placeOf(heading).start,
      level: levelOf(heading.block),
    }));
  }
  return report.frame.lines.flatMap(({ text, paragraph }) => {
    const key = text.length > LONGEST_HEADING ? '' : labelKey(text);
    const section = sectionOf(form.sections, text, key)?.section;
    if (!section) return [];
    const { start } = placeOf({ block: paragraph, span: paragraph.content });
    return [{ section, at: start, level: levelOf(paragraph) }];
  });
}

const LONGEST_HEADING = 40;

function levelOf(block: Block): number | undefined {
  return block.kind === 'paragraph' ? block.level : undefined;
}
