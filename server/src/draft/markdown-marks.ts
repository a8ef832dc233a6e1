import type { Input, PartialParse, SyntaxNodeRef, Tree } from '@lezer/common';
import { BlockContext } from '@lezer/markdown';
import { type Steps, strides } from '../steps.ts';
import { addressesIn } from './addresses.ts';
import { type Tag, visitPieces } from './html-pieces.ts';
import { DEEPEST, markdownParser } from './markdown-syntax.ts';
import { isQuoted, NO_PROSE, Sight } from './sight.ts';
import { type Span, shifted } from './span.ts';
import { lineAt } from './text.ts';

/** A stretch of Markdown that is not the text that is written there. */
export interface Mark extends Span {
  /**
   * - `unseen`: not shown as text: a destination, a tag, what is struck out.
   * - `opaque`: shown, and no text to be read: code, an address, a formula.
   * - `fixed`: text that is read and may not be changed, since more than it would change: the name of a
   *   definition.
   */
  readonly kind: 'unseen' | 'opaque' | 'fixed';
}

/** One block of the outermost level of a Markdown text, or several that were read together. */
export interface MarkedBlock {
  /** Offset at which the next block begins. */
  readonly end: number;
  /** Offset up to which the source was looked at. */
  readonly looked: number;
  /** Apart from each other, in the order of the source. */
  readonly marks: readonly Mark[];
  /** What is code or a formula and stands in lines of its own. */
  readonly code: readonly Span[];
}

/**
 * Reads the Markdown block that begins at the line start `at`, to where one begins at the outermost level
 * that depends on nothing before it. All offsets count in the source.
 */
export function* readMarkedBlock(source: string, at: number): Steps<MarkedBlock> {
  const isStep = strides();
  const input = new Lines(source);
  const parse = markdownParser.startParse(input, [], [{ from: at, to: source.length }]);
  let tree: Tree | null = null;
  let from = at;
  while (!tree) {
    tree = parse.advance();
    const depth = depthOf(parse);
    if (depth > DEEPEST) {
      const all = { start: at, end: parse.parsedPos };
      return {
        end: all.end,
        looked: input.looked,
        marks: [{ kind: 'unseen', ...all }],
        code: [all],
      };
    }
    if (!tree && depth === 1 && parse.parsedPos > at) {
      parse.stopAt(parse.parsedPos - 1);
      tree = parse.advance();
    }
    if (isStep(parse.parsedPos - from)) yield;
    from = parse.parsedPos;
  }
  const end = Math.max(parse.parsedPos, lineAt(source, at).next);
  const marks = new Marks(source, at, end);
  tree.iterate({ enter: (node) => marks.enter(node), leave: (node) => marks.leave(node) });
  return { end, looked: Math.max(input.looked, end), ...marks.build() };
}

function depthOf(parse: PartialParse): number {
  return parse instanceof BlockContext ? parse.depth : 1;
}

/** The marks in what a cell holds, where nothing begins a block; offsets count in it. */
export function marksIn(cell: string): readonly Mark[] {
  const text = NO_BLOCK + cell;
  const marks = new Marks(text, 0, text.length);
  markdownParser
    .parse(text)
    .iterate({ enter: (node) => marks.enter(node), leave: (node) => marks.leave(node) });
  return marks.build().marks.map((mark) => ({ ...mark, ...shifted(mark, -NO_BLOCK.length) }));
}

/** What is no prose in a text of one paragraph: code, images, tags, and where links lead; offsets count in it. */
export function quotationsIn(text: string): readonly Span[] {
  if (!MAY_QUOTE.test(text)) return [];
  const found: Span[] = [];
  markdownParser.parse(NO_BLOCK + text).iterate({
    enter({ name, from, to }) {
      if (!QUOTED.has(name)) return true;
      found.push(shifted({ start: from, end: to }, -NO_BLOCK.length));
      return false;
    },
  });
  return found;
}

