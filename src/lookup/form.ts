import { fold, simplifiedAlike } from '../library/fold.ts';
import { remembering } from '../library/remembering.ts';
import { stem } from '../library/tokens.ts';
import { escaped } from './escaped.ts';
import type { Intent } from './intent.ts';

/** What an answer to the question looks like. */
export interface Form {
  /**
   * How well a text has the form, 0 to 1; 0 for any text where the question asks for none. `header` is what says the unit of
   * a table's cells.
   */
  fit(text: string, header?: string): number;
  /** The words that ask for a kind of figure without which nothing is an answer, such as 多少钱; null when there are none. */
  readonly asked: string | null;
}

const number = String.raw`(?:\d[\d.,]*(?:\s?[-–—~至到]\s?\d[\d.,]*)?|[一二三四五六七八九十百千两几数]+)\s?[余多]?\s?(?:万亿|千万|百万|亿|万|千|百)?[余多]?\s?`;
// With `u`, which none of its characters needs, a pattern with `\b` and `i` takes ten times as long.
const currency = /(?:US\$|HK\$|\$|¥|€|\brmb|\busd|\bcny)\s?\d/i;
const moneyUnits = '元|美元|港元|欧元|dollars?|yuan|usd|rmb';
const anyNumber =
  /\d|[一二三四五六七八九十百千万亿两半](?=[余多]?[个家款项种次条位名台岁成倍级层篇章座年月天分例片颗辆人])|半数|一半|成半|倍/u;
const date =
  /(?:19|20)\d\d\s*年|\d+\s*月(?!均)|\d+\s*[日号]|\b(?:19|20)\d\d\b|\bq[1-4]\b|季度|[上下]半年|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i;

const shares = '%|％|成|分之|个百分点|percent';

/** What a question asks for, and the units in which documents give it. */
const measures: readonly [RegExp, string][] = [
  [
    /\bhow often\b|几成|百分之|占比|比例|比重|份额|市占|[^效]率(?!先)|增速|涨幅|降幅|\bshare\b|\bpercent|\brate\b/iu,
    shares,
  ],
  [
    /多少钱|价格|售价|成本|费用|营收|收入|利润|市值|融资|投资|估值|薪[酬资水]|工资|(?<!参数|数据|用户|集群|模型|团队|种植|装机)规模|募资|募集|[^份名余差超配]额(?!头)|资本开支|\bprices?\b(?!-)|\bcosts?\b|\bvaluation|\bsalar|\bhow much (?:money|(?:did|does|do|was|were|is|will|has|have) .*\b(?:pay|paid|spen[dt]|raised?|earn(?:ed)?|invest(?:ed)?|worth))\b|\brevenue|\bmarket (?:size|cap)|\binvest/iu,
    moneyUnits,
  ],
  [
    /多久|多长时间|时长|周期|寿命|保质期|(?:时间|持续)多长|几[个]?(?:小时|分钟|天|月|年)|\bhow (?:long|fast)|\btime\b/iu,
    '年|个月|个半月|天|小时|分钟|秒|毫秒|years?|months?|days?|hours?|minutes?|seconds?',
  ],
  [/制程|工艺节点|\bprocess node\b/iu, '纳米|nm'],
  [/多重|重量|几[公]?斤/iu, '克|公斤|千克|吨|kg|g'],
  [
    /多[深高远宽]|(?<!寿命|时间|周期|时长|持续)多长|距离|里程|精度|多少(?:公里|米)/iu,
    '米|公里|厘米|毫米|纳米|级|km|m|nm',
  ],
  [/人数|员工数|多少人|几个人|\bhow many (?:people|employees|users)/iu, '人|名|位|people|employees|users'],
  [/内存|显存|带宽|\bmemory\b|\bbandwidth\b/iu, 'gb|tb|mb|gbps|tbps'],
  [/面积|平方/iu, '平方米|平方公里|亩|公顷|立方米'],
  [/度电|用电|耗电|电量|功率|\bpower\b|\benergy\b/iu, '千瓦时|度|kwh|twh|gwh|mw|gw|kw|兆瓦|千瓦|瓦'],
];

/** A change is told as a share or a multiple of what was before, whatever is measured. */
const change =
  /[降省减低增涨升]了?(?:多少|几)|(?:快|慢|高|低|贵|便宜|节省|节约|提升|提高|降低|缩短|减少)(?:了|出)?(?:多少|几)|\b(?:sav|cut|reduc|lower|fall|drop|ris|grow|grew|shorten|increas|decreas|decline|improv|cheaper|faster|relative|compared)/iu;
const changes = `${shares}|倍|times|fold|-fold|percentage points`;

