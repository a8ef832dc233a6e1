import { reportFigures } from '../test/kit/generate/figures.ts';
import { writeCollection, writeReport } from '../test/kit/generate/write.ts';
import { requestReport } from '../test/kit/request-report.ts';
import { finishedTable } from '../test/kit/request-table.ts';

/** A family of texts that get worse as they get longer. */
export interface Family {
  readonly name: string;
  readonly languageId: string;
  /** A text of about `length` UTF-16 code units. */
  readonly text: (length: number) => string;
}

const TITLE = '江城市临江区2024年政府信息公开工作年度报告\n一、总体情况\n';
const HTML_HEAD = '<h2>三、收到和处理政府信息公开申请情况</h2>';
const head = finishedTable().split('\n').slice(0, 2).join('\n');
const pipes = writeReport(reportFigures(1), 'markdown');
const BESIDE = '（四）无   1.本机关\n法提供   不掌握 0 0 0 0 0 0 0\n';
const SOME_COLUMNS = '|结果维持|结果纠正|总计|\n|-|-|-|\n|1|0|1|\n\n';

/** The lines after the heading of a table that adds up. */
const SUMMED = '|b|\n|-|-|-|\n|x|1|2|\n|y|3|4|\n|z|5|6|\n|合计|9|12|\n';
const page = writeReport(reportFigures(1), 'html');
const ACCOUNT = '功能分类科目编码,科目名称,本年支出合计,基本支出,项目支出\n';

/** The same text repeated, after something that makes the draft a report. */
function again(bit: string, before = '', after = ''): Family['text'] {
  return (length) => before + bit.repeat(Math.max(1, Math.ceil(length / bit.length))) + after;
}

/** One text repeated, then another one as often: opening and closing. */
function nested(open: string, close: string, before = ''): Family['text'] {
  return (length) => {
    const times = Math.ceil(length / (open.length + close.length));
    return before + open.repeat(times) + close.repeat(times);
  };
}

/** A text that differs with each repetition. */
function counted(bit: (index: number) => string, before = ''): Family['text'] {
  return (length) => {
    const bits: string[] = [before];
    for (let size = 0, index = 1; size < length; index++) {
      const next = bit(index);
      bits.push(next);
      size += next.length;
    }
    return bits.join('');
  };
}

/** A sheet with a total column and a total row, the first of which is wrong. */
function sheet(rows: number, columns: number): string {
  const figure = (row: number, column: number) => ((row * 7919 + column * 104_729) % 90_001) + 100;
  const parts = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => figure(row, column)),
  );
  const sums = parts.map((row) => [
    ...row,
    row.reduce((sum, one) => sum + one, row === parts[0] ? 1 : 0),
  ]);
  const total = sums.reduce((all, row) => all.map((one, column) => one + (row[column] ?? 0)));
  const heads = Array.from({ length: columns }, (_, column) => `C${column}`);
  const line = (label: string, row: readonly number[]) => `${label},${row.join(',')}\n`;
  const lines = sums.map((row, index) => line(`Region ${index}`, row));
  return `Region,${heads.join(',')},Total\n${lines.join('')}${line('Total', total)}`;
}

function family(name: string, languageId: string, text: Family['text']): Family {
  return { name, languageId, text };
}

const draft = 'report-draft';