const MAY_QUOTE = /`|\]\(|<[a-z/!]/i;
const QUOTED = new Set([
  'InlineCode',
  'Image',
  'Autolink',
  'URL',
  'LinkTitle',
  'HTMLTag',
  'Comment',
  'Unparsed',
]);

/** A blank, for marks beside it, with which no block but a paragraph begins. */
const NO_BLOCK = '\u3000';

/** A source as the parser takes it, line by line, so that it never looks at more than it reads. */
class Lines implements Input {
  readonly lineChunks = true;
  readonly length: number;
  readonly #source: string;
  /** End of the last line that was looked at. */
  looked = 0;

  constructor(source: string) {
    this.#source = source;
    this.length = source.length;
  }

  chunk(from: number): string {
    const { end, next } = lineAt(this.#source, from);
    this.looked = Math.max(this.looked, next);
    const line = this.#source.slice(from, end);
    // Every line ends in one character here.
    const isPair = next - end === 2;
    return line === '' && !isPair ? '\n' : line + (isPair ? ' ' : '');
  }

  read(from: number, to: number): string {
    return this.#source.slice(from, to);
  }
}

/** What is not seen, each with all that is in it. */
const UNSEEN = new Set([
  'EmphasisMark',
  'Strikethrough',
  'LinkTitle',
  'LinkReference',
  'FootnoteMark',
  'Comment',
  'CommentBlock',
  'ProcessingInstruction',
  'ProcessingInstructionBlock',
]);
const CODE = new Set(['FencedCode', 'CodeBlock', 'FormulaBlock']);
const OPAQUE = new Set([
  'URL',
  'InlineCode',
  'Autolink',
  'Image',
  'Formula',
  'Escape',
  'LinkLabel',
  'Unparsed',
]);

/** A line that begins with the marks of a formula, behind those of lists and quotations. */
const FORMULA_LINE = /^[ \t>*+.)\d-]*\${2}/m;

/** Gathers marks while a tree goes by. */
class Marks {
  readonly #source: string;
  readonly #at: number;
  readonly #end: number;
  readonly #marks: Mark[] = [];
  readonly #code: Span[] = [];
  /** Follows the tags in a line. */
  #sight = new Sight(NO_PROSE);
  #hiddenFrom = 0;

  constructor(source: string, at: number, end: number) {
    this.#source = source;
    this.#at = at;
    this.#end = end;
    const text = source.slice(at, end);
    for (const { mayEnd, ...address } of addressesIn(text)) {
      const span = shifted(address, this.#at);
      this.#add('opaque', span);
      // Renderers that take a mark of code or a link into the address pair what follows otherwise.
      const isDoubtful = /[`[]/.test(source.slice(span.start, this.#at + mayEnd));
      this.#add('fixed', { start: span.end, end: isDoubtful ? end : this.#at + mayEnd });
    }
    // Whether code begins right behind an escaped mark of code, parsers do not agree on.
    const escaped = text.search(/\\``/);
    if (escaped >= 0) this.#add('fixed', { start: at + escaped, end });
  }

  /** @returns Whether what is in the node is to be looked at. */
  enter(node: SyntaxNodeRef): boolean {
    const { name } = node;
    const span = { start: this.#at + node.from, end: this.#at + node.to };
    if (CODE.has(name)) {
      this.#code.push(span);
      this.#add('unseen', span);
      return false;
    }
    if (name === 'HTMLBlock') this.#addHtml(span);
    else if (name === 'HTMLTag') this.#addTag(span);
    else if (UNSEEN.has(name)) this.#add('unseen', span);
    else if (OPAQUE.has(name)) this.#add('opaque', span);
    else if (name === 'Link') return this.#enterLink(node, span);
    else if (name === 'LinkMark') this.#addLinkMark(node, span);
    else return true;
    return false;
  }

  /** What a tag hides ends with its paragraph. */
  leave(node: SyntaxNodeRef): void {
    if (this.#sight.isHidden && node.type.is('LeafBlock')) {
      this.#addHidden(this.#at + node.to, this.#sight.hiddenBy);
      this.#sight.end();
    }
  }

  build(): Pick<MarkedBlock, 'marks' | 'code'> {
    this.#addDoubtful();
    this.#addBetweenDollars();
    return { marks: apart(this.#marks), code: this.#code };
  }

  /** Keeps what is written like a link or a definition and is none here: it may be one for another parser. */
  #addDoubtful(): void {
    const sure = apart(this.#marks);
    let index = 0;
    let from = this.#at;
    for (
      let line = lineAt(this.#source, from);
      from < this.#end;
      line = lineAt(this.#source, from)
    ) {
      const text = this.#source.slice(from, line.end);
      for (const match of text.matchAll(/\][(:[]/g)) {
        const at = from + match.index;
        while ((sure[index]?.end ?? Infinity) <= at + 1) index++;
        const mark = sure[index];
        if (mark && mark.start <= at && mark.kind !== 'fixed') continue;
        this.#add('fixed', { start: at, end: line.end });
        break;
      }
      from = line.next;
    }
  }

  /** Keeps what may be a formula: which dollars belong together, and where a line of them begins one, parsers do not agree on. */
  #addBetweenDollars(): void {
    const text = this.#source.slice(this.#at, this.#end);
    const [first, last] = [text.indexOf('$'), text.lastIndexOf('$')];
    const begin = text.search(FORMULA_LINE);
    if (first < last) this.#add('fixed', { start: this.#at + first, end: this.#at + last + 1 });
    if (begin >= 0) this.#add('fixed', { start: this.#at + begin, end: this.#end });
  }

  #add(kind: Mark['kind'], { start, end }: Span): void {
    if (start < end) this.#marks.push({ kind, start, end });
  }

  /** A link by name: whether it is one hangs on a definition, so that the name must stay. */
  #enterLink({ node }: SyntaxNodeRef, { start, end }: Span): boolean {
    const label = node.getChild('LinkLabel');
    const isByName = !node.getChild('URL') && (!label || label.to - label.from <= 2);
    // Where the name has no definition, what stands behind may be a link of its own.
    if (!node.getChild('URL') && this.#source.charAt(end) === '(') {
      this.#add('fixed', { start: end, end: this.#at + (node.parent?.to ?? node.to) });
    }
    const behind = node.getChildren('LinkMark')[1]?.from;
    if (node.getChild('URL') && behind !== undefined) {
      this.#add('unseen', { start: this.#at + behind, end });
    }
    if (isByName) this.#add('fixed', { start: start + 1, end: Math.max(start + 1, end - 1) });
    return true;
  }

  #addLinkMark({ node }: SyntaxNodeRef, span: Span): void {
    // What is no link without its definition shows its brackets then.
    if (node.parent?.getChild('URL')) this.#add('unseen', span);
  }

  #addTag(span: Span): void {
    const tag = tagIn(this.#source.slice(span.start, span.end));
    const { hiddenBy } = this.#sight;
    const isPart = tag !== undefined && this.#sight.take(tag);
    if (hiddenBy !== undefined && !this.#sight.isHidden) this.#addHidden(span.start, hiddenBy);
    if (hiddenBy === undefined && isPart) this.#hiddenFrom = span.end;
    this.#add('unseen', span);
  }

  #addHidden(end: number, by: string | undefined): void {
    this.#add(isQuoted(by) ? 'opaque' : 'unseen', { start: this.#hiddenFrom, end });
  }

  /** What is text in a block of HTML is seen, and neither its tags nor what they hide. */
  #addHtml({ start, end }: Span): void {
    const sight = new Sight(NO_PROSE);
    let from = 0;
    visitPieces(this.#source.slice(start, end), 0, (piece) => {
      if (piece.kind !== 'text') sight.take(piece);
      else {
        this.#add('unseen', shifted({ start: from, end: piece.start }, start));
        if (sight.isHidden)
          this.#add(isQuoted(sight.hiddenBy) ? 'opaque' : 'unseen', shifted(piece, start));
        from = piece.end;
      }
      return true;
    });
    this.#add('unseen', shifted({ start: from, end: end - start }, start));
  }
}

