import { makeZip, type ZipEntryOptions } from './make-zip.ts';

/** What a document is made of, as XML. */
export interface DocxParts {
  /** What stands in `w:body`. */
  readonly body: string;
  /** What stands in `w:styles`, `w:numbering` and `w:settings`; a part that is not given is left away. */
  readonly styles?: string;
  readonly numbering?: string;
  readonly settings?: string;
  /** Further entries of the archive. */
  readonly more?: readonly ZipEntryOptions[];
}

/** A Word document as programs write it. */
export function makeDocx({ body, styles, numbering, settings, more = [] }: DocxParts): Uint8Array {
  const parts = Object.entries({ styles, numbering, settings }).flatMap(([kind, content]) =>
    content === undefined ? [] : [{ kind, content }],
  );
  const entries: ZipEntryOptions[] = [
    {
      name: '[Content_Types].xml',
      content: `${HEAD}<Types xmlns="${PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD_TYPE}.document.main+xml"/>${parts.map(({ kind }) => `<Override PartName="/word/${kind}.xml" ContentType="${WORD_TYPE}.${kind}+xml"/>`).join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      content: relationships([['officeDocument', 'word/document.xml']]),
    },
    {
      name: 'word/document.xml',
      content: `${HEAD}<w:document xmlns:w="${WORD}" xmlns:mc="${CHOICES}" xmlns:r="${RELATIONSHIPS}"><w:body>${body}</w:body></w:document>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: relationships(parts.map(({ kind }) => [kind, `${kind}.xml`])),
    },
    ...parts.map(({ kind, content }) => ({
      name: `word/${kind}.xml`,
      content: `${HEAD}<w:${kind} xmlns:w="${WORD}">${content}</w:${kind}>`,
    })),
    ...more,
  ];
  return makeZip(entries);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const CHOICES = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

function relationships(all: readonly (readonly [kind: string, target: string])[]): string {
  const each = all.map(
    ([kind, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}relationships">${each.join('')}</Relationships>`;
}

/** A run; its format as XML. */
export function run(text: string, format = ''): string {
  return `<w:r>${format && `<w:rPr>${format}</w:rPr>`}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
}

/** A paragraph of runs as XML, or of one run with a text. */
export function paragraph(content: string, properties = ''): string {
  const runs = content === '' || content.startsWith('<') ? content : run(content);
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** A cell of paragraphs as XML, or of one paragraph with a text. */
export function cell(content: string, properties = ''): string {
  const blocks =
    content.startsWith('<w:p') || content.startsWith('<w:tbl') ? content : paragraph(content);
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${blocks}</w:tc>`;
}

/** A row of cells as XML, or as texts. */
export function row(cells: readonly string[], properties = ''): string {
  const all = cells.map((one) => (one.startsWith('<w:tc>') ? one : cell(one)));
  return `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${all.join('')}</w:tr>`;
}

interface Grid {
  /** Of the columns of the grid, in twentieths of a point. */
  readonly widths: readonly number[];
}

/** A table by its rows, as XML or by their cells. */
export function table(...content: readonly (Grid | string | readonly string[])[]): string {
  let grid = '';
  let rows = '';
  for (const one of content) {
    if (typeof one === 'string') rows += one;
    else if ('widths' in one)
      grid = one.widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
    else rows += row(one);
  }
  return `<w:tbl><w:tblPr/><w:tblGrid>${grid}</w:tblGrid>${rows}</w:tbl>`;
}

/** A text between tags. */
export function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
