import { statutory } from '../statutory.ts';
import type { ReportFigures } from './figures.ts';

/** A cell of a table as it is laid out on paper. `width` and `height` count columns and rows. */
export interface LaidCell {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

export type LaidTable = readonly (readonly LaidCell[])[];

function cell(text: string, width = 1, height = 1): LaidCell {
  return { text, width, height };
}

const figures = (row: readonly string[]) => row.map((figure) => cell(figure));

/** The tables of section two, below each other as in the form. */
export function articleTable(report: ReportFigures): LaidTable {
  const [licence = '0', penalty = '0', compulsion = '0', charge = '0'] = report.decisions;
  const [regulations = [], norms = []] = report.rules;
  const caption = (item: string) => [cell(`第二十条第（${item}）项`, 4)];
  if (report.form === '2021') {
    const one = (label: string, figure: string) => [cell(label), cell(figure, 3)];
    const header = [cell('信息内容'), cell('本年处理决定数量', 3)];
    return [
      caption('一'),
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'].map((text) => cell(text)),
      [cell('规章'), ...figures(regulations)],
      [cell('行政规范性文件'), ...figures(norms)],
      caption('五'),
      header,
      one('行政许可', licence),
      caption('六'),
      header,
      one('行政处罚', penalty),
      one('行政强制', compulsion),
      caption('八'),
      [cell('信息内容'), cell('本年收费金额（单位：万元）', 3)],
      one('行政事业性收费', charge),
    ];
  }
  const header = ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'].map((text) =>
    cell(text),
  );
  return [
    caption('一'),
    ['信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'].map((text) => cell(text)),
    [cell('规章'), ...figures(regulations)],
    [cell('规范性文件'), ...figures(norms)],
    caption('五'),
    header,
    [cell('行政许可'), cell('410'), cell('+6'), cell(licence)],
    [cell('其他对外管理服务事项'), cell('12'), cell('0'), cell('7')],
    caption('六'),
    header,
    [cell('行政处罚'), cell('4629'), cell('-153'), cell(penalty)],
    [cell('行政强制'), cell('95'), cell('22'), cell(compulsion)],
    caption('八'),
    [cell('信息内容'), cell('上一年项目数量'), cell('本年增/减', 2)],
    [cell('行政事业性收费'), cell('43'), cell('-15', 2)],
    caption('九'),
    [cell('信息内容'), cell('采购项目数量'), cell('采购总金额', 2)],
    [cell('政府集中采购'), cell('2670'), cell(charge, 2)],
  ];
}

/** The request table: labels in three columns, merged as in the form, and then seven figures. */
export function requestTable(report: ReportFigures): LaidTable {
  const form = statutory.find(({ id }) => id === report.form);
  const rows = form?.tables.find(({ id }) => id === 'requests')?.rows ?? [];
  const results = rows.filter(({ path }) => path.length > 0).length;
  const seen = new Set<string>();
  const header: LaidTable = [
    [
      cell('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3),
      cell('申请人情况', 7),
    ],
    [cell('自然人', 1, 2), cell('法人或其他组织', 5), cell('总计', 1, 2)],
    ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map((text) => cell(text)),
  ];
  const body = rows.map((row, index) => {
    const labels: LaidCell[] = [];
    for (const [depth, group] of row.path.entries()) {
      if (seen.has(group)) continue;
      seen.add(group);
      const height = rows.filter(({ path }) => path[depth] === group).length;
      labels.push(cell(group, 1, depth === 0 ? results : height));
    }
    return [
      ...labels,
      cell(row.label, 3 - row.path.length),
      ...figures(report.requests[index] ?? []),
    ];
  });
  return [...header, ...body];
}

/** The table of reviews and lawsuits: three heading rows and one row of figures. */
export function reviewTable(report: ReportFigures): LaidTable {
  const outcomes = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  return [
    [cell('行政复议', 5), cell('行政诉讼', 10)],
    [
      ...outcomes.map((text) => cell(text, 1, 2)),
      cell('未经复议直接起诉', 5),
      cell('复议后起诉', 5),
    ],
    [...outcomes, ...outcomes].map((text) => cell(text)),
    figures(report.reviews),
  ];
}