/** Texts for which a careless program would look at everything again and again. */
export const families: readonly Family[] = [
  family('strikes', 'markdown', again('~~甲', pipes)),
  family('links with punctuation', 'markdown', again('[甲](乙,丙)\n', pipes)),
  family('definitions', 'markdown', again('[甲]: 乙 "丙\n', pipes)),
  family('marks of code', 'markdown', again('`甲``', pipes)),
  family('lists of prose', 'markdown', again('- 甲,乙\n\n* 丙\n\n', pipes)),
  family('formulas', 'markdown', again('$甲', pipes)),
  family('deletions in each other', 'html', nested('<del>', '</del>', page)),
  family('deletions never ended', 'html', again('<td><del>9', `${HTML_HEAD}<table><tr>`)),
  family('tabs', draft, again('\t')),
  family('tabs in a report', draft, again('\t', `${TITLE}${finishedTable()}`)),
  family('empty rows', draft, again('\t\n', `${TITLE}${head}\n`)),
  family('empty lines', draft, again('\n', requestReport())),
  family('cells in one row', draft, again('\t1', `${TITLE}${head}\n（七）总计`)),
  family('columns in a heading', draft, again('\t自然人', `${TITLE}三、收到\n`)),
  family(
    'rows of one label',
    draft,
    again('一、本年新收政府信息公开申请数量\t1\t2\n', `${TITLE}${head}\n`),
  ),
  family(
    'rows of labels that no form knows',
    draft,
    counted((index) => `第${index}项申请\t1\t2\t3\t4\t5\t6\t21\n`, `${TITLE}${head}\n`),
  ),
  family(
    'rows that wrap',
    draft,
    again('（三）不予公开\t1.属于国家\n秘密\t1\t2\t3\t4\t5\t6\t21\n', TITLE),
  ),
  family('tables without end', draft, again(finishedTable({ 'new.total': '3' }), TITLE)),
  family(
    'tables with wrong sums',
    draft,
    again(finishedTable({ 'new.natural': '5', 'next.total': '8' }), TITLE),
  ),
  family('reports', draft, (length) => {
    const one = writeReport(reportFigures(1), 'lines').length;
    const count = Math.max(1, Math.round(length / one));
    return writeCollection(
      Array.from({ length: count }, (_, index) => reportFigures(index + 1)),
      'lines',
    );
  }),
  family('titles', draft, again('江城市临江区2024年政府信息公开工作年度报告\n')),
  family('one endless title', draft, again('江城市', '', '2024年政府信息公开工作年度报告\n')),
  family('headings', draft, again('二、主动公开政府信息情况\n', TITLE)),
  family('headings of figures', draft, again('一、二、三、四、', TITLE)),
  family('lines below a cell', draft, again('a\n', `${TITLE}${head}\n（七）总计\t`, '\t1\n')),
  family('bars below a cell', draft, again('|\n', `${TITLE}${head}\n（七）总计\t`, '\t1\n')),
  family('notes behind a heading', draft, again('（个）', `${TITLE}|a|`, SUMMED)),
  family('colons behind a heading', draft, again('：', `${TITLE}|a|`, SUMMED)),
  family('page numbers', draft, again('— 5 —\n', TITLE)),
  family('page numbers between rows', draft, again('a\t1\n— 5 —\n', TITLE)),
  family('labels beside merged cells', draft, again(BESIDE, TITLE)),
  family('misspelt headings', draft, again('四、政府信息公开行政法复议、行政诉讼情况\n', pipes)),
  family('tables that nobody reads', draft, again('行政处罚：5\n行政强制：0\n', TITLE)),
  family('tables of some columns', 'markdown', again(SOME_COLUMNS, TITLE)),
  family('digits', draft, again('9', TITLE)),
  family('digits in a cell', draft, again('9', `${TITLE}${head}\n（七）总计\t`, '\t1\n')),
  family('digits in cells', draft, (length) => {
    const digits = '9'.repeat(Math.ceil(length / 175));
    return TITLE + finishedTable().replace(/\t0/g, `\t${digits}`);
  }),
  family('digits behind a point', draft, again('0', `${TITLE}${head}\n（七）总计\t1.`, '1\t2\n')),
  family('Chinese digits', draft, again('九千万亿', TITLE)),
  family('Chinese digits in a cell', draft, again('九', `${TITLE}${head}\n（七）总计\t`, '\t1\n')),
  family('blanks behind a label', draft, again('\t', `${TITLE}${head}\n（七）总计`, '\t1\n')),
  family('tables and claims', draft, (length) => {
    const tables = finishedTable().repeat(Math.ceil(length / 2 / finishedTable().length));
    return `${TITLE}${tables}\n${'本年维持行政复议12件。\n'.repeat(Math.ceil(length / 24))}`;
  }),
  family('tables parted by prose', draft, again(`${finishedTable()}\n以下续表。\n`, TITLE)),
  family('separators in a figure', draft, again('1,', `${TITLE}${head}\n（七）总计\t`, '1\t1\n')),
  family('blanks in a figure', draft, again(' ', `${TITLE}${head}\n（七）总计\t1`, '1\t1\n')),
  family('figures in one line', draft, again('收到申请12件，', `${requestReport()}\n`)),
  family(
    'figures in lines',
    draft,
    again('本年收到政府信息公开申请12件，予以公开3件。\n', `${requestReport()}\n`),
  ),
  family('figures in one clause', draft, again('收到申请12件', `${requestReport()}\n`)),
  family('figures in open brackets', draft, again('（收到12件', `${requestReport()}\n`)),
  family(
    'shares in one line',
    draft,
    again('，其中自然人12件（10%），占10%', `${requestReport()}\n本年收到申请24件`),
  ),
  family(
    'changes in one line',
    draft,
    again('收到申请12件，较去年增加3件，', `${requestReport()}\n2024年`),
  ),
  family('denials in one line', draft, again('无行政复议、行政诉讼，', `${requestReport()}\n`)),
  family('figures without a word', draft, again('12 ', `${requestReport()}\n`)),
  family('years', draft, again('2024年', `${requestReport()}\n`)),
  family('lists', draft, again('其中，自然人1件、商业企业2件、', `${requestReport()}\n`)),
  family('brackets opened', draft, again('（', `${requestReport()}\n`)),
  family('brackets closed', draft, again('）', `${requestReport()}\n`)),
  family('brackets in brackets', draft, nested('（收到1件', '）', `${requestReport()}\n`)),
  family('book titles opened', draft, again('《2024年', `${requestReport()}\n`)),
  family(
    'book titles opened beside another year',
    draft,
    again('《', requestReport().replace('一、总体情况\n', '一、总体情况\n2023年，收到申请3件。')),
  ),
  family(
    'book titles opened behind fees',
    draft,
    again('《', `${requestReport()}\n发出收费通知3件，按`),
  ),
  family('sentences never ended', draft, again('收到申请12件，\n', `${requestReport()}\n`)),
  family('punctuation', draft, again(',。', `${requestReport()}\n`)),
  family('marks of what is left to write', draft, again('XX件××〇〇', `${requestReport()}\n`)),
  family('an address and brackets', draft, again(')', `${requestReport()}\nhttp://a.cn/`)),
  family('an address and points', draft, again('.', `${requestReport()}\nhttp://a.cn/`)),
  family('addresses', draft, again('http://a.cn/。', `${requestReport()}\n`)),
  family('right-to-left marks', draft, again('\u202e\u200f\u2067\u2069', `${requestReport()}\n`)),
  family(
    'right-to-left marks in a cell',
    draft,
    again('\u202e', `${TITLE}${head}\n（七）总计\t1`, '\t1\n'),
  ),
  family('NULs', draft, again('\0', requestReport())),
  family('NULs in cells', draft, again('\t\0', `${TITLE}${head}\n（七）总计`)),
  family('halves of characters', draft, again('\ud83d', requestReport())),
  family('halves of characters in cells', draft, again('\t\udc00', `${TITLE}${head}\n（七）总计`)),
  family('combining marks', draft, again('\u0301', `${requestReport()}\na`)),
  family('characters that unfold', draft, again('\ufdfa', `${requestReport()}\n`)),
  family('blanks in a line', draft, again(' ', `${requestReport()}\n年`, '报')),
  family('ideographic spaces', draft, again('\u3000', `${requestReport()}\n一`, '、')),
  family('rows of spaces', draft, again('规章  1  2  3\n', TITLE)),
  family('rules', draft, again('-', TITLE)),
  family('lines that end in CR', draft, again('a\r', requestReport())),

  family(
    'tables inside each other',
    'html',
    nested('<table><tr><td>', '</td></tr></table>', HTML_HEAD),
  ),
  family('tables never ended', 'html', again('<table><tr><td>', HTML_HEAD)),
  family('tables ended only', 'html', again('</table>', page)),
  family('elements inside each other', 'html', nested('<div>', '</div>', page)),
  family('print inside print', 'html', nested('<b>', '</b>', page)),
  family('rows never ended', 'html', again('<tr><td>1', `${HTML_HEAD}<table>`)),
  family(
    'wide and high cells',
    'html',
    again('<td rowspan=9 colspan=999>1', `${HTML_HEAD}<table><tr>`),
  ),
  family(
    'cells that go down to the end',
    'html',
    again('<tr><td rowspan=0>1', `${HTML_HEAD}<table>`),
  ),
  family('tags in a cell', 'html', again('a<b>', `${HTML_HEAD}<table><tr><td>`)),
  family('attributes', 'html', again(' a="1"', `${HTML_HEAD}<table`, '>')),
  family('attributes never ended', 'html', again('<a href="', page)),
  family('comments', 'html', again('<!---->', page)),
  family('comments never ended', 'html', again('<!--', page)),
  family('scripts', 'html', again('<script>1</script>', page)),
  family('scripts never ended', 'html', again('<script>', page)),
  family('references', 'html', again('&amp;', page)),
  family('references never ended', 'html', again('&am', page)),
  family('digits in a reference', 'html', again('9', `${page}&#`)),
  family('signs', 'html', again('<', page)),
  family('paragraphs', 'html', again('<p>收到1件', page)),
  family('pages', 'html', again(page)),

  family('bars', 'markdown', again('|', pipes)),
  family('rows of bars', 'markdown', again('||||||||||\n', pipes)),
  family('bars in a row', 'markdown', again('|1', '|a|b|\n|-|-|\n')),
  family('escaped bars', 'markdown', again('\\|', '|a|b|\n|-|-|\n|')),
  family('rows that widen', 'markdown', (length) =>
    counted((index) => `|${'1|'.repeat(Math.min(index, 300))}\n`, '|a|b|\n|-|-|\n')(length),
  ),
  family('marks of bold print', 'markdown', again('*', '|a|b|\n|-|-|\n|')),
  family('bold print in bold print', 'markdown', nested('**a', 'b**', '|a|b|\n|-|-|\n|')),
  family('quotations', 'markdown', again('>', pipes)),
  family('lists in lists', 'markdown', again('- ', pipes)),
  family('fences', 'markdown', again('```\n', pipes)),
  family('backticks', 'markdown', again('`', pipes)),
  family('brackets of links', 'markdown', again('[', pipes)),
  family('links', 'markdown', again('[a](command:x) ', pipes)),
  family('Markdown tables', 'markdown', again(`${pipes}\n`)),
  family('tables aligned to one long cell', 'markdown', (length) => {
    const rows = Math.ceil(Math.sqrt(length));
    return `|a|b|\n|-|-|\n|${'1'.repeat(rows)}|1|\n${'|1|1|\n'.repeat(length / 6)}`;
  }),

  family('quotation marks', 'csv', again('"')),
  family(
    'quotation marks never closed',
    'csv',
    again('"a\n', writeReport(reportFigures(1), 'csv')),
  ),
  family('commas', 'csv', again(',', writeReport(reportFigures(1), 'csv'))),
  family('records', 'csv', again(writeReport(reportFigures(1), 'csv'))),
  family('sheets of no form that add up', 'csv', again(`${sheet(900, 8)}\n`)),
  family(
    'pages below the same caption',
    'csv',
    counted(
      (index) => `支出决算表\n${ACCOUNT}${2_010_000 + index},甲${index},1,1,0\n`,
      '江城市水务局2024年度部门决算\n',
    ),
  ),
  // Up to the size that is checked, and beyond.
  family('a sheet of no form, ever longer', 'csv', (length) => sheet(Math.ceil(length / 60), 8)),
  family('a sheet of no form, ever wider', 'csv', (length) => sheet(900, Math.ceil(length / 6000))),

  family('tables never ended, line by line', draft, again('<table>\n')),
  family(
    'tables inside each other, in a draft',
    draft,
    nested('<table><tr><td>', '</td></tr></table>'),
  ),
  family('signs that begin no tag', draft, again('<b\na<b')),
  family('paragraphs on one line', draft, again('<p>a')),
  family('lines with a bar', draft, again('a|b\n')),
  family('lines with a tab', draft, again('\ta\n')),
  family('labels broken between tabs', draft, again('\t结果\n维持')),
  family('labels that never end', draft, again('\t结果\n结果\n结果')),
  family('pieces of headings', draft, again('自然人\n')),
  family('cells on lines of their own', draft, again('规章\n1\n2\n3\n')),
  family('figures on lines of their own', draft, again(`自然人\n${'1\n'.repeat(120)}`)),
  family(
    'rows between pieces of labels',
    draft,
    again(`2.重复申请 1 0 0 0 0 0 1\n${'总计\n'.repeat(30)}`),
  ),
  family('figures without a label', draft, again('1 2 3 4 5 6 7\n')),
  family('lines that go on', draft, again('，\n')),
  family('full lines that go on', draft, again(`${'字'.repeat(30)}，字\n`)),

  family(
    'text between tables that lay out a page',
    'html',
    again(`<table><td>${'<p>a</p>'.repeat(20)}`),
  ),
  family(
    'cells over many columns and rows',
    'html',
    again('<td rowspan=9 colspan=999>', '<table>'),
  ),
  family(
    'rows under wide ones',
    'html',
    again('<tr><td>', `<table>${'<td rowspan=0>'.repeat(600)}`),
  ),
  family('references in a cell', 'html', again('&a&amp;', '<table><td>')),
  family('one long reference', 'html', again('a', '&')),
  family('blank lines in a page', 'html', again(' \n', '<p>a</p>\n')),

  family('a rule that is none', 'markdown', again('|-', '|a\n', ' x')),
  family('blanks in a rule', 'markdown', again(' ', '|a\n|', '- -|')),
  family('markup in many cells', 'markdown', again('|<br>|&amp;|\n', '|a|b|\n|-|-|\n')),
  family('rows with blank lines between', 'markdown', again('|x|1|\n\n', '|a|b|\n|-|-|\n')),
  family('words with blank lines between', 'markdown', again('|x|y|\n\n', '|a|b|\n|-|-|\n')),
  family('a heading of blanks', 'markdown', again(' ', '# ', '#x')),
];
