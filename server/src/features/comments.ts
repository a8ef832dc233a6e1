import { spanOf } from '../analysis.ts';
import type { OfficeComment } from '../office/office-draft.ts';
import { inWords } from './findings-text.ts';
import type { Document } from './place.ts';

/** The findings as comments for a reviewer, in the order of the text, without hints: what is wrong and what is right. */
export function comments(document: Document): OfficeComment[] {
  const { analysis } = document;
  return analysis.parts
    .flatMap((part) =>
      document
        .findingsOf(part)
        .filter(({ severity }) => severity !== 'hint')
        .map((finding) => ({
          span: spanOf(analysis, part, finding.site),
          text: inWords(finding, analysis.settings.t),
        })),
    )
    .toSorted((one, other) => one.span.start - other.span.start);
}
