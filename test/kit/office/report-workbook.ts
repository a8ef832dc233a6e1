import type { ReportFigures } from '../generate/figures.ts';
import { articleTable, requestTable, reviewTable } from '../generate/tables.ts';
import { xml } from './make-docx.ts';
import { makeXlsx, type StoreCell, sheetOf } from './make-xlsx.ts';

/**
 * How figures are stored: as numbers, as programs store them that keep 17 digits, as texts among the shared
 * strings, or as the results of formulas.
 */
export const STORED = ['numbers', 'digits', 'strings', 'results'] as const;
export type Stored = (typeof STORED)[number];

/** The tables of a report as a workbook: a sheet for each, or all in one, under the headings of their sections. */
export function reportWorkbook(
  report: ReportFigures,
  stored: Stored,
  isOneSheet: boolean,
): Uint8Array {
  const strings: string[] = [];
  const store: StoreCell = (reference, text) => {
    const isFigure = /^-?\d+(?:\.\d+)?$/.test(text);
    if (isFigure && stored === 'numbers') return `<c r="${reference}"><v>${text}</v></c>`;
    if (isFigure && stored === 'digits') {
      return `<c r="${reference}" s="1"><v>${Number(text).toExponential(16)}</v></c>`;
    }
    if (isFigure && stored === 'results') {
      return `<c r="${reference}"><f>0+${text}</f><v>${text}</v></c>`;
    }
    strings.push(`<t>${xml(text)}</t>`);
    return `<c r="${reference}" t="s"><v>${strings.length - 1}</v></c>`;
  };
  const tables = [articleTable(report), requestTable(report), reviewTable(report)];
  const all = tables.flatMap((table, index) => [HEADINGS[index] ?? '', table]);
  const title = `${report.agency}${report.year}年政府信息公开工作年度报告`;
  const sheets = isOneSheet
    ? [{ name: '年报', ...sheetOf([title, ...all], store) }]
    : tables.map((table, index) => ({ name: `表${index + 1}`, ...sheetOf([table], store) }));
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="#,##0.00"/></numFmts><cellXfs><xf/><xf numFmtId="164"/></cellXfs>';
  return makeXlsx({ sheets, strings, styles });
}

/** The headings of the sections that the tables stand in. */
export const HEADINGS = [
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
];
