import type { NotationName } from '../../../server/src/draft/notation/notation.ts';
import type { ReportFigures } from './figures.ts';
import {
  articleTable,
  type LaidCell,
  type LaidTable,
  requestTable,
  reviewTable,
} from './tables.ts';

/** What a report is put together from. */
export type ReportPiece =
  | { readonly kind: 'heading' | 'line'; readonly text: string }
  | { readonly kind: 'table'; readonly table: LaidTable };

/**
 * A whole report by its lines and tables.
 *
 * @param said The figures that its prose repeats.
 */
export function reportPieces(report: ReportFigures, said: ReportFigures = report): ReportPiece[] {
  const { agency, year } = report;
  const received = said.requests[0]?.at(-1) ?? '0';
  const heading = (text: string): ReportPiece => ({ kind: 'heading', text });
  const line = (text: string): ReportPiece => ({ kind: 'line', text });
  return [
    line(`${agency}${year}年政府信息公开工作年度报告`),
    line(`本报告所列数据的统计期限，自${year}年1月1日起至12月31日止。`),
    heading('一、总体情况'),
    line(`${year}年，本机关收到政府信息公开申请${received}件，均依法办理。`),
    heading('二、主动公开政府信息情况'),
    { kind: 'table', table: articleTable(report) },
    heading('三、收到和处理政府信息公开申请情况'),
    { kind: 'table', table: requestTable(report) },
    heading('四、政府信息公开行政复议、行政诉讼情况'),
    { kind: 'table', table: reviewTable(report) },
    heading('五、存在的主要问题及改进情况'),
    line('答复的时效还可以提高，下一步将完善内部流转。'),
    heading('六、其他需要报告的事项'),
    line('本年度发出收取信息处理费通知0件，总金额0元，实际收取总金额0元。'),
  ];
}

/** A whole report as a draft in the given notation; in `csv` only its tables, one under the other. */
export function writeReport(report: ReportFigures, notation: NotationName): string {
  const isSheet = notation === 'csv' || notation === 'tsv';
  const write = { heading: headingOf(notation), line: lineOf(notation) };
  const parts = reportPieces(report).flatMap((piece) => {
    if (piece.kind === 'table') return writeTable(piece.table, notation);
    return isSheet ? [] : write[piece.kind](piece.text);
  });
  const body = parts.join('\n');
  if (isSheet) return body;
  return notation === 'html' ? `<html><body>\n${body}\n</body></html>\n` : `${body}\n`;
}

/** Reports of the given seeds, one after the other in one draft. */
export function writeCollection(reports: readonly ReportFigures[], notation: NotationName): string {
  return reports.map((report) => writeReport(report, notation)).join('\n\n');
}

export function writeTable(table: LaidTable, notation: NotationName): string {
  switch (notation) {
    case 'lines':
      return `${rowsOf(table, 1).map(lineRow).join('\n')}\n`;
    case 'tabs':
      return `${rowsOf(table, 'full')
        .map((row) => row.map(oneLine).join('\t'))
        .join('\n')}\n`;
    case 'spaces':
      return `${rowsOf(table, 1)
        .map((row) =>
          row
            .filter((text) => text !== '')
            .map(oneLine)
            .join('  '),
        )
        .join('\n')}\n`;
    case 'markdown': {
      const rows = rowsOf(table, 'full');
      const columns = Math.max(...rows.map((row) => row.length));
      const write = (row: readonly string[]) => `| ${row.map(oneLine).join(' | ')} |`;
      const rule = write(Array.from({ length: columns }, () => '---'));
      const [first = [], ...rest] = rows.map(write);
      return `\n${[first, rule, ...rest].join('\n')}\n`;
    }
    case 'csv':
    case 'tsv':
      return `${rowsOf(table, 'full')
        .map((row) => row.map(quoted).join(notation === 'csv' ? ',' : '\t'))
        .join('\n')}\n`;
    case 'html':
      return `<table>\n${table.map(htmlRow).join('\n')}\n</table>`;
  }
}

/**
 * The cells row by row without merging: what a cell covers below it is blank. Covered columns are blank
 * in `full`, and left away where `1` asks for one cell for each merged one.
 */
function rowsOf(table: LaidTable, covered: 1 | 'full'): string[][] {
  const above: number[] = [];
  return table.map((row) => {
    const cells: string[] = [];
    let column = 0;
    const cover = () => {
      while ((above[column] ?? 0) > 0) {
        cells.push('');
        above[column] = (above[column] ?? 0) - 1;
        column++;
      }
    };
    for (const { text, width, height } of row) {
      cover();
      cells.push(text, ...(covered === 'full' ? Array.from({ length: width - 1 }, () => '') : []));
      for (let i = 0; i < width; i++)
        above[column + i] = i === 0 || covered === 'full' ? height - 1 : 0;
      column += width;
    }
    cover();
    return cells;
  });
}

/** Labels of narrow columns, which the form sets as two paragraphs in one cell. */
const TWO_PARAGRAPHS = /^(商业|科研|结果|其他|尚未)(企业|机构|维持|纠正|结果|审结)$/;

function lineRow(cells: readonly string[]): string {
  return cells.map((text) => `\t${text.replace(TWO_PARAGRAPHS, '$1\n$2')}\n`).join('');
}

function oneLine(text: string): string {
  return text.replaceAll('\n', '');
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function htmlRow(row: readonly LaidCell[]): string {
  const cells = row.map(({ text, width, height }) => {
    const spans = `${width > 1 ? ` colspan="${width}"` : ''}${height > 1 ? ` rowspan="${height}"` : ''}`;
    return `<td${spans}><p><span>${text}</span></p></td>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

function headingOf(notation: NotationName): (text: string) => string {
  if (notation === 'html') return (text) => `<h2>${text}</h2>`;
  return (text) => (notation === 'markdown' ? `## ${text}\n` : text);
}

function lineOf(notation: NotationName): (text: string) => string {
  if (notation === 'html') return (text) => `<p>${text}</p>`;
  return (text) => (notation === 'markdown' ? `${text}\n` : text);
}
