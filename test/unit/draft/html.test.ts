import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contentSpan, contentText } from '../../../server/src/draft/paragraph.ts';
import { cellsOf, checkCells, checkProse, gridsOf, read, texts } from './marked.ts';

describe('the cells of an HTML table', () => {
  const cases: Record<string, string> = {
    'are what stands between their tags': '<table><tr><td>⟦规章⟧</td><td>⟦12⟧</td></tr></table>',
    'leave out blanks and markup around the text':
      '<table><tr><td>\n  <p><span style="x"> ⟦12⟧ </span></p>\n</td></tr></table>',
    'leave out no-break spaces': '<table><tr><td>&nbsp;&nbsp;⟦12⟧&nbsp;</td></tr></table>',
    'leave out comments': '<table><tr><td><!-- 9 -->⟦12⟧<!-- 9 --></td></tr></table>',
    'run over markup inside the text': '<table><tr><td>⟦1<b>2⟧</b></td></tr></table>',
    'are filled inside the markup they have': '<table><tr><td><p><b>⟦⟧</b></p></td></tr></table>',
    'are filled where a no-break space stands':
      '<table><tr><td>\n<p>⟦⟧&nbsp;</p></td></tr></table>',
    'are filled at once where nothing is': '<table><tr><td>⟦⟧</td></tr></table>',
    'need no end tags': '<table><tr><td>⟦1⟧<td>⟦2⟧<tr><td>⟦3⟧\n<td>⟦4⟧</table>',
    'need no row': '<table><td>⟦1⟧<td>⟦2⟧</table>',
    'may be headings, in upper case': '<TABLE><THEAD><TR><TH>⟦甲⟧</TH></TR></THEAD></TABLE>',
    'stand in groups of rows':
      '<table><thead><tr><th>⟦甲⟧</thead><tbody><tr><td>⟦1⟧</tbody></table>',
    'do not take in what stands between them': '<table>x<tr>y<td>⟦1⟧</td>z</tr></table>',
    'do not take in scripts':
      '<table><tr><td>⟦1⟧<script>var a = "<td>2</td>";</script></td></tr></table>',
    'of a caption are its text': '<table><caption>⟦表一⟧</caption><tr><td>⟦1⟧</table>',
    'have attributes with marks in them':
      '<table><tr><td title="a > b" class=\'</td>\'>⟦1⟧</td></tr></table>',
  };
  for (const [name, source] of Object.entries(cases)) {
    it(name, () => checkCells(source, 'html'));
    it(`${name}, in a draft`, () => checkCells(`一、总体情况\n${source}\n二、其他`));
  }

  it('go on to the end of a page that never ends its table', () => {
    checkCells('<body><table><tr><td>⟦1⟧<td>⟦2⟧', 'html');
  });

  const unended: Record<string, string> = {
    'its last row': '<table>\n<tr><td>⟦甲⟧<td>⟦1⟧</td></tr>\n二、其他\n<b>正文</b>\n',
    'the line of its open cell': '<table><tr><td>⟦甲⟧\n<td><b>⟦1⟧</b>\n二、其他\n正文 <br>\n',
    'the end of the text': '二、其他\n<table><tr><td>⟦甲⟧<td>⟦1⟧',
    'the next table': '<table><tr><td>⟦甲⟧</tr>\n<table><tr><td>⟦乙⟧</td></tr></table>',
  };
  for (const [name, source] of Object.entries(unended)) {
    it(`go on in a draft that never ends its table to ${name}`, () => checkCells(source));
  }

  it('are none in a draft where a table has only begun', () => {
    checkProse('<table>\n⟦一、总体情况⟧\n⟦正文⟧\n');
  });

  it('are those of the table inside, where one lays out the page', () => {
    const inner = '<table><tr><td>⟦甲⟧</td><td>⟦1⟧</td></tr></table>';
    checkCells(`<table><tr><td><p>标题</p>${inner}${inner}</td></tr></table>`, 'html');
  });

  it('are those of two tables, where one begins between the rows of another', () => {
    checkCells('<table><tr><td>⟦1⟧</td></tr><table><tr><td>⟦2⟧</td></tr></table>', 'html');
  });

  it('say what a reader sees', () => {
    const source =
      '<table><tr><td>现行<br>有效 \n 件数</td><td>a&lt;b&amp;&#x4e00;</td><td><p>商业</p><p>企业</p></td></tr></table>';
    assert.deepEqual(texts(source, 'html'), ['现行\n有效 件数|a<b&一|商业\n企业']);
  });
});

