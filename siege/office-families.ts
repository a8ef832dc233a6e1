/** A family of office files that get worse as they get longer. */
export interface OfficeFamily {
  readonly name: string;
  readonly kind: 'docx' | 'xlsx';
  /** What stands in the body, or in the data of a sheet: about `length` characters of XML. */
  readonly xml: (length: number) => string;
}

/** One bit of XML again and again. */
function again(bit: string, before = '', after = ''): OfficeFamily['xml'] {
  return (length) => before + bit.repeat(Math.max(1, Math.ceil(length / bit.length))) + after;
}

/** A bit that differs each time. */
function counted(bit: (index: number) => string, before = '', after = ''): OfficeFamily['xml'] {
  return (length) => {
    const bits: string[] = [];
    for (let size = 0, index = 1; size < length; index++) {
      const next = bit(index);
      bits.push(next);
      size += next.length;
    }
    return before + bits.join('') + after;
  };
}

const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr><w:p>${run(text)}</w:p></w:tc>`;

const docx: Readonly<Record<string, OfficeFamily['xml']>> = {
  paragraphs: again(`<w:p>${run('甲')}</w:p>`),
  'empty paragraphs': again('<w:p/>'),
  'runs in a paragraph': again(run('1'), '<w:p>', '</w:p>'),
  'breaks in a paragraph': again('<w:r><w:br/></w:r>', '<w:p>', '</w:p>'),
  'entities in a text': again('&amp;', '<w:p><w:r><w:t>', '</w:t></w:r></w:p>'),
  'signs of entities': again('&', '<w:p><w:r><w:t>', '</w:t></w:r></w:p>'),
  'attributes of a run': counted((index) => ` a${index}="1"`, '<w:p><w:r', '/></w:p>'),
  'fields that begin': again('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:p>', '</w:p>'),
  'paragraphs joined by deleted marks': again(
    `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('1')}</w:p>`,
  ),
  'tracked changes': again(
    `<w:ins>${run('1')}</w:ins><w:del>${run('2')}</w:del>`,
    '<w:p>',
    '</w:p>',
  ),
  'rows of a table': again(`<w:tr>${cell('甲')}${cell('1')}</w:tr>`, '<w:tbl>', '</w:tbl>'),
  'cells of a row': again(cell('1'), '<w:tbl><w:tr>', '</w:tr></w:tbl>'),
  'cells merged downwards': again(
    `<w:tr>${cell('甲', '<w:vMerge/>')}${cell('1')}</w:tr>`,
    '<w:tbl>',
    '</w:tbl>',
  ),
  'rows that are set in one by one': counted(
    (index) => `<w:tr><w:trPr><w:gridBefore w:val="${index % 60}"/></w:trPr>${cell('1')}</w:tr>`,
    '<w:tbl>',
    '</w:tbl>',
  ),
  tables: again(`<w:tbl><w:tr>${cell('甲')}${cell('1')}</w:tr></w:tbl>`),
  'paragraphs in a cell': again(
    `<w:p>${run('甲')}</w:p>`,
    '<w:tbl><w:tr><w:tc>',
    '</w:tc></w:tr></w:tbl>',
  ),
  'controls in each other': again(
    `${'<w:sdt><w:sdtContent>'.repeat(60)}<w:p/>${'</w:sdtContent></w:sdt>'.repeat(60)}`,
  ),
  'tags never ended': again('<w:p>'),
  comments: again('<!---->'),
};

const xlsx: Readonly<Record<string, OfficeFamily['xml']>> = {
  rows: counted((index) => `<row r="${index}"><c r="A${index}"><v>1</v></c></row>`),
  'empty rows': again('<row/>'),
  'cells of a row': again('<c><v>1</v></c>', '<row r="1">', '</row>'),
  'texts in cells': again('<row><c t="inlineStr"><is><t>甲</t></is></c></row>'),
  'runs of a text': again('<r><t>1</t></r>', '<row><c t="inlineStr"><is>', '</is></c></row>'),
  'rows far apart': counted(
    (index) => `<row r="${index * 50}"><c r="B${index * 50}"><v>1</v></c></row>`,
  ),
  'digits in a cell': again('9', '<row><c><v>', '</v></c></row>'),
  'cells of one place': again('<c r="A1"><v>1</v></c>', '<row r="1">', '</row>'),
};

/** Office files that make a careless program look at everything again and again. */
export const officeFamilies: readonly OfficeFamily[] = [
  ...Object.entries(docx).map(([name, xml]) => ({ name, kind: 'docx' as const, xml })),
  ...Object.entries(xlsx).map(([name, xml]) => ({ name, kind: 'xlsx' as const, xml })),
];
