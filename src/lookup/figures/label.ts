import type { Lexicon } from '../../library/lexicon.ts';
import { mentionsIn } from '../names/recognise.ts';
import { ClauseWords, type PlacedPeriod } from './clause-words.ts';
import type { Clause } from './clauses.ts';
import {
  abstract,
  adverbial,
  changed,
  copula,
  doing,
  metricEnd,
  place,
  pointing,
  relative,
  wide,
} from './label-words.ts';
import { grown, joined, kernel, leadingNouns } from './phrase.ts';
import type { Quantity } from './quantities.ts';
import { isNoun, isPreposition, isVerb, namesSomething, type Word, wordsOf } from './tagged.ts';

/** What a figure is of, as far as its sentence says. */
export interface Label {
  readonly subject: string;
  readonly metric: string;
  /** It does not say whose the figure is. */
  readonly isOpen: boolean;
}

/** A phrase of fewer characters may belong to what the sentence has named; a longer one stands by itself. */
const SHORT = 14;
/** Under a head before a colon even a name may be one of several: 获得认证的应用：甲类 18 款、乙类 23 款. */
const HEADED = 8;

/** A Chinese sentence with its clauses, for finding out what each value in it is of. */
export class Sentence {
  readonly #clauses: readonly Clause[];
  readonly #lexicon: Lexicon;
  readonly #words: ClauseWords;

  constructor(plain: string, clauses: readonly Clause[], periods: readonly PlacedPeriod[], lexicon: Lexicon) {
    this.#clauses = clauses;
    this.#lexicon = lexicon;
    this.#words = new ClauseWords(plain, clauses, periods, lexicon);
  }

