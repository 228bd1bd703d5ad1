import type { Lexicon } from '../../library/lexicon.ts';
import { behindWords } from './behind.ts';
import type { Clause } from './clauses.ts';
import { metricBehind, metricWord, only } from './label-words.ts';
import type { Period } from './period.ts';
import { joined, kernel, leadingNouns, leadsToLevel, withoutChange } from './phrase.ts';
import type { Quantity } from './quantities.ts';
import { isNoun, isVerb, type Word, wordsOf } from './tagged.ts';

const filler = '\u0001';

/** The words of a clause before a value, and what it counts behind it. */
export interface Own {
  /** What it is of stands with the name before it: 中国为 36.7 亿. */
  readonly isLike?: boolean;
  readonly left: readonly Word[];
  readonly right: string;
}

export type PlacedPeriod = Period & { readonly at: number; readonly to: number };

/** The clauses of a Chinese sentence as words, without its periods. */
export class ClauseWords {
  readonly #clauses: readonly Clause[];
  readonly #lexicon: Lexicon;
  /** The sentence without its periods, and also without what stands in brackets; everything in its place. */
  readonly #bare: string;
  readonly #outer: string;

  constructor(plain: string, clauses: readonly Clause[], periods: readonly PlacedPeriod[], lexicon: Lexicon) {
    this.#clauses = clauses;
    this.#lexicon = lexicon;
    this.#bare = periods.reduce(
      (text, { at, to }) => blank(text, at - led(plain.slice(0, at)), to + followed(plain.slice(to))),
      plain,
    );
    this.#outer = this.#bare.replace(/[（(][^（()）]*[）)]/gu, aside => filler.repeat(aside.length));
  }

  /** The words of a clause before a value, and what is counted behind it. */
  own(clause: Clause, quantity: Quantity): Own {
    return this.#like(clause, quantity, this.#said(clause, quantity));
  }

  /** The mark that ends a clause. */
  markAfter({ to }: Clause): string {
    return this.#bare[to] ?? '';
  }

  /** The words of the clause before the value, and what is counted behind it. */
  #said(clause: Clause, quantity: Quantity): Own {
    const earlier = clause.quantities.filter(other => other.to <= quantity.at);
    const last = earlier.at(-1);
    const start = untold(this.kernel(clause, clause.from, earlier[0]?.at ?? quantity.at));
    if (!last) return this.#around(clause, quantity, start);
    const between = this.text(clause, last.to, quantity.at);
    // 机构以及甲、乙等 26 家: what comes behind the joint is another.
    const shared =
      /^(?:的|[个家种项款名]?\p{Script=Han}).*(?:和|与|及|以及|并)\s*$/u.test(between) && !/等/u.test(between);
    const joint = /^[^的，]{0,12}(?:以及|和|及|与)(?=.*等\s*$)/u.exec(between)?.[0].length ?? 0;
    const own = this.#after(clause, last, joint, quantity, start);
    // 服务 1000 所高校的 300 万名科学家: the second is part of what the first begins.
    if (
      /[^\s的]的\s*(?:约|近|超过?)?\s*$/u.test(between) &&
      quantity.amount.unit.dimension === 'count' &&
      !leadsToLevel(between)
    ) {
      const left = [...start, ...own];
      return { left, right: this.#behind(clause, quantity, left) };
    }
    const isStep = shared || leadsToLevel(between) || joined(own).length < 2;
    const left = isStep ? (/^\s*[至到]/u.test(between) ? withoutChange(start) : start) : own;
    return { left, right: this.#behind(clause, quantity, left) };
  }

  /** 为 150 家企业提供……: it is done for them. */
  #around(clause: Clause, quantity: Quantity, left: readonly Word[]): Own {
    const right = this.#behind(clause, quantity, left);
    const isFor = /[^成作认因]为\s*(?:超过?|约|近|逾)?\s*$/u.test(this.text(clause, clause.from, quantity.at));
    return isFor && left.length > 0 && wordsOf(right, this.#lexicon).some(isVerb)
      ? { left: [...left, { text: '为', kind: 'p' }], right }
      : { left, right };
  }

  /** 美国融资额达 381 亿美元，中国为 36.7 亿美元: a mere name is of what the name before it is of. */
  #like(clause: Clause, { amount: { unit } }: Quantity, own: Own): Own {
    if (
      clause.isAside ||
      own.right !== '' ||
      own.left.length === 0 ||
      !own.left.every(word => isName(word) || holding.test(word.text))
    )
      return own;
    for (const other of this.#clauses.slice(0, this.#clauses.indexOf(clause)).reverse()) {
      const same = other.quantities.findLast(one => one.amount.unit.base === unit.base);
      if (other.isAside || !same) continue;
      const { left, right } = this.#like(other, same, this.#said(other, same));
      const rest = left.findIndex(word => !isName(word));
      return rest > 0 || (rest < 0 && right !== '')
        ? { left: [...own.left.filter(isName), ...(rest < 0 ? [] : left.slice(rest))], right, isLike: true }
        : own;
    }
    return own;
  }

  /** The words between two values, without what the first counts: 在 100 个国家拥有 14 万名员工. */
  #after(clause: Clause, last: Quantity, joint: number, { at }: Quantity, start: readonly Word[]): readonly Word[] {
    const words = this.kernel(clause, last.to + joint, at);
    const isHaving = /有\s*(?:约|近|超过?)?\s*$/u.test(this.text(clause, last.to, at));
    const found = words.findIndex(isVerb);
    const verb = found < 0 && isHaving ? words.length : found;
    const isCounted = last.amount.unit.dimension === 'count' && verb > 0 && words.slice(0, verb).every(isNoun);
    return isCounted ? [...leadingNouns(start), ...words.slice(verb)] : words;
  }

  text(clause: Clause, from: number, to: number): string {
    return (clause.isAside ? this.#bare : this.#outer).slice(from, to).replaceAll(filler, '');
  }

  kernel(clause: Clause, from: number, to: number): readonly Word[] {
    return kernel(this.text(clause, from, to), this.#lexicon);
  }

  /** What the value counts, where that stands behind it; with what is said of it where nothing is said before. */
  #behind(clause: Clause, quantity: Quantity, left: readonly Word[]): string {
    const next = clause.quantities.find(other => other.at >= quantity.to);
    const rest = this.text(clause, quantity.to, next?.at ?? clause.to).trimStart();
    const counts = quantity.amount.unit.dimension === 'count';
    const isDone = left.slice(left.findLastIndex(({ text }) => text === '的') + 1).some(isVerb);
    const isAble = /^(?:之?内)?(?:即可|就能?|便[可能]?|[可能](?!以?达))/u.test(rest);
    // 平均 0.5 秒即可下线一台, 80% 的企业表示: what is said of it comes later.
    // 生产过程 100% 透明化, 创业者中 72% 有……: a share of those of whom something is said.
    const isPart = quantity.amount.unit.dimension === 'share' && !metricWord.test(joined(left));
    const isAmong = quantity.amount.unit.dimension === 'share' && /[中里]$/u.test(joined(left));
    const isLater =
      isAble || isAmong || (!isDone && (isPart || left.length === 0 || only.test(joined(left)) || counts));
    const isOf = rest.startsWith('的');
    const isObject = isDone && this.#endsWithVerb(left);
    if (!counts && !isOf && !isLater && !isObject && left.length > 0 && !metricBehind.test(rest)) return '';
    const words = wordsOf(
      rest.replace(/^的|^(?:之?[内后]?|即可|就能?|便可?|可以?|仍)+|^在(?=研|建|校|册|线|职)/u, ''),
      this.#lexicon,
    );
    return behindWords(
      words,
      isLater && (counts || isOf || isAble || isPart || left.every(({ text }) => only.test(text))),
      isDone || isOf,
    );
  }

  #endsWithVerb(left: readonly Word[]): boolean {
    const last = left.at(-1);
    return last !== undefined && isVerb(last);
  }
}

