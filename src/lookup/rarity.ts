import type { Library } from '../library/library.ts';
import type { Term } from './query.ts';
import { OWN, type WeighedTerm } from './rank.ts';

/** How rare tokens are in a library, as it was when `renewed` was last asked for. */
export class Rarity {
  readonly #library: Library;
  #generation = -1;
  #size = 1;

  constructor(library: Library) {
    this.#library = library;
    this.renewed();
  }

  /** Itself, after a look at whether the library has changed: to be asked for once a question. */
  renewed(): this {
    const generation = this.#library.generation();
    if (generation !== this.#generation) {
      this.#generation = generation;
      this.#size = Math.max(1, this.#library.size());
    }
    return this;
  }

  frequency(token: string): number {
    return this.#library.frequency(token);
  }

  /** In how many passages all of the tokens may stand: that of the rarest. */
  together(tokens: readonly string[]): number {
    let least = Number.POSITIVE_INFINITY;
    for (const token of tokens) {
      least = Math.min(least, this.frequency(token));
      if (least === 0) break;
    }
    return least;
  }

  idf(frequency: number): number {
    return Math.log(1 + (this.#size - frequency + 0.5) / (frequency + 0.5));
  }
}

/** The terms with what they weigh in the library. */
export function weigh(terms: readonly Term[], rarity: Rarity): readonly WeighedTerm[] {
  return terms.map(term => {
    const frequencies = term.variants.map(variant => rarity.together(variant.tokens));
    const most = Math.max(...frequencies);
    const own = Math.max(...frequencies.filter((_, at) => (term.variants[at]?.weight ?? 0) > OWN));
    const unknown = most === 0;
    // An unknown word says nothing about which passage is best; how much of the question is unanswered it does say.
    return { ...term, unknown, mass: term.weight * rarity.idf(unknown ? 1 : own > 0 ? own : most) };
  });
}
