import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LaidCell } from '../../../server/src/draft/notation/laid-table.ts';
import type { Piece } from '../../../server/src/draft/write.ts';
import { newDocument } from '../../../server/src/office/docx/new-document.ts';
import { readOffice } from '../../../server/src/office/read-office.ts';
import { decode } from '../../kit/bytes.ts';
import { entryText } from '../../kit/office/entry-text.ts';

const part = (pieces: readonly Piece[], name: string) => entryText(newDocument(pieces), name);
const body = (...pieces: Piece[]) => part(pieces, 'word/document.xml');

function textOf(...pieces: Piece[]): string {
  const draft = readOffice(newDocument(pieces), decode);
  assert.ok('text' in draft);
  return draft.text;
}

function cell(role: LaidCell['role'], text: string, width = 1, height = 1): LaidCell {
  return { role, text, width, height };
}

const TABLE: Piece = {
  kind: 'table',
  table: [
    [cell('heading', '项目', 1, 2), cell('heading', '金额', 2)],
    [cell('heading', '甲'), cell('heading', '乙')],
    [cell('label', '一月'), cell('figure', '13'), cell('figure', '7')],
  ],
};

describe('a new Word document', () => {
  it('is on the page of official documents', () => {
    const xml = body({ kind: 'line', text: '正文' });
    const millimetres = (twips: number) => Math.round((twips / 1440) * 25.4);
    const [, top, right, bottom, left] =
      /<w:pgMar w:top="(\d+)" w:right="(\d+)" w:bottom="(\d+)" w:left="(\d+)"/.exec(xml) ?? [];
    assert.deepEqual([top, bottom, left, right].map(Number).map(millimetres), [37, 35, 28, 26]);
    assert.match(xml, /<w:pgSz w:w="11906" w:h="16838"\/>/);
  });

  it('names its lines by the styles that Word knows', () => {
    const styles = [
      ...body(
        { kind: 'title', text: '报告' },
        { kind: 'heading', level: 1, text: '一、情况' },
        { kind: 'heading', level: 9, text: '其他' },
        { kind: 'line', text: '正文。' },
      ).matchAll(/<w:pStyle w:val="(\w+)"/g),
    ].map(([, style]) => style);
    assert.deepEqual(styles, ['Title', 'Heading1', 'Heading4', 'BodyText']);
    const known = part([TABLE], 'word/styles.xml');
    for (const style of [...styles, 'TableText', 'Footer']) {
      assert.ok(known.includes(`w:styleId="${style}"`), style);
    }
  });

  it('sets a heading in the line of its text in the letters of headings', () => {
    const text = '（一）主动公开。全年公开<1>件。';
    assert.match(body({ kind: 'line', text }), /楷体.*>（一）主动公开。<\/w:t>/);
    assert.equal(textOf({ kind: 'line', text }), `${text}\n`);
  });

  it('repeats the headings of a table on each page, and keeps its merged cells', () => {
    const rows = body(TABLE).split('<w:tr>').slice(1);
    assert.deepEqual(
      rows.map((row) => row.includes('<w:tblHeader/>')),
      [true, true, false],
    );
    assert.equal(textOf(TABLE), '项目\t金额\t\n\t甲\t乙\n一月\t13\t7\n\n\n');
  });

  it('does not repeat the headings of one of several tables in one', () => {
    const captioned = [
      [cell('caption', '（一）', 2)],
      [cell('heading', '项目'), cell('heading', '数')],
      [cell('label', '甲'), cell('figure', '1')],
    ];
    const table = [...captioned, ...captioned];
    assert.doesNotMatch(body({ kind: 'table', table }), /tblHeader/);
  });

  it('keeps two tables apart, and ends in a paragraph', () => {
    const xml = body(TABLE, TABLE);
    assert.match(xml, /<\/w:tbl><w:p\/><w:tbl>.*<\/w:tbl><w:p\/><w:sectPr>/s);
  });

  it('begins a page with a further report', () => {
    const title: Piece = { kind: 'title', text: '报告' };
    const xml = body(title, title, TABLE, title, title);
    assert.deepEqual(xml.match(/<w:pageBreakBefore\/>/g)?.length, 1);
  });

  it('leaves out what XML cannot hold', () => {
    assert.equal(textOf({ kind: 'line', text: '一\u0000二\ud800三"四' }), '一二三"四\n');
  });

  it('divides the width of the text among the columns, figures unbroken', () => {
    const figure = '123456789.1234';
    const table = [
      [cell('label', '很长的标签'.repeat(9)), cell('figure', figure), cell('figure', '0')],
    ];
    const [label = 0, wide = 0, narrow = 0] = [
      ...body({ kind: 'table', table }).matchAll(/<w:gridCol w:w="(\d+)"/g),
    ].map(([, width]) => Number(width));
    assert.ok(label > wide && wide > narrow, `${label} ${wide} ${narrow}`);
    assert.ok(wide >= figure.length * 105, 'half of 10.5 pt for each digit');
    assert.ok(label + wide + narrow <= 8844 && label + wide + narrow > 8800);
  });
});
