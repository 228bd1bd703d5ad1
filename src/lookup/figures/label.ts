import type { Lexicon } from '../../library/lexicon.ts';
import type { Clause } from './clauses.ts';
import type { Period } from './period.ts';
import { joined, kernel, leadingNouns, leadsToLevel, withoutChange } from './phrase.ts';
import type { Quantity } from './quantities.ts';
import { isNoun, isPreposition, isVerb, namesSomething, type Word, wordsOf } from './tagged.ts';

/** What a figure is of, as far as its sentence says. */
export interface Label {
  readonly subject: string;
  readonly metric: string;
  /** It does not say whose the figure is. */
  readonly isOpen: boolean;
}

/** What holds of something said before: 占全国, 同比, 较上年. */
const relative =
  /^(?:占|约占|仅占|占比|同比|环比|较|比|相比|相较|为|年均|复合|年复合|增长|增速|增幅|降幅|涨幅|涨|跌|增加|减少|下降|提升|提高|降低|上升|缩短|节省|节约|压缩|相当于|高于|低于|高出|低|高|超出|翻|远超|领先|优于|份额|比例|比重|是|cagr)/iu;
/** Words for what is measured, that say nothing of whose it is. */
const metricEnd =
  /(?:的)?(?:市场|产业|核心产业|行业|总体|整体)?(?:总|年|平均|累计|最高|最大|最低)?(?:规模|总量|数量|总数|总额|收入|营收|净利润|利润|市值|估值|融资额?|金额|产值|产量|产能|销量|销售额|出货量?|装机量|用户数?|用户规模|份额|占比|比例|比重|比率|渗透率|占有率|增速|增长率|准确率|成本|价格|售价|均价|单价|费用|投入|投资额?|面积|参数量?|参数规模|时长|周期|效率|速度|精度|延迟|时延|能耗|功耗|用电量|使用量|消耗量|调用量|人数|家数|数目|寿命|容量|带宽|算力)?(?:下降|降低|减少|增长|提升|提高|增加|缩短)?$/u;
/** Nouns that stand right behind money or a share: 销售额, 市场份额. */
const metricBehind =
  /^(?:市场|销售|份额|投资|融资|资金|收入|营收|利润|成本|价格|规模|股权|股份|学生|用户|算力|存储|内存|显存|准确率|精度|增量|年化|估值|市值|带宽)/u;
/** Such a clause says when, why or by what, and not what the sentence is about. */
const adverbial =
  /^(?:随着|由于|为了|通过|根据|按照?|按|从|当|在|自|据|除了?|相比|与此|得益|受益|受|凭借|借助|围绕|面对|针对|经过|截至|目前|例如|比如|一方面|另一方面|整体|总体|总的|换言之|具体|以(?!及)|如果|若|即便|尽管|虽然|统计|数据显示|不仅|不但)/u;

const wide = /^(?:全球|世界|全国|中国|我国|国内|海外|各国|全行业)/u;

const filler = '\u0001';

/** A Chinese sentence with its clauses, for finding out what each value in it is of. */
export class Sentence {
  readonly #clauses: readonly Clause[];
  readonly #lexicon: Lexicon;
  /** The sentence without its periods, and also without what stands in brackets; everything in its place. */
  readonly #bare: string;
  readonly #outer: string;

  constructor(
    plain: string,
    clauses: readonly Clause[],
    periods: readonly (Period & { at: number; to: number })[],
    lexicon: Lexicon,
  ) {
    this.#clauses = clauses;
    this.#lexicon = lexicon;
    this.#bare = periods.reduce((text, { at, to }) => blank(text, at - led(plain.slice(0, at)), to), plain);
    this.#outer = this.#bare.replace(/[（(][^（()）]*[）)]/gu, aside => filler.repeat(aside.length));
  }

