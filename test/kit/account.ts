/** What a small final account has: what was left before and after, in the tables of all money and of a fund. */
export interface Account {
  readonly body?: string;
  readonly year: number;
  /** The words at the end of the title. */
  readonly kind?: string;
  readonly unit?: '元' | '万元';
  readonly before: string;
  readonly after: string;
  /** What was left of a fund before and after, by code. */
  readonly fund?: Readonly<Record<string, readonly [before: string, after: string]>>;
  /** Lines behind its tables. */
  readonly prose?: string;
}

/** A final account of two tables, of which only what is left over matters. */
export function account({
  body = '江城市水务局',
  year,
  kind = '部门决算',
  unit = '万元',
  before,
  after,
  fund = {},
  prose = '',
}: Account): string {
  const rows = Object.entries(fund).map(
    ([code, [first, last]]) => `${code}\t\t${first}\t\t\t\t\t${last}`,
  );
  return `${body}${year}年度${kind}

收入支出决算总表
单位：${unit}
项目\t决算数\t项目\t决算数
五、事业收入\t\t五、教育支出\t
本年收入合计\t\t本年支出合计\t
年初结转和结余\t${before}\t年末结转和结余\t${after}
总计\t\t总计\t

政府性基金预算财政拨款收入支出决算表
单位：${unit}
项目\t\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余
功能分类科目编码\t科目名称\t\t\t合计\t基本支出\t项目支出\t
合计\t\t\t\t\t\t\t
${rows.join('\n')}
${prose}`;
}
