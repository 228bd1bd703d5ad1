/**
 * Which paragraphs of a page belong together, told by their words: paragraphs of one article share names and rare terms.
 * The measure is Newman's modularity on the graph of shared terms, plus a bonus for neighbours that stay together, since a
 * page is cut into few pieces. See M. Newman, "Modularity and community structure in networks", PNAS 103 (2006).
 */

/** Characters that occur in words of every subject; pairs with them say nothing about the subject. */
const common = new Set(
  '的了是在和与也不有为而将等对及于其这那我他她它们一个上下中到说就都还要能会以从并被把更最多大小里后前来去出起着过让给向由但又或之所年月日人'.split(
    '',
  ),
);
/** Longer runs of paragraphs are not moved as one: keeps the search fast on long pages. */
const longestRun = 14;
const mostRounds = 40;
const neighbourBonus = 0.5;
const resolution = 1;

export type Terms = ReadonlySet<string>;

/** Pairs of neighbouring Han characters, and Latin words: enough to compare paragraphs, whatever words a dictionary knows. */
export function termsOf(text: string): Terms {
  const terms = new Set<string>();
  for (const run of text.normalize('NFKC').matchAll(/\p{Script=Han}+|[\p{Script=Latin}\d][\p{Script=Latin}\d.+-]+/gu)) {
    const word = run[0];
    if (!/\p{Script=Han}/u.test(word)) {
      if (/\p{Script=Latin}/u.test(word)) terms.add(word.toLowerCase());
      continue;
    }
    for (let at = 0; at + 1 < word.length; at++) {
      const pair = word.slice(at, at + 2);
      if (!common.has(pair.charAt(0)) && !common.has(pair.charAt(1))) terms.add(pair);
    }
  }
  return terms;
}

/** How rare each term is among these texts: log(texts / texts with it). Terms of one text only are left out. */
export function rarity(texts: readonly Terms[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const terms of texts) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const rare = new Map<string, number>();
  for (const [term, count] of counts) if (count > 1) rare.set(term, Math.log(texts.length / count));
  return rare;
}

/** Cosine of the terms' rarities, 0 to 1. */
function similarity(a: Terms, b: Terms, rare: ReadonlyMap<string, number>, norms: readonly [number, number]): number {
  if (norms[0] === 0 || norms[1] === 0) return 0;
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const term of few) if (many.has(term)) shared += (rare.get(term) ?? 0) ** 2;
  return shared / (norms[0] * norms[1]);
}

export interface Grouping {
  readonly texts: readonly Terms[];
  /** The group that each text starts with. */
  readonly initial: readonly number[];
  /** Texts that stay in their group: the first ones after a headline, the ones with a reporter's name. */
  readonly fixed: ReadonlySet<number>;
  /** How much each text is tied to the one before it by its place: 1 as usual, 0 where a piece begins, negative where an article seems to begin. */
  readonly ties: readonly number[];
}

/** The group of each text, after moving runs of neighbouring texts between the groups as long as it helps. */
export function group({ texts, initial, fixed, ties }: Grouping): readonly number[] {
  const groups = [...initial];
  const labels = [...new Set(initial)];
  const words = weighTies(texts);
  const bonuses = ties.map(tie => tie * neighbourBonus * words.meanDegree);
  for (let round = 0; round < mostRounds; round++) {
    const move = bestMove(groups, labels, words.gain, fixed, bonuses);
    if (!move) break;
    for (let at = move.from; at <= move.to; at++) groups[at] = move.label;
  }
  return groups;
}

/**
 * Which of these sections treat one subject: sections are put together while two of them share at least `least` of what the
 * paragraphs inside a section share. Gives the group of each section.
 */
export function subjects(sections: readonly (readonly Terms[])[], least: number): readonly number[] {
  const texts = sections.flat();
  const { weights } = weighTies(texts);
  const section = sections.flatMap((members, at) => members.map(() => at));
  const mean = (a: number, b: number) => {
    let sum = 0;
    let pairs = 0;
    for (const [i, left] of section.entries()) {
      if (left !== a) continue;
      for (const [j, right] of section.entries()) {
        if (right !== b || i === j) continue;
        sum += weights[i]?.[j] ?? 0;
        pairs++;
      }
    }
    return pairs === 0 ? 0 : sum / pairs;
  };
  const within = sections.reduce((sum, _, at) => sum + mean(at, at), 0) / Math.max(1, sections.length);
  const groups = sections.map((_, at) => at);
  for (const [b] of sections.entries()) {
    for (let a = 0; a < b; a++) {
      if (mean(a, b) < least * within) continue;
      const [kept, merged] = [groups[a], groups[b]];
      for (const [at, label] of groups.entries()) if (label === merged && kept !== undefined) groups[at] = kept;
    }
  }
  return groups;
}

