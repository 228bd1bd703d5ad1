/** Turns of phrase that make a question of a text and are never looked for. */
export const questionWords =
  /多少|几(?=[个家款项种次条位名台年月天岁成倍级层篇章座代])|多(?=[大高长快重久远深宽少])|是不是|有没有|能不能|会不会|什么时候|什么样|什么|甚么|哪[些个家几款种里儿天年月位篇]?|怎么样|怎么|怎样|如何|为什么|为啥|为何|何时|何地|几时|啥时候|啥|咋|谁|请问|告诉我|介绍一下|是多少|分别|到底|究竟|一下|[吗呢吧啊呀嘛么]$|\b(?:by )?how (?:big|large|fast|often|far|high|heavy|deep|old|long|much|many)\b/gu;

/** Words about the documents themselves, and not about what stands in them. */
export const sourceWords =
  /[各几哪多]?[家份篇个]?(?:不同)?(?:报告|材料|文件|文献|资料|报道|文章|来源|文档)(?:里|中|上|之间|对|都|分别|各自)|[各几][家份篇个]?(?:报告|材料|文件|报道|文章|来源|文档)|各家|书[里中]|口径|说法|\b(?:(?:the|these|different|various|all) )?(?:documents?|sources|reports|materials|papers|articles) (?:say|report|mention|give|state|describe|tell|write|claim|agree|differ)/gu;

const han =
  '的 了 是 在 和 与 或 及 有 被 把 对 从 到 向 为 以 于 由 这 那 这个 那个 这些 那些 一个 一种 其 它 他 她 我 我们 你 你们 他们 它们 就 都 也 还 又 再 才 很 最 更 太 没 没有 不 会 能 可以 可能 应该 要 让 使 给 用 比 跟 同 之 所 而 但 因为 所以 如果 那么 个 些 里 中 上 下 去 来 做 说 关于 有关 情况 方面 东西 问题 目前 现在 今年 去年 一共 总共 大概 大约 左右 请 讲 叫 叫做 是否 还是 以及 等 等等 哪 几 多 什么 怎么 自己 职务 职位 头衔 全名 全称 年份 时间 日期 名字 数量 次数 数字 得 着 过 地 啊 吗 呢 吧 咱 咱们 用来 拿来 例子 举例 干嘛 干什么 这样 那样 这么 那么 这边 那边 这里 那里';
const english =
  'a an the of in on at by for to from with and or is are was were be been being do does did has have had how what which who whom whose when where why much many long it its this that these those there their they he she his her i we you your our as than then into over under about per not no can could will would should may might must any some each all more most such so if but vs versus me my please tell give show explain describe between during through up out';

/** Words without content: never terms of a question. */
export const emptyWords: ReadonlySet<string> = new Set([...han.split(' '), ...english.split(' ')]);