/** Words that ask for a quantity, and for something else. */
const quantity =
  /多少|几|多[大高长快重久远深宽]|\bhow (?:many|much|long|big|large|fast|often|far|high|heavy)\b|\bwhat (?:is|was|are|were)\b/iu;
const otherwise = /怎么|怎样|如何|为什么|为何|咋|谁|哪|\b(?:how|why|who|whose|which|where)\b/iu;

/** "How many students and projects": either is counted in the answer. */
const manyOf = /\bhow many ([a-z-]{3,})(?: (?:and|or) ([a-z-]{3,}))?/u;

const asked = /(?:几|多少)(?:个|大)?([\p{Script=Han}]{1,3})/u;

/**
 * The form that the question, folded, asks for; `otherNames` are the other names of what it names, and `subjects` all names
 * of the particular and general things in it.
 */
export function formOf(
  folded: string,
  intents: ReadonlySet<Intent>,
  otherNames: readonly string[] = [],
  subjects: readonly string[] = [],
): Form {
  const form = plainForm(folded, intents, otherNames, subjects);
  return { asked: form.asked, fit: (text, header) => form.fit(simple(text), header && simple(header)) };
}

/** What the forms are written with, in simplified script. */
const simple = remembering(10_000, simplifiedAlike);

function plainForm(
  folded: string,
  intents: ReadonlySet<Intent>,
  otherNames: readonly string[] = [],
  subjects: readonly string[] = [],
): Form {
  if (intents.has('name') && otherNames.length > 0)
    return { asked: null, fit: text => (otherNames.some(name => fold(text).includes(name)) ? 1 : 0) };
  if (intents.has('when')) return { asked: null, fit: text => (hasDate(text) ? 1 : 0) };
  if (intents.has('figure')) return figureForm(folded);
  if (intents.has('list')) return { asked: null, fit: text => (hasSeveral(text) ? SOMEWHAT : 0) };
  if (intents.has('why')) {
    const hasReason = matters.test(folded) ? hasClaim : hasCause;
    return { asked: null, fit: text => (hasReason(text) ? 1 : 0) };
  }
  if (intents.has('where')) return { asked: null, fit: text => (hasPlace(text) ? 1 : 0) };
  if (intents.has('definition')) return definitionForm(folded, subjects);
  return { asked: null, fit: () => 0 };
}

/** A definition begins with what it defines. */
function definitionForm(folded: string, subjects: readonly string[]): Form {
  const subject = folded.replace(asksMeaning, ' ').trim();
  const names = (subjects.length > 0 ? subjects : [subject]).filter(name => name.length > 1).map(escaped);
  if (names.length === 0) return { asked: null, fit: () => 0 };
  const any = `(?:${names.join('|')})`;
  const first = new RegExp(
    `^(?:\\d+[.、]\\s*)?[“"「（(]?${any}s?[”"」]?\\s*(?:[（(][^）)]{1,60}[）)])?[”"」]?${defining}`,
    'u',
  );
  const named = new RegExp(any, 'u');
  return {
    asked: null,
    fit: text => {
      const plain = text.normalize('NFKC').toLowerCase();
      return first.test(plain) ? 1 : named.test(plain) && hasMeaning(text) ? SOMEWHAT : 0;
    },
  };
}

/** A sign of a definition that stands at many other things, too. */
const SOMEWHAT = 0.4;
const asksMeaning =
  /什么是|是什么(?:意思|东西|概念)?|是啥(?:意思|东西)?|啥是|指的?是?(?:什么|啥)|什么意思|的(?:定义|含义|意思)|何谓|到底|究竟|(?:请|帮我)?(?:解释|介绍)一?下?|\bwhat (?:is|are) (?:an? |the )?|\bwhat does |\bmeaning of |\bmeans?\b|\bdefin\w+(?: of)?|[?？]/gu;
const defining = String.raw`(?:[，,]?\s*(?:又称|也称|简称)[^，,]{1,20}[，,])?\s*(?:是(?!否|不)|即(?!将|使)|指|并非|并不是|不是|被(?:定义|称)为|：|——|,? (?:is|are|means?|refers? to|stands? for)\b|,? an? )`;

