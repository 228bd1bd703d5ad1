import type { Quantity } from './quantities.ts';

/** A part of a sentence between two marks; what stands in brackets is a clause of its own inside another. */
export interface Clause {
  /** In UTF-16 units of the sentence. */
  readonly from: number;
  readonly to: number;
  /** In brackets. */
  readonly isAside: boolean;
  /** Not those in brackets inside it. */
  readonly quantities: readonly Quantity[];
}

const marks = /[，,；;：:。！？!?](?!\d{3}(?!\d))|[,:](?=\s)|——/gu;
/** A mark inside a title, or between a few quoted words, ends no clause. */
const titles = /《[^《》]*》|“[^“”。！？]{1,30}”/gu;
const brackets = /[（(]([^（()）]*)[）)]/gu;

/** The clauses of a sentence, in order. Items of an enumeration are clauses where each has its value. */
export function clausesOf(plain: string, quantities: readonly Quantity[]): readonly Clause[] {
  const asides = [...plain.matchAll(brackets)].map(({ 0: whole, index }) => ({
    from: index + 1,
    to: index + whole.length - 1,
  }));
  const named = [...plain.matchAll(titles)].map(({ 0: whole, index }) => ({ from: index, to: index + whole.length }));
  const isInTitle = (at: number) => named.some(({ from, to }) => from <= at && at < to);
  const isInAside = (at: number) => asides.some(({ from, to }) => from <= at && at < to);
  const outer = quantities.filter(({ at }) => !isInAside(at));
  return [
    ...between(plain, 0, plain.length, outer, at => isInAside(at) || isInTitle(at)).map(clause => ({
      ...clause,
      isAside: false,
    })),
    ...asides.flatMap(({ from, to }) => {
      const own = quantities.filter(({ at }) => from <= at && at < to);
      return own.length === 0
        ? []
        : between(plain, from, to, own, isInTitle).map(clause => ({ ...clause, isAside: true }));
    }),
  ].sort((one, other) => one.from - other.from);
}

type Stretch = Omit<Clause, 'isAside'>;

function between(
  plain: string,
  start: number,
  end: number,
  quantities: readonly Quantity[],
  skips: (at: number) => boolean,
): readonly Stretch[] {
  const cuts = [...plain.slice(start, end).matchAll(marks)]
    .map(({ 0: mark, index }) => ({ at: start + index, length: mark.length }))
    .filter(({ at }) => !skips(at) && !quantities.some(one => one.at <= at && at < one.to));
  const stretches: Stretch[] = [];
  let from = start;
  for (const { at, length } of [...cuts, { at: end, length: 0 }]) {
    const own = quantities.filter(one => from <= one.at && one.to <= at);
    if (plain.slice(from, at).trim() !== '') stretches.push(...enumerated(plain, { from, to: at, quantities: own }));
    from = at + length;
  }
  return stretches;
}

/** `北京40家、上海30家` is two clauses; `芯片、模型等30家企业` is one. */
function enumerated(plain: string, clause: Stretch): readonly Stretch[] {
  if (clause.quantities.length < 2) return [clause];
  const pieces: Stretch[] = [];
  let { from } = clause;
  const cut = (to: number) => {
    pieces.push({ from, to, quantities: clause.quantities.filter(one => from <= one.at && one.to <= to) });
    from = to + 1;
  };
  for (const { index } of plain.slice(clause.from, clause.to).matchAll(/、/gu)) {
    const at = clause.from + index;
    const [before, after] = [
      clause.quantities.some(one => from <= one.at && one.to <= at),
      clause.quantities.some(one => one.at > at),
    ];
    // 某某、某某等 30 家: one value for all of them.
    const isListed = /^[^\d]{0,24}等/u.test(
      plain.slice(at + 1, clause.quantities.find(one => one.at > at)?.at ?? clause.to),
    );
    if (before && after && !isListed) cut(at);
  }
  cut(clause.to);
  return pieces;
}
