import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hover } from '../../../server/src/features/hover.ts';
import { definition, references } from '../../../server/src/features/references.ts';
import { open, told } from '../../kit/read.ts';
import { requestReport } from '../../kit/request-report.ts';

const report = requestReport();
const inProse = report.indexOf('841件');
const inTable = report.indexOf('\t841\n') + 1;

describe('a number of the prose that repeats a figure', () => {
  const document = open(report);
  const prose = document.positionAt(inProse);
  const figure = document.positionAt(inTable);

  it('leads to the figure, and the figure to it', () => {
    assert.deepEqual(
      definition(document, prose).map(({ range }) => range.start),
      [figure],
    );
    const lines = references(document, figure, false).map(({ range }) => range.start.line);
    assert.ok(lines.includes(prose.line));
  });

  it('says in the hover which figure it repeats', () => {
    assert.match(JSON.stringify(hover(document, prose)?.contents), /一、本年新收/);
  });

  it('is reported where it disagrees, at the number alone', () => {
    const wrong = report.replace('841件', '843件');
    assert.deepEqual(told(open(wrong), ['prose-figure']), ['prose-figure 843']);
    assert.deepEqual(told(open(report), ['prose-figure']), []);
  });

  it('is not reported where the table’s own located fault explains it', () => {
    const mistyped = open(report.replace('\t841\n', '\t814\n'));
    assert.deepEqual(told(mistyped, ['prose-figure', 'suspect-figure']), ['suspect-figure 814']);
  });
});
