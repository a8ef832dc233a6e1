import {
  type BlockContext,
  type InlineContext,
  type LeafBlock,
  type LeafBlockParser,
  type Line,
  type MarkdownConfig,
  parser,
  Strikethrough,
  Table,
  TaskList,
} from '@lezer/markdown';

/*
 * Markdown as GitHub and the usual extensions define it, except for addresses without brackets: renderers
 * disagree about where those begin and end (`addresses.ts`).
 */

/**
 * A paragraph with more special characters than this is not parsed. Each of them can cost time
 * proportional to the paragraph.
 */
const MOST_SPECIAL = 200;
/** In UTF-16 code units. Longer paragraphs with any special character are not parsed. */
const LONGEST = 10_000;
const SPECIAL = /[`[\]<$\\*_~!&:@]/g;

/** Keeps a paragraph that could take long to parse as one unread piece. */
const limit: MarkdownConfig = {
  defineNodes: ['Unparsed'],
  parseInline: [
    {
      name: 'Unparsed',
      before: 'Escape',
      parse(cx, _next, pos) {
        if (pos !== cx.offset || !isLong(cx.text)) return -1;
        return cx.addElement(cx.elt('Unparsed', pos, cx.end));
      },
    },
  ],
};

function isLong(text: string): boolean {
  const special = text.match(SPECIAL)?.length ?? 0;
  return special > MOST_SPECIAL || (special > 0 && text.length > LONGEST);
}

function before(cx: InlineContext, pos: number): string {
  return cx.slice(Math.max(cx.offset, pos - 1), pos);
}

/** End of the match of a sticky pattern at `pos`; `pos` if it does not match. */
function matched(pattern: RegExp, cx: InlineContext, pos: number): number {
  pattern.lastIndex = pos - cx.offset;
  return pos + (pattern.exec(cx.text)?.[0].length ?? 0);
}

const NOTE = /\[\^[^\s[\]]+\]/y;
const NOTE_BEGIN = /^\[\^[^\s[\]]+\]:/;

/** Footnotes: the mark in the text, and the note with everything indented under it. */
const footnotes: MarkdownConfig = {
  defineNodes: [
    'FootnoteMark',
    {
      name: 'Footnote',
      block: true,
      composite(_cx, line) {
        if (line.next >= 0 && line.indent < line.baseIndent + 4) return false;
        line.moveBaseColumn(line.baseIndent + 4);
        return true;
      },
    },
  ],
  parseInline: [
    {
      name: 'FootnoteMark',
      before: 'Link',
      parse(cx, next, pos) {
        if (next !== BRACKET) return -1;
        const end = matched(NOTE, cx, pos);
        return end === pos ? -1 : cx.addElement(cx.elt('FootnoteMark', pos, end));
      },
    },
  ],
  parseBlock: [
    {
      name: 'Footnote',
      before: 'Blockquote',
      parse(cx, line) {
        const mark = noteIn(line);
        if (mark === undefined) return false;
        const from = cx.lineStart + line.pos;
        cx.startComposite('Footnote', line.pos);
        cx.addElement(cx.elt('FootnoteMark', from, from + mark.length));
        line.moveBase(line.pos + mark.length);
        return null;
      },
      endLeaf: (_cx, line) => noteIn(line) !== undefined,
    },
  ],
};

const BRACKET = 91;
const DOLLAR = 36;

const LABEL = String.raw`\[(?:[^[\]\\]|\\[\s\S])+\]:`;
const DESTINATION = String.raw`(?:<[^<>\n]*>|[^\s<]\S*)`;
const TITLE = String.raw`(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\))`;
const GAP = String.raw`[ \t]*(?:\n[ \t]*)?`;
const LINE_END = String.raw`[ \t]*(?=\n|$)`;
const DEFINITION = new RegExp(
  `\\s*${LABEL}${GAP}${DESTINATION}(?:${GAP}(?<=\\s)${TITLE}${LINE_END}|${LINE_END})`,
  'y',
);

/** End of the definitions at the start of a paragraph, in the paragraph's text. */
function endOfDefinitions(text: string): number {
  let end = 0;
  for (DEFINITION.lastIndex = 0; DEFINITION.test(text); ) end = DEFINITION.lastIndex;
  return end;
}

/**
 * Definitions of links. The parser's own implementation tries a title again at each line that may
 * continue it, which takes quadratic time.
 */
class Definitions implements LeafBlockParser {
  nextLine(cx: BlockContext, line: Line, leaf: LeafBlock): boolean {
    // An underlined paragraph is a heading, unless it consists of definitions only.
    const isUnderline = /^(?:=+|-+)\s*$/.test(line.text.slice(line.pos));
    return (
      isUnderline && endOfDefinitions(leaf.content) === leaf.content.length && this.finish(cx, leaf)
    );
  }

  finish(cx: BlockContext, leaf: LeafBlock): boolean {
    const { start, content } = leaf;
    const end = endOfDefinitions(content);
    if (end === 0) return false;
    cx.addLeafElement(leaf, cx.elt('LinkReference', start, start + end));
    const rest = content.slice(end);
    const from = start + end + (rest.length - rest.trimStart().length);
    const text = rest.trimStart();
    if (text === '') return true;
    const inline = cx.parser.parseInline(text, from);
    cx.addLeafElement(leaf, cx.elt('Paragraph', from, start + content.length, inline));
    return true;
  }
}

const definitions: MarkdownConfig = {
  parseBlock: [
    {
      name: 'LinkReference',
      leaf: (_cx, leaf) => (leaf.content.startsWith('[') ? new Definitions() : null),
    },
  ],
};

function noteIn(line: Line): string | undefined {
  if (line.indent >= line.baseIndent + 4) return undefined;
  return NOTE_BEGIN.exec(line.text.slice(line.pos))?.[0];
}

const FORMULA_BEGIN = /^\${2,}(?=[^$]*$)/;

/** Maximum depth of lists and quotations. What is nested deeper is not read as prose. */
export const DEEPEST = 40;

/**
 * Takes a line that is nested too deeply as code, one line at a time, because each level reads the rest
 * of its line.
 */
const tooDeep: MarkdownConfig = {
  parseBlock: [
    {
      name: 'TooDeep',
      before: 'IndentedCode',
      parse(cx, line) {
        if (cx.depth <= DEEPEST) return false;
        const from = cx.lineStart + line.pos;
        cx.nextLine();
        cx.addElement(cx.elt('CodeBlock', from, Math.max(from, cx.prevLineEnd())));
        return true;
      },
    },
  ],
};

/** Formulas between dollars, within a line or on lines of their own. */
const formulas: MarkdownConfig = {
  defineNodes: ['Formula', { name: 'FormulaBlock', block: true }],
  parseInline: [
    {
      name: 'Formula',
      before: 'Link',
      parse(cx, next, pos) {
        if (next !== DOLLAR || before(cx, pos) === '$') return -1;
        let from = pos + 1;
        while (cx.char(from) === DOLLAR) from++;
        const marks = cx.slice(pos, from);
        const end = closing(cx, from, marks);
        if (end < 0) return from;
        const inside = cx.slice(from, end - marks.length);
        const isFormula = inside === inside.trim() && !/\d/.test(cx.slice(end, end + 1));
        return isFormula ? cx.addElement(cx.elt('Formula', pos, end)) : from;
      },
    },
  ],
  parseBlock: [
    {
      name: 'FormulaBlock',
      before: 'FencedCode',
      parse(cx, line) {
        const marks = formulaIn(line);
        // Inside a list or a quotation only formulas within a line exist.
        if (marks === undefined || cx.depth > 1) return false;
        const from = cx.lineStart + line.pos;
        while (cx.nextLine()) {
          const text = line.text.slice(line.pos).trim();
          if (text.length >= marks.length && /^\$+$/.test(text)) {
            cx.nextLine();
            break;
          }
        }
        cx.addElement(cx.elt('FormulaBlock', from, Math.max(from, cx.prevLineEnd())));
        return true;
      },
      // A formula after a list or a quotation ends it.
      endLeaf: (cx, line) =>
        (cx.depth === 1 || line.basePos === 0) && formulaIn(line) !== undefined,
    },
  ],
};

function closing(cx: InlineContext, from: number, marks: string): number {
  for (let at = from; at < cx.end; at++) {
    if (cx.char(at) !== DOLLAR) continue;
    let end = at + 1;
    while (cx.char(end) === DOLLAR) end++;
    if (end - at === marks.length) return end;
    at = end - 1;
  }
  return -1;
}

function formulaIn(line: Line): string | undefined {
  if (line.next !== DOLLAR || line.indent >= line.baseIndent + 4) return undefined;
  return FORMULA_BEGIN.exec(line.text.slice(line.pos))?.[0];
}

/** The Markdown parser. It is given the text block by block. */
export const markdownParser = parser.configure([
  // Hard line breaks mean nothing here, and the parser would search the blanks again from each of them.
  { remove: ['HardBreak'] },
  Table,
  TaskList,
  Strikethrough,
  limit,
  footnotes,
  definitions,
  formulas,
  tooDeep,
]);
