/** A table as a draft would hold it, with the findings marked that it should have: `⟦12⟧{declared-total}`. */
export interface Case {
  readonly name: string;
  readonly draft: string;
  readonly languageId?: string;
}

const table = (name: string, draft: string): Case => ({ name, draft: `${draft.trim()}\n` });
/** Rows with tabs between their cells, written with bars for the eye. */
const tabbed = (name: string, draft: string): Case =>
  table(name, draft.trim().replaceAll(/ *\| */g, '\t'));

/** Tables that add up, in every way that tables declare what they add up. */
export const right: readonly Case[] = [
  table(
    'two tables below each other with the same headings and rows',
    `
| 站 | 进站 | 出站 |
|---|---|---|
| 全线 | 8716 | 8683 |
| 甲 | 4120 | 3977 |
| 乙 | 2861 | 2904 |
| 丙 | 1735 | 1802 |
| 站 | 进站 | 出站 |
| 全线 | 9203 | 9050 |
| 甲 | 4388 | 4106 |
| 乙 | 2950 | 3033 |
| 丙 | 1865 | 1911 |`,
  ),
  {
    name: 'subtotals that add up only as rounded',
    languageId: 'csv',
    draft: `单位,受理,办结（万元）
甲局,5.27,1.31
乙组,0.74,
小计,6.01,1.31
甲科,,0.63
乙局,,
丙镇,,0.38
小计,0.00,1.02
甲镇,8.13,2.16
乙镇,2.94,4.22
丙校,,6.41
丁校,1.37,6.88
小计,12.44,19.67
甲组,3.52,1.18
乙组,4.21,2.07
丙科,2.63,
小计,10.36,3.25
总数,28.81,25.26
`,
  },
  table(
    'two parts of a table that are equal in some columns',
    `
| 单位 | 走访 | 劝导 | 培训 | 演练 |
|---|---|---|---|---|
| 合计 | 102 | 120 | 90 | 192 |
| 甲组 | 14 | 33 | 40 | 100 |
| 乙组 | 26 | 8 | 30 | 60 |
| 丙组 | 11 | 19 | 10 | 20 |
| 小计 | 51 | 60 | 80 | 180 |
| 丁组 | 30 | 45 | 6 | 8 |
| 戊组 | 21 | 15 | 4 | 4 |
| 小计 | 51 | 60 | 10 | 12 |`,
  ),
  table(
    'a part of a table that is called a total, above a total that is not',
    `
| 地区 | 户数 | 投入 | 面积 | 合计 |
|---|---|---|---|---|
| 甲片小计 | 6120 | 7405 | 3818 | 17343 |
| 甲一村 | 1904 | 2211 | 1376 | 5491 |
| 甲二村 | 2750 | 1863 | 1105 | 5718 |
| 甲三村 | 1466 | 3331 | 1337 | 6134 |
| 乙片小计 | 3389 | 2674 | 4042 | 10105 |
| 乙一村 | 1287 |  |  | 1287 |
| 乙二村 | 2102 | 2674 | 3425 | 8201 |
| 乙三村 |  |  | 617 | 617 |
| 全乡 | 9509 | 10079 | 7860 | 27448 |`,
  ),
  table(
    'shares that are the sum of others by chance, of figures that are not',
    `
| 类别 | 金额 | 占比（%） |
|---|---|---|
| 第一类 | 4460.95 | 50.0 |
| 一之1 | 140.06 | 1.6 |
| 一之2 | 748.38 | 8.4 |
| 一之3 | 1159.78 | 13.0 |
| 一之4 | 616.16 | 6.9 |
| 一之5 | 1796.57 | 20.1 |
| 第二类 | 1793.85 | 20.1 |
| 二之1 | 376.35 | 4.2 |
| 二之2 | 1102.09 | 12.3 |
| 二之3 | 315.41 | 3.5 |
| 第三类 | 2669.10 | 29.9 |
| 三之1 | 436.36 | 4.9 |
| 三之2 | 1660.75 | 18.6 |
| 三之3 | 412.43 | 4.6 |
| 三之4 | 159.56 | 1.8 |
| 合计 | 8923.90 | 100.0 |`,
  ),
  table(
    'shares in tenths of which few are whole',
    `
| 类别 | 金额 | 占比（%） |
|---|---|---|
| 第一类 | 4585.37 | 31.7 |
| 一之1 | 120.46 | 0.8 |
| 一之2 | 2004.72 | 13.8 |
| 一之3 | 412.48 | 2.8 |
| 一之4 | 1316.87 | 9.1 |
| 一之5 | 730.84 | 5.0 |
| 第二类 | 3451.70 | 23.8 |
| 二之1 | 1001.38 | 6.9 |
| 二之2 | 1039.24 | 7.2 |
| 二之3 | 1411.08 | 9.7 |
| 第三类 | 6445.31 | 44.5 |
| 三之1 | 4081.24 | 28.2 |
| 三之2 | 225.94 | 1.6 |
| 三之3 | 194.40 | 1.3 |
| 三之4 | 1943.73 | 13.4 |
| 合计 | 14482.38 | 100.0 |`,
  ),
  table(
    'a rounded mean, and its share, below counts and theirs',
    `
| 队 | 巡查 | 整改 | 巡查占比（%） |
|---|---|---|---|
| 甲队 | 5 | 61 | 3.85 |
| 乙队 | 9 | 33 | 6.92 |
| 丙队 | 23 | 12 | 17.69 |
| 丁队 | 14 | 70 | 10.77 |
| 戊队 | 2 | 48 | 1.54 |
| 己队 | 31 | 25 | 23.85 |
| 庚队 | 28 | 19 | 21.54 |
| 辛队 | 17 | 37 | 13.08 |
| 壬队 | 1 | 44 | 0.77 |
| 合计 | 130 | 349 | 100.00 |
| 平均 | 14.4 | 38.8 | 11.11 |`,
  ),
  table(
    'rates beside years of which the totals are named by their places',
    `
| 地区 | 2022年 | 2023年 | 2024年 | 同比增长（%） | 满意率（%） |
|---|---|---|---|---|---|
| 甲区 | 910 | 950 | 989 | 4.1 | 97.2 |
| 甲一街道 | 371 | 412 | 388 | -5.8 | 98.1 |
| 甲二街道 | 298 | 305 | 341 | 11.8 | 96.4 |
| 甲三街道 | 241 | 233 | 260 | 11.6 | 97.0 |
| 乙区 | 533 | 558 | 590 | 5.7 | 95.8 |
| 乙一街道 | 265 | 288 | 301 | 4.5 | 96.6 |
| 乙二街道 | 180 | 174 | 169 | -2.9 | 94.9 |
| 乙三街道 | 88 | 96 | 120 | 25.0 | 95.1 |
| 丙区 | 605 | 668 | 825 | 23.5 | 98.3 |
| 丙一街道 | 466 | 510 | 622 | 22.0 | 98.8 |
| 丙二街道 | 139 | 158 | 203 | 28.5 | 97.1 |
| 丁区 | 272 | 261 | 266 | 1.9 | 96.0 |
| 丁一街道 | 81 | 77 | 92 | 19.5 | 97.7 |
| 丁二街道 | 132 | 120 | 103 | -14.2 | 95.2 |
| 丁三街道 | 59 | 64 | 71 | 10.9 | 94.6 |
| 全市合计 | 2320 | 2437 | 2670 | 9.6 | 97.3 |`,
  ),
  table(
    'means by the number of people in the row of totals',
    `
| 学校 | 参考人数 | 及格人数 | 优良人数 | 语文 | 数学 | 英语 |
|---|---|---|---|---|---|---|
| 甲校 | 96 | 88 | 71 | 81.2 | 79.9 | 84.0 |
| 乙校 | 104 | 91 | 69 | 78.4 | 75.2 | 80.3 |
| 丙校 | 87 | 80 | 64 | 80.6 | 82.1 | 77.5 |
| 丁校 | 121 | 102 | 83 | 74.9 | 70.8 | 76.6 |
| 戊校 | 78 | 70 | 52 | 79.3 | 77.7 | 81.9 |
| 合计 | 486 | 431 | 339 | 78.6 | 76.7 | 79.9 |`,
  ),
  table(
    'a rate of means in a row of means',
    `
| 站点 | 2023年客流 | 2024年客流 | 2023年货运 | 2024年货运 | 投诉 | 客流增长率（%） |
|---|---|---|---|---|---|---|
| 合计 | 1508 | 1579 | 469 | 482 | 140 | 4.7 |
| 甲站 | 412 | 388 | 120 | 96 | 31 | -5.8 |
| 乙站 | 305 | 341 | 88 | 101 | 27 | 11.8 |
| 丙站 | 233 | 260 | 75 | 70 | 40 | 11.6 |
| 丁站 | 288 | 301 | 92 | 110 | 18 | 4.5 |
| 戊站 | 174 | 169 | 61 | 58 | 9 | -2.9 |
| 己站 | 96 | 120 | 33 | 47 | 15 | 25.0 |
| 平均 | 251.3 | 263.2 | 78.2 | 80.3 | 23.3 | 4.7 |`,
  ),
  {
    name: 'the number of a note, raised beside a figure',
    languageId: 'html',
    draft:
      '<table><tr><th>单位</th><th>受理</th><th>办结</th><th>在办</th></tr><tr><td>甲</td><td>1204</td><td>1150</td><td>54</td></tr><tr><td>乙</td><td>980<sup>2</sup></td><td>961</td><td>19</td></tr><tr><td>丙</td><td>2311</td><td>2240</td><td>71</td></tr><tr><td>合计</td><td>4495</td><td>4351</td><td>144</td></tr></table>\n',
  },
  table(
    'a total row',
    `
| 单位 | 受理 | 办结 | 罚没 |
|---|---|---|---|
| 甲局 | 12 | 30 | 45 |
| 乙局 | 15 | 22 | 37 |
| 合计 | 27 | 52 | 82 |`,
  ),
  table(
    'a total column',
    `
| 单位 | 男 | 女 | 合计 |
|---|---|---|---|
| 甲局 | 12 | 30 | 42 |
| 乙局 | 15 | 22 | 37 |
| 丙局 | 7 | 9 | 16 |`,
  ),
  table(
    'both',
    `
| 单位 | 男 | 女 | 合计 |
|---|---|---|---|
| 甲局 | 12 | 30 | 42 |
| 乙局 | 15 | 22 | 37 |
| 合计 | 27 | 52 | 79 |`,
  ),
  table(
    'a total row at the top',
    `
| 地区 | 企业数 | 职工数 |
|---|---|---|
| 全市总计 | 60 | 810 |
| 东区 | 25 | 300 |
| 西区 | 20 | 410 |
| 南区 | 15 | 100 |`,
  ),
  table(
    'a total column at the left',
    `
| 地区 | 总计 | 城镇 | 农村 |
|---|---|---|---|
| 东区 | 55 | 30 | 25 |
| 西区 | 43 | 23 | 20 |
| 南区 | 16 | 1 | 15 |`,
  ),
  table(
    'subtotals within a total',
    `
| 类别 | 项目 | 预算 | 支出 |
|---|---|---|---|
| 人员 | 工资 | 100 | 90 |
| | 津贴 | 20 | 15 |
| | 小计 | 120 | 105 |
| 公用 | 办公 | 30 | 28 |
| | 差旅 | 10 | 7 |
| | 小计 | 40 | 35 |
| 总计 | | 160 | 140 |`,
  ),
  table(
    'subtotals above their items',
    `
| 项目 | 预算 | 支出 | 结余 |
|---|---|---|---|
| 总计 | 160 | 140 | 20 |
| 人员小计 | 120 | 105 | 15 |
| 工资 | 100 | 90 | 10 |
| 津贴 | 20 | 15 | 5 |
| 公用小计 | 40 | 35 | 5 |
| 办公 | 30 | 28 | 2 |
| 差旅 | 10 | 7 | 3 |`,
  ),
  table(
    'named totals in a plain one',
    `
| 项目 | 年初 | 年末 |
|---|---|---|
| 现金 | 10 | 12 |
| 存货 | 30 | 33 |
| 流动资产合计 | 40 | 45 |
| 房屋 | 100 | 95 |
| 设备 | 50 | 45 |
| 固定资产合计 | 150 | 140 |
| 资产总计 | 190 | 185 |`,
  ),
  tabbed(
    'one row of several blocks, which begins with a 1',
    `
维持 | 纠正 | 其他 | 总计 | 维持 | 纠正 | 其他 | 总计 | 维持 | 纠正 | 其他 | 总计
1 | 15 | 4 | 20 | 9 | 1 | 11 | 21 | 16 | 22 | 13 | 51`,
  ),
  tabbed(
    'items within, not added again',
    `
项目 | 一月 | 二月 | 三月
收入 | 40 | 59 | 24
其中：税收 | 30 | 40 | 20
补助 | 12 | 10 | 6
合计 | 52 | 69 | 30`,
  ),
  tabbed(
    'several items within, the first of them marked',
    `
项目 | 一月 | 二月 | 三月
合计 | 52 | 69 | 30
一、收入 | 40 | 59 | 24
其中：税收 | 30 | 40 | 20
非税 | 9 | 18 | 4
二、补助 | 12 | 10 | 6`,
  ),
  table(
    'columns within the total',
    `
| 学校 | 总数 | 其中：女生 | 走读 |
|---|---|---|---|
| 一小 | 100 | 48 | 70 |
| 二小 | 200 | 99 | 120 |
| 三小 | 150 | 75 | 75 |
| 合计 | 450 | 222 | 265 |`,
  ),
  tabbed(
    'numbered groups with figures of their own',
    `
项目 | 年初 | 年末
一、流动 | 40 | 45
1.现金 | 10 | 12
2.存货 | 30 | 33
二、固定 | 150 | 140
1.房屋 | 100 | 95
2.设备 | 50 | 45
总计 | 190 | 185`,
  ),
  tabbed(
    'items set in below their group',
    `
项目 | 年初 | 年末 | 平均
流动资产 | 40 | 45 | 42.5
　现金 | 10 | 12 | 11
　存货 | 30 | 33 | 31.5
固定资产 | 150 | 140 | 145
　房屋 | 100 | 95 | 97.5
　设备 | 50 | 45 | 47.5
合计 | 190 | 185 | 187.5`,
  ),
  table(
    'rates and averages beside sums',
    `
| 学校 | 应考 | 实考 | 到考率 | 平均分 |
|---|---|---|---|---|
| 一小 | 100 | 98 | 98 | 81.2 |
| 二小 | 200 | 190 | 95 | 79.6 |
| 合计 | 300 | 288 | 96 | 80.1 |`,
  ),
  table(
    'an average below the total',
    `
| 月份 | 用电 | 用水 | 用气 |
|---|---|---|---|
| 一月 | 100 | 20 | 9 |
| 二月 | 80 | 26 | 9 |
| 合计 | 180 | 46 | 18 |
| 月均 | 90 | 23 | 9 |`,
  ),
  table(
    'a share below the total',
    `
| 年龄 | 男 | 女 | 合计 |
|---|---|---|---|
| 30以下 | 10 | 20 | 30 |
| 30以上 | 30 | 40 | 70 |
| 合计 | 40 | 60 | 100 |
| 占比（%） | 40 | 60 | 100 |`,
  ),
  table(
    'years over the columns',
    `
| 地区 | 2022 | 2023 | 2024 | 合计 |
|---|---|---|---|---|
| 东区 | 12 | 30 | 3 | 45 |
| 西区 | 15 | 22 | 1 | 38 |
| 合计 | 27 | 52 | 4 | 83 |`,
  ),
  table(
    'years before the rows',
    `
| 年份 | 立案 | 结案 | 移送 |
|---|---|---|---|
| 2022 | 12 | 30 | 3 |
| 2023 | 15 | 22 | 1 |
| 合计 | 27 | 52 | 4 |`,
  ),
  table(
    'numbers of rows and codes',
    `
| 序号 | 单位 | 代码 | 立案 | 结案 |
|---|---|---|---|---|
| 1 | 甲局 | 101 | 12 | 30 |
| 2 | 乙局 | 102 | 15 | 22 |
| 3 | 丙局 | 103 | 1 | 2 |
| | 合计 | | 28 | 54 |`,
  ),
  table(
    'dashes for nothing',
    `
| 单位 | 受理 | 办结 | 罚没 |
|---|---|---|---|
| 甲局 | 12 | — | 45 |
| 乙局 | 15 | 22 | — |
| 丙局 | — | 4 | 1 |
| 合计 | 27 | 26 | 46 |`,
  ),
  table(
    'rounded figures',
    `
| 地区 | 面积（万亩） | 产量（万吨） | 产值（亿元） |
|---|---|---|---|
| 东区 | 12.4 | 30.3 | 45.1 |
| 西区 | 15.4 | 22.4 | 37.3 |
| 南区 | 10.4 | 20.4 | 30.4 |
| 合计 | 38.3 | 73.2 | 112.8 |`,
  ),
  table(
    'whole numbers of a large unit, rounded',
    `
| 地区 | 一般公共预算（亿元） | 基金（亿元） | 合计（亿元） |
|---|---|---|---|
| 东区 | 12 | 30 | 43 |
| 西区 | 15 | 22 | 37 |
| 南区 | 21 | 35 | 55 |`,
  ),
  table(
    'thousands in groups',
    `
| Region | North | South | Total |
|---|---:|---:|---:|
| 2023 | 1,200 | 2,300 | 3,500 |
| 2024 | 1,450 | 2,050 | 3,500 |
| Total | 2,650 | 4,350 | 7,000 |`,
  ),
  table(
    'English subtotals and a grand total',
    `
| Item | Q1 | Q2 |
|---|---|---|
| Rent | 10 | 10 |
| Power | 3 | 4 |
| Subtotal | 13 | 14 |
| Wages | 50 | 52 |
| Fees | 5 | 6 |
| Subtotal | 55 | 58 |
| **Grand Total** | **68** | **72** |`,
  ),
  table(
    'of which, in English',
    `
| Item | 2023 | 2024 |
|---|---|---|
| Exports | 40 | 44 |
| of which services | 12 | 13 |
| Imports | 30 | 31 |
| Total | 70 | 75 |`,
  ),
  table(
    'totals of totals without subtotals',
    `
| 单位 | 立案 | 结案 |
|---|---|---|
| 甲一 | 1 | 2 |
| 甲二 | 3 | 4 |
| 甲合计 | 4 | 6 |
| 乙一 | 5 | 6 |
| 乙二 | 7 | 8 |
| 乙合计 | 12 | 14 |
| 合计 | 16 | 20 |`,
  ),
  {
    name: 'merged headings, each group with its subtotal',
    languageId: 'report-draft',
    draft: `<table>
<tr><th rowspan="2">学校</th><th colspan="3">一年级</th><th colspan="3">二年级</th><th colspan="3">合计</th></tr>
<tr><th>男</th><th>女</th><th>小计</th><th>男</th><th>女</th><th>小计</th><th>男</th><th>女</th><th>小计</th></tr>
<tr><td>一小</td><td>10</td><td>12</td><td>22</td><td>20</td><td>25</td><td>45</td><td>30</td><td>37</td><td>67</td></tr>
<tr><td>二小</td><td>11</td><td>14</td><td>25</td><td>21</td><td>23</td><td>44</td><td>32</td><td>37</td><td>69</td></tr>
<tr><td>合计</td><td>21</td><td>26</td><td>47</td><td>41</td><td>48</td><td>89</td><td>62</td><td>74</td><td>136</td></tr>
</table>
`,
  },
  {
    name: 'merged labels of rows',
    draft: `<table>
<tr><th>类别</th><th>项目</th><th>件数</th><th>人数</th></tr>
<tr><td rowspan="3">刑事</td><td>盗窃</td><td>10</td><td>12</td></tr>
<tr><td>诈骗</td><td>20</td><td>31</td></tr>
<tr><td>小计</td><td>30</td><td>43</td></tr>
<tr><td rowspan="3">民事</td><td>合同</td><td>40</td><td>80</td></tr>
<tr><td>婚姻</td><td>15</td><td>30</td></tr>
<tr><td>小计</td><td>55</td><td>110</td></tr>
<tr><td colspan="2">总计</td><td>85</td><td>153</td></tr>
</table>
`,
  },
  {
    name: 'columns parted by blanks',
    draft: `单位    受理    办结    罚没
甲局    12    30    45
乙局    15    22    37
合计    27    52    82
`,
  },
  {
    name: 'a cell per line',
    draft: [
      '单位',
      '受理',
      '办结',
      '',
      '甲局',
      '12',
      '30',
      '',
      '乙局',
      '15',
      '22',
      '',
      '合计',
      '27',
      '52',
    ]
      .map((cell) => (cell === '' ? '\n' : `\t${cell}\n`))
      .join(''),
  },
  tabbed(
    'what is taken away, in some columns only',
    `
项目 | 一月 | 二月 | 三月 | 四月
收入 | 40 | 59 | 24 | 30
补助 | 12 | 10 | 6 | 7
减：退还 | 0 | 0 | 5 | 0
合计 | 52 | 69 | 25 | 37`,
  ),
  table(
    'what is taken away, from one item to the next',
    `
| | 2022 | 2023 | 2024 |
|---|---|---|---|
| Revenue | 1,204 | 1,350 | 1,611 |
| Less: cost of sales | 733 | 812 | 960 |
| Gross profit | 471 | 538 | 651 |
| Less: expenses | 290 | 301 | 344 |
| Net profit | 181 | 237 | 307 |`,
  ),
  table(
    'what is less than something, and not taken away',
    `
| Term | 2022 | 2023 | 2024 |
|---|---|---|---|
| Less than a year | 120 | 135 | 161 |
| A year or more | 733 | 812 | 960 |
| Total | 853 | 947 | 1,121 |`,
  ),
  table(
    'a row that begins with the word for taking away, and is added',
    `
| 案件 | 2022 | 2023 | 2024 |
|---|---|---|---|
| 减刑 | 120 | 135 | 161 |
| 假释 | 73 | 81 | 96 |
| 合计 | 193 | 216 | 257 |`,
  ),
  table(
    'digits that only a computer adds',
    `
| Item | 2021 | 2022 | 2023 |
|---|---|---|---|
| Tea | 0.1 | 0.3 | 0.7 |
| Milk | 0.2 | 0.6 | 0.1 |
| Total | 0.30000000000000004 | 0.8999999999999999 | 0.7999999999999999 |`,
  ),
  {
    name: 'a sheet',
    languageId: 'report-draft',
    draft: '单位\t男\t女\t合计\n甲\t1\t2\t3\n乙\t3\t4\t7\n合计\t4\t6\t10\n',
  },
];

