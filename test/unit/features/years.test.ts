import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yearsView } from '../../../server/src/features/years.ts';
import { openDraft } from '../../kit/open-draft.ts';
import { settings } from '../../kit/read.ts';
import { tableText } from '../../kit/request-table.ts';

const partOf = (form: string, cells: Readonly<Record<string, string>>) => {
  const [part] = openDraft(tableText(form, 'requests', cells)).document.analysis.parts;
  assert.ok(part);
  return part;
};

const now = partOf('2021', {
  'new.natural': '7',
  'new.business': '2',
  'new.total': '9',
  'r1.total': '1',
  'r3.1.total': '2',
  'r3.8.total': '3',
  'r6.3.total': '4',
});
const then = partOf('2019', {
  'new.natural': '5',
  'new.legal': '',
  'r1.total': '6',
  'r3.1.total': '',
});

test('requests are drawn by outcome, items under a heading together, and by applicant', () => {
  const view = yearsView('江城市', [{ year: 2024, part: now }], settings.t);
  assert.equal(view?.agency, '江城市');
  assert.deepEqual(
    view?.charts.map(({ title, years }) => [title, years]),
    [
      ['Requests by outcome, 2024', ['2024']],
      ['New requests by applicant, 2024', ['2024']],
    ],
  );
  const [outcomes, applicants] = view?.charts ?? [];
  assert.deepEqual(
    outcomes?.bars.map(({ label, figures }) => [label, ...figures]),
    [
      ['（一）予以公开', '1'],
      ['（二）部分公开', '0'],
      ['（三）不予公开', '5'],
      ['（四）无法提供', '0'],
      ['（五）不予处理', '0'],
      ['（六）其他处理', '4'],
    ],
  );
  assert.deepEqual(
    applicants?.bars.map(({ label, figures }) => [label, ...figures]),
    [
      ['自然人', '7'],
      ['商业企业', '2'],
      ['科研机构', '0'],
      ['社会公益组织', '0'],
      ['法律服务机构', '0'],
      ['其他', '0'],
    ],
  );
});

test('years of either form stand side by side; a sum that lacks a figure is not known', () => {
  const reports = [
    { year: 2020, part: then },
    { year: 2024, part: now },
  ];
  const [outcomes, applicants] = yearsView('江城市', reports, settings.t)?.charts ?? [];
  assert.equal(outcomes?.title, 'Requests by outcome, 2020–2024');
  assert.deepEqual(
    outcomes?.bars.map(({ label, figures }) => [label, ...figures]),
    [
      ['（一）予以公开', '6', '1'],
      ['（二）部分公开', '0', '0'],
      ['（三）不予公开', null, '5'],
      ['（四）无法提供', '0', '0'],
      ['（五）不予处理', '0', '0'],
      ['（六）其他处理', '0', '4'],
    ],
  );
  assert.deepEqual(applicants?.bars[4], { label: '法律服务机构', figures: [null, '0'] });
});

test('a report without the table of requests has no charts, and one without a title no year', () => {
  const [part] = openDraft('一、总体情况\n').document.analysis.parts;
  assert.ok(part);
  assert.equal(yearsView('江城市', [{ year: 2024, part }], settings.t), undefined);
  const view = yearsView('', [{ year: undefined, part: now }], settings.t);
  assert.equal(view?.charts[0]?.title, 'Requests by outcome');
});
