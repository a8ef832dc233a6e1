import assert from 'node:assert/strict';
import { it } from 'node:test';
import { languageService, openDocument } from '../../../server/src/service.ts';
import { requestReport } from '../../kit/request-report.ts';

it('answers a program that has no session', () => {
  const document = openDocument('file:///report', 'report-draft', requestReport());
  const [finding, ...others] = languageService.diagnostics(document);
  assert.ok(finding && others.length > 0);
  const { range } = finding;
  assert.match(
    JSON.stringify(languageService.hover(document, range.start)),
    /自然人|总计|商业企业/,
  );
  assert.equal(languageService.checkReport(document).ready, false);
  assert.equal([...languageService.symbols(document)].length, 1);
  assert.equal(languageService.reports(document).length, 1);
});

it('can be asked for all that its members say, and cannot be changed', () => {
  assert.ok(Object.isFrozen(languageService));
  assert.ok(Object.values(languageService).every((member) => typeof member === 'function'));
});
