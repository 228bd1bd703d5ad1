/** What holds of something said before: 占全国, 同比, 较上年. */
export const relative =
  /^(?:占|约占|仅占|占比|同比|环比|较|比|相比|相较|为|年均|复合|年复合|增长|增速|增幅|降幅|涨幅|涨|跌|增加|减少|下降|提升|提高|降低|上升|缩短|节省|节约|压缩|相当于|高于|低于|高出|低|高|超出|翻|远超|领先|优于|份额|比例|比重|是|cagr)/iu;

/** Words for what is measured, that say nothing of whose it is. */
export const metricEnd =
  /(?:的)?(?:市场|产业|核心产业|行业|总体|整体)?(?:总|年|平均|累计|最高|最大|最低)?(?:规模|总量|数量|总数|总额|收入|营收|净利润|利润|市值|估值|融资额?|金额|产值|产量|产能|销量|销售额|出货量?|装机量|用户数?|用户规模|份额|占比|比例|比重|比率|渗透率|占有率|增速|增长率|准确率|成本|价格|售价|均价|单价|费用|投入|投资额?|面积|参数量?|参数规模|时长|周期|效率|速度|精度|延迟|时延|能耗|功耗|用电量|使用量|消耗量|调用量|人数|家数|数目|寿命|容量|带宽|算力)?(?:下降|降低|减少|增长|提升|提高|增加|缩短)?$/u;

/** Nouns that stand right behind money or a share: 销售额, 市场份额. */
export const metricBehind =
  /^(?:市场|销售|份额|投资|融资|资金|收入|营收|利润|成本|价格|规模|股权|股份|学生|用户|算力|存储|内存|显存|准确率|精度|增量|年化|估值|市值|带宽)/u;

/** Such a clause says when, why or by what, and not what the sentence is about. */
export const adverbial =
  /^(?:随着|由于|为了|通过|根据|按照?|按|从|当|在|自|据|除了?|相比|与此|得益|受益|受|凭借|借助|围绕|面对|针对|经过|截至|目前|例如|比如|一方面|另一方面|整体|总体|总的|换言之|具体|以(?!及)|如果|若|即便|尽管|虽然|统计|数据显示|不仅|不但)/u;

/** Words that are nouns elsewhere, and begin a clause as its verb. */
export const doing = /^(?:联合|会同|覆盖|服务|支持|部署|融合|集成|整合|汇聚|累计)$/u;

export const wide = /^(?:全球|世界|全国|中国|我国|国内|海外|各国|全行业)/u;

/** 其, 该: of what was named before. */
export const pointing = /^\s*(?:其(?!他|它|余|中)|它|该|这)/u;

export const copula = /^(?:是|既是|就是|为|在于|成为|具有|拥有|包括|指|即)$/u;

/** Words that lead a sentence without being what it is about. */
export const abstract =
  /^(?:口径|提示|口径提示|说明|背景|实例|例子|案例|能力|理念|水平|比例|方面|情况|过程|结果|数据|研究|报告|问题|方式|阶段|领域|方案|基础|条件|趋势|现场|论坛上|会上|市场|行业|企业|公司|业内|专家|时间|未来)$/u;

/** Such words before a value say nothing of what it is of. */
export const only =
  /^(?:平均|最快|最多|最高|最低|最短|要求|需|需要|每天|每年|每月|每|日均|年均|单日|单次|单个|高达|率先|提前|分别|约定|用时|耗时|历时)+$/u;

/** 能力大幅提升 is no thing that has figures. */
export const changed = /(?:提升|提高|增长|下降|降低|减少|增强|加快|加速|改善|严格|扩大)$/u;

/** 实际应用中, 从长远看: where or how. */
export const place = /(?:[^其]中|上|下|里|方面|来看|看)$/u;

export const metricWord =
  /(?:率|比|比例|比重|份额|占|达|速|幅|度|量|额|价|值|成本|规模|收入|利润|效率|[升增降减涨跌高低快慢超短长]|提升|增长|下降|降低|减少|提高|同比|环比|节省|缩短|节约|压缩)(?:了|约|近)?$/u;
