import type { Analysis, Part } from '../../analysis.ts';
import type { Block } from '../../draft/block.ts';
import { blockIndexAt } from '../../draft/draft.ts';
import { shifted } from '../../draft/span.ts';
import { blockAt } from '../figure-at.ts';

/** The text before the caret on a line of prose, with its place. */
export interface Written {
  /** Without the marks of a heading or of another line. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The marks: `## `, `<p>`. */
  readonly mark: string;
  /** Whether only closing tags follow the caret. */
  readonly endsLine: boolean;
  /** Whether the line above is blank or missing. */
  readonly standsAlone: boolean;
}

/** The line at the offset; undefined in a table's cell. */
export function writtenAt(analysis: Analysis, part: Part, offset: number): Written | undefined {
  const place = blockAt(analysis, offset);
  if (!place) return undefined;
  const { block, start, within } = place;
  const before = block.text.slice(0, within);
  const line = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  if (isCell(part, block, before.slice(line), within)) return undefined;
  const mark = MARK.exec(before.slice(line))?.[0] ?? '';
  const above = analysis.draft.blocks[blockIndexAt(analysis.draft, offset) - 1];
  return {
    text: before.slice(line + mark.length),
    ...shifted({ start: line + mark.length, end: within }, start),
    mark: mark.trimStart(),
    endsLine: /^\s*?(?:<\/[^<>]*>\s*?)*(?:[\r\n]|$)/.test(block.text.slice(within)),
    standsAlone:
      line === 0
        ? isParted(above)
        : /(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)$/.test(before.slice(0, line)),
  };
}

const MARK = /^\s*(?:#+\s*)?(?:<[^<>]*>\s*)*/;

/**
 * Whether a line is in a table. In a spreadsheet file every line is; but a line with a single field that
 * is in no known table may be prose just begun.
 */
function isCell({ verdict }: Part, block: Block, line: string, within: number): boolean {
  if (block.kind !== 'grid' || within > block.content.end) return false;
  const isBegun = block.notation.mayBeProse(line) && block.rows.length === 1;
  const isTable = verdict.report.tables.some(({ sites }) =>
    sites.some((site) => site.block === block),
  );
  return !isBegun || isTable;
}

/** Whether a blank line follows a block, or there is no block. */
function isParted(above: Block | undefined): boolean {
  if (!above) return true;
  const behind = above.text.slice(above.content.end);
  return (behind.match(/\r\n|\r|\n/g) ?? []).length > 1;
}

const LONGEST_HEADING = 20;

/** Whether the line may be the beginning of a heading or a caption. */
export function mayBeHeading({ text, endsLine }: Written): boolean {
  return endsLine && text.length <= LONGEST_HEADING && !/[，。；：]/.test(text);
}