function figureForm(folded: string): Form {
  if (/几分之/u.test(folded)) return { asked: null, fit: text => (ratio.test(text) ? 1 : 0) };
  const measured = measures.flatMap(([pattern, unit]) => {
    const asked = pattern.exec(folded)?.[0];
    return asked === undefined ? [] : [{ asked, unit }];
  });
  const units = measured.map(({ unit }) => unit);
  units.push(
    ...(manyOf
      .exec(folded)
      ?.slice(1)
      .flatMap(noun => (noun ? [escaped(stem(noun))] : [])) ?? []),
  );
  // "几家医院" may be answered in 家, or in 医院: any beginning of what stands after the question word will do.
  const counted = asked.exec(folded)?.[1] ?? '';
  units.push(...[...counted].map((_, at) => escaped(counted.slice(0, at + 1))));
  const unit = units.join('|');
  // What becomes of a cost or an income is often told without the sum; a price is a sum.
  const isTold = measured.some(one => one.unit === moneyUnits && !/钱|价/.test(one.asked));
  const isChange = change.test(folded);
  const hasWanted = units.length === 0 ? null : figureIn(unit);
  const inHeader =
    units.length === 0
      ? null
      : new RegExp(`${unit}|${measured.map(one => escaped(one.asked)).join('|') || unit}`, 'iu');
  const isMoney = units.includes(moneyUnits);
  // A sum is written in figures; how much less something costs may be a half.
  const isInWords = measured.some(one => one.unit !== moneyUnits) || (measured.length > 0 && isChange);
  const fits = (text: string, header: string) =>
    hasWanted?.(text) ||
    (isMoney && hasCurrency(text)) ||
    (isInWords && hasInWords(text)) ||
    (header !== '' && /\d/.test(text) && inHeader?.test(header));
  const isQuantity = quantity.test(folded) || !otherwise.test(folded);
  return {
    asked: isQuantity ? (measured[0]?.asked ?? null) : null,
    fit: (text, header = '') =>
      fits(text, header)
        ? 1
        : (isChange ? hasChange(text) : isTold && hasMoved(text))
          ? RIGHT
          : hasNumber(text)
            ? 0.6
            : 0,
  };
}

/** A part of a whole, written as a fraction or a share. */
const ratio = /\d\s?[/／]\s?\d|分之|[\d.]\s?[%％成折]|[一二三四五六七八九]成/u;

/** From here on a text has the kind of figure that is asked for. */
export const RIGHT = 0.9;

/** A change with its measure: 降低15%, 提升近两倍. */
const moved =
  /(?:[降减省增涨升]|提高|扩大|\b(?:cut|lower|sav|grow|grew|rise|rose|fell|fall|reduc|increas)\p{L}*)[^，。；,;]{0,12}?(?:\d[\d.]*\s?(?:[%％倍]|percent)|一半|half)/iu;

/** What may stand between a number and what it counts: 8500万残疾人, 60 core member companies. */
const between = String.raw`(?:[个款家项条台种例名位块颗张]\s?|(?:thousand |million |billion |trillion )?(?:[a-z]+ ){0,2})?`;

/** Figures that are written without a number: 毫秒级, 一半以上, 数百. */
const inWords = /[秒钟时天米]级|一半|半数|过半|[数几上][十百千万亿]|\bhalf\b|\bdozens\b|\bhundreds\b|\bthousands\b/i;
/** Several things one after the other. */
const several = /、[^、。；]{1,30}、|、[^、。；]{1,30}[和与及]|,[^,.;]{1,40}, (?:and |or )?|[；;].*[；;]/u;
const somewhere =
  /位于|坐落|落户|总部|设在|落在|在[^，,。]{1,12}(?:[省市区县镇村街路园城国州岛]|大厦|中心)|\b(?:located|based|headquarter\w*|opened (?:in|on|at))\b/i;
const cause =
  /因为|由于|因此|原因|导致|缺乏|不足|难以|为了|旨在|目的|正因|以便|从而|让.{1,12}(?:能|可以)|because|since|due to|as a result|in order to|so that/iu;
/** What asks why something matters, and what says that it does. */
const matters =
  /重要|关键|必要|值得|关注|重视|意义|看好|火|\b(?:matters?|important|significan\w+|crucial|necessary|promising)\b/i;
const claim =
  /关键|核心|前提|基础|基石|决定|意味着|标志着|奠定|瓶颈|战略|至关重要|不可或缺|必须|必需|燃料|主线|价值|潜力|because|\b(?:key|core|crucial|essential|foundation|basis|decisive|bottleneck|strategic|necessary|means that)\b/i;
const meaning = /以下简称|是指|指的是|即|称为|是一|全称|——|：|（|\(|means|refers to|\bis an?\b/i;

// Testing a sentence again takes less than remembering it.
const sign = (pattern: RegExp) => (text: string) => pattern.test(text);
const hasNumber = sign(anyNumber);
const hasDate = sign(date);
const hasCurrency = sign(currency);
const hasInWords = sign(inWords);
const hasMoved = sign(moved);
const hasChange = sign(new RegExp(`${number}(?:${changes})`, 'iu'));
/** Many questions ask for money, or for people: by the units of the figure. */
const figureIn = remembering(50, unit => sign(new RegExp(`${number}${between}(?:${unit})`, 'iu')));
const hasSeveral = sign(several);
const hasPlace = sign(somewhere);
const hasCause = sign(cause);
const hasClaim = sign(claim);
const hasMeaning = sign(meaning);
