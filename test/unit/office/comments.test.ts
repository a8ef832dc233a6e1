import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commentOffice } from '../../../server/src/office/comment-office.ts';
import type { OfficeDraft } from '../../../server/src/office/office-draft.ts';
import { isRefused, readOffice } from '../../../server/src/office/read-office.ts';
import { decode } from '../../kit/bytes.ts';
import { archiveOf, entryText } from '../../kit/office/entry-text.ts';
import { cell, makeDocx, paragraph, run, table } from '../../kit/office/make-docx.ts';

describe('comments in a Word document', () => {
  const places: readonly (readonly [
    name: string,
    body: string,
    about: string[],
    marked: string,
  ])[] = [
    [
      'stand around the run of a figure',
      table(['人数', '13']),
      ['13'],
      '<w:p>⟦0<w:r><w:t xml:space="preserve">13</w:t></w:r>0⟧</w:p>',
    ],
    [
      'stand around all its runs',
      paragraph(run('共') + run('1', '<w:b/>') + run('326') + run('件')),
      ['1326'],
      `${run('共')}⟦0${run('1', '<w:b/>')}${run('326')}0⟧${run('件')}`,
    ],
    [
      'split a run that says more, whose format both parts keep',
      paragraph(run('收到46件。', '<w:b/>')),
      ['46'],
      `${run('收到', '<w:b/>')}⟦0${run('46', '<w:b/>')}0⟧${run('件。', '<w:b/>')}`,
    ],
    [
      'split a run between its elements',
      paragraph('<w:r><w:t>甲</w:t><w:tab/><w:t>46</w:t><w:br/></w:r>'),
      ['46'],
      '<w:r><w:t>甲</w:t><w:tab/></w:r>⟦0<w:r><w:t>46</w:t></w:r>0⟧<w:r><w:br/></w:r>',
    ],
    [
      'keep the blanks where they split',
      paragraph('<w:r><w:t>共 46 件</w:t></w:r>'),
      ['46'],
      '<w:r><w:t xml:space="preserve">共 </w:t></w:r>⟦0<w:r><w:t xml:space="preserve">46</w:t></w:r>0⟧<w:r><w:t xml:space="preserve"> 件</w:t></w:r>',
    ],
    [
      'stand around a text whose blanks at its ends are not seen',
      paragraph('<w:r><w:t> 共46件</w:t></w:r>'),
      ['46'],
      '⟦0<w:r><w:t> 共46件</w:t></w:r>0⟧',
    ],
    [
      'stand around an entity as a whole',
      paragraph('<w:r><w:t>a&#52;b</w:t></w:r>'),
      ['4'],
      '<w:t xml:space="preserve">a</w:t></w:r>⟦0<w:r><w:t xml:space="preserve">&#52;</w:t></w:r>0⟧',
    ],
    ['may be about the same figure', table(['13']), ['13', '13'], '⟦0⟦1<w:r>'],
    ['may follow each other in a run', paragraph(run('4647')), ['46', '47'], '0⟧⟦1'],
    [
      'about a number that is worked out stand at the start of its paragraph',
      paragraph(`${run('共')}<w:fldSimple w:instr="=SUM(ABOVE)">${run('46')}</w:fldSimple>`),
      ['46'],
      `<w:p>⟦00⟧${run('共')}`,
    ],
  ];
  for (const [name, body, about, expected] of places) {
    it(name, () => {
      const draft = read(makeDocx({ body }));
      let from = 0;
      const comments = about.map((text) => {
        const start = draft.text.indexOf(text, text === about[0] ? 0 : from);
        from = start;
        assert.ok(start >= 0, text);
        return { span: { start, end: start + text.length }, text: '' };
      });
      const xml = marks(entryText(commented(draft, comments), 'word/document.xml'));
      assert.ok(xml.includes(expected), xml);
    });
  }

  it('on a blank cell stand in its paragraph', () => {
    const draft = read(makeDocx({ body: table(['人数', cell('<w:p/>'), '7']) }));
    const at = draft.text.indexOf('\t') + 1;
    const bytes = commented(draft, [{ span: { start: at, end: at }, text: '缺数' }]);
    assert.match(marks(entryText(bytes, 'word/document.xml')), /<w:p>⟦00⟧<\/w:p>/);
  });

  it('say who they are by, and a paragraph for each line', () => {
    const draft = read(makeDocx({ body: table(['13']) }));
    const xml = entryText(
      commented(draft, [{ span: { start: 0, end: 2 }, text: '应为 14。\n13 < 14' }]),
      'word/comments.xml',
    );
    assert.match(xml, /w:id="0" w:author="勾稽" w:initials="勾"/);
    assert.match(xml, /应为 14。<\/w:t><\/w:r><\/w:p><w:p><w:r><w:t[^>]*>13 &lt; 14</);
  });

  it('come behind those that are there, and change nothing else', () => {
    const place = { span: { start: 0, end: 2 }, text: '' };
    const before = commented(read(makeDocx({ body: table(['13', '7']) })), [place]);
    const after = commented(read(before), [place, place]);
    const ids = [
      ...entryText(after, 'word/comments.xml').matchAll(/<w:comment [^>]*w:id="(\d+)"/g),
    ];
    assert.deepEqual(
      ids.map(([, id]) => id),
      ['0', '1', '2'],
    );
    assert.deepEqual(changed(before, after), ['word/document.xml', 'word/comments.xml']);
  });

  it('add their part to a file that has none, and change nothing else', () => {
    const before = makeDocx({ body: table(['13', '7']) });
    const after = commented(read(before), [{ span: { start: 0, end: 2 }, text: '新' }]);
    assert.deepEqual(changed(before, after), [
      '[Content_Types].xml',
      'word/document.xml',
      'word/_rels/document.xml.rels',
      'word/comments.xml',
    ]);
    assert.match(entryText(after, '[Content_Types].xml'), /PartName="\/word\/comments.xml"/);
    assert.match(
      entryText(after, 'word/_rels/document.xml.rels'),
      /\/comments" Target="comments.xml"/,
    );
  });
});

function read(bytes: Uint8Array): OfficeDraft {
  const draft = readOffice(bytes, decode);
  assert.ok(!isRefused(draft));
  return draft;
}

function commented(draft: OfficeDraft, comments: Parameters<typeof commentOffice>[1]): Uint8Array {
  const bytes = commentOffice(draft, comments, decode);
  assert.ok(bytes instanceof Uint8Array, JSON.stringify(bytes));
  return bytes;
}

/** The XML with the marks of comments as brackets with their ids. */
function marks(xml: string): string {
  return xml
    .replaceAll(/<w:commentRangeStart w:id="(\d+)"\/>/g, '⟦$1')
    .replaceAll(
      /<w:commentRangeEnd w:id="(\d+)"\/><w:r><w:commentReference w:id="\1"\/><\/w:r>/g,
      '$1⟧',
    );
}

/** The names of the entries that differ in two archives, in the order of the second. */
function changed(before: Uint8Array, after: Uint8Array): string[] {
  const { entries } = archiveOf(before);
  return [...archiveOf(after).entries].flatMap(([key, entry]) => {
    const old = entries.get(key);
    const isSame =
      old !== undefined &&
      Buffer.from(after.subarray(entry.start, entry.end)).equals(
        before.subarray(old.start, old.end),
      );
    return isSame ? [] : entry.name;
  });
}
