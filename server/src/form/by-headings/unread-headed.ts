import type { Block } from '../../draft/block.ts';
import { contentText } from '../../draft/paragraph.ts';
import type { Lookup } from '../lookup.ts';
import { isSentence } from '../prose-line.ts';
import type { UnreadTable } from '../unread.ts';
import type { Headed, Printed } from './captions.ts';
import type { HeadedTable } from './recognise-headed.ts';

/** Below a caption, fewer figures may be the number of a page, or of a table. */
const ENOUGH_FIGURES = 3;

/**
 * Tables whose captions are in a report, above figures that were not read: in rows whose columns are not certain, or
 * each in a line of its own. At most one for each table of a form.
 */
export function unreadBelowCaptions(
  blocks: readonly Block[],
  tables: readonly HeadedTable[],
  headed: Headed,
  lookup: Lookup,
): UnreadTable[] {
  if (headed.tables.length === 0) return [];
  const unread = new Map<string, UnreadTable>();
  const tell = ([printed]: readonly Printed[], block: Block | undefined) => {
    const [form] = printed ?? [];
    if (form && block && !unread.has(form.id)) {
      unread.set(form.id, { form, site: { block, span: block.content } });
    }
  };
  for (const { captioned, grids, tables: found } of tables) {
    if (found.length > 0 || captioned.length === 0) continue;
    const cells = grids.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    const figures = cells.filter(({ text }) => isAmount(text, lookup));
    if (figures.length >= ENOUGH_FIGURES) tell(captioned, grids[0]);
  }
  let below: Below | undefined;
  for (const block of blocks) {
    const text = block.kind === 'paragraph' ? contentText(block).trim() : '';
    const captioned = headed.captioned(text);
    if (captioned.length > 0) below = { captioned, block, figures: 0, hasHeading: false };
    else if (block.kind === 'grid' || isSentence(text)) below = undefined;
    if (!below || text === '') continue;
    const { label } = lookup.cell(text);
    const named = label?.key ? headed.withHeading(label.key) : [];
    below.hasHeading ||= below.captioned.some((printed) => named.includes(printed));
    if (isAmount(text, lookup)) below.figures++;
    if (below.hasHeading && below.figures >= ENOUGH_FIGURES) tell(below.captioned, below.block);
  }
  return [...unread.values()];
}

/** A caption, and what the lines below it have. */
interface Below {
  readonly captioned: readonly Printed[];
  readonly block: Block;
  figures: number;
  hasHeading: boolean;
}

/** Whether a text is a figure other than 0. A table without one says that there is nothing. */
function isAmount(text: string, lookup: Lookup): boolean {
  const { figure } = lookup.cell(text);
  return figure.kind === 'figure' && figure.value.units !== 0n;
}
