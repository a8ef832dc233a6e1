import type { Span } from '../../draft/span.ts';
import { OPAQUE } from '../../draft/visible.ts';
import type { XmlReader } from '../../package/xml-reader.ts';
import { decoded } from '../../package/xml-text.ts';
import type { EditFault, UnreadContent } from '../office-draft.ts';
import type {
  DocxBlock,
  DocxBody,
  DocxCell,
  DocxParagraph,
  DocxPiece,
  DocxRow,
  DocxTable,
  ParagraphRoom,
  WrittenRun,
} from './body.ts';
import { FieldStack } from './field-stack.ts';
import { ListCounter, type WordLists } from './list-numbers.ts';
import { withoutOuterBlanks } from './outer-blanks.ts';
import { type Numbered, readNumbered, readSight, type WordStyles } from './paragraph-styles.ts';
import { isOn, numberOf } from './word-reader.ts';

/** Reads the body of `document.xml`. */
export function readBody(reader: XmlReader, styles: WordStyles, lists: WordLists): DocxBody {
  const body = new BodyReader(reader, styles, new ListCounter(lists));
  reader.eachChild((name) => {
    if (name === 'body') body.readBlocks();
  });
  return body.finish();
}

/** Elements whose content is read as if it stood there without them. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'smartTag',
  'customXml',
  'hyperlink',
  'ins',
  'moveTo',
  'dir',
  'bdo',
]);

/** Characters that runs hold as elements. */
const MARKS: Readonly<Record<string, string>> = {
  tab: ' ',
  ptab: ' ',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
  sym: OPAQUE,
};

/** Alternative versions of the same content, of which a program reads the first that it supports. */
const CHOICE = 'mc:AlternateContent';

/** Namespaces of Word 2010 whose shapes hold text boxes. For any other choice, the fallback is read. */
const KNOWN_CHOICES = /^(?:wps|wpg|wpc)$/;

/** Elements that contain a text box, a picture or an embedded object. */
const DRAWN: ReadonlySet<string> = new Set(['drawing', 'pict', 'object', CHOICE]);

/** Most paragraphs and pieces of text that are read. A larger document is refused. A report has a few thousand. */
const MOST_PIECES = 400_000;

class BodyReader {
  readonly #xml: XmlReader;
  readonly #styles: WordStyles;
  readonly #counter: ListCounter;
  readonly #fields = new FieldStack();
  readonly #unread = new Set<UnreadContent>();
  #blocks: DocxBlock[] = [];
  #count = 0;
  #paragraph = new OpenParagraph();
  /** Why the content being read cannot be edited, if an element around it prevents that. */
  #fault: EditFault | undefined;
  /** The open tag of the tracked insertion around what is read. */
  #inserted: Span | undefined;

  constructor(xml: XmlReader, styles: WordStyles, counter: ListCounter) {
    this.#xml = xml;
    this.#styles = styles;
    this.#counter = counter;
  }

  finish(): DocxBody {
    this.#endJoined();
    return { blocks: this.#blocks, unread: this.#unread };
  }

  /** Reads the paragraphs and tables in the element whose open tag was read last. */
  readBlocks(): void {
    this.#xml.eachChild((name) => this.#readBlock(name));
  }

  #readBlock(name: string): void {
    if (name === 'p') this.#readParagraph();
    else if (name === 'tbl') {
      this.#endJoined();
      this.#blocks.push(this.#readTable());
    } else if (name === 'altChunk') this.#unread.add('chunk');
    else this.#readAround(name, () => this.readBlocks());
  }