describe('the columns of an HTML table', () => {
  /** Each cell as `text@column`, with its size where it covers more than one place. */
  function layout(source: string): string[] {
    return gridsOf(read(source, 'html')).flatMap(({ rows }) =>
      rows.map(({ cells }) =>
        cells
          .map(({ text, column, width, height }) => {
            const size = width * height === 1 ? '' : ` ${width}x${height}`;
            return `${text}@${column}${size}`;
          })
          .join(', '),
      ),
    );
  }

  it('count what cells cover to the right and below', () => {
    const source = `<table>
      <tr><td rowspan="2" colspan="2">a</td><td>b</td></tr>
      <tr><td>c</td></tr>
      <tr><td>d</td><td>e</td><td>f</td></tr></table>`;
    assert.deepEqual(layout(source), ['a@0 2x2, b@2', 'c@2', 'd@0, e@1, f@2']);
  });

  it('skip what a cell between others covers', () => {
    const source = `<table><tr><td>a<td rowspan=3>b<td>c<tr><td>d<td>e<tr><td>f<td>g</table>`;
    assert.deepEqual(layout(source), ['a@0, b@1 1x3, c@2', 'd@0, e@2', 'f@0, g@2']);
  });

  it('are free again where a group of rows ends', () => {
    const source = `<table><tbody><tr><td rowspan=9>a<td>b<tbody><tr><td>c<td>d</table>`;
    assert.deepEqual(layout(source), ['a@0 1x9, b@1', 'c@0, d@1']);
  });

  it('take numbers as browsers do', () => {
    const source = `<table><tr><td colspan="0">a<td colspan=" +2x">b<td colspan="-3">c<td rowspan="two">d</table>`;
    assert.deepEqual(layout(source), ['a@0, b@1 2x1, c@3, d@4']);
  });
});

describe('the text around HTML tables', () => {
  it('is a line for each element that begins one', () => {
    checkProse(
      '<html><head><title>x</title></head><body><div class="nav"><h1>⟦1 年度报告⟧</h1><p>⟦一、<b>总体⟧</b></p><ul><li>⟦甲⟧<li>⟦乙⟧</ul>⟦丙⟧<br>⟦丁⟧</div></body></html>',
      'html',
    );
  });

  it('leaves tables out, however they are nested', () => {
    checkProse('<p>⟦甲⟧</p><table><tr><td><p>⟦乙⟧</p><table><td>1</table>⟦丙⟧</table>⟦丁⟧', 'html');
  });

  it('leaves out scripts, styles and comments', () => {
    checkProse('<style>p { }</style><p>⟦甲⟧<script>"<p>"</script></p><!-- <p>乙</p> -->', 'html');
  });

  it('is a line for each line of a draft, where tags stand in it', () => {
    checkProse('⟦甲⟧\n<div align="center">\n<b>⟦乙⟧</b>\n⟦丙⟧\n</div>\n⟦a < b⟧\n⟦<某某>⟧\n');
  });

  it('is code where a draft quotes it', () => {
    checkProse('⟦写作 `<table>` 即可⟧\n⟦后文⟧\n');
  });

  it('is found again in the source, character by character', () => {
    const source = '<p>收到&nbsp;申请<b>1</b>2 \n 件&amp;</p>';
    const [paragraph] = read(source, 'html').blocks;
    assert.ok(paragraph?.kind === 'paragraph');
    assert.equal(contentText(paragraph), '收到\u00a0申请12 件&');
    const sourceOf = (text: string) => {
      const start = contentText(paragraph).indexOf(text);
      const span = contentSpan(paragraph, { start, end: start + text.length });
      return source.slice(span.start, span.end);
    };
    assert.equal(sourceOf('收到'), '收到');
    assert.equal(sourceOf('到\u00a0申'), '到&nbsp;申');
    assert.equal(sourceOf('12'), '1</b>2');
    assert.equal(sourceOf('2 件'), '2 \n 件');
    assert.equal(sourceOf('&'), '&amp;');
  });
});

describe('a page on one line', () => {
  it('of 300 KB is read cell by cell', () => {
    const row = '<tr><td><p><span lang="EN-US">12</span>&nbsp;</p></td><td>甲</td></tr>';
    const page = `<body><p>标题</p><table>${row.repeat(4500)}</table></body>`;
    const [grid] = gridsOf(read(page, 'html'));
    assert.ok(grid);
    assert.equal(cellsOf(grid).length, 9000);
    for (const { span, text } of cellsOf(grid)) {
      assert.equal(grid.text.slice(span.start, span.end), text);
    }
  });
});
