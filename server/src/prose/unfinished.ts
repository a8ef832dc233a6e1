import { behindLast } from './lexer/behind-last.ts';

/** A mark that ends a sentence, with closing quotation marks and brackets. */
const ENDED = /[。！？；：.!?;:…][”’）)]*$/;
/** Marks after which a new sentence or a new part of one begins. */
const STOPS = '。！？；';
/** Characters that no heading contains: marks within a sentence, or digits. */
const RUNNING = /[，、；,;\d０-９]/;
/** How a title with a year ends: 2024年度部门决算. */
const TITLE = /^[^，；]{1,60}(?:报告|年报|公报|[决预]算|公开|说明|情况)$/;
/** `（一）主动公开`, `1.加强领导`: a numbered heading or list item. */
const NUMBERED =
  /^(?:第?[一二三四五六七八九十]{1,3}[、.．是]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.．、)）])/;
/** How far back a sentence is considered, in UTF-16 code units. It also bounds what is read again. */
const LONGEST = 300;

/**
 * The sentence that a line may continue: `left` from the lines above, unless the line is numbered and so
 * begins something new.
 */
export function openBefore(left: string, line: string): string {
  return NUMBERED.test(line) ? '' : left;
}

/**
 * The sentence that is unfinished at the end of a line, because a printed report breaks sentences at the
 * page's width. Empty if the line ends a sentence or is a heading.
 *
 * @param above The sentence that the line may continue.
 */
export function leftOpen(above: string, line: string): string {
  if (ENDED.test(line.slice(-8))) return '';
  const said = line.slice(0, LONGEST).replace(NUMBERED, '');
  if (above === '' && (!RUNNING.test(said) || TITLE.test(said))) return '';
  const text = (above + line.slice(-LONGEST)).slice(-LONGEST);
  return behindLast(text, STOPS);
}
