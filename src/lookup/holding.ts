/**
 * Which tokens a passage holds and where, each token once, as parallel arrays of numbers: some five kilobytes a passage, in
 * which a question's tokens are found without looking at a letter.
 */
export interface Holding {
  /** The two halves of each token's print. */
  readonly lows: Uint32Array;
  readonly highs: Uint32Array;
  /** How often it stands in the passage, by the weights of the fields. */
  readonly counts: Float64Array;
  /** Where the token's stretch of `places` begins; one more says where the last one ends. */
  readonly starts: Uint32Array;
  readonly places: Uint16Array;
  /** How many different tokens each of the questions has that people ask for it; their places come after the units'. */
  readonly asked: Uint16Array;
}

/** Where a token may stand: anywhere above the units, so above them that it is not the document's title alone, or in a unit. */
export const SETTING = 0;
export const HEADINGS = 1;
/** Upon which the number of the unit comes. */
export const UNITS = 2;

export interface Field {
  readonly tokens: readonly string[];
  readonly weight: number;
  readonly places: readonly number[];
}

/**
 * @param units how many there are
 * @param questions the tokens of each question that people ask for the passage, each token once
 */
export function gather(fields: readonly Field[], units: number, questions: readonly (readonly string[])[]): Holding {
  const held = new Map<string, { count: number; readonly places: number[] }>();
  const asked = questions.map((tokens, number) => ({ tokens, weight: 0, places: [UNITS + units + number] }));
  for (const { tokens, weight, places } of [...fields, ...asked])
    for (const token of tokens) {
      const there = held.get(token);
      if (!there) {
        held.set(token, { count: weight, places: [...places] });
        continue;
      }
      there.count += weight;
      for (const place of places) if (!there.places.includes(place)) there.places.push(place);
    }
  const all = [...held.values()];
  const prints = [...held.keys()].map(printOf);
  let end = 0;
  return {
    lows: Uint32Array.from(prints, ({ low }) => low),
    highs: Uint32Array.from(prints, ({ high }) => high),
    counts: Float64Array.from(all, ({ count }) => count),
    starts: Uint32Array.of(0, ...all.map(({ places }) => (end += places.length))),
    places: Uint16Array.from(all.flatMap(({ places }) => places)),
    asked: Uint16Array.from(questions, ({ length }) => length),
  };
}

/** Whether a passage holds a token anywhere. */
export function holds({ lows, highs }: Holding, token: string): boolean {
  const { low, high } = printOf(token);
  for (let at = lows.indexOf(low); at >= 0; at = lows.indexOf(low, at + 1)) if (highs[at] === high) return true;
  return false;
}

/** 64 bits instead of a token. Two tokens of one library with the same ones are less likely than a broken disk. */
interface Print {
  readonly low: number;
  readonly high: number;
}

/** Two multiplicative hashes in the manner of FNV-1a, with different constants. */
function printOf(token: string): Print {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let at = 0; at < token.length; at++) {
    const code = token.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
    low ^= low >>> 15;
    high ^= high >>> 13;
  }
  return { low: low >>> 0, high: high >>> 0 };
}

/**
 * What one passage after the other holds of a question's tokens. `rows` has a row of `width` numbers for each kind of place,
 * with a column for each token: first how often it stands anywhere in the passage, then for each place 1 where it does.
 */
export class Held {
  readonly width: number;
  rows = new Float64Array(0);
  /** How many of the question's own tokens stand in each question that people ask for the passage. */
  #common = new Uint16Array(0);
  readonly #own: ReadonlySet<number>;
  readonly #columns: ReadonlyMap<string, number>;
  /** One more than the column of a token, at the place that its print says or the next free one; 0 where none is. */
  readonly #table: Uint16Array;
  readonly #prints: readonly Print[];

  /** @param own all that the question itself holds; `tokens` are those that count in ranking */
  constructor(tokens: Iterable<string>, own: Iterable<string> = []) {
    const all = [...new Set([...tokens, ...own])];
    this.width = all.length;
    this.#columns = new Map(all.map((token, column) => [token, column]));
    this.#own = new Set(this.columnsOf([...own]));
    this.#prints = all.map(printOf);
    this.#table = new Uint16Array(2 ** Math.ceil(Math.log2(4 * all.length + 4)));
    for (const [column, { low }] of this.#prints.entries()) {
      let place = low & (this.#table.length - 1);
      while (this.#table[place]) place = (place + 1) & (this.#table.length - 1);
      this.#table[place] = column + 1;
    }
  }

  /** The columns of some of the tokens. */
  columnsOf(tokens: readonly string[]): readonly number[] {
    return tokens.flatMap(token => this.#columns.get(token) ?? []);
  }

  /** The first number of the row for a place. */
  rowOf(place: number): number {
    return (1 + place) * this.width;
  }

  /** Fills the rows anew for a passage with so many units. */
  take({ lows, highs, counts, starts, places, asked }: Holding, units: number): void {
    const questions = UNITS + units;
    this.#common = new Uint16Array(asked.length);
    const size = (1 + UNITS + units) * this.width;
    if (this.rows.length < size) this.rows = new Float64Array(2 * size);
    else this.rows.fill(0, 0, size);
    const { rows, width } = this;
    for (let at = 0; at < lows.length; at++) {
      const column = this.#find(lows[at] ?? 0, highs[at] ?? 0);
      if (column < 0) continue;
      rows[column] = counts[at] ?? 0;
      const isOwn = this.#own.has(column);
      for (let one = starts[at] ?? 0; one < (starts[at + 1] ?? 0); one++) {
        const place = places[one] ?? 0;
        if (place < questions) rows[(1 + place) * width + column] = 1;
        else if (isOwn) this.#common[place - questions] = (this.#common[place - questions] ?? 0) + 1;
      }
    }
  }

  /** How like the question is to the likest one that people ask for the passage, by Dice's coefficient of tokens: 0 to 1. */
  likeness({ asked }: Holding): number {
    let most = 0;
    for (const [at, common] of this.#common.entries())
      most = Math.max(most, (2 * common) / (this.#own.size + (asked[at] ?? 0)));
    return most;
  }

  /** Fills the rows of `SETTING` and of the one unit anew; how often a token stands anywhere is not known then. */
  takeUnit(tokens: ReadonlySet<string>, setting: ReadonlySet<string> | null): void {
    const size = (1 + UNITS + 1) * this.width;
    if (this.rows.length < size) this.rows = new Float64Array(size);
    const [above, own] = [this.rowOf(SETTING), this.rowOf(UNITS)];
    for (const [token, column] of this.#columns) {
      this.rows[above + column] = setting?.has(token) ? 1 : 0;
      this.rows[own + column] = tokens.has(token) ? 1 : 0;
    }
  }

  #find(low: number, high: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    for (let place = low & mask; ; place = (place + 1) & mask) {
      const column = (table[place] ?? 0) - 1;
      if (column < 0) return -1;
      const print = this.#prints[column];
      if (print?.low === low && print.high === high) return column;
    }
  }
}
