/** What was read last, up to a size. */
export class Recent<Key, Value> {
  readonly #most: number;
  readonly #sizeOf: (value: Value) => number;
  readonly #kept = new Map<Key, Value>();
  #size = 0;

  /** @param most of the sizes of all values together; without `sizeOf` that is their number */
  constructor(most: number, sizeOf: (value: Value) => number = () => 1) {
    this.#most = most;
    this.#sizeOf = sizeOf;
  }

  /** The value under that key; `read` makes it where it is not here. What is null is not kept. */
  get(key: Key, read: () => Value): Value {
    const known = this.#kept.get(key);
    const value = known ?? read();
    if (value === null) return value;
    // A map goes through its entries in the order in which they were put: the first one is the one not read for longest.
    if (known !== undefined) this.#kept.delete(key);
    else this.#size += this.#sizeOf(value);
    this.#kept.set(key, value);
    for (const [oldest, other] of this.#size > this.#most ? this.#kept : []) {
      if (this.#size <= this.#most) break;
      this.#kept.delete(oldest);
      this.#size -= this.#sizeOf(other);
    }
    return value;
  }

  clear(): void {
    this.#kept.clear();
    this.#size = 0;
  }
}