  /** @param before whose the sentence before was, for one that goes on about it */
  label(clause: Clause, quantity: Quantity, before: string): Label {
    const own = this.#words.own(clause, quantity);
    const metric = merged(joined(own.left), own.right);
    if (own.isLike) return { subject: '', metric, isOpen: false };
    const [first] = own.left;
    const isRelative =
      own.left.length === 0
        ? own.right === ''
        : relative.test(joined(own.left)) || /^(?:平均|最高|最低|最多|最少)$/u.test(metric);
    const startsWithVerb =
      !isRelative &&
      first !== undefined &&
      (isVerb(first) || doing.test(first.text) || (first.kind === 'vn' && own.left.length === 1));
    const names = namesSomething(own.left) || namesSomething(wordsOf(own.right, this.#lexicon));
    const isBareMetric = !names && metric.replace(metricEnd, '').replace(wide, '').length < 2;
    const isGeneric = !names && metric.length <= 5 && !wide.test(metric);
    const points = pointing.test(this.#words.text(clause, clause.from, clause.to));
    const head = this.#head(clause);
    const needs =
      metric === '' ||
      isRelative ||
      startsWithVerb ||
      isBareMetric ||
      isGeneric ||
      (own.left.length === 0 && !this.#standsAlone(own.right)) ||
      (head !== '' && metric.length <= HEADED);
    const isShort = !names && !wide.test(metric) && metric.length <= SHORT;
    const isBeside = clause.isAside && (needs || metric.length < 5);
    if (!(needs || points || isBeside || (isShort && !clause.isAside))) return { subject: '', metric, isOpen: false };
    const isOwn = needs || points || isBeside;
    const above =
      (points && (this.#placed(clause) || this.topic(clause))) ||
      (isOwn ? this.#above(clause, isRelative) : this.#first(clause)) ||
      head;
    // 这一平台 is none of those that the sentence before was about, unless it says so.
    const isAnother = /^\s*(?:这|该)(?!公司|院|校|机构|企业|团队)/u.test(
      this.#words.text(clause, clause.from, clause.to),
    );
    const known = isOwn && !isAnother ? before : '';
    const subject = above && (isOwn || above === head || this.#isNamed(above)) ? above : known;
    const isNew = subject !== '' && !metric.includes(subject);
    return { subject: isNew ? subject : '', metric, isOpen: subject === '' && (needs || points) };
  }

  /** Whose the sentence is: the first of its clauses (before another) that names something, or what begins it. */
  topic(until?: Clause): string {
    const ahead = until ? this.#clauses.slice(0, this.#clauses.indexOf(until)) : this.#clauses;
    const topics = ahead.flatMap(clause => (clause.isAside ? [] : this.#subject(clause) || []));
    return topics.find(topic => this.#isNamed(topic)) ?? topics[0] ?? '';
  }

  /** Whom the first clause that is about somebody or something is about. */
  #first(until: Clause): string {
    const ahead = this.#clauses.slice(0, this.#clauses.indexOf(until));
    // Parts between semicolons have subjects of their own.
    const since = ahead.findLastIndex(clause => /[；;]/u.test(this.#words.markAfter(clause))) + 1;
    for (const clause of ahead.slice(since)) {
      const subject = clause.isAside ? '' : this.#subject(clause);
      if (subject) return subject;
    }
    return '';
  }

  /** What stands before the colon of the sentence, where it is no sentence itself: 美的集团的结果：…… */
  #head(clause: Clause): string {
    const [first] = this.#clauses;
    if (!first || first === clause || first.quantities.length > 0 || !/[：:]/u.test(this.#words.markAfter(first)))
      return '';
    const words = this.#words.kernel(first, first.from, first.to);
    const of = words.findLastIndex(({ text }) => text === '的');
    const isNominal =
      !abstract.test(joined(words)) &&
      isNounAt(words) &&
      !words.slice(of + 1).some(isVerb) &&
      (of >= 0 || !words.some(isVerb));
    const head = joined(words);
    return isNominal && head.length > 2 && head.length <= 26 && !adverbial.test(head) ? head : '';
  }

  /** 在某某，其……: something of theirs. */
  #placed(until: Clause): string {
    for (const clause of this.#clauses.slice(0, this.#clauses.indexOf(until))) {
      const text = this.#words.text(clause, clause.from, clause.to).trim();
      const there = this.#words
        .kernel(clause, clause.from, clause.to)
        .filter(({ text: word }) => !/^[在中]$/u.test(word));
      const name = joined(there);
      if (/^在(?!于)/u.test(text) && this.#isNamed(name) && !there.some(isVerb) && name.length <= SHORT) return name;
    }
    return '';
  }

  #isPhrase(clause: Clause): boolean {
    const words = this.#words.kernel(clause, clause.from, clause.to);
    return isNounAt(words) && !words.slice(words.findLastIndex(({ text }) => text === '的') + 1).some(isVerb);
  }

  /** 货主表示将增加订舱 says whose it is. */
  #standsAlone(right: string): boolean {
    const [first] = wordsOf(right, this.#lexicon);
    return right.length > 4 && !relative.test(right) && first !== undefined && !isVerb(first) && !isPreposition(first);
  }

  #isNamed(text: string): boolean {
    return wordsOf(text, this.#lexicon).some(({ kind }) => /^(?:name|latin|n[rtz])/.test(kind));
  }

  /**
   * What an earlier clause speaks of: with what it measures (`whole`) for a value that is a part or a change of that; else
   * the nearest that names something, or what the sentence begins with.
   */
  #above(clause: Clause, whole: boolean): string {
    const at = this.#clauses.indexOf(clause);
    const earlier: string[] = [];
    const named: string[] = [];
    const head = this.#head(clause);
    let isBeyond = false;
    for (const other of this.#clauses.slice(0, at).reverse()) {
      if (other.isAside && !(clause.isAside && clause.from <= other.to + 12)) continue;
      if (clause.isAside && other.from <= clause.from && clause.to <= other.to) return this.#beforeAside(other, clause);
      const [quantity] = other.quantities;
      // 订单交付周期，由 45 天提前到 20 天
      const nominal = whole && !quantity ? this.#words.kernel(other, other.from, other.to) : [];
      const short = nominal.some(isVerb) ? '' : joined(nominal);
      if (
        short.length > 1 &&
        short.length <= 26 &&
        !adverbial.test(this.#words.text(other, other.from, other.to).trim())
      )
        return short;
      const subject = this.#subject(other, whole);
      isBeyond ||= /[；;]/u.test(this.#words.markAfter(other));
      // Parts between semicolons have what stands over all of them in common, and not each other's subjects.
      if (isBeyond && head) return head;
      if (!subject) continue;
      if (whole && quantity) {
        const { subject: whose, metric } = this.label(other, quantity, '');
        return whose && metric ? `${whose} · ${metric}` : metric || subject;
      }
      // 产区的无人机，助力……: a phrase right before a verb is what does it.
      if (other === this.#clauses[at - 1] && !quantity && this.#isPhrase(other)) return subject;
      const words = wordsOf(subject, this.#lexicon);
      if (words.some(({ kind }) => kind === 'name')) return subject;
      if (namesSomething(words)) named.push(subject);
      earlier.push(subject);
    }
    return (!whole && head && !named.some(one => this.#isNamed(one)) ? head : '') || (named[0] ?? earlier.at(-1) ?? '');
  }

  /** The end of what stands before a bracket: 昇腾 950DT（144GB 显存）. */
  #beforeAside(outer: Clause, aside: Clause): string {
    const last = outer.quantities.filter(one => one.to <= aside.from).at(-1);
    if (last) {
      const own = this.#words.own(outer, last);
      return merged(joined(own.left), own.right);
    }
    const words = this.#words.kernel(outer, outer.from, aside.from - 1);
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
    const text = this.#words.text(clause, clause.from, clause.to).trim();
    // 基于某某芯片的服务器 is a server.
    // 某某介绍 says who tells it.
    if (clause.quantities.length === 0 && /(?:介绍|表示|称|认为|指出|坦言|回忆|透露|说)$/u.test(text)) return '';
    // 以某某为代表 speaks of 某某.
    const example = /^以(.{2,24}?)为(?:代表|例|核心)/u.exec(text)?.[1];
    if (example) return joined(kernel(example, this.#lexicon));
    if (pointing.test(text) || (clause.quantities.length === 0 && place.test(text))) return '';
    const isMade = /^(?:基于|依托|搭载|采用|面向)[^，]{2,30}的/u.test(text);
    if (adverbial.test(text) || (/^(?:基于|依托)/u.test(text) && !isMade)) return '';
    const [quantity] = clause.quantities;
    const words = quantity
      ? this.#words.kernel(clause, clause.from, quantity.at)
      : this.#words.kernel(clause, clause.from, clause.to);
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
      (isVerb(words[of - 1] ?? none) || !words.slice(0, of).some(isVerb) || isMade);
    const owner = words.findIndex(({ text: word }) => word === '的');
    // 某某推出的架构通过……: it is the 架构 that does it.
    const after =
      owner > 0 && owner < 6 && isVerb(words[owner - 1] ?? none) ? leadingNouns(words.slice(owner + 1)) : [];
    const nouns =
      after.length > 0 && after.length < words.length - owner - 1
        ? after
        : isNominal
          ? !words.some(isVerb) && joined(words).length <= SHORT
            ? words
            : end
          : !whole && owner > 0 && namesSomething(words.slice(0, owner)) && !words.slice(0, owner).some(isVerb)
            ? words.slice(0, owner)
            : leadingNouns(words);
    const phrase = joined(nouns);
    const subject = quantity ? subjectOf(phrase) : grown(phrase, mentionsIn(phrase, this.#lexicon).length > 0);
    const last = nouns.at(-1) ?? none;
    const [opens = none, then = none] = nouns;
    // 覆盖中国 begins with what is done.
    if (opens.kind === 'vn' && /^(?:ns|name)$/.test(then.kind)) return '';
    const isThing =
      !/^(?:a|ad)$/.test(last.kind) &&
      subject.replace(metricEnd, '') !== '' &&
      !changed.test(subject) &&
      nouns.some(({ kind }) => /^(?:n(?!um)|name|latin|j|l|i)/.test(kind)) &&
      !abstract.test(subject) &&
      !/的(?:不同|区别|优势|原因|特点|关键|意义|核心|目的|好处|难点|重点)$/u.test(subject);
    // 车辆下线之前 says when.
    if (!quantity && /(?:前|后|时|期间)$/u.test(text) && !this.#isNamed(subject) && !/^某/u.test(subject)) return '';
    return isThing && subject.length > 1 && subject.length <= 30 ? subject : '';
  }
}

const none: Word = { text: '', kind: '' };

function isNounAt(words: readonly Word[]): boolean {
  return isNoun(words.at(-1) ?? none);
}

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
