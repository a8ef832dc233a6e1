import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentLinks } from '../../../server/src/features/document-links.ts';
import { openDraft, textIn } from '../../kit/open-draft.ts';
import { requestTable } from '../../kit/request-table.ts';

/** Checks that the links are what the marks hold. */
function check(source: string, languageId = 'report-draft') {
  const draft = openDraft(source, languageId);
  const links = documentLinks(draft.document);
  assert.deepEqual(
    links.map(({ range }) => range),
    draft.marked,
  );
  for (const { range, target } of links) assert.equal(target, textIn(draft, range));
}

test('an address ends where the Chinese text goes on', () => {
  check('　　网址为⟦https://www.linjiang.gov.cn/zwgk/2024.html⟧，电话见网站。\n');
  check('（⟦http://a.gov.cn/⟧）和《⟦http://b.gov.cn?x=1&y=%E5⟧》。\n');
});

test('punctuation behind an address is not its own, a bracket in it is', () => {
  check('See (⟦http://a.gov.cn/b⟧), ⟦http://a.gov.cn/c_(d)⟧. 😀⟦http://e.gov.cn⟧!\n');
});

test('addresses in tables are left alone', () => {
  check(requestTable({ 'new.natural': 'http://a.gov.cn' }));
});

test('another language has links only where a report is', () => {
  check('http://a.gov.cn\n', 'plaintext');
  check(`⟦http://a.gov.cn⟧\n\n${requestTable()}`, 'plaintext');
});