/** 某某预测由 54% 缩到 8%, 发现 11 款模型已能……: who foretells or finds it says nothing of what it is of. */
function untold(words: readonly Word[]): readonly Word[] {
  const telling = words.length === 1 ? /^(?:发现|显示|表明|证实|指出)$/u : /^(?:预测|估计|认为|称|指出)$/u;
  return words.slice(0, -1).every(isName) && telling.test(words.at(-1)?.text ?? '') ? [] : words;
}

/** 华为占据 50%: of what the name before it has. */
const holding = /^(?:占据?|独占|约占)$/u;

function isName({ kind }: Word): boolean {
  return /^(?:name|latin|mark|n[rstz])$/.test(kind);
}

/** How much behind a period belongs to it: 2027 年前. */
function followed(after: string): number {
  return /^\s?(?:之前|以前|之后|以来|期间|前(?=[被就将完实达])|间|底|初|末)/u.exec(after)?.[0].length ?? 0;
}

/** How much before a period only leads to it. */
function led(before: string): number {
  return /(?:截至|截止|早在|直到|到|至|在|于|自|从|相?[比较]于?|相对于?)\s*$/u.exec(before)?.[0].length ?? 0;
}

function blank(text: string, from: number, to: number): string {
  return text.slice(0, from) + filler.repeat(to - from) + text.slice(to);
}
