import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definition } from '../../../server/src/features/definition.ts';
import { documentHighlights } from '../../../server/src/features/document-highlights.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { references } from '../../../server/src/features/references.ts';
import { fixesAt } from '../../kit/fixture.ts';
import { openDraft } from '../../kit/open-draft.ts';
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
      definition(document, prose).map(({ targetRange }) => targetRange.start),
      [figure],
    );
    const lines = references(document, figure, false).map(({ range }) => range.start.line);
    assert.ok(lines.includes(prose.line));
  });

  it('lights up with the figure, from either end, and with whatever else repeats it', () => {
    const twice = open(report.replace('841件', '841件。全年收到申请841件'));
    const second = twice.text.indexOf('841件', inProse + 4);
    const places = [inProse, second, twice.text.indexOf('\t841\n') + 1];
    for (const from of [inProse, second]) {
      const at = twice.positionAt(from);
      const lit = documentHighlights(twice, at)?.map(({ range }) => twice.offsetAt(range.start));
      assert.deepEqual(
        lit?.toSorted((a, b) => a - b),
        places,
      );
      const others = references(twice, at, false).map(({ range }) => twice.offsetAt(range.start));
      assert.deepEqual(
        others,
        places.filter((place) => place !== from),
      );
    }
    const fromTable = documentHighlights(document, figure)?.map(({ range }) => range.start.line);
    assert.ok(fromTable?.includes(prose.line));
  });

  it('says in the hover which figure it repeats', () => {
    assert.match(JSON.stringify(hover(document, prose)?.contents), /一、本年新收/);
  });

  it('is reported where it disagrees, at the number alone', () => {
    const wrong = report.replace('841件', '843件');
    assert.deepEqual(told(open(wrong), ['prose-figure']), ['prose-figure 843']);
    assert.deepEqual(told(open(report), ['prose-figure']), []);
  });

  it('says in the titles of its fixes which number they change, and what of the table breaks', () => {
    const wrong = report.replace('841件', '8$043件');
    const titles = fixesAt(wrong).map(({ title, isPreferred }) => [title, isPreferred]);
    assert.deepEqual(titles, [
      ['Change 843 after “机关收到政府信息公开申请” in the prose to 841', undefined],
      [
        'Change “一、本年新收 · 总计” from 841 to 843 (breaks these relations: 一、本年新收 · 总计; 一、本年新收 + 二、上年结转 = （七）总计 + 四、结转下年度 · 总计)',
        undefined,
      ],
    ]);
  });

  it('is not reported where the table’s own located fault explains it', () => {
    const mistyped = open(report.replace('\t841\n', '\t814\n'));
    assert.deepEqual(told(mistyped, ['prose-figure', 'suspect-figure']), ['suspect-figure 814']);
  });
});

describe('a number that the prose works out', () => {
  /** What the hover says of the number at `$0` in a line before the report's own. */
  function said(line: string): string {
    const { document, cursor } = openDraft(
      report.replace('一、总体情况\n', `一、总体情况\n${line}\n`),
    );
    return JSON.stringify(hover(document, cursor)?.contents ?? '');
  }

  const cases = [
    ['收到政府信息公开申请841件，其中自然人764件，占90$0.8%。', /✓.*764 ÷ 841 = 90\.844%/],
    ['收到政府信息公开申请841件，其中自然人764件，占91$0.8%。', /✗.*764 ÷ 841 = 90\.844%/],
    ['收到政府信息公开申请841件，较2023年的600件增长40$0%。', /✓.*\(841 − 600\) ÷ 600 = 40\.17%/],
    ['收到政府信息公开申请841件，较2023年的600件增加$0240件。', /✗.*841 − 600 = 241"/],
    ['征地类30件、拆迁类40件，共$070件。', /✓.*30 \+ 40 = 70"/],
    ['征地类30件、拆迁类40件，共$071件。', /✗.*30 \+ 40 = 70"/],
  ] as const;
  for (const [line, expected] of cases) {
    it(`shows the arithmetic: ${line.replace('$0', '')}`, () => {
      assert.match(said(line).replaceAll('\\', ''), expected);
    });
  }

  it('is not explained where the other end is not known', () => {
    assert.doesNotMatch(said('收到政府信息公开申请841件，同比增长$05%。'), /÷/);
  });

  it('leads to the figures that it is worked out from', () => {
    const { document, cursor } = openDraft(
      report.replace('841件', '841件，其中予以公开71件，占办结总数的$08.6%'),
    );
    const lines = report.split('\n');
    const at = definition(document, cursor).map(
      ({ targetRange }) => lines[targetRange.start.line] ?? '',
    );
    assert.deepEqual(at, ['\t841', '\t71']);
  });
});