/** Marks without what they have in common: what is not seen goes before what is not read, and that before what is kept. */
function apart(marks: readonly Mark[]): Mark[] {
  let kept: Mark[] = [];
  for (const kind of ['unseen', 'opaque', 'fixed'] as const) {
    const ofKind = marks.filter((mark) => mark.kind === kind).sort((a, b) => a.start - b.start);
    if (ofKind.length > 0) kept = merged(kept, ofKind);
  }
  return kept;
}

/** Adds to marks that are apart what others cover beside them. */
function merged(first: readonly Mark[], second: readonly Mark[]): Mark[] {
  const all: Mark[] = [];
  let index = 0;
  let at = 0;
  for (const mark of second) {
    let start = Math.max(mark.start, at);
    for (; index < first.length; index++) {
      const other = first[index];
      if (!other || other.start >= mark.end) break;
      if (start < other.start) all.push({ ...mark, start, end: other.start });
      start = Math.max(start, other.end);
      if (other.end > mark.end) break;
      all.push(other);
    }
    if (start < mark.end) all.push({ ...mark, start });
    at = Math.max(at, start, mark.end);
  }
  return [...all, ...first.slice(index)];
}

function tagIn(written: string): Tag | undefined {
  let tag: Tag | undefined;
  visitPieces(written, 0, (piece) => {
    if (piece.kind !== 'text') tag = piece;
    return false;
  });
  return tag;
}
