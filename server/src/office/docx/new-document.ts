import type { Piece } from '../../draft/write.ts';
import { newPackage, relationshipsXml, xmlText } from '../new-package.ts';
import { tableXml } from './new-table.ts';
import {
  FOOTER,
  fontTableXml,
  footerXml,
  HEADING_LEVELS,
  MARGINS,
  PAGE,
  RUN_IN,
  rootXml,
  settingsXml,
  stylesXml,
} from './page-format.ts';

/**
 * A new Word document in the page layout of official documents. The same pieces always give the same bytes. Each
 * report begins on a new page.
 */
export function newDocument(pieces: readonly Piece[]): Uint8Array {
  return newPackage([
    {
      name: '_rels/.rels',
      xml: relationshipsXml([{ id: 'rId1', kind: 'officeDocument', target: 'word/document.xml' }]),
    },
    {
      name: 'word/document.xml',
      type: `${WORD}.document.main+xml`,
      xml: rootXml('document', `<w:body>${bodyXml(pieces)}</w:body>`, REFERENCES),
    },
    {
      name: 'word/_rels/document.xml.rels',
      xml: relationshipsXml(
        PARTS.map(({ kind, target }, index) => ({ id: `rId${index + 1}`, kind, target })),
      ),
    },
    ...PARTS.map(({ kind, target, xml }) => ({
      name: `word/${target}`,
      type: `${WORD}.${kind}+xml`,
      xml,
    })),
  ]);
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const REFERENCES = ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** The parts beside the text, which are the same in every document; the page numbers come first. */
const PARTS = [
  { kind: 'footer', target: 'footer1.xml', xml: footerXml(true) },
  { kind: 'footer', target: 'footer2.xml', xml: footerXml(false) },
  { kind: 'styles', target: 'styles.xml', xml: stylesXml() },
  { kind: 'settings', target: 'settings.xml', xml: settingsXml() },
  { kind: 'fontTable', target: 'fontTable.xml', xml: fontTableXml() },
];

function bodyXml(pieces: readonly Piece[]): string {
  const firstTable = pieces.findIndex(({ kind }) => kind === 'table');
  const written = pieces.map((piece, index) => {
    const before = pieces[index - 1]?.kind;
    if (piece.kind === 'table') {
      // Word merges two tables if there is nothing between them.
      return (before === 'table' ? EMPTY : '') + tableXml(piece.table);
    }
    const isNext =
      piece.kind === 'title' && before !== 'title' && index > firstTable && firstTable >= 0;
    return paragraphXml(styleOf(piece), piece.text, isNext ? '<w:pageBreakBefore/>' : '');
  });
  // Word does not open a document that ends with a table.
  const end = pieces.at(-1)?.kind === 'table' ? EMPTY : '';
  return written.join('') + end + SECTION;
}

const EMPTY = '<w:p/>';

const SECTION = `<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:footerReference w:type="even" r:id="rId2"/><w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}"/><w:pgMar w:top="${MARGINS.top}" w:right="${MARGINS.right}" w:bottom="${MARGINS.bottom}" w:left="${MARGINS.left}" w:header="851" w:footer="${FOOTER}" w:gutter="0"/></w:sectPr>`;

function styleOf(piece: Exclude<Piece, { kind: 'table' }>): string {
  if (piece.kind === 'heading') return `Heading${Math.min(piece.level, HEADING_LEVELS)}`;
  return piece.kind === 'title' ? 'Title' : 'BodyText';
}

function paragraphXml(style: string, text: string, more: string): string {
  const runIn = style === 'BodyText' ? (HEADING_IN_LINE.exec(text)?.[0] ?? '') : '';
  const runs = (runIn === '' ? '' : runXml(runIn, RUN_IN)) + runXml(text.slice(runIn.length), '');
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${runs}</w:p>`;
}

/** A heading of the second level that a paragraph begins with: `（一）主动公开。2024年，…` */
const HEADING_IN_LINE = /^[（(][一二三四五六七八九十]{1,3}[)）][^。]{1,40}。(?=.)/;

function runXml(text: string, letters: string): string {
  const texts = text
    .split('\t')
    .map((part) => `<w:t xml:space="preserve">${xmlText(part)}</w:t>`)
    .join('<w:tab/>');
  return `<w:r>${letters === '' ? '' : `<w:rPr>${letters}</w:rPr>`}${texts}</w:r>`;
}
