import { firstFrom } from '../first-from.ts';
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
 * What to write into a span of a block so that a reader sees `text` there. If markup stands between the
 * present characters, as in `1<b>2</b>`, its tags, comments and hidden text are kept after the new
 * characters. Undefined if Markdown marks stand between the characters, if the place is hidden, or if
 * more than the text would change, in this cell or in those behind it.
 */
export function rewritten(block: Block, span: Span, text: string): string | undefined {
  if (block.kind === 'paragraph' && isFixed(block, span)) return undefined;
  if (block.kind === 'grid' && unseenPlaces(block).has(span.start)) return undefined;
  if (block.kind === 'grid' && !isMarkedUp(block)) return inField(block, span, text);
  const written =
    !isMarkedUp(block) || isVerbatim(block, span) ? text : withMarkup(block, span, text);
  return written !== undefined && keepsMarks(block, span, written) ? written : undefined;
}

/**
 * The text so that it stays in one cell: in quotation marks if it would end a field that has none, as `1,234` does
 * where commas separate fields. Undefined if the span is only a part of such a field.
 */
function inField(
  { notation, rows, text: all }: Grid,
  span: Span,
  text: string,
): string | undefined {
  const quoted = notation.rowStyle({ rows, text: all }).cell(text);
  if (quoted === text) return text;
  const row = rows[firstFrom(rows, span.end, (one) => one.span.end)];
  const field = row?.cells.find(({ extent }) => span.end <= extent.end)?.extent;
  if (!field) return undefined;
  if (all.charAt(field.start) === '"') return text;
  const isWhole = field.start === span.start && field.end === span.end;
  return isWhole ? quoted : undefined;
}

/** The text, followed by the markup of the span. */
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
 * Whether the Markdown marks beside a cell's figure keep their meaning. Whether a mark opens or closes
 * depends on whether a digit or letter is next to it.
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

/** Where figures would be inserted into hidden cells. */
const unseenPlaces = keep(
  ({ rows }: Grid) =>
    new Set(
      rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell.isUnseen ? cell.span.start : []))),
    ),
);

/** Marks between characters; they would lose their meaning after them. */
const MARKS = /[*_~`[\]\\$]/;

/**
 * Notations with markup. SPACES is among them, because a grid joined from several tables has it as its
 * notation.
 */
const MARKED_UP: readonly Notation[] = [HTML, MARKDOWN, SPACES];

function isMarkedUp(block: Block): boolean {
  if (block.kind === 'paragraph') return block.visible !== undefined && !block.isWrapped;
  return MARKED_UP.includes(block.notation);
}

/** Whether a reader sees the characters of a span exactly as written, without gaps. */
function isVerbatim(block: Block, span: Span): boolean {
  if (block.kind === 'grid') return !/[<*_~`[\]\\$]/.test(block.text.slice(span.start, span.end));
  const run = block.visible?.runs.find(({ start, end }) => start <= span.start && span.end <= end);
  return run !== undefined && run.end - run.start === run.length;
}

/**
 * Whether a span overlaps or touches a range that may only be changed as a whole: the name of a link,
 * code, or a link's destination.
 */
export function isFixed(paragraph: Paragraph, { start, end }: Span): boolean {
  return fixedIn(paragraph).some(
    (fixed) =>
      start <= fixed.end && fixed.start <= end && !(start < fixed.start && fixed.end < end),
  );
}

/**
 * People write code and links in Markdown in texts of any kind, so quotations are looked for in plain
 * text too.
 */
const fixedIn = keep(({ text, visible, isWrapped }: Paragraph) =>
  visible && !isWrapped ? (visible.fixed ?? []) : quotationsIn(text),
);
