/** Marks that end a sentence, with what closes behind them. */
const ENDED = /[。！？；：.!?;:…][”’）)]*$/;
/** Marks behind which another sentence begins, or another part of it. */
const STOPS = '。！？；';
/** What a line has that is no heading: a mark within a sentence, or a figure. */
const RUNNING = /[，、；,;\d０-９]/;
/** `（一）主动公开`, `1.加强领导`: a heading of its own, or a list's item. */
const NUMBERED =
  /^(?:第?[一二三四五六七八九十]{1,3}[、.．是]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.．、)）])/;
/** Characters: a longer way back nothing says whose a figure is. This also bounds what is read again. */
const LONGEST = 300;

/**
 * The sentence that a line may go on with: what the lines above left open, unless the line is numbered and so
 * begins something of its own.
 */
export function openBefore(left: string, line: string): string {
  return NUMBERED.test(line) ? '' : left;
}

/**
 * What is left open of a sentence where a line ends: a report that was printed has its sentences broken
 * wherever a line of the page was full. Empty where the line ends a sentence, or is a heading.
 *
 * @param above The sentence that the line may go on with.
 */
export function leftOpen(above: string, line: string): string {
  if (ENDED.test(line.slice(-8))) return '';
  const said = line.slice(0, LONGEST).replace(NUMBERED, '');
  if (above === '' && !RUNNING.test(said)) return '';
  const text = (above + line.slice(-LONGEST)).slice(-LONGEST);
  return text.slice(Math.max(...[...STOPS].map((mark) => text.lastIndexOf(mark))) + 1);
}