/** Tables with a total that does not add up. */
export const wrong: readonly Case[] = [
  table(
    'parts whose names have a column of their own',
    `
| 区 | 街道 | 户数 |
|---|---|---|
| 上片 |  | 1015 |
|  | 上一 | 388 |
|  | 上二 | 214 |
|  | 上三 | 413 |
| 中片 |  | 782 |
|  | 中一 | 391 |
|  | 中二 | 391 |
| 下片 |  | ⟦744⟧{declared-total} |
|  | 下一 | 174 |
|  | 下二 | 238 |
|  | 下三 | 323 |`,
  ),
  {
    name: 'headings that are repeated within a table',
    languageId: 'html',
    draft: `<table><tr><th>站</th><th>进站</th><th>出站</th></tr><tr><td>甲</td><td>4120</td><td>3977</td></tr><tr><td>乙</td><td>2861</td><td>2904</td></tr><tr><td>丙</td><td>1735</td><td>1802</td></tr><tr><th>站</th><th>进站</th><th>出站</th></tr><tr><td>丁</td><td>3308</td><td>3251</td></tr><tr><td>戊</td><td>944</td><td>1017</td></tr><tr><td>合计</td><td>12968</td><td>⟦12591⟧{declared-total}</td></tr></table>
`,
  },
  {
    name: 'amounts below nothing with their currency',
    languageId: 'csv',
    draft: `Item,Plan,Actual,Balance
Paper,"$8,140.20","$9,377.65","($1,237.45)"
Travel,"$6,305.00","$7,018.40",-$713.40
Courses,"$5,120.75","$4,866.30",$254.45
Machines,"$41,870.10","$52,309.80","−$10,439.70"
Total,"$61,436.05","$73,572.15","⟦($21,136.10)⟧{declared-total}"
`,
  },
  table(
    'a currency in the first row and the last one only',
    `
|  | 2023 | 2022 |
|---|---|---|
| Sales | US$ 5,310.4 | US$ 4,877.6 |
| Cost of sales | (3,102.7) | (2,915.3) |
| Gross margin | ⟦2,027.7⟧{declared-total} | 1,962.3 |
| Staff | (1,120.6) | (1,043.9) |
| Rent | (318.2) | (306.5) |
| Operating profit | 768.9 | 611.9 |
| Interest | (61.3) | (72.8) |
| Profit | US$ 707.6 | US$ 539.1 |`,
  ),
  table(
    'a fine that is rounded to hundreds beside counts',
    `
| 街道 | 案件 | 当事人 | 检查 | 罚款 |
|---|---|---|---|---|
| 一街 | 14 | 16 | 87 | 2800 |
| 二街 | 35 | 31 | 69 | 5100 |
| 三街 | 43 | 46 | 92 | 8600 |
| 四街 | 9 | 9 | 41 | 1800 |
| 五街 | 18 | 22 | 118 | 3700 |
| 六街 | 24 | 24 | 95 | 4700 |
| 七街 | 36 | 39 | 74 | 7200 |
| 八街 | 15 | 16 | 52 | 3100 |
| 九街 | 27 | 30 | 66 | 5500 |
| 十街 | 12 | 13 | 47 | 2400 |
| 东园 | 51 | 58 | 129 | 10300 |
| 西园 | 32 | 34 | 99 | 6300 |
| 南园 | 16 | 17 | 44 | 3300 |
| 合计 | ⟦342⟧{declared-total} | 355 | 1013 | 64800 |`,
  ),
  table(
    'a place whose name has 万',
    `
| 区县 | 案件 | 人数 | 检查 |
|---|---|---|---|
| 万州区 | 131 | 153 | 1013 |
| 甲区 | 274 | 291 | 641 |
| 乙区 | 423 | 443 | 887 |
| 丙区 | 86 | 81 | 392 |
| 丁区 | 197 | 238 | 1276 |
| 戊区 | 223 | 227 | 903 |
| 己区 | 377 | 419 | 718 |
| 庚区 | 164 | 161 | 556 |
| 合计 | ⟦1870⟧{declared-total} | 2013 | 6386 |`,
  ),
  table(
    'the months up to now',
    `
| 项目 | 本月 | 本年累计 |
|---|---|---|
| 甲 | 8866 | 85926 |
| 乙 | 2648 | 68079 |
| 丙 | 7785 | 86207 |
| 丁 | 1695 | 42511 |
| 合计 | 20994 | ⟦300723⟧{declared-total} |`,
  ),
  table(
    'what a period takes away',
    `
| 项目 | 期初余额 | 本期增加 | 本期减少 | 期末余额 |
|---|---|---|---|---|
| 甲 | 2796 | 103 | 238 | 2661 |
| 乙 | 4264 | 740 | 295 | ⟦7409⟧{declared-total} |
| 丙 | 1058 | 497 | 720 | 835 |
| 丁 | 8737 | 345 | 683 | 8399 |
| 戊 | 3822 | 654 | 687 | 3789 |
| 己 | 7451 | 461 | 396 | 7516 |`,
  ),
  table(
    'one total of three in a row',
    `
| 单位 | 受理 | 办结 | 罚没 |
|---|---|---|---|
| 甲局 | 12 | 30 | 45 |
| 乙局 | 15 | 22 | 37 |
| 合计 | 27 | 52 | ⟦92⟧{declared-total} |`,
  ),
  table(
    'one total of three in a column',
    `
| 单位 | 男 | 女 | 合计 |
|---|---|---|---|
| 甲局 | 12 | 30 | 42 |
| 乙局 | 15 | 22 | ⟦36⟧{declared-total} |
| 丙局 | 7 | 9 | 16 |`,
  ),
  table(
    'the grand total, once',
    `
| 单位 | 男 | 女 | 合计 |
|---|---|---|---|
| 甲局 | 12 | 30 | 42 |
| 乙局 | 15 | 22 | 37 |
| 合计 | 27 | 52 | ⟦78⟧{declared-total} |`,
  ),
  table(
    'a total of a row, that is also a part of the grand total, once',
    `
| 单位 | 男 | 女 | 合计 |
|---|---|---|---|
| 甲局 | 12 | 30 | 42 |
| 乙局 | 15 | 22 | ⟦39⟧{declared-total} |
| 合计 | 27 | 52 | 79 |`,
  ),
  table(
    'a part where two sums cross, once',
    `
| 单位 | 男 | 女 | 合计 |
|---|---|---|---|
| 甲局 | 12 | 30 | 42 |
| 乙局 | 51 | 22 | 37 |
| 丙局 | 7 | 9 | 16 |
| 合计 | ⟦34⟧{declared-total} | 61 | 95 |`,
  ),
  table(
    'a total at the top',
    `
| 地区 | 企业 | 职工 | 产值 |
|---|---|---|---|
| 全市总计 | 60 | ⟦820⟧{declared-total} | 9 |
| 东区 | 25 | 300 | 4 |
| 西区 | 20 | 410 | 3 |
| 南区 | 15 | 100 | 2 |`,
  ),
  table(
    'a total at the left',
    `
| 地区 | 总计 | 城镇 | 农村 |
|---|---|---|---|
| 东区 | 55 | 30 | 25 |
| 西区 | ⟦45⟧{declared-total} | 23 | 20 |
| 南区 | 16 | 1 | 15 |`,
  ),
  table(
    'a subtotal, where the total holds',
    `
| 类别 | 项目 | 预算 | 支出 |
|---|---|---|---|
| 人员 | 工资 | 100 | 90 |
| | 津贴 | 20 | 15 |
| | 小计 | ⟦210⟧{declared-total} | 105 |
| 公用 | 办公 | 30 | 28 |
| | 差旅 | 10 | 7 |
| | 小计 | 40 | 35 |
| 总计 | | 160 | 140 |`,
  ),
  table(
    'a total of subtotals',
    `
| 类别 | 项目 | 预算 | 支出 | 结余 |
|---|---|---|---|---|
| 人员 | 工资 | 100 | 90 | 10 |
| | 津贴 | 20 | 15 | 5 |
| | 小计 | 120 | 105 | 15 |
| 公用 | 办公 | 30 | 28 | 2 |
| | 差旅 | 10 | 7 | 3 |
| | 小计 | 40 | 35 | 5 |
| 总计 | | 160 | ⟦150⟧{declared-total} | 20 |`,
  ),
  table(
    'one of three subtotals in the only column',
    `
| 项目 | 金额 |
|---|---|
| 工资 | 100 |
| 津贴 | 20 |
| 小计 | 120 |
| 办公 | 30 |
| 差旅 | 10 |
| 小计 | ⟦46⟧{declared-total} |
| 水费 | 3 |
| 电费 | 5 |
| 小计 | 8 |`,
  ),
  tabbed(
    'a total beside items within',
    `
项目 | 一月 | 二月 | 三月
收入 | 40 | 59 | 24
其中：税收 | 30 | 40 | 20
补助 | 12 | 10 | 6
合计 | 52 | 69 | ⟦50⟧{declared-total}`,
  ),
  tabbed(
    'a total over numbered groups',
    `
项目 | 年初 | 年中 | 年末
一、流动 | 40 | 41 | 45
1.现金 | 10 | 11 | 12
2.存货 | 30 | 30 | 33
二、固定 | 150 | 151 | 140
1.房屋 | 100 | 100 | 95
2.设备 | 50 | 51 | 45
总计 | 190 | 192 | ⟦158⟧{declared-total}`,
  ),
  table(
    'beside a rate, which is not summed',
    `
| 学校 | 应考 | 实考 | 缺考 | 到考率 |
|---|---|---|---|---|
| 一小 | 100 | 98 | 2 | 98 |
| 二小 | 200 | 190 | 10 | 95 |
| 合计 | 300 | ⟦298⟧{declared-total} | 12 | 96 |`,
  ),
  table(
    'a decimal off by more than rounding',
    `
| 地区 | 面积 | 产量 | 产值 |
|---|---|---|---|
| 东区 | 12.4 | 30.3 | 45.1 |
| 西区 | 15.5 | 22.4 | 37.3 |
| 合计 | 27.9 | 52.7 | ⟦84.2⟧{declared-total} |`,
  ),
  table(
    'in bold print and with separators',
    `
| Region | North | South | Total |
|---|---:|---:|---:|
| 2022 | 1,100 | 2,000 | 3,100 |
| 2023 | 1,200 | 2,300 | **⟦3,600⟧{declared-total}** |
| 2024 | 1,450 | 2,050 | 3,500 |`,
  ),
  table(
    'where dashes are nothing in the sums that hold',
    `
| 单位 | 受理 | 办结 | 罚没 | 移送 |
|---|---|---|---|---|
| 甲局 | 12 | — | 45 | 5 |
| 乙局 | 15 | 22 | — | — |
| 丙局 | — | 4 | 1 | 2 |
| 合计 | 27 | 26 | 46 | ⟦8⟧{declared-total} |`,
  ),
  {
    name: 'in merged cells',
    draft: `<table>
<tr><th rowspan="2">学校</th><th colspan="2">一年级</th><th colspan="2">二年级</th><th rowspan="2">合计</th></tr>
<tr><th>男</th><th>女</th><th>男</th><th>女</th></tr>
<tr><td>一小</td><td>10</td><td>12</td><td>20</td><td>25</td><td>67</td></tr>
<tr><td>二小</td><td>11</td><td>14</td><td>21</td><td>23</td><td>⟦96⟧{declared-total}</td></tr>
<tr><td>三小</td><td>1</td><td>4</td><td>2</td><td>3</td><td>10</td></tr>
</table>
`,
  },
  {
    name: 'a total broken down twice',
    draft: `<table>
<tr><th rowspan="2">学校</th><th rowspan="2">合计</th><th colspan="2">性别</th><th colspan="2">住宿</th></tr>
<tr><th>男</th><th>女</th><th>住校</th><th>走读</th></tr>
<tr><td>一小</td><td>45</td><td>20</td><td>25</td><td>15</td><td>30</td></tr>
<tr><td>二小</td><td>⟦54⟧{declared-total}</td><td>21</td><td>23</td><td>10</td><td>34</td></tr>
<tr><td>三小</td><td>50</td><td>27</td><td>23</td><td>11</td><td>39</td></tr>
</table>
`,
  },
  {
    name: 'the total of a group of columns',
    draft: `<table>
<tr><th rowspan="2">学校</th><th colspan="2">一年级</th><th colspan="2">二年级</th><th colspan="2">合计</th></tr>
<tr><th>男</th><th>女</th><th>男</th><th>女</th><th>男</th><th>女</th></tr>
<tr><td>一小</td><td>10</td><td>12</td><td>20</td><td>25</td><td>30</td><td>37</td></tr>
<tr><td>二小</td><td>11</td><td>14</td><td>21</td><td>23</td><td>⟦23⟧{declared-total}</td><td>37</td></tr>
<tr><td>三小</td><td>1</td><td>4</td><td>2</td><td>3</td><td>3</td><td>7</td></tr>
</table>
`,
  },
  {
    name: 'columns parted by blanks',
    draft: `单位    受理    办结    罚没
甲局    12    30    45
乙局    15    22    37
合计    27    52    ⟦28⟧{declared-total}
`,
  },
  table(
    'what is taken away, once with a wrong result',
    `
| | 2021 | 2022 | 2023 | 2024 |
|---|---|---|---|---|
| Revenue | 1,090 | 1,204 | 1,350 | 1,611 |
| Less: cost of sales | 688 | 733 | 812 | 960 |
| Gross profit | 402 | 471 | ⟦583⟧{declared-total} | 651 |`,
  ),
  table(
    'what is taken away from a total, once too little',
    `
| 项目 | 一季度 | 二季度 | 三季度 | 四季度 |
|---|---|---|---|---|
| 收入 | 4,012 | 5,931 | 2,413 | 3,077 |
| 补助 | 1,206 | 1,034 | 655 | 702 |
| 减：退还 | 317 | 402 | 529 | 264 |
| 合计 | 4,901 | 6,563 | ⟦2,359⟧{declared-total} | 3,515 |`,
  ),
  {
    name: 'a cell per line',
    draft: [
      '单位',
      '甲',
      '乙',
      '合计',
      '',
      '一月',
      '12',
      '30',
      '42',
      '',
      '二月',
      '15',
      '22',
      '⟦73⟧{declared-total}',
      '',
      '三月',
      '1',
      '5',
      '6',
    ]
      .map((cell) => (cell === '' ? '\n' : `\t${cell}\n`))
      .join(''),
  },
  table(
    'the row being written, that the total lacks',
    `
| 单位 | 受理 | 办结 | 合计 |
|---|---|---|---|
| 甲局 | 12 | 30 | 42 |
| 乙局 | 15 | 22 | 37 |
| 丙局 | 5 |
| 合计 | ⟦27⟧{declared-total} | 52 | 79 |`,
  ),
  table(
    'amounts with their currency',
    `
| Item | 2022 | 2023 | 2024 |
|---|---|---|---|
| Staff | $1,200 | $1,300 | $1,450 |
| Rent | $300 | $310 | $320 |
| Total | $1,500 | $1,610 | $⟦1,870⟧{declared-total} |`,
  ),
  table(
    'units and notes in the cells',
    `
| 单位 | 受理 | 办结 | 合计 |
|---|---|---|---|
| 甲局 | 12件 | 30件 | 42件 |
| 乙局 | 15件 | 22件 | 37件 |
| 丙局 | 5件 | 7件（含移送） | ⟦21⟧{declared-total}件 |`,
  ),
];

