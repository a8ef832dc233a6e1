import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { open, told } from '../kit/read.ts';
import { documentSymbols } from '../kit/whole.ts';
import { ownDrafts, seeds } from './seeds.ts';

/** The codes that speak of tables. */
const TABLES = [
  'row-total',
  'column-total',
  'balance',
  'suspect-figure',
  'not-a-figure',
  'empty-figure',
  'figure-style',
  'missing-row',
  'unknown-row',
  'missing-table',
];

/** The codes that speak of the text around the tables. */
const TEXT = ['heading-number', 'leftover-mark', 'year-mismatch', 'missing-section'];

interface Expected {
  readonly tables: readonly string[];
  readonly text: readonly string[];
  readonly form: '2021' | '2019';
}

const expected: Readonly<Record<string, Expected>> = {
  '000': {
    tables: ['column-total 764', 'column-total 46', 'column-total 824'],
    text: ['heading-number 主动公开政府信息情况', 'heading-number 收到和处理政府信息公开申请情况'],
    form: '2021',
  },
  '001': {
    tables: ['empty-figure 1616\t112389', 'empty-figure 52\t22039', 'empty-figure '],
    text: [],
    form: '2019',
  },
  '002': {
    tables: [],
    text: [
      'heading-number 2、',
      'heading-number 3、',
      'leftover-mark [bookmark: _GoBack]',
      'leftover-mark - 2 -',
    ],
    form: '2021',
  },
  '003': {
    tables: [],
    text: ['heading-number 2、', 'leftover-mark [bookmark: _GoBack]'],
    form: '2021',
  },
  '004': {
    tables: [],
    text: ['heading-number 2、', 'heading-number 3、', 'leftover-mark [bookmark: _GoBack]'],
    form: '2021',
  },
};

describe('published reports', { skip: seeds.size === 0 && 'they are not at hand' }, () => {
  for (const [name, { tables, text, form }] of Object.entries(expected)) {
    const draft = seeds.get(name) ?? '';

    it(`${name}: finds what is wrong in the tables, and nothing else`, () => {
      assert.deepEqual(told(open(draft), TABLES), tables);
    });

    it(`${name}: finds what is wrong in headings, years and leftovers`, () => {
      assert.deepEqual(told(open(draft), TEXT), text);
    });

    it(`${name}: outlines sections, tables and rows`, () => outlines(draft, form));

    it(`${name}: reads CRLF, a byte order mark and full-width figures alike`, () => {
      const codes = TABLES.filter((code) => code !== 'figure-style');
      const plain = told(open(draft), codes);
      const crlf = told(open(draft.replaceAll('\n', '\r\n')), TABLES);
      assert.deepEqual(
        crlf.map((line) => line.replaceAll('\r', '')),
        plain,
      );
      assert.deepEqual(told(open(`\uFEFF${draft}`), TABLES), plain);

      const wide = open(draft.replaceAll(/(?<=\t)\d[\d.]*(?=[\t\n])/g, fullWidth));
      assert.ok(told(wide, ['figure-style']).length > 0);
      assert.deepEqual(
        told(wide, codes).map((line) => line.normalize('NFKC')),
        plain,
      );
    });
  }

  it('000: 841 mistyped as 814 breaks the row and the balance, which its suspect explains', () => {
    const draft = (seeds.get('000') ?? '').replace('\t841\n', '\t814\n');
    const document = open(draft);
    const broken = document.analysis.parts
      .flatMap(({ verdict }) => verdict.ledger.relations)
      .filter(({ status }) => status === 'broken');
    assert.deepEqual(broken.map(({ origin: { code } }) => code).toSorted(), [
      'balance',
      'column-total',
      'column-total',
      'column-total',
      'row-total',
    ]);
    assert.deepEqual(told(document, TABLES), [
      'suspect-figure 814',
      ...(expected['000']?.tables ?? []),
    ]);
  });
});

describe('drafts of our own', () => {
  it('finds the three totals of the uneven report', () => {
    assert.deepEqual(told(open(ownDrafts.get('uneven') ?? ''), TABLES), expected['000']?.tables);
  });

  it('finds nothing in reports that reconcile', () => {
    for (const name of ['2021 in lines', '2019 in tabs']) {
      assert.deepEqual(told(open(ownDrafts.get(name) ?? ''), [...TABLES, ...TEXT]), []);
    }
  });

  it('outlines sections, tables and rows', () => {
    outlines(ownDrafts.get('2021 in lines') ?? '', '2021');
    outlines(ownDrafts.get('2019 in tabs') ?? '', '2019');
  });
});

function fullWidth(figure: string): string {
  return [...figure].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join('');
}

function outlines(draft: string, form: '2021' | '2019'): void {
  const sections = documentSymbols(open(draft));
  assert.equal(sections.length, 6);
  const tables = sections
    .flatMap(({ children = [] }) => children)
    .filter(({ children = [] }) => children.length > 0);
  assert.deepEqual(
    tables.map(({ children = [] }) => children.length),
    form === '2021' ? [2, 1, 2, 1, 25, 1] : [2, tables[1]?.children?.length, 2, 1, 1, 23, 1],
  );
  assert.ok((tables[1]?.children?.length ?? 0) >= 1);
}
