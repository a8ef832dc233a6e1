/**
 * Words for what any report speaks of, whatever its form: money that was planned and spent, and things that are
 * always divided in the same way. They are data, like the vocabulary of a form.
 */
export interface CommonWords {
  /** What was planned: in `年初预算为100万元` the amount is a plan. */
  readonly planned: readonly string[];
  /** What came of a plan. */
  readonly achieved: readonly string[];
  /** Which plan is meant, if there are several: 年初预算, 全年预算. */
  readonly stages: readonly string[];
  /** Parts that are what is left of a whole, so that a list that ends with one is complete. */
  readonly rest: readonly string[];
  /** Items of classifications whose names begin like a rest, and are none. */
  readonly items: readonly string[];
  /** Divisions: the parts that together are always the whole. Parts in brackets may be missing. */
  readonly divisions: readonly (readonly DivisionPart[])[];
}

/** A part of a division, with the words for it, one of which its name contains. */
export interface DivisionPart {
  readonly words: readonly string[];
  readonly isOptional: boolean;
}

export const COMMON_WORDS: CommonWords = {
  planned: ['预算', '计划', '目标', '任务'],
  achieved: ['决算', '执行', '支出', '收入', '实际', '完成'],
  stages: ['年初', '全年', '调整', '年中', '变动'],
  rest: ['其他', '其它', '其余', '剩余'],
  items: '其他交通 其他社会保障缴 其他工资福利 其他商品和服务 其他对个人 其他资本性'.split(' '),
  divisions: [
    '基本支出 项目支出 [上缴上级支出] [经营支出] [对附属单位补助支出]',
    '人员经费 公用经费',
    '货物 工程 服务',
    '因公出国 公务用车 公务接待',
    '公务用车购置 公务用车运行',
    '购置 运行',
    '[副部|部级] [主要领导干部] [机要通信] [应急保障] [执法执勤] [特种专业技术] [离退休干部] 其他用车',
    '一般公共预算 政府性基金 [国有资本经营]',
    '财政拨款收入 事业收入 [上级补助收入] [经营收入] [附属单位上缴收入] 其他收入',
    '优 良 合格|中|一般 不合格|差',
    '优秀 良好 合格|一般 不合格|较差|差',
    '税收收入 非税收入',
    '一般债务 专项债务',
    '第一产业 第二产业 第三产业',
    '自然人 法人',
    '城镇 农村',
    '男 女',
  ].map((parts) => parts.split(' ').map(partOf)),
};

function partOf(written: string): DivisionPart {
  const isOptional = written.startsWith('[');
  return { words: written.replace(/[[\]]/g, '').split('|'), isOptional };
}
