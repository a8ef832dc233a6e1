import type { Input, PartialParse, SyntaxNodeRef, Tree } from '@lezer/common';
import { BlockContext } from '@lezer/markdown';
import { type Steps, strides } from '../steps.ts';
import { addressesIn } from './addresses.ts';
import { type Tag, visitPieces } from './html-pieces.ts';
import { DEEPEST, markdownParser } from './markdown-syntax.ts';
import { isQuoted, NO_PROSE, Sight } from './sight.ts';
import { type Span, shifted } from './span.ts';
import { lineAt } from './text.ts';

/** A stretch of Markdown that does not stand for the text that is written there. */
export interface Mark extends Span {
  /**
   * - `unseen`: not shown as text, such as a destination, a tag, or struck-out text.
   * - `opaque`: shown but not read as prose, such as code, an address or a formula.
   * - `fixed`: read, but not to be edited, because an edit would change more than the text, such as the
   *   name of a definition.
   */
  readonly kind: 'unseen' | 'opaque' | 'fixed';
}

/** An outermost block of a Markdown text, or several that were read together. */
export interface MarkedBlock {
  /** Offset where the next block begins. */
  readonly end: number;
  /** Offset up to which the source was read. */
  readonly looked: number;
  /** They do not overlap, and are in the order of the source. */
  readonly marks: readonly Mark[];
  /** Code and formulas that have lines of their own. */
  readonly code: readonly Span[];
}

/**
 * Reads the Markdown block that begins at the line start `at`. It ends where an outermost block begins
 * that does not depend on the text before it. All offsets count from the start of the source.
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

/**
 * The marks in the text of a table cell, which cannot contain blocks. Offsets count from the start of the
 * cell.
 */
export function marksIn(cell: string): readonly Mark[] {
  const text = NO_BLOCK + cell;
  const marks = new Marks(text, 0, text.length);
  markdownParser
    .parse(text)
    .iterate({ enter: (node) => marks.enter(node), leave: (node) => marks.leave(node) });
  return marks.build().marks.map((mark) => ({ ...mark, ...shifted(mark, -NO_BLOCK.length) }));
}

/**
 * Ranges that are no prose in the text of one paragraph: code, images, tags and link destinations.
 * Offsets count from the start of the text.
 */
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

/** A character that begins no block except a paragraph, and counts as a blank for the marks after it. */
const NO_BLOCK = '\u3000';

/** Gives the parser the source line by line, so that it is known how far the parser read. */
class Lines implements Input {
  readonly lineChunks = true;
  readonly length: number;
  readonly #source: string;
  /** End of the last line that the parser read. */
  looked = 0;

  constructor(source: string) {
    this.#source = source;
    this.length = source.length;
  }

  chunk(from: number): string {
    const { end, next } = lineAt(this.#source, from);
    this.looked = Math.max(this.looked, next);
    const line = this.#source.slice(from, end);
    // The parser counts one character for each line break.
    const isPair = next - end === 2;
    return line === '' && !isPair ? '\n' : line + (isPair ? ' ' : '');
  }

  read(from: number, to: number): string {
    return this.#source.slice(from, to);
  }
}

/** Nodes that are not seen, with everything inside them. */
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

/**
 * What begins and ends a formula or a template, for some renderers. A template is text for the program
 * that makes a page of it.
 */
const PAIRS = [
  ['$', '$'],
  ['\\(', '\\)'],
  ['\\[', '\\]'],
  ['{{', '}}'],
  ['{%', '%}'],
] as const;

/** A line that begins with the marks of a formula, after those of lists and quotations. */
const FORMULA_LINE = /^[ \t>*+.)\d-]*\${2}/m;

/** Collects marks from the nodes of a tree. */
class Marks {
  readonly #source: string;
  readonly #at: number;
  readonly #end: number;
  readonly #marks: Mark[] = [];
  readonly #code: Span[] = [];
  /** Which tags of the line hide text. */
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
      // Some renderers take a following mark of code or a link as part of the address, and then pair the
      // later marks differently.
      const isDoubtful = /[`[]/.test(source.slice(span.start, this.#at + mayEnd));
      this.#add('fixed', { start: span.end, end: isDoubtful ? end : this.#at + mayEnd });
    }
    // Parsers disagree on whether code begins right after an escaped backtick.
    const escaped = text.search(/\\``/);
    if (escaped >= 0) this.#add('fixed', { start: at + escaped, end });
  }

  /** @returns Whether to visit the children of the node. */
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

  /** Hidden text ends with its paragraph. */
  leave(node: SyntaxNodeRef): void {
    if (this.#sight.isHidden && node.type.is('LeafBlock')) {
      this.#addHidden(this.#at + node.to, this.#sight.hiddenBy);
      this.#sight.end();
    }
  }

  build(): Pick<MarkedBlock, 'marks' | 'code'> {
    this.#addDoubtful();
    this.#addBetweenPairs();
    return { marks: apart(this.#marks), code: this.#code };
  }

  /**
   * Keeps text that looks like a link or a definition but is none for this parser: it may be one for
   * another parser.
   */
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

  /**
   * Keeps what may be a formula or a template. Parsers disagree on which dollars are pairs, and on where
   * a line of dollars begins a formula.
   */
  #addBetweenPairs(): void {
    const text = this.#source.slice(this.#at, this.#end);
    for (const [opening, closing] of PAIRS) {
      const [first, last] = [text.indexOf(opening), text.lastIndexOf(closing)];
      if (first < 0 || first >= last) continue;
      this.#add('fixed', { start: this.#at + first, end: this.#at + last + closing.length });
    }
    const begin = text.search(FORMULA_LINE);
    if (begin >= 0) this.#add('fixed', { start: this.#at + begin, end: this.#end });
  }

  #add(kind: Mark['kind'], { start, end }: Span): void {
    if (start < end) this.#marks.push({ kind, start, end });
  }

  /** Marks a link. A link by name exists only if the name has a definition, so the name must stay. */
  #enterLink({ node }: SyntaxNodeRef, { start, end }: Span): boolean {
    const label = node.getChild('LinkLabel');
    const isByName = !node.getChild('URL') && (!label || label.to - label.from <= 2);
    // If the name has no definition, the text after it may be a link of its own.
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
    // Without its definition this is no link, and its brackets are shown.
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

  /** In a block of HTML only the text is seen, without the tags and what they hide. */
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

/** Resolves overlaps: `unseen` wins over `opaque`, and `opaque` over `fixed`. */
function apart(marks: readonly Mark[]): Mark[] {
  let kept: Mark[] = [];
  for (const kind of ['unseen', 'opaque', 'fixed'] as const) {
    const ofKind = marks.filter((mark) => mark.kind === kind).sort((a, b) => a.start - b.start);
    if (ofKind.length > 0) kept = merged(kept, ofKind);
  }
  return kept;
}

/** Adds the parts of the second marks that the first do not cover. Each list is free of overlaps. */
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
