/** What a word of the prose tells about the numbers around it. */
export type Meaning =
  // What is counted.
  | 'request'
  | 'review'
  | 'suit'
  | 'norm'
  | 'licence'
  | 'penalty'
  | 'compulsion'
  | 'other'
  // What was done with it.
  | 'receive-new'
  | 'receive'
  | 'handle'
  | 'finish'
  | 'made'
  | 'repealed'
  | 'valid'
  | 'decide'
  | 'publish'
  | 'file'
  // Rows of the table of requests.
  | 'carry'
  | 'next'
  | 'r1'
  | 'r2'
  | 'r3'
  | 'r4'
  | 'r5'
  | 'r6'
  // Who applied.
  | 'natural'
  | 'organisations'
  | 'business'
  | 'research'
  | 'charity'
  | 'legal'
  // How a review or a suit ended, and which suits.
  | 'upheld'
  | 'corrected'
  | 'pending'
  | 'direct'
  | 'after'
  | 'reviewer'
  // What bounds, joins or denies.
  | 'none'
  | 'part'
  | 'campaign'
  | 'service'
  | 'about'
  | 'channel'
  | 'all-channels'
  | 'wide'
  | 'compare'
  | 'other-year'
  | 'this-year'
  | 'part-year'
  | 'total'
  | 'cumulative'
  | 'branch'
  | 'and'
  | 'each'
  | 'respectively'
  | 'disclosure'
  | 'there-is'
  | 'plain';

/**
 * The words of annual reports, by what they tell. Where several match, the longest counts; a longer
 * word with the meaning `plain` therefore disarms a shorter one in it (无误 beside 无).
 */
