/** Whether a figure has come true, or what else it is. */
export type Status = 'actual' | 'forecast' | 'target' | 'hypothetical';

const hypothetical =
  /假设|假如|假定|如果|倘若|若(?:按|以|能|将|每|要|无|不)|即便|\b(?:(?<!\bas )if|assuming|suppose|hypothetical)\b/iu;
const target =
  /目标|力争|争取|计划(?!经济|生育)|(?<!虚|模)拟(?=[^态合人声物真])|规划(?:建设|到|总|目标|面积|投资|新增|产能|产值)|旨在|要求到|提出到|要(?:推动|建|实现|形成|打造|培育|达|推广|完成|新增|力争)|\b(?:(?<!\b(?:drug|cancer|disease|therapeutic|protein|new|finding) )targets?(?! structures?)|aims?|plans? to|planned|goal|intends?)\b/iu;
/** Plans that go on over several clauses. */
const planned =
  /计划(?:用|在|于|到|投资|建|推|完成|实现|形成)|力争|争取到?|提出(?:到|要)|目标(?:是|为)|要(?:推动|建|实现|形成|打造|培育|达|推广|完成|新增|力争)/u;
/** 将 before a verb is the future; before a noun it is an older 把. */
const future =
  /预计|预测|预估|可能(?:达|超|突破|升|增|降|占|为)|未来甚至可能|预期|预言|估计将|有望|或将|或可|可望|势必|届时|将(?:于|在|会|达|超|突破|增|升|降|有|迎|进入|占|从|由|成|实现|继续|持续|逐步|推出|发布|投入|新增|带来|带动|产生|创造|保持|形成|攀升|扩大|减少|接近|飙升|跃升|翻|取代|替代|消耗|需要|被|是|为(?!了)|以|提升至|至少|近|推动|拉动|同比|下降|提供|交付|落地|达到|步入)|到(?:20[2-9]\d)\s?年[^，,。]{0,24}(?:可|将|达|突破|超|占)|\b(?:will|would|forecasts?|expects?|expected|projected|projects that|predicts?|predicted|estimates? that|is to|are to|by (?:the end of )?20[2-9]\d)\b/iu;
const past = /曾(?:预测|预计)|超出?预期|高于预期|低于预期|远超预期|符合预期|同期|\bexceeded expectations\b/iu;
const untrue =
  /预测(?:难题|问题|任务|时间|周期|模型|准确|精度|误差|效率|性能|能力|系统|平台|性|算法|结果)|可预测|预测与/gu;

/**
 * The status that the words around a figure give it. `before` are the words from the beginning of its sentence to the
 * figure, `clause` its own clause.
 */
export function statusOf(
  before: string,
  clause: string,
  years: readonly [number, number] | null,
  written: number | null,
): Status {
  const own = clause.replace(untrue, '');
  const ahead = before.replace(untrue, '');
  // 预计从 2025 年的 6 亿增长至 60 亿: where it starts from is known.
  if (
    /[从由](?:(?![至到为])[^，,。；]){0,14}$/u.test(ahead) &&
    !(years !== null && written !== null && years[1] > written)
  )
    return 'actual';
  if (hypothetical.test(ahead) || hypothetical.test(own)) return 'hypothetical';
  if (target.test(own)) return 'target';
  if (future.test(own) && !past.test(own)) return 'forecast';
  const isLater = years !== null && written !== null && years[1] > written;
  if (isLater) return target.test(ahead) ? 'target' : 'forecast';
  // What is said to be coming goes on to the next clause, unless that has a time of its own that is past.
  const isPast = years !== null && written !== null && years[1] < written;
  if (isPast) return 'actual';
  if (years !== null && target.test(ahead)) return 'target';
  if (planned.test(ahead) && !/已|了|累计|目前|现有|此前|曾/u.test(own)) return 'target';
  if (/预计|预测|有望|expected|forecast|projected/iu.test(ahead) && !past.test(ahead)) return 'forecast';
  return 'actual';
}
