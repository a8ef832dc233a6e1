import assert from 'node:assert/strict';
import { it } from 'node:test';
import { commentOffice } from '../../../server/src/office/comment-office.ts';
import { readOffice } from '../../../server/src/office/read-office.ts';
import { languageService } from '../../../server/src/service.ts';
import { decode } from '../../kit/bytes.ts';
import { entryText } from '../../kit/office/entry-text.ts';
import { open } from '../../kit/read.ts';
import { requestReport } from '../../kit/request-report.ts';

it('the findings of a Word file become comments at their figures, with the sums', () => {
  const exported = languageService.exportReport(open(requestReport()), 'report.docx');
  const draft = 'bytes' in exported ? readOffice(exported.bytes, decode) : undefined;
  assert.ok(draft && 'text' in draft);
  const found = languageService.comments(open(draft.text));
  assert.deepEqual(
    found.map(({ span }) => draft.text.slice(span.start, span.end)),
    ['764', '46', '824'],
  );
  const bytes = commentOffice(draft, found, decode);
  assert.ok(bytes instanceof Uint8Array);
  const [first = ''] =
    entryText(bytes, 'word/comments.xml').match(/<w:comment .*?<\/w:comment>/) ?? [];
  assert.match(
    first,
    /is 764, but the items above it add up to 763, off by 1: 69 \+ 1 \+ .* = 763/,
  );
  const document = entryText(bytes, 'word/document.xml');
  assert.match(
    document,
    /<w:commentRangeStart w:id="0"\/><w:r>(?:(?!<w:r>).)*>764<.*?<w:commentRangeEnd w:id="0"\/>/,
  );
});