export const VOCABULARY: Readonly<Record<Meaning, string>> = {
  request: `政府信息公开申请 信息公开申请 政务公开申请 公开申请 依申请公开申请 依申请公开政府信息申请 依申请公开政府信息 依申请公开信息
    依申请公开件 申请公开政府信息 申请公开信息 申请获取政府信息 依申请公开事项 依申请公开 依申请 政府信息申请 公开政府信息申请 公开政府信息的申请 申请
    政府信息公开申请件 信息公开申请件`,
  review: '行政复议 行政复议申请 复议申请 复议',
  suit: '行政诉讼 诉讼',
  norm: '行政规范性文件 规范性文件',
  licence: '行政许可 行政许可决定 行政许可处理决定',
  penalty: '行政处罚 行政处罚决定 行政处罚处理决定',
  compulsion: '行政强制 行政强制决定 行政强制处理决定',
  other: `信件 来信 信访 信访件 来访 来电 热线 工单 建议 提案 议案 留言 咨询 投诉 举报 意见 问题 电话 邮件 信息 政府信息 文件 政策性文件
    政策文件 公文 规章 栏目 专栏 会议 培训 解读 稿件 文章 案例 收费通知 收费 信息处理费 金额 党内规范性文件 党委规范性文件 出庭
    行政许可申请 许可申请 答复行政复议 答复复议 行政复议答复 复议答复 行政复议应诉 行政诉讼应诉 行政应诉 法律服务 事项 服务事项 证照 答复书 告知书
    行政复议决定书 撤回申请 撤销申请 补正申请 行政强制措施 行政强制执行 行政裁决 行政调解 仲裁 部门规范性文件 部门行政规范性文件 民事诉讼 刑事诉讼 公益诉讼 法人 国家赔偿 行政赔偿 失信 合同`,
  'receive-new': '新收 新收到 本年新收 本年度新收 新增',
  receive: '收到 接收 受理 接到 接收到 收到并受理 登记受理',
  handle: '办理 收办 处理 承办',
  finish: '办结 办毕 答复 回复 办复 已办结',
  made: '制发 制定 出台 印发 新制定 新制发',
  repealed: '废止 废除',
  valid: '现行有效',
  decide: '作出 做出 实施',
  publish: '公开 公示 主动公开 归集 录入 上传 报送 公布 发布',
  file: '备案',
  carry: `上年结转 上年度结转 上一年度结转 上一年结转 去年结转 去年度结转 结转上年 结转上年度 上年转入 上年度转入 上年结转的
    上年度结转的 上年结转政府信息公开申请 上年度结转政府信息公开申请 上年结转申请 上年度结转申请 上年结转办理 上年度结转办理 上年度结转办理件
    上年转结 上年度转结 上一年度转结 上年转结政府信息公开申请 上年度转结政府信息公开申请`,
  next: '正在办理中 正在办理 尚在办理中 尚在办理 仍在办理中 仍在办理 跨年度办理',
  r1: '予以公开 同意公开 全部公开 予以公开答复',
  r2: '部分公开 予以部分公开 部分予以公开 同意部分公开',
  r3: '不予公开 不同意公开 不予以公开',
  r4: '无法提供',
  r5: '不予处理',
  r6: '其他处理 其它处理 作其他处理 作出其他处理 作其它处理',
  natural: '自然人 公民 个人',
  organisations:
    '法人或其他组织 法人或者其他组织 法人和其他组织 法人及其他组织 法人、其他组织 法人与其他组织 法人及其它组织 法人或其它组织 法人和其它组织',
  business: '商业企业',
  research: '科研机构',
  charity: '社会公益组织',
  legal: '法律服务机构',
  upheld: '结果维持 维持 维持原行政行为',
  corrected: '结果纠正 纠正',
  pending: '尚未审结 未审结',
  direct: '未经复议直接起诉 直接起诉 未经复议 未经行政复议',
  after: '复议后起诉 行政复议后起诉 复议后提起诉讼 复议后提起行政诉讼 复议后 行政复议后',
  reviewer: '复议机构 复议机关 复议局 行政复议机构 行政复议机关 行政复议局 法院',
  none: `未收到 没有收到 未接到 没有接到 未接收 未接收到 未受理 无 未发生 没有发生 未产生 没有产生 没有 未引发 未出现 未新收`,
  part: `其余 剩余 另外 分别来自 国家秘密 第三方 内部事务 过程性信息 行政执法案卷 执法案卷 行政查询事项 查询事项 不掌握 不存在 另行制作 内容不明确
    不明确 重复申请 公开出版物 反复申请 三安全一稳定 撤回 撤销 撤诉 补正 延期 延长 未办结 未办理 未答复 未回复 逾期 超期 按期 按时 及时 转办 转交 交办 移送 主动撤销 不再处理 同类
    同一申请人 纠错 败诉 胜诉 驳回 责令 不服 信访举报投诉 审查 清理 修订 修改 不予行政许可 不予许可 不予行政处罚 征地 拆迁 当场 审结
    抽查 评查 检查 指导 督办 督促 协助 协调 配合 会商 研判 研究 转送 移交 通报 参与 审核 复核 疑难 复杂 典型 立案 化解
    应诉 审理 牵头 转来 不予受理 不受理 名义 提请 报请 代拟 准予 认定为 界定为 确定为 标注为 为被申请人 作为被申请人 为被告 作为被告 领域收到 领域受理 领域办理 等部门收到 等部门共收到 等部门受理 等单位收到 等单位受理 个部门收到 个单位收到 简易程序 普通程序 一般程序 各部门制发 各部门制定 各部门出台
    登记政府信息公开申请 登记信息公开申请 登记依申请公开 登记申请`,
  campaign: '专项整治 专项行动 专项执法 专项检查 专项治理 集中整治 整治行动 执法行动 百日行动',
  service:
    '政务服务大厅 办事大厅 便民服务 延时服务 上门服务 一件事 全程网办 帮办 代办 容缺 人民调解 法律援助',
  about: '涉及 主要涉及 关于',
  channel:
    '网上 网络 网站 平台 系统 专区 查阅点 线上 线下 在线 信函 邮寄 快递 传真 当面 现场 窗口 邮箱 电子邮件 电子邮箱 EMS',
  'all-channels':
    '等渠道 等方式 等途径 等形式 等多种渠道 等多种方式 等原因 等情形 等理由 各种渠道 各渠道 多种渠道 多渠道 等各类 等多个渠道',
  wide: '全区 全市 全县 全省 全州 全旗 全盟 全镇 全乡 我区 我市 我县 我省 我州 我旗 我镇 我乡 全街道 全系统',
  compare: `同比 环比 较 较去年 较去年度 较上年 较上年度 较上一年 较上一年度 相比 比上年 比去年 比上一年 比前 与上年 与去年 去年同期 上年同期 上年度同期 同期 增长 增加 增至 增幅 减少 减至 下降 上升 回落 提高
    降至 升至 计划 预计 力争 多出 占比 占`,
  'other-year':
    '上年 上年度 上一年 上一年度 去年 去年度 前年 往年 历年 近年 近年来 近两年 近三年 近五年 明年 下年 下一年 下一年度 下年度 来年 次年 以来',
  'this-year': '本年 本年度 今年 全年 年度内 一年来',
  'part-year':
    '上半年 下半年 季度 月份 月底 月末 每月 每年 每季度 日均 月均 年均 平均 人均 户均 每日 每周',
  total: '共 共计 合计 总计 总共 一共',
  cumulative: '累计 累积',
  branch: '其中',
  and: '和 及 与 以及 或 或者 含 包含 包括 加',
  each: '均为 各为 都为 皆为 均是 都是 各 各有',
  respectively: '分别 依次',
  disclosure: '政府信息公开 信息公开 政务公开 政务信息公开',
  'there-is': '有 另有 还有 发生 引发 产生 提起 被提起 被申请 发生因',
  plain: `公民、法人或其他组织 公民、法人或者其他组织 公民、法人和其他组织 公民、法人及其他组织 公民、法人与其他组织 公民、法人、其他组织 公民法人或其他组织 公民、法人
    自然人、法人或其他组织 自然人、法人或者其他组织 自然人、法人和其他组织 自然人、法人及其他组织 公民法人和其他组织 公民和法人 公民、法人及其它组织 公民、法人或其它组织
    申请人 申请表 申请书 申请内容 申请渠道 申请办理 无误 无关 无偿 无纸化 无障碍 无效 无论 无需 无须 有无 无异议 无死角 无缝 无差错 无结转 没有结转 如无 若无 如未收到 若未收到 如没有 若没有
    有关 所有 有效 有序 没有现成 无正当理由 较好 较为 较大 较多 比较 所有申请 上年末 被申请人 有限 享有 国有 持有 具有 拥有 维持秩序
    布局 格局 结局 大局 邮局 城镇 乡镇 乡村 乡亲 大厅 中心工作 中心任务 为中心 副中心 办公室主任 委托`,
};

