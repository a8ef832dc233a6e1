import type { Block } from './block.ts';
import { visitPieces } from './html-pieces.ts';
import { Sight } from './sight.ts';
import type { Span } from './span.ts';

/**
 * What to write over a span of a block so that a reader sees `text` there: where markup parts the
 * characters that stand there now, as in `1<b>2</b>`, its tags, comments and what it hides go behind the
 * new ones, and none is lost.
 */
export function rewritten(block: Block, { start, end }: Span, text: string): string {
  const old = block.text.slice(start, end);
  if (!isMarkedUp(block) || !old.includes('<')) return text;
  let kept = '';
  let at = 0;
  const sight = new Sight();
  visitPieces(old, 0, (piece) => {
    if (piece.kind !== 'text') sight.take(piece);
    else if (!sight.isHidden) {
      kept += old.slice(at, piece.start);
      at = piece.end;
    }
    return true;
  });
  return text + kept + old.slice(at);
}

function isMarkedUp(block: Block): boolean {
  if (block.kind === 'paragraph') return block.visible !== undefined && !block.isWrapped;
  return block.notation === 'html' || block.notation === 'markdown';
}
