import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OfficeFault } from '../../../server/src/office/office-draft.ts';
import { isRefused, readOffice } from '../../../server/src/office/read-office.ts';
import { decode } from '../../kit/bytes.ts';
import { cell, makeDocx, paragraph, row, table } from '../../kit/office/make-docx.ts';
import { makeZip } from '../../kit/office/make-zip.ts';

const compound = (name: string) =>
  Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Buffer.from(name, 'utf16le'),
  ]);
const docx = (body: string) => makeDocx({ body });
const cutOff = (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2);
const nested = (levels: number) =>
  `${'<w:tbl><w:tr><w:tc>'.repeat(levels)}<w:p/>${'</w:tc></w:tr></w:tbl>'.repeat(levels)}`;

describe('a file is refused', () => {
  const cases: readonly (readonly [what: string, bytes: () => Uint8Array, fault: OfficeFault])[] = [
    ['.doc or .wps', () => compound('WordDocument'), 'old-format'],
    ['with a password', () => compound('EncryptedPackage'), 'encrypted'],
    ['a text', () => Buffer.from('一、总体情况'), 'not-office'],
    ['of no bytes', () => new Uint8Array(), 'not-office'],
    ['another archive', () => makeZip([{ name: 'a.txt', content: 'A' }]), 'not-office'],
    ['cut off', () => cutOff(docx(paragraph('一'))), 'damaged'],
    ['with XML that is cut off', () => docx('<w:p><w:r><w:t>一'), 'damaged'],
    ['with styles that are damaged', () => makeDocx({ body: '', styles: '<w:style>' }), 'damaged'],
    [
      'with a document type',
      () =>
        makeZip([
          {
            name: '_rels/.rels',
            content: '<!DOCTYPE a [<!ENTITY b "c">]><Relationships/>',
          },
        ]),
      'unsafe',
    ],
    ['with thousands of tables in each other', () => docx(nested(5000)), 'too-large'],
    ['with too many paragraphs', () => docx('<w:p/>'.repeat(400_001)), 'too-large'],
    [
      'with more blank cells than would fit into a text',
      () =>
        docx(
          table(
            ...Array.from({ length: 25_000 }, (_, index) =>
              row(['', ''], `<w:gridBefore w:val="${index % 1000}"/>`),
            ),
          ),
        ),
      'too-large',
    ],
  ];
  for (const [what, bytes, refused] of cases) {
    it(what, () => assert.deepEqual(readOffice(bytes(), decode), { refused }));
  }
});

describe('a file is read', () => {
  const linesOf = (body: string) => {
    const draft = readOffice(docx(body), decode);
    assert.ok(!isRefused(draft), JSON.stringify(draft));
    return draft.text.split('\n');
  };

  it('with absurd widths of cells', () => {
    const wide = (text: string, span: string) => cell(text, `<w:gridSpan w:val="${span}"/>`);
    const rows = table([wide('甲', '1000000000'), '乙'], ['1', wide('2', '99999999999999999999')]);
    assert.deepEqual(linesOf(rows), ['甲\t\t乙', '1\t2\t', '', '']);
  });

  it('with some tables in each other', () => {
    assert.deepEqual(linesOf(nested(60)), ['', '']);
  });

  it('with fields that do not end, and ends of fields that did not begin', () => {
    const marks = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const body =
      paragraph(marks('end').repeat(9)) +
      paragraph('甲') +
      paragraph(marks('begin')) +
      paragraph('乙');
    assert.deepEqual(linesOf(body), ['', '甲', '', '乙', '']);
  });
});