/** Tables that speak of totals and are to be left alone. */
export const traps: readonly Case[] = [
  table(
    'one of two, where nothing tells which',
    `
| 单位 | 受理 | 办结 |
|---|---|---|
| 甲局 | 12 | 30 |
| 乙局 | 15 | 22 |
| 合计 | 27 | 53 |`,
  ),
  table(
    'the only sum of a table',
    `
| 项目 | 金额 |
|---|---|
| 工资 | 100 |
| 津贴 | 20 |
| 合计 | 130 |`,
  ),
  table(
    'an index, of which one figure is by chance a slip from the sum of the others',
    `
| Index | 2007 | 2008 | 2009 |
|---|---|---|---|
| Total | 96612 | 180000 | 104933 |
| Food | 98302 | 100000 | 103540 |
| Forest | 97421 | 20000 | 106377 |
| Metal | 98613 | 70000 | 107219 |`,
  ),
  table(
    'a product, not a sum',
    `
| 品名 | 单价 | 数量 | 小计 |
|---|---|---|---|
| 纸 | 2 | 2 | 4 |
| 笔 | 3 | 10 | 30 |
| 墨 | 25 | 4 | 100 |
| 合计 | | | 134 |`,
  ),
  table(
    'distinct persons',
    `
| 场次 | 人次 | 发言 | 去重人数 |
|---|---|---|---|
| 第一场 | 120 | 30 | 110 |
| 第二场 | 150 | 22 | 130 |
| 合计 | 270 | 52 | 190 |`,
  ),
  table(
    'the greatest, in a column that does not say so',
    `
| 服务器 | 请求 | 失败 | 并发 |
|---|---|---|---|
| 甲 | 120 | 30 | 64 |
| 乙 | 150 | 22 | 80 |
| 合计 | 270 | 52 | 80 |`,
  ),
  table(
    'the mean, in a column that does not say so',
    `
| 班级 | 人数 | 及格 | 成绩 |
|---|---|---|---|
| 一班 | 40 | 38 | 82.5 |
| 二班 | 42 | 39 | 79.1 |
| 合计 | 82 | 77 | 80.8 |`,
  ),
  table(
    'a part that is not known',
    `
| 单位 | 受理 | 办结 | 罚没 |
|---|---|---|---|
| 甲局 | 12 | 30 | 45 |
| 乙局 | 15 | 22 | 不详 |
| 合计 | 27 | 52 | 92 |`,
  ),
  table(
    'a blank that may be unknown',
    `
| 单位 | 受理 | 办结 | 罚没 |
|---|---|---|---|
| 甲局 | 12 | 30 | 45 |
| 乙局 | 15 | 22 | |
| 合计 | 27 | 52 | 92 |`,
  ),
  table(
    'an excerpt of a longer table',
    `
| 地区 | 企业 | 职工 |
|---|---|---|
| 全国总计 | 600 | 8100 |
| 东区 | 25 | 300 |
| 西区 | 20 | 410 |
| 南区 | 15 | 100 |`,
  ),
  table(
    'columns within the total need not be all of it',
    `
| 学校 | 总数 | 其中：女生 | 男生 |
|---|---|---|---|
| 一小 | 100 | 48 | 52 |
| 二小 | 200 | 99 | 101 |
| 三小 | 150 | 75 | 60 |`,
  ),
  table(
    'what is taken away',
    `
| 地区 | 收入 | 支出 | 总计 |
|---|---|---|---|
| 东区 | 55 | 30 | 25 |
| 西区 | 43 | 23 | 20 |
| 南区 | 16 | 1 | 15 |`,
  ),
  table(
    'a confusion matrix with rates',
    `
| 实际 \\ 预测 | 是 | 否 | 合计 | 召回率 |
|---|---|---|---|---|
| 是 | 124 | 2 | 126 | 98.4 |
| 否 | 14 | 68 | 82 | 82.9 |
| 合计 | 138 | 70 | 208 | |
| 精确率 | 89.9 | 97.1 | | 92.3 |`,
  ),
  table(
    'growth on last year',
    `
| 地区 | 本年 | 上年 | 比上年增减 | 增长率 |
|---|---|---|---|---|
| 东区 | 55 | 50 | 5 | 10 |
| 西区 | 43 | 40 | 3 | 7.5 |
| 合计 | 98 | 90 | 8 | 8.9 |`,
  ),
  table(
    'the word in a sentence',
    `
| 条 | 要求 |
|---|---|
| 1 | 合计不得超过 100 |
| 2 | 总数为 5 |
| 3 | 小计另列 |`,
  ),
  table(
    'totals that are measured',
    `
| 版本 | 下载 | Total time |
|---|---|---|
| 1.0 | 12 | 30 |
| 1.1 | 15 | 22 |
| 1.2 | 7 | 9 |`,
  ),
  table(
    'benchmark rows, one named sum',
    `
| function | small | large |
|---|---|---|
| sum | 120 | 3400 |
| map | 150 | 2200 |
| filter | 90 | 1800 |`,
  ),
  table(
    'columns of several measures before a total',
    `
| 区 | 面积 | 户数 | 人口 | 合计 |
|---|---|---|---|---|
| 东 | 12 | 30 | 90 | 3 |
| 西 | 15 | 22 | 70 | 4 |
| 南 | 10 | 20 | 60 | 2 |`,
  ),
  table(
    'a running total',
    `
| 月 | 当月 | 累计 | 总计 |
|---|---|---|---|
| 1 | 10 | 10 | 10 |
| 2 | 12 | 22 | 22 |
| 3 | 9 | 31 | 31 |`,
  ),
  table(
    'a total without some that it says it leaves out',
    `
| 类别 | P0 | P1 | P2 | 小计 |
|---|---|---|---|---|
| 路由 | 5 | 5 | 2 | 12 |
| 组件 | 1 | 6 | 2 | 9 |
| 导航 | 1 | 4 | 2 | 7 |
| 去重 | 5 | 10 | 4 | 19 |`,
  ),
  table(
    'a total of another measure than its row',
    `
| Metric | A | B | Total |
|---|---|---|---|
| count | 10 | 20 | 30 |
| bytes | 100 | 200 | 300 |
| p95 | 12 | 18 | 17 |
| fastest | 2 | 3 | 2 |`,
  ),
  table(
    'columns alike, which confirm no more than one of them',
    `
| Dimensions | Subspaces | Original | Compressed |
|---|---|---|---|
| 128 | 8 | 512 | 8 |
| 384 | 8 | 1536 | 8 |
| Total | 16 | 3072 | 16 |`,
  ),
  tabbed(
    'two tables side by side, whose rows have nothing to do with each other',
    `
资产 | 年末 | 年初 | 负债 | 年末
现金 | 10 | 12 | 借款 | 7
存货 | 30 | 33 | 应付 | 15
流动资产合计 | 40 | 45 | 应交 | 40
房屋 | 100 | 95 | 预收 | 5
设备 | 50 | 45 | 其他 | 3
固定资产合计 | 150 | 140 | 长期 | 90
资产总计 | 190 | 185 | 负债合计 | 160`,
  ),
  tabbed(
    'a caption that tells a unit so large that figures are rounded',
    `
 | 单位：亿元 | |
地区 | 税收 | 基金 | 合计
东区 | 12 | 30 | 42
西区 | 15 | 22 | 38
南区 | 7 | 9 | 16`,
  ),
  tabbed(
    'sums off by next to nothing again and again, as rounded figures are',
    `
地区 | 税收 | 基金 | 其他 | 合计
东区 | 120 | 300 | 42 | 463
西区 | 150 | 220 | 38 | 408
南区 | 170 | 390 | 16 | 575
北区 | 110 | 240 | 22 | 372
中区 | 190 | 310 | 31 | 531
外区 | 140 | 280 | 26 | 446`,
  ),
  table(
    'figures so small that rounding lets anything add up',
    `
| 地区 | 面积（万亩） | 产量（万吨） | 产值（亿元） |
|---|---|---|---|
| 东区 | 1 | 2 | 30 |
| 西区 | 2 | 1 | 50 |
| 合计 | 2 | 4 | 90 |`,
  ),
  table(
    'shares that say so in their note only',
    `
| 类别 | 户数 | 人数 | 占全市（%） |
|---|---|---|---|
| 甲 | 120 | 300 | 12.4 |
| 乙 | 150 | 220 | 15.1 |
| 合计 | 270 | 520 | 13.7 |`,
  ),
  table(
    'whole shares that make 99 or 101',
    `
| Answer | All | Men | Women | Under 40 | 40 and over |
|---|---|---|---|---|---|
| Agree | 57% | 58% | 56% | 61% | 52% |
| Neither | 18% | 17% | 19% | 17% | 20% |
| Disagree | 22% | 23% | 21% | 19% | 25% |
| Do not know | 3% | 2% | 4% | 4% | 3% |
| Total | 100% | 100% | 100% | 100% | 100% |`,
  ),
  tabbed(
    'whole shares along rows',
    `
地区 | 第一产业 | 第二产业 | 第三产业 | 合计
东区 | 31 | 44 | 25 | 100
西区 | 28 | 41 | 32 | 100
南区 | 22 | 47 | 31 | 100
北区 | 35 | 40 | 25 | 100`,
  ),
  table(
    'shares of a total that is itself a share of another',
    `
| Partido | Votos | % |
|---|---|---|
| Azul | 7.821.718 | 31,68 |
| Verde | 8.160.837 | 33,06 |
| Otros | 8.496.032 | 34,41 |
| Votos a candidaturas | 24.478.587 | 99,15 |
| Votos en blanco | 209.500 | 0,85 |
| Votos válidos | 24.688.087 | 98,94 |
| Votos nulos | 264.810 | 1,06 |
| Votos emitidos | 24.952.897 | 66,59 |
| Abstención | 12.517.083 | 33,41 |
| Censo | 37.469.980 | 100 |`,
  ),
  table(
    'a blank form',
    `
| 单位 | 受理 | 办结 | 合计 |
|---|---|---|---|
| 甲局 | 0 | 0 | 0 |
| 乙局 | 0 | 0 | 0 |
| 合计 | 0 | 0 | 5 |`,
  ),
  table(
    'rows of several lengths',
    `
| 单位 | 受理 | 办结 | 合计 |
|---|---|---|---|
| 甲局 | 12 | 30 | 42 |
| 乙局 | 15 | 22 | 1 | 38 |
| 丙局 | 5 | 6 | 11 |
| 合计 | 32 | 58 | 90 |`,
  ),
  table(
    'a row that is the sum of two others in one column, by chance, beside counts of two digits',
    `
| 批次 | 产量 | 指数 |
|---|---|---|
| 甲 | 61 | 0.636517 |
| 乙 | 30 | 0.848690 |
| 丙 | 19 | 1.485207 |
| 丁 | 77 | 0.913345 |
| 戊 | 61 | 0.771903 |
| 己 | 58 | 0.588214 |
| 庚 | 43 | 0.402117 |
| 辛 | 39 | 0.377903 |
| 壬 | 31 | 0.298446 |
| 癸 | 27 | 0.251730 |
| 子 | 22 | 0.207651 |
| 丑 | 19 | 0.183324 |
| 寅 | 16 | 0.149872 |
| 卯 | 13 | 0.121345 |
| 辰 | 11 | 0.106128 |
| 巳 | 8 | 0.083591 |
| 午 | 7 | 0.067442 |
| 未 | 5 | 0.051287 |`,
  ),
  table(
    'a row that repeats another, below one of figures that are less than rounding',
    `
| 项目 | 全部 | 男 | 女 | 城区 | 郊区 | 山区 |
|---|---|---|---|---|---|---|
| 未答 | 0.248 | 0.113 | 0.430 | 0.207 | 0.318 | 3.443 |
| 一问人数 | 3909 | 1928 | 1981 | 1655 | 1076 | 1180 |
| 二问人数 | 3909 | 1928 | 1981 | 1655 | 1076 | 1178 |`,
  ),
  table(
    'a row that is the sum of two others in some columns, and far from it in two',
    `
| 海区 | 小 | 中 | 大 | 特大 | 全部 |
|---|---|---|---|---|---|
| 东海区 | 1530 | 5260 | 5870 | 11400 | 24060 |
| 南海区 | 1120 | 4130 | 4590 | 45800 | 55640 |
| 西海区 | 410 | 1130 | 1280 | 10700 | 13520 |
| 北海区 | 2240 | 9310 | 9650 | 56200 | 77400 |`,
  ),
  table(
    'chances with decimals below whole numbers that add up',
    `
| 队员 | 前场 | 中场 | 后场 | 合计 |
|---|---|---|---|---|
| 甲 | 30 | 0 | 0 | 30 |
| 乙 | 10 | 20 | 5 | 35 |
| 丙 | 0 | 25 | 10 | 35 |
| 丁 | 0 | 12 | 15 | 27 |
| 至少一次 | 31.284 | 12.613 | 9.405 | 45.391 |`,
  ),
  table(
    'subtotals of two kinds in one column',
    `
| 项目 | 数 |
|---|---|
| 甲 | 1 |
| 乙 | 2 |
| 小计 | 3 |
| 丙 | 4 |
| 小计 | 7 |
| 丁 | 5 |
| 小计 | 12 |`,
  ),
];
