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
 * Markdown as GitHub and the usual extensions write it, but for addresses without brackets: where those begin and
 * end, renderers disagree (`addresses.ts`).
 */

/** More characters that may be marks than this are not looked at in one paragraph: each can take as long as it is. */
const MOST_SPECIAL = 200;
/** UTF-16 code units of a paragraph, of which longer ones are not looked at. */
const LONGEST = 10_000;
const SPECIAL = /[`[\]<$\\*_~!&:@]/g;

/** Leaves a paragraph as one piece that is not read where parsing it could take long. */
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

/** End of what a sticky pattern matches at a place, or the place. */
function matched(pattern: RegExp, cx: InlineContext, pos: number): number {
  pattern.lastIndex = pos - cx.offset;
  return pos + (pattern.exec(cx.text)?.[0].length ?? 0);
}

const NOTE = /\[\^[^\s[\]]+\]/y;
const NOTE_BEGIN = /^\[\^[^\s[\]]+\]:/;

/** Footnotes: the mark in the text, and the note with all that is indented under it. */
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

/** End of the definitions that a paragraph begins with, in its text. */
function endOfDefinitions(text: string): number {
  let end = 0;
  for (DEFINITION.lastIndex = 0; DEFINITION.test(text); ) end = DEFINITION.lastIndex;
  return end;
}

/** Definitions of links. The parser's own tries a title again at each line that may go on with it. */
class Definitions implements LeafBlockParser {
  nextLine(cx: BlockContext, line: Line, leaf: LeafBlock): boolean {
    // What is underlined is a heading, unless it is nothing but definitions.
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

/** Lists in lists, and quotations in quotations: in what is deeper, nothing is prose. */
export const DEEPEST = 40;

/** Takes what is too deep a line at a time: each level looks at the rest of its line. */
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

/** Formulas between dollars: in a line, and as lines of their own. */
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
        // In a list or a quotation it is one in a line, if any.
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
      // One behind a list or a quotation ends that.
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

/** The parser, which a text is given to block by block. */
export const markdownParser = parser.configure([
  // Breaks of lines mean nothing here, and blanks are looked through again from each of them.
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
