import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkReport } from '../../../server/src/features/check-report.ts';
import { fill } from '../../../server/src/features/fill.ts';
import type { OpenDocument } from '../../../server/src/open-document.ts';
import { open } from '../../kit/read.ts';
import { requestTable } from '../../kit/request-table.ts';
import { emptyReport, generated, NEW_REPORTS } from '../../kit/typing.ts';

describe('whether a report is ready to be published', () => {
  it('it is not while figures and numbers in sentences are to be filled in', () => {
    const { ready, items } = checkReport(newReport());
    assert.equal(ready, false);
    assert.ok(items.length > 10);
    assert.ok(items.every(({ message }) => /still to be filled in/.test(message)));
  });

  it('it is once all blanks are filled', () => {
    const document = newReport();
    apply(document, fill(document, 'blanks').edits);
    assert.match(checkReport(document).sentence, /Places that are open: 4\./, 'the sentence');
    apply(document, sentenceOf(document));
    assert.deepEqual(checkReport(document), {
      version: document.version,
      ready: true,
      sentence: 'Ready to be published. Tables checked: 6. Nothing is open.',
      items: [],
    });
  });

  it('it is not where no table was recognised', () => {
    const { ready, sentence } = checkReport(open('江城市2024年政府信息公开工作年度报告\n'));
    assert.equal(ready, false);
    assert.match(sentence, /nothing was checked/);
  });
});

describe('filling in', () => {
  it('puts in only the totals that follow from what is there', () => {
    const document = open(requestTable({ 'new.natural': '5', 'new.total': '' }));
    const { edits } = fill(document, 'totals');
    assert.deepEqual(
      edits.map(({ newText }) => newText),
      ['5'],
    );
  });

  it('leaves a total alone while one of its parts is blank', () => {
    const document = open(
      requestTable({ 'new.natural': '', 'new.business': '5', 'new.total': '' }),
    );
    assert.deepEqual(fill(document, 'totals').edits, []);
  });
});

function newReport(): OpenDocument {
  const [notation] = NEW_REPORTS;
  return emptyReport({
    form: '2021',
    notation,
    figures: generated(1, '2021'),
    order: 'by row',
    seed: 1,
  });
}

type Edits = ReturnType<typeof fill>['edits'];

/** The edits of the fix that fills in the sentence on the requests. */
function sentenceOf(document: OpenDocument): Edits {
  const [part] = document.analysis.parts;
  assert.ok(part);
  const [first] = document.findingsOf(part).flatMap(({ fixes }) => fixes());
  return (first?.edits ?? []).map(({ site, text }) => {
    const start = document.analysis.draft.starts[part.first + part.indexOf(site.block)] ?? 0;
    return {
      range: {
        start: document.positionAt(start + site.span.start),
        end: document.positionAt(start + site.span.end),
      },
      newText: text,
    };
  });
}

function apply(document: OpenDocument, edits: Edits): void {
  const changes = edits.map(({ range, newText }) => ({ range, text: newText })).toReversed();
  document.update(changes, document.version + 1);
}
