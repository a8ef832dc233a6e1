import { type Analysis, type Part, partOf, spanOf } from '../analysis.ts';
import { touches } from '../draft/span.ts';
import type { Site } from '../form/found-table.ts';
import { siteIn } from '../form/prose-line.ts';
import type { ReadLine } from '../prose/bind.ts';
import type { Derived } from '../prose/derived/derived.ts';

/** A derived number of the prose at an offset. */
export interface DerivedAt {
  readonly part: Part;
  readonly line: ReadLine;
  readonly derived: Derived;
  /** Where the number is. */
  readonly site: Site;
}

/** The derived number at the offset; undefined if there is none. */
export function derivedAt(analysis: Analysis, offset: number): DerivedAt | undefined {
  const part = partOf(analysis, offset);
  if (!part) return undefined;
  for (const line of part.verdict.prose) {
    const { paragraph } = line;
    const whole = { block: paragraph, span: paragraph.content };
    if (line.derived.length === 0 || !touches(spanOf(analysis, part, whole), offset)) continue;
    for (const derived of line.derived) {
      const site = siteIn(line, derived.number);
      if (touches(spanOf(analysis, part, site), offset)) return { part, line, derived, site };
    }
  }
  return undefined;
}