/** `结转下年度`, `转下一年度`, `顺延至次年` and their like: each verb with each link and each year. */
export const CARRIED_ON = {
  verbs: ['结转', '转结', '转', '顺延', '延续'],
  links: ['', '到', '至', '入'],
  years: ['下年度', '下年', '下一年度', '下一年', '次年', '明年', '次年度'],
  ends: ['', '继续办理', '办理', '答复', '继续办理答复', '办理答复'],
} as const;

/** Verbs that, before a year, hand requests on to it, and, behind one, hand them on from it. */
export const CARRY_VERBS = ['结转', '转结', '顺延', '延续'] as const;

/**
 * Bodies within a region. A body is the report's own where the name of the report's agency contains
 * one of the `own` words; otherwise a number that it received is only a part of the tables' number.
 */
export const BODIES: readonly { readonly words: string; readonly own: string }[] = [
  { words: '本级 省级 市级 区级 县级 省直 区直 市直 县直 所属 下属 直属', own: '' },
  { words: '局 我局 本局', own: '局' },
  { words: '委员会 我委', own: '委' },
  {
    words: `政府办 政府办公室 政府办公厅 办公室 办公厅 我办 本办 区政府办 市政府办 县政府办 省政府办 州政府办 区政府办公室
      市政府办公室 县政府办公室 州政府办公室 市政府办公厅 省政府办公厅 区府办 市府办 县府办`,
    own: '政府办 办',
  },
  { words: '街道 街道办 街道办事处', own: '街道 办事处' },
  { words: '镇 乡', own: '镇 乡' },
  { words: '厅 我厅', own: '厅' },
  { words: '中心 我中心', own: '中心' },
  {
    words: '分局 支队 大队 派出所 管委会 开发区 经开区 高新区 工业园区 产业园区',
    own: '分局 支队 大队 管委会 开发区 管理委员会 经开区 高新区 园区',
  },
  { words: '公安机关', own: '公安' },
  { words: '公司 集团 学校 医院', own: '公司 集团 学校 医院 大学 学院' },
];

/** Names of the government of a region, which beside 全区 and the like are one body of several. */
export const GOVERNMENTS = '区政府 市政府 县政府 省政府 州政府 区人民政府 市人民政府 县人民政府';
