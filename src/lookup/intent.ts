/** What kind of answer a question wants; several may fit. */
export type Intent = 'figure' | 'when' | 'who' | 'where' | 'why' | 'definition' | 'name' | 'compare' | 'list';

const patterns: Readonly<Record<Intent, RegExp>> = {
  figure:
    /多少|几分之|制程|(?<!哪)几[个家款项种次条位名台岁成倍级层篇章座间件艘张场届所支门颗辆片例站处人分]|多[大高长快重久远深宽]|数量|规模|占比|份额|比例|比重|价格|售价|成本|费用|营收|收入|利润|市值|估值|工资|薪[酬资水]|融资|募资|产值|产量|销量|出货|人数|次数|面积|速度|精度|时长|周期|增速|增长率|准确率|(?<!效)率$|功耗|容量|带宽|算力|参数|\bhow (?:many|much|long|big|large|fast|often)\b|\b(?:number|count|percent(?:age)?|share|size|price|cost|rate|revenue|market cap|valuation|salary|capacity|target)\b/iu,
  when: /什么时候|何时|几时|啥时候|哪[年天月]|哪一[年天]|几[年月号]|时间表|日期|(?:发布|上市|成立|推出|发生|举行|召开|通过|生效|开业|开幕|上线|量产|投产|落成|竣工|获批)(?:的)?时间|\bwhen\b|\bwhat (?:year|date|month)\b/iu,
  who: /谁|哪[家个位](?:公司|企业|机构|人|厂|单位|大学|医院|团队|国家|省|城市)?|\bwho(?:se|m)?\b|\bwhich (?:company|lab|firm|team|person|country|province|city|model)\b/iu,
  where:
    /(?<![卡难好差强贵现])在哪(?!个|家|些|款|一|年|所|种)|何处|什么地方|\b(?:where|which (?:city|place|district|province))\b/iu,
  why: /为什么|为啥|为何|原因|咋(?!样)|怎么会|\bwhy\b|\breasons?\b/iu,
  definition:
    /是什么|是啥|什么是|啥是|什么意思|指什么|指的是|含义|定义|何谓|分别指|\bwhat (?:is|are)\b|\bmeaning\b|\bdefin/iu,
  name: /全名|全称|真名|本名|原名|真实姓名|\bfull name\b|\breal name\b|\bstands? for\b/iu,
  compare: /区别|差别|差异|不同|相比|对比|比较|优劣|哪个更|\bvs\b|\bversus\b|\bdifferen|\bcompar/iu,
  list: /哪些|哪几|有哪|分别|列出|名单|\blist\b|\bwhich (?:\w+ )?(?:are|were|have)\b/iu,
};

const all: readonly Intent[] = ['figure', 'when', 'who', 'where', 'why', 'definition', 'name', 'compare', 'list'];

/** The intents of a folded question. */
export function intentsOf(folded: string): ReadonlySet<Intent> {
  return new Set(all.filter(intent => patterns[intent].test(folded)));
}

const asking =
  /什么|怎|如何|咋|啥|吗|呢|谁|哪|几|多少|多[大高长快重久远深宽]|为何|干嘛|([能会是要有可准])[不没]\1|[?？]|\b(?:what|who|whose|which|when|where|why|how|does|do|did|is|are|was|were|has|have|can)\b/u;

/** Whether a folded text has a word that asks; else it is a list of key words, or tells something. */
export function isAsking(folded: string): boolean {
  return asking.test(folded);
}

/** Whether a folded question asks if what is said in several places agrees. */
export function asksAgreement(folded: string): boolean {
  return /对得上|对不上|一致|一样[吗么]|矛盾|打架|出入|\b(?:consistent|agree|contradict\w*|match)\b/u.test(folded);
}