  /** Reads an element that can contain others at any level. */
  #readAround(name: string, read: () => void): void {
    if (name === 'sdt') this.#readControl(read);
    else if (name === CHOICE) this.#readChoice(read);
    else if (TRANSPARENT.has(name)) {
      const before = this.#inserted;
      if (name === 'ins') this.#inserted = { start: this.#xml.start, end: this.#xml.end };
      read();
      this.#inserted = before;
    }
  }

  /** Reads a content control. A placeholder in it is not content. */
  #readControl(read: () => void): void {
    const before = this.#fault;
    let isPlaceholder = false;
    this.#xml.eachChild((name) => {
      if (name === 'sdtPr') {
        this.#xml.eachChild((property) => {
          const lock = property === 'lock' ? this.#xml.attribute('val') : undefined;
          const isLocked = property === 'dataBinding' || LOCKED.has(lock ?? '');
          if (isLocked) this.#fault ??= 'locked';
          if (property === 'showingPlcHdr') isPlaceholder = isOn(this.#xml);
        });
      } else if (name === 'sdtContent' && !isPlaceholder) read();
    });
    this.#fault = before;
  }

  /** Reads one of several versions of the same content. It cannot be edited, because the versions would then differ. */
  #readChoice(read: () => void): void {
    const before = this.#fault;
    this.#fault ??= 'fixed';
    let isRead = false;
    this.#xml.eachChild((name) => {
      const needed = this.#xml.attribute('Requires') ?? '';
      const isTaken = name === 'mc:Choice' ? KNOWN_CHOICES.test(needed) : name === 'mc:Fallback';
      if (isRead || !isTaken) return;
      isRead = true;
      read();
    });
    this.#fault = before;
  }

  /** The blocks that a function reads. */
  #blocksOf(read: () => void): DocxBlock[] {
    const [blocks, paragraph] = [this.#blocks, this.#paragraph];
    [this.#blocks, this.#paragraph] = [[], new OpenParagraph()];
    read();
    this.#endJoined();
    const found = this.#blocks;
    [this.#blocks, this.#paragraph] = [blocks, paragraph];
    return found;
  }

  #readParagraph(): void {
    const { start, end, isEmptyTag, depth } = this.#xml;
    this.#countOne();
    const paragraph = this.#paragraph;
    paragraph.style = '';
    paragraph.numbered = undefined;
    let isJoined = false;
    let room = isEmptyTag ? { start, end } : { start: end, end };
    let format = NOWHERE;
    this.#xml.eachChild((name) => {
      if (name !== 'pPr') {
        this.#readInline(name);
        return;
      }
      this.#xml.eachChild((property) => {
        if (property === 'pStyle') paragraph.style = this.#xml.attribute('val') ?? '';
        if (property === 'numPr') paragraph.numbered = readNumbered(this.#xml);
        if (property !== 'rPr') return;
        const from = this.#xml.start;
        this.#xml.eachChild((mark) => {
          if (mark === 'del' || mark === 'moveFrom') isJoined = true;
        });
        format = { start: from, end: this.#xml.end };
      });
      this.#xml.leave(depth);
      room = { start: this.#xml.end, end: this.#xml.end };
    });
    paragraph.room = { ...room, format, fault: this.#fault };
    if (!isJoined) this.#endParagraph();
  }

  #endParagraph(): void {
    const { style, numbered, pieces, boxes, room } = this.#paragraph;
    const byStyle = this.#styles.get(style)?.numbered;
    const all = { list: numbered?.list ?? byStyle?.list, level: numbered?.level ?? byStyle?.level };
    const number = this.#counter.next(all, style);
    const paragraph: DocxParagraph = { kind: 'paragraph', number, pieces, room };
    this.#blocks.push(paragraph);
    for (const block of boxes) this.#blocks.push(block);
    this.#paragraph = new OpenParagraph();
  }

  /** Ends a paragraph whose mark is deleted, if no paragraph follows that it could be joined to. */
  #endJoined(): void {
    const { pieces, boxes } = this.#paragraph;
    if (pieces.length > 0 || boxes.length > 0) this.#endParagraph();
  }

  /** Reads a child of a paragraph: a run, or an element that holds runs. */
  #readInline(name: string): void {
    if (name === 'r') this.#readRun();
    else if (name === 'fldSimple') {
      this.#fields.beginSimple(this.#xml.attribute('instr') ?? '');
      this.#readInlines();
      this.#fields.end();
    } else if (/^m:oMath(?:Para)?$/.test(name)) this.#readMathematics();
    else this.#readAround(name, () => this.#readInlines());
  }

  #readInlines(): void {
    this.#xml.eachChild((name) => this.#readInline(name));
  }

  #readRun(): void {
    const { start, end: tagEnd } = this.#xml;
    const inserted = this.#inserted;
    let run: WrittenRun = { start, tagEnd, format: { start: tagEnd, end: tagEnd }, inserted };
    let isUnseen = this.#styles.get(this.#paragraph.style)?.isUnseen ?? false;
    this.#xml.eachChild((name) => {
      if (name === 'rPr') {
        const formatStart = this.#xml.start;
        const sight = readSight(this.#xml);
        isUnseen = sight.isUnseen ?? this.#styles.get(sight.style)?.isUnseen ?? isUnseen;
        run = { start, tagEnd, format: { start: formatStart, end: this.#xml.end }, inserted };
      } else if (name === 'fldChar') {
        this.#fields.mark(this.#xml.attribute('fldCharType') ?? '');
      } else if (name === 'instrText') {
        this.#xml.eachText((from, to) => this.#fields.instruct(this.#xml.text.slice(from, to)));
      } else if (!isUnseen && !this.#fields.isUnread) this.#readInRun(name, run);
    });
  }

  #readInRun(name: string, run: WrittenRun): void {
    if (name === 't') this.#readText(run);
    else if (Object.hasOwn(MARKS, name)) this.#addFixed(MARKS[name] ?? '');
    else if (name === 'ruby') this.#readRuby();
    else if (DRAWN.has(name)) this.#readDrawn(name, run);
  }

  /** Reads text boxes, to place them after the paragraph in which they are anchored. */
  #readDrawn(name: string, run: WrittenRun): void {
    const before = this.#fault;
    this.#fault ??= 'fixed';
    if (name === 'txbxContent') {
      for (const block of this.#blocksOf(() => this.readBlocks()))
        this.#paragraph.boxes.push(block);
    } else if (name === CHOICE) {
      this.#readChoice(() => this.#xml.eachChild((inner) => this.#readDrawn(inner, run)));
    } else if (name === 't') this.#readText(run);
    else {
      if (name === 'object') this.#unread.add('embedded');
      this.#xml.eachChild((inner) => this.#readDrawn(inner, run));
    }
    this.#fault = before;
  }

  /** Reads text with phonetic marks above it, without the marks. */
  #readRuby(): void {
    const before = this.#fault;
    this.#fault ??= 'fixed';
    this.#xml.eachChild((name) => {
      if (name === 'rubyBase') this.#readInlines();
    });
    this.#fault = before;
  }

  #readMathematics(): void {
    this.#xml.eachChild((name) => {
      if (name === 'm:t') {
        this.#xml.eachText((start, end) =>
          this.#addFixed(decoded(this.#xml.text.slice(start, end))),
        );
      } else this.#readMathematics();
    });
  }

  #addFixed(text: string): void {
    const { start, end } = this.#xml;
    this.#add({ text, start, end, source: 'fixed' });
  }

  #readText(run: WrittenRun): void {
    const { start: tagStart, end: start } = this.#xml;
    const keepsBlanks = this.#xml.attribute('xml:space') === 'preserve';
    const fault = this.#fault ?? this.#fields.fault;
    const stretches: (Span & { readonly isCdata: boolean })[] = [];
    this.#xml.eachText((from, to, kind) =>
      stretches.push({ start: from, end: to, isCdata: kind === 'cdata' }),
    );
    const written = { tagStart, start, end: this.#xml.start, keepsBlanks, run };
    for (const [index, { isCdata, ...span }] of stretches.entries()) {
      const trimmed = keepsBlanks ? span : withoutOuterBlanks(this.#xml.text, span);
      const shown = {
        start: index === 0 ? trimmed.start : span.start,
        end: index === stretches.length - 1 ? trimmed.end : span.end,
      };
      const xml = this.#xml.text.slice(shown.start, shown.end);
      const text = (isCdata ? xml : decoded(xml)).replaceAll(/[\t\n\r]/g, ' ');
      if (text !== '')
        this.#add({ text, ...shown, source: fault ?? (isCdata ? 'fixed' : written) });
    }
  }

  #add(piece: DocxPiece): void {
    this.#paragraph.pieces.push(piece);
    this.#countOne();
  }

  #countOne(): void {
    this.#count++;
    if (this.#count > MOST_PIECES) this.#xml.giveUp();
  }

  #readTable(): DocxTable {
    const rows: DocxRow[] = [];
    const widths: number[] = [];
    let number = 0;
    const readRows = (): void =>
      this.#xml.eachChild((name) => {
        if (name === 'tblGrid') {
          this.#xml.eachChild((column) => {
            if (column === 'gridCol') widths.push(numberOf(this.#xml, 'w') ?? 0);
          });
        } else if (name === 'tr') {
          number++;
          const row = this.#readRow(number);
          if (row) rows.push(row);
        } else this.#readAround(name, readRows);
      });
    readRows();
    return { kind: 'table', widths, rows };
  }

  /** The row whose open tag was read last; undefined if it is deleted or hidden. */
  #readRow(number: number): DocxRow | undefined {
    const cells: DocxCell[] = [];
    let column = 0;
    let isUnseen = false;
    const readCells = (): void =>
      this.#xml.eachChild((name) => {
        if (name === 'trPr') {
          this.#xml.eachChild((property) => {
            if (property === 'gridBefore') column = columnsIn(this.#xml, 0);
            if (property === 'del') isUnseen = true;
            if (property === 'hidden') isUnseen ||= isOn(this.#xml);
          });
        } else if (name === 'tc') {
          const cell = this.#readCell(column);
          column += cell?.width ?? 0;
          const last = cells.at(-1);
          if (cell?.isCoveredAcross && last) cells[cells.length - 1] = widened(last, cell);
          else if (cell) cells.push(cell);
        } else this.#readAround(name, readCells);
      });
    readCells();
    return isUnseen ? undefined : { number, cells };
  }

  /** The cell whose open tag was read last; undefined if it is deleted. */
  #readCell(column: number): DocxCell | undefined {
    let width = 1;
    let merge: DocxCell['merge'];
    let isCoveredAcross = false;
    let isDeleted = false;
    const blocks = this.#blocksOf(() => {
      this.#xml.eachChild((name) => {
        if (name !== 'tcPr') {
          this.#readBlock(name);
          return;
        }
        this.#xml.eachChild((property) => {
          const isBegin = this.#xml.attribute('val') === 'restart';
          if (property === 'gridSpan') width = columnsIn(this.#xml, 1);
          if (property === 'vMerge') merge = isBegin ? 'begins' : 'goes-on';
          if (property === 'hMerge') isCoveredAcross = !isBegin;
          if (property === 'cellDel') isDeleted = true;
        });
      });
    });
    return isDeleted ? undefined : { column, width, merge, isCoveredAcross, blocks };
  }
}

const NOWHERE: Span = { start: 0, end: 0 };

/** A paragraph while it is read. */
class OpenParagraph {
  style = '';
  numbered: Numbered | undefined;
  readonly pieces: DocxPiece[] = [];
  /** The content of its text boxes. */
  readonly boxes: DocxBlock[] = [];
  room: ParagraphRoom = { ...NOWHERE, format: NOWHERE, fault: 'fixed' };
}

/** Values of `w:lock` for controls whose content cannot be edited. */
const LOCKED: ReadonlySet<string> = new Set(['contentLocked', 'sdtContentLocked']);

/** A number of columns. Word has at most 63. */
function columnsIn(xml: XmlReader, least: number): number {
  return Math.min(Math.max(numberOf(xml) ?? least, least), MOST_COLUMNS);
}

const MOST_COLUMNS = 1000;

function widened(cell: DocxCell, covered: DocxCell): DocxCell {
  return { ...cell, width: cell.width + covered.width };
}
