/**
 * Which tokens a passage holds and where, each token once, as parallel arrays of numbers: some five kilobytes a passage, in
 * which a question's tokens are found without looking at a letter.
 */
export interface Holding {
  /** The two halves of each token's print. */
  readonly lows: Int32Array;
  readonly highs: Int32Array;
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
 * @param fields in the order of their places; those of `SETTING` alone may come after those that have `HEADINGS`, too
 * @param units how many there are
 * @param questions the tokens of each question that people ask for the passage, each token once
 */
export function gather(fields: readonly Field[], units: number, questions: readonly (readonly string[])[]): Holding {
  const asked = questions.map((tokens, number) => ({ tokens, weight: 0, places: [UNITS + units + number] }));
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  /** The last place of each token so far: none is noted twice. */
  const latest: number[] = [];
  /** Each place of each token, as they come: the number of the token, and the place. */
  const noted: number[] = [];
  const starts: number[] = [0];
  for (const { tokens, weight, places } of [...fields, ...asked])
    for (const token of tokens) {
      let number = numbers.get(token);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(token, number);
        counts.push(0);
        latest.push(-1);
        starts.push(0);
      }
      counts[number] = (counts[number] ?? 0) + weight;
      for (const place of places) {
        if (place <= (latest[number] ?? -1)) continue;
        latest[number] = place;
        noted.push(number, place);
        starts[number + 1] = (starts[number + 1] ?? 0) + 1;
      }
    }
  for (let number = 0; number < counts.length; number++)
    starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
  const places = new Uint16Array(noted.length / 2);
  const ends = starts.slice();
  for (let at = 0; at < noted.length; at += 2) {
    const number = noted[at] ?? 0;
    const end = ends[number] ?? 0;
    places[end] = noted[at + 1] ?? 0;
    ends[number] = end + 1;
  }
  const lows = new Int32Array(counts.length);
  const highs = new Int32Array(counts.length);
  for (const [token, number] of numbers) {
    const { low, high } = printOf(token);
    lows[number] = low;
    highs[number] = high;
  }
  return {
    lows,
    highs,
    counts: Float64Array.from(counts),
    starts: Uint32Array.from(starts),
    places,
    asked: Uint16Array.from(questions, ({ length }) => length),
  };
}

/** Whether a passage holds a token anywhere. */
export function holds({ lows, highs }: Holding, token: string): boolean {
  const { low, high } = printOf(token);
  for (let at = lows.indexOf(low); at >= 0; at = lows.indexOf(low, at + 1)) if (highs[at] === high) return true;
  return false;
}

/** 64 bits instead of a token, as two signed halves. Two tokens of one library with the same ones are less likely than a broken disk. */
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
  return { low: low | 0, high: high | 0 };
}

/**
 * What one passage, or one stretch of text, after the other holds of a question's tokens. `rows` has a row of `width` numbers
 * for each kind of place, with a column for each token: first how often it stands anywhere, then for each place 1 where it does.
 */
export class Held {
  readonly width: number;
  rows = new Float64Array(0);
  /** How many of the question's own tokens stand in each question that people ask for the passage. */
  #common = new Uint16Array(0);
  /** 1 for each column of the question's own, and how many those are. */
  readonly #own: Uint8Array;
  readonly #owned: number;
  readonly #columns: ReadonlyMap<string, number>;
  #table: PrintTable | null = null;

  /** @param own all that the question itself holds; `tokens` are those that count in ranking */
  constructor(tokens: Iterable<string>, own: readonly string[] = []) {
    this.#columns = new Map([...new Set([...tokens, ...own])].map((token, column) => [token, column]));
    this.width = this.#columns.size;
    this.#own = new Uint8Array(this.width);
    for (const column of this.columnsOf(own)) this.#own[column] = 1;
    this.#owned = new Set(own).size;
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
    this.#table ??= tableOf([...this.#columns.keys()]);
    const { slots, columnLows, columnHighs } = this.#table;
    const { width } = this;
    const own = this.#own;
    const questions = UNITS + units;
    const rows = this.#cleared((1 + questions) * width);
    const common = new Uint16Array(asked.length);
    this.#common = common;
    const mask = slots.length - 1;
    for (let at = 0; at < lows.length; at++) {
      const low = lows[at] ?? 0;
      let slot = low & mask;
      let column = (slots[slot] ?? 0) - 1;
      while (column >= 0 && (columnLows[column] !== low || columnHighs[column] !== highs[at])) {
        slot = (slot + 1) & mask;
        column = (slots[slot] ?? 0) - 1;
      }
      if (column < 0) continue;
      rows[column] = counts[at] ?? 0;
      const end = starts[at + 1] ?? 0;
      for (let one = starts[at] ?? 0; one < end; one++) {
        const place = places[one] ?? 0;
        if (place < questions) rows[(1 + place) * width + column] = 1;
        else if (own[column]) common[place - questions] = (common[place - questions] ?? 0) + 1;
      }
    }
  }

  /** How like the question is to the likest one that people ask for the passage, by Dice's coefficient of tokens: 0 to 1. */
  likeness({ asked }: Holding): number {
    let most = 0;
    for (const [at, common] of this.#common.entries())
      if (common > 0) most = Math.max(most, (2 * common) / (this.#owned + (asked[at] ?? 0)));
    return most;
  }

  /** Fills the first row anew with what stands in a text. */
  takeTokens(tokens: ReadonlySet<string>): void {
    const rows = this.#cleared(this.width);
    for (const [token, column] of this.#columns) if (tokens.has(token)) rows[column] = 1;
  }

  #cleared(size: number): Float64Array {
    if (this.rows.length < size) this.rows = new Float64Array(2 * size);
    else this.rows.fill(0, 0, size);
    return this.rows;
  }
}

/** The columns by the prints of their tokens. */
interface PrintTable {
  /** One more than a column, where the low half of its print says or at the next free place; 0 where none is. */
  readonly slots: Uint16Array;
  readonly columnLows: Int32Array;
  readonly columnHighs: Int32Array;
}

function tableOf(tokens: readonly string[]): PrintTable {
  const prints = tokens.map(printOf);
  // With three free places to one that is taken, most tokens of a passage are known at once to be none of the question's.
  const slots = new Uint16Array(2 ** Math.ceil(Math.log2(4 * tokens.length + 4)));
  for (const [column, { low }] of prints.entries()) {
    let slot = low & (slots.length - 1);
    while (slots[slot]) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = column + 1;
  }
  return {
    slots,
    columnLows: Int32Array.from(prints, ({ low }) => low),
    columnHighs: Int32Array.from(prints, ({ high }) => high),
  };
}