interface Ties {
  readonly weights: readonly (readonly number[])[];
  /** What it is worth that two texts are in one group; negative where they share less than chance would have it. */
  readonly gain: readonly (readonly number[])[];
  readonly meanDegree: number;
}

function weighTies(texts: readonly Terms[]): Ties {
  const rare = rarity(texts);
  const norms = texts.map(terms => Math.sqrt([...terms].reduce((sum, term) => sum + (rare.get(term) ?? 0) ** 2, 0)));
  const weights = texts.map((a, i) =>
    texts.map((b, j) => (i === j ? 0 : similarity(a, b, rare, [norms[i] ?? 0, norms[j] ?? 0]))),
  );
  const degrees = weights.map(row => row.reduce((sum, weight) => sum + weight, 0));
  const total = degrees.reduce((sum, degree) => sum + degree, 0) || 1;
  const gain = weights.map((row, i) =>
    row.map((weight, j) => (i === j ? 0 : weight - (resolution * (degrees[i] ?? 0) * (degrees[j] ?? 0)) / total)),
  );
  return { weights, gain, meanDegree: total / Math.max(1, texts.length) };
}

interface Move {
  readonly from: number;
  readonly to: number;
  readonly label: number;
}

function bestMove(
  groups: readonly number[],
  labels: readonly number[],
  gain: Ties['gain'],
  fixed: ReadonlySet<number>,
  bonuses: readonly number[],
): Move | null {
  // What each text gains from the members of each group.
  const pull = groups.map((_, at) => {
    const sums = new Map<number, number>();
    for (const [other, label] of groups.entries())
      if (other !== at) sums.set(label, (sums.get(label) ?? 0) + (gain[at]?.[other] ?? 0));
    return sums;
  });
  const tied = (left: number, leftLabel: number | undefined, rightLabel: number | undefined) =>
    leftLabel !== undefined && leftLabel === rightLabel ? (bonuses[left + 1] ?? 0) : 0;
  let best: (Move & { readonly worth: number }) | null = null;
  for (let from = 0; from < groups.length; from++) {
    const own = groups[from];
    let inner = 0;
    for (let to = from; to < groups.length && to - from < longestRun && groups[to] === own && !fixed.has(to); to++) {
      for (let at = from; at < to; at++) inner += gain[to]?.[at] ?? 0;
      for (const label of labels) {
        if (label === own || own === undefined) continue;
        let worth = 0;
        for (let at = from; at <= to; at++) worth += (pull[at]?.get(label) ?? 0) - (pull[at]?.get(own) ?? 0);
        // The run's own ties were counted twice among those that it leaves.
        worth += 2 * inner;
        worth += tied(from - 1, groups[from - 1], label) - tied(from - 1, groups[from - 1], own);
        worth += tied(to, label, groups[to + 1]) - tied(to, own, groups[to + 1]);
        if (worth > 1e-9 && (!best || worth > best.worth)) best = { from, to, label, worth };
      }
    }
  }
  return best;
}

/**
 * How well a title fits a group, 0 to 1: the share of its rare terms that the group has, each weighed by how much of all
 * use of the term is the group's. So a term that every article has speaks for none.
 */
export function fitness(
  title: Terms,
  members: readonly Terms[],
  all: readonly Terms[],
  rare: (term: string) => number,
): number {
  let possible = 0;
  let found = 0;
  for (const term of title) {
    const uses = count(all, term);
    if (uses === 0) continue;
    possible += rare(term);
    found += (rare(term) * count(members, term)) / uses;
  }
  return possible === 0 ? 0 : found / possible;
}

function count(texts: readonly Terms[], term: string): number {
  let found = 0;
  for (const terms of texts) if (terms.has(term)) found++;
  return found;
}
