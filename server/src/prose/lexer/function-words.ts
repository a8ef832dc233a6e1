/**
 * Words of any subject for time, body, quantity and negation. If a form's vocabulary has the same word,
 * the form's meaning is used. A longer word with the meaning `plain` hides a shorter one inside it (无误
 * hides 无).
 */
export const FUNCTION_WORDS = {
  none: `无 未发生 没有发生 未产生 没有产生 没有 未引发 没有引发 未引起 没有引起 未出现 没有出现 未有 未曾有 未曾发生 从未发生 未被提起 未被申请
    没有被提起 没有被申请 未收到 没有收到 未接到 没有接到 未接收 未接收到 没有接收 没有接收到 未受理 没有受理 未曾收到 从未收到 未新收 没有新收`,
  'not-taken': `未收到 没有收到 未接到 没有接到 未接收 未接收到 没有接收 没有接收到 未受理 没有受理 未曾收到 从未收到 未新收 没有新收`,
  other: `信件 来信 来访 来电 热线 工单 建议 提案 议案 留言 咨询 投诉 举报 意见 问题 电话 邮件 文件 公文 栏目 专栏 会议 培训 解读 稿件 文章
    案例 合同`,
  part: `其余 剩余 另外 分别来自 延期 延长 逾期 超期 按期 按时 及时 转办 转交 交办 移送 同类 审查 清理 修订 修改 当场 抽查 评查 检查 指导 督办
    督促 协助 协调 配合 会商 研判 研究 转送 移交 通报 参与 审核 复核 疑难 复杂 典型 牵头 转来 名义 提请 报请 代拟 领域收到 领域受理 领域办理
    每次 每家 每处 每户 等部门收到 等部门共收到 等部门受理 等单位收到 等单位受理 个部门收到 个单位收到`,
  publish: '公开 公示 归集 录入 上传 报送 公布 发布',
  file: '备案',
  campaign: '专项整治 专项行动 专项执法 专项检查 专项治理 集中整治 整治行动 执法行动 百日行动',
  about: '涉及 主要涉及 关于',
  channel: `网上 网络 网站 平台 系统 专区 查阅点 线上 线下 在线 信函 邮寄 快递 传真 当面 现场 窗口 邮箱 电子邮件 电子邮箱 EMS`,
  'all-channels': `等渠道 等方式 等途径 等形式 等多种渠道 等多种方式 等原因 等情形 等理由 各种渠道 各渠道 多种渠道 多渠道 等各类 等多个渠道`,
  wide: '全区 全市 全县 全省 全州 全旗 全盟 全镇 全乡 我区 我市 我县 我省 我州 我旗 我镇 我乡 全街道 全系统',
  compare: `同比 环比 较 较去年 较去年度 较上年 较上年度 较上一年 较上一年度 相比 比上年 比去年 比上一年 比前 与上年 与去年 去年同期 上年同期
    上年度同期 同期 增长 增加 增至 增幅 减少 减至 下降 上升 回落 提高 降至 升至 计划 预计 力争 多出 占比 占`,
  'other-year': `上年 上年度 上一年 上一年度 去年 去年度 前年 往年 历年 近年 近年来 近两年 近三年 近五年 明年 下年 下一年 下一年度 下年度 来年
    次年 以来`,
  'this-year': '本年 本年度 今年 全年 年度内 一年来',
  'part-year':
    '上半年 下半年 季度 月份 月底 月末 每月 每年 每季度 日均 月均 年均 平均 人均 户均 每日 每周',
  altogether: '共 共计 合计 总计 总共 一共',
  cumulative: '累计 累积',
  branch: '其中',
  and: '、 和 及 与 以及 或 或者 含 包含 包括 加',
  each: '均为 各为 都为 皆为 均是 都是 各 各有',
  respectively: '分别 依次',
  'there-is': '有 另有 还有 发生 引发 产生 提起 被提起 被申请 发生因',
  plain: `无误 无关 无偿 无纸化 无障碍 无效 无论 无需 无须 有无 无异议 无死角 无缝 无差错 有关 所有 有效 有序 有限 享有 国有 持有 具有 拥有
    较好 较为 较大 较多 比较 上年末 布局 格局 结局 大局 邮局 局长 镇长 乡长 厅长 城镇 乡镇 乡村 乡亲 大厅 中心工作 中心任务 为中心 副中心 办公室主任 委托`,
} as const;

/**
 * Bodies within a region. A body is the report's own if the agency's name contains one of the `own`
 * words. Otherwise a number that it received is only part of the tables' number.
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

/** Names of the government of a region, which is one of the bodies that 全区 covers. */
export const GOVERNMENTS = '区政府 市政府 县政府 省政府 州政府 区人民政府 市人民政府 县人民政府';