  /** @param before whose the sentence before was, for one that goes on about it */
  label(clause: Clause, quantity: Quantity, before: string): Label {
    const own = this.#own(clause, quantity);
    const metric = merged(joined(own.left), own.right);
    const [first] = own.left;
    const isRelative = own.left.length === 0 ? own.right === '' : relative.test(joined(own.left));
    const startsWithVerb =
      !isRelative && first !== undefined && (isVerb(first) || (first.kind === 'vn' && own.left.length === 1));
    const names = namesSomething(own.left) || namesSomething(wordsOf(own.right, this.#lexicon));
    const isBareMetric = !names && metric.replace(metricEnd, '').replace(wide, '').length < 2;
    const isGeneric = !names && metric.length <= 5 && !wide.test(metric);
    const points = /^\s*(?:其(?!他|它|余)|该|这)/u.test(this.#text(clause, clause.from, clause.to));
    if (metric !== '' && !(isRelative || startsWithVerb || isBareMetric || isGeneric || points || clause.isAside))
      return { subject: '', metric, isOpen: false };
    const subject = (points ? this.topic() : this.#above(clause, isRelative)) || before;
    const isNew = subject !== '' && !metric.includes(subject);
    const needs = metric === '' || isRelative || startsWithVerb || isBareMetric || isGeneric;
    return { subject: isNew ? subject : '', metric, isOpen: subject === '' && needs };
  }

  /** Whose the sentence is: the first of its clauses that names something, or what begins it. */
  topic(): string {
    const topics = this.#clauses.flatMap(clause => (clause.isAside ? [] : this.#subject(clause) || []));
    return topics.find(topic => this.#isNamed(topic)) ?? topics[0] ?? '';
  }

  #isNamed(text: string): boolean {
    return wordsOf(text, this.#lexicon).some(({ kind }) => kind === 'name');
  }

  /** The words of the clause before the value, and what is counted behind it. */
  #own(clause: Clause, quantity: Quantity): { readonly left: readonly Word[]; readonly right: string } {
    const earlier = clause.quantities.filter(other => other.to <= quantity.at);
    const last = earlier.at(-1);
    const start = this.#kernel(clause, clause.from, earlier[0]?.at ?? quantity.at);
    if (!last) return { left: start, right: this.#behind(clause, quantity, start) };
    const between = this.#text(clause, last.to, quantity.at);
    const own = this.#kernel(clause, last.to, quantity.at);
    // 服务 1000 所高校的 300 万名科学家: the second is part of what the first begins.
    if (/[^\s的]的\s*(?:约|近|超过?)?\s*$/u.test(between) && quantity.amount.unit.dimension === 'count') {
      const left = [...start, ...own];
      return { left, right: this.#behind(clause, quantity, left) };
    }
    const isStep = leadsToLevel(between) || joined(own).length < 2;
    const left = isStep ? (/^\s*[至到]/u.test(between) ? withoutChange(start) : start) : own;
    return { left, right: this.#behind(clause, quantity, left) };
  }

  #text(clause: Clause, from: number, to: number): string {
    return (clause.isAside ? this.#bare : this.#outer).slice(from, to).replaceAll(filler, '');
  }

  #kernel(clause: Clause, from: number, to: number): readonly Word[] {
    return kernel(this.#text(clause, from, to), this.#lexicon);
  }

  /** What the value counts, where that stands behind it. */
  #behind(clause: Clause, quantity: Quantity, left: readonly Word[]): string {
    const next = clause.quantities.find(other => other.at >= quantity.to);
    const rest = this.#text(clause, quantity.to, next?.at ?? clause.to).trimStart();
    const isOf = rest.startsWith('的');
    const counts = quantity.amount.unit.dimension === 'count';
    if (!counts && !isOf && left.length > 0 && !metricBehind.test(rest)) return '';
    const words = wordsOf(rest.replace(/^的|^在(?=研|建|校|册|线|职)/u, ''), this.#lexicon);
    const phrase: Word[] = [];
    for (const [at, word] of words.entries()) {
      const after = words.slice(at + 1, at + 4);
      const isInside = isVerb(word) && phrase.length > 0 && after.some(({ text }) => text === '的');
      const goesOn = isNoun(word) || isInside || /^(?:[abmqukz]|mark$|c$)/.test(word.kind) || word.text === '的';
      if (!goesOn || /^[，。；！？]/u.test(word.text) || outside.test(word.text)) break;
      phrase.push(word);
      if (phrase.length > 12) break;
    }
    while (phrase.length > 0 && !isNoun(phrase.at(-1) ?? { text: '', kind: '' })) phrase.pop();
    return joined(phrase).replace(/(?<=率)增长$/u, '');
  }

  /**
   * What an earlier clause speaks of: with what it measures (`whole`) for a value that is a part or a change of that; else
   * the nearest that names something, or what the sentence begins with.
   */
  #above(clause: Clause, whole: boolean): string {
    const at = this.#clauses.indexOf(clause);
    const earlier: string[] = [];
    const named: string[] = [];
    for (const other of this.#clauses.slice(0, at).reverse()) {
      if (other.isAside && !(clause.isAside && clause.from <= other.to + 12)) continue;
      if (clause.isAside && other.from <= clause.from && clause.to <= other.to) return this.#beforeAside(other, clause);
      const [quantity] = other.quantities;
      // 订单交付周期，由 45 天提前到 20 天
      const nominal = whole && !quantity ? this.#kernel(other, other.from, other.to) : [];
      const short = nominal.some(isVerb) ? '' : joined(nominal);
      if (short.length > 1 && short.length <= 26 && !adverbial.test(this.#text(other, other.from, other.to).trim()))
        return short;
      const subject = this.#subject(other, whole);
      if (!subject) continue;
      if (whole && quantity) {
        const { subject: whose, metric } = this.label(other, quantity, '');
        return whose && metric ? `${whose} · ${metric}` : metric || subject;
      }
      const words = wordsOf(subject, this.#lexicon);
      if (words.some(({ kind }) => kind === 'name')) return subject;
      if (namesSomething(words)) named.push(subject);
      earlier.push(subject);
    }
    return named[0] ?? earlier.at(-1) ?? '';
  }

  /** The end of what stands before a bracket: 昇腾 950DT（144GB 显存）. */
  #beforeAside(outer: Clause, aside: Clause): string {
    const last = outer.quantities.filter(one => one.to <= aside.from).at(-1);
    if (last) {
      const own = this.#own(outer, last);
      return merged(joined(own.left), own.right);
    }
    const words = this.#kernel(outer, outer.from, aside.from - 1);
    // 是最大的受益者（75%毛利率） is said of whom the sentence is about.
    if (words.some(({ text }) => /^(?:是|为|既是|成为)$/u.test(text)))
      return this.topic() || joined(leadingNouns(words));
    const ofNoun = (word: Word | undefined) => word !== undefined && (isNoun(word) || /^(?:a|ns|uj|m)/.test(word.kind));
    let from = words.length;
    while (from > 0 && ofNoun(words[from - 1])) from--;
    return joined(words.slice(from)) || joined(leadingNouns(words));
  }

  /** Whose a clause is: the nouns that begin it, or the end of it where no verb makes a sentence of it. */
  #subject(clause: Clause, whole = false): string {
    const text = this.#text(clause, clause.from, clause.to).trim();
    // 基于某某芯片的服务器 is a server.
    const isMade = /^(?:基于|依托|搭载|采用|面向)[^，]{2,30}的/u.test(text);
    if (adverbial.test(text) || (/^(?:基于|依托)/u.test(text) && !isMade)) return '';
    const [quantity] = clause.quantities;
    const words = quantity
      ? this.#kernel(clause, clause.from, quantity.at)
      : this.#kernel(clause, clause.from, clause.to);
    if (quantity && relative.test(joined(words))) return '';
    const of = words.findLastIndex(({ text: word }) => word === '的');
    const end = words.slice(of + 1);
    const isSentence = words.some(({ text: word }) => copula.test(word));
    const isNominal =
      !quantity &&
      !isSentence &&
      of > 0 &&
      end.some(isNoun) &&
      !end.some(word => isVerb(word) || isPreposition(word)) &&
      // 某某牵头的系统 is a system; 某某聚焦用户的需求 is about 某某.
      (isVerb(words[of - 1] ?? { text: '', kind: '' }) || !words.slice(0, of).some(isVerb) || isMade);
    const owner = words.findIndex(({ text: word }) => word === '的');
    const nouns = isNominal
      ? end
      : !whole && owner > 0 && namesSomething(words.slice(0, owner)) && !words.slice(0, owner).some(isVerb)
        ? words.slice(0, owner)
        : leadingNouns(words);
    const phrase = joined(nouns);
    const subject = quantity ? subjectOf(phrase) : phrase;
    const isThing = nouns.some(({ kind }) => /^(?:n(?!um)|name|latin|j|l|i)/.test(kind)) && !abstract.test(subject);
    return isThing && subject.length > 1 && subject.length <= 30 ? subject : '';
  }
}

const copula = /^(?:是|既是|就是|为|在于|成为|具有|拥有|包括|指|即)$/u;

/** Words that lead a sentence without being what it is about. */
const abstract =
  /^(?:能力|理念|水平|比例|方面|情况|过程|结果|数据|研究|报告|问题|方式|阶段|领域|方案|基础|条件|趋势|现场|论坛上|会上|市场|行业|企业|公司|业内|专家|时间|未来)$/u;
const outside =
  /^(?:提升|增长|增加|提高|上升|扩大|下降|降低|减少|缩短|位居|位列|以上|同比|环比|居|列|左右|之间|不等|方面|时|后|前|内|中|期间|以来)$/u;

/** Whose it is, without what is measured: 北京人工智能产业规模 is of 北京人工智能产业. */
function subjectOf(label: string): string {
  const bare = label
    .replace(metricEnd, '')
    .replace(/(?:的|之)$/u, '')
    .trim();
  return bare.length > 1 ? bare : label;
}

function merged(left: string, right: string): string {
  if (!left || !right) return left || right;
  const isLatin = /[A-Za-z\d]$/.test(left) && /^[A-Za-z\d]/.test(right);
  return `${left}${isLatin ? ' ' : ''}${right}`;
}

/** How much before a period only leads to it. */
function led(before: string): number {
  return /(?:截至|截止|早在|直到|到|至|在|于|自|从)\s*$/u.exec(before)?.[0].length ?? 0;
}

function blank(text: string, from: number, to: number): string {
  return text.slice(0, from) + filler.repeat(to - from) + text.slice(to);
}
