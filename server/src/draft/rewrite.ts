import type { Block, Grid, Paragraph } from './block.ts';
import { visitPieces } from './html-pieces.ts';
import { keep } from './keep.ts';
import { quotationsIn } from './markdown-marks.ts';
import { HTML } from './notation/html-notation.ts';
import { MARKDOWN } from './notation/markdown-notation.ts';
import type { Notation } from './notation/notation.ts';
import { SPACES } from './notation/tabs-notation.ts';
import { Sight } from './sight.ts';
import type { Span } from './span.ts';

/**
 * What to write over a span of a block so that a reader sees `text` there: where markup parts the
 * characters that stand there now, as in `1<b>2</b>`, its tags, comments and what it hides go behind the
 * new ones, and none is lost. Undefined where that cannot be, since marks of Markdown part them or what
 * holds them is not seen itself, or where more than the text would change.
 */
export function rewritten(block: Block, span: Span, text: string): string | undefined {
  if (block.kind === 'paragraph' && isFixed(block, span)) return undefined;
  if (block.kind === 'grid' && unseenPlaces(block).has(span.start)) return undefined;
  const written =
    !isMarkedUp(block) || isVerbatim(block, span) ? text : withMarkup(block, span, text);
  return written !== undefined && keepsMarks(block, span, written) ? written : undefined;
}

/** The text with the markup behind it that stands in a span. */
function withMarkup(block: Block, span: Span, text: string): string | undefined {
  const old = block.text.slice(span.start, span.end);
  let seen = '';
  let kept = '';
  let at = 0;
  const sight = new Sight();
  visitPieces(old, 0, (piece) => {
    if (piece.kind !== 'text') sight.take(piece);
    else if (!sight.isHidden) {
      kept += old.slice(at, piece.start);
      seen += old.slice(piece.start, piece.end);
      at = piece.end;
    }
    return true;
  });
  return MARKS.test(seen) ? undefined : text + kept + old.slice(at);
}

/**
 * Whether marks of Markdown beside a cell's figure stay what they are: whether they begin or end something hangs on
 * what stands beside them, a digit or not.
 */
function keepsMarks(block: Block, { start, end }: Span, written: string): boolean {
  if (block.kind === 'paragraph' || !isMarkedUp(block) || block.notation === HTML) return true;
  const old = block.text.slice(start, end);
  const keeps = (mark: string, was: string, is: string) =>
    !/[*_~]/.test(mark) || WORD.test(was) === WORD.test(is);
  return (
    keeps(block.text.charAt(start - 1), old.charAt(0), written.charAt(0)) &&
    keeps(block.text.charAt(end), old.slice(-1), written.slice(-1))
  );
}

const WORD = /[\p{L}\p{N}]/u;

/** Where a figure would be put into cells that are not seen. */
const unseenPlaces = keep(
  ({ rows }: Grid) =>
    new Set(
      rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell.isUnseen ? cell.span.start : []))),
    ),
);

/** Marks that part characters, and would not be the same marks behind them. */
const MARKS = /[*_~`[\]\\$]/;

/** A grid that was put together from several tables counts as one of spaces. */
const MARKED_UP: readonly Notation[] = [HTML, MARKDOWN, SPACES];

function isMarkedUp(block: Block): boolean {
  if (block.kind === 'paragraph') return block.visible !== undefined && !block.isWrapped;
  return MARKED_UP.includes(block.notation);
}

/** Whether a reader sees the characters of a span as they are written, one after another. */
function isVerbatim(block: Block, span: Span): boolean {
  if (block.kind === 'grid') return !/[<*_~`[\]\\$]/.test(block.text.slice(span.start, span.end));
  const run = block.visible?.runs.find(({ start, end }) => start <= span.start && span.end <= end);
  return run !== undefined && run.end - run.start === run.length;
}

/**
 * Whether a span of a line begins, ends or lies in what may only be changed as a whole, or stands right beside it:
 * the name of a link, code, or where a link leads.
 */
export function isFixed(paragraph: Paragraph, { start, end }: Span): boolean {
  return fixedIn(paragraph).some(
    (fixed) =>
      start <= fixed.end && fixed.start <= end && !(start < fixed.start && fixed.end < end),
  );
}

/** People write code and links as in Markdown into texts of any kind, where they are read as they are written. */
const fixedIn = keep(({ text, visible, isWrapped }: Paragraph) =>
  visible && !isWrapped ? (visible.fixed ?? []) : quotationsIn(text),
);
