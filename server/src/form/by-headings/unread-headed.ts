import type { Block } from '../../draft/block.ts';
import { contentText } from '../../draft/paragraph.ts';
import { readFigure } from '../../figure/read.ts';
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
    const figures = cells.filter(({ text }) => lookup.cell(text).figure.kind === 'figure');
    if (figures.length >= ENOUGH_FIGURES) tell(captioned, grids[0]);
  }
  let below: { readonly captioned: readonly Printed[]; readonly block: Block } | undefined;
  let figures = 0;
  for (const block of blocks) {
    const text = block.kind === 'paragraph' ? contentText(block).trim() : '';
    const captioned = headed.captioned(text);
    if (captioned.length > 0) below = { captioned, block };
    if (captioned.length > 0 || block.kind === 'grid' || isSentence(text)) figures = 0;
    else if (readFigure(text).kind === 'figure') figures++;
    if (block.kind === 'grid' || isSentence(text)) below = undefined;
    if (below && figures >= ENOUGH_FIGURES) tell(below.captioned, below.block);
  }
  return [...unread.values()];
}
