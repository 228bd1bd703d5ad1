/** So many messages are waited for; most of them are no part of a discussion and never come. */
const most = 500;

/** What came too early, by what it waits for; the oldest is forgotten first. It is not worth storing: platforms tell in order but for moments. */
export class Early<T> {
  readonly #waiting = new Map<string, T[]>();

  keep(key: string, what: T): void {
    const before = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    this.#waiting.set(key, [...before, what].slice(-20));
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size > most && oldest !== undefined) this.#waiting.delete(oldest);
  }

  /** In the order in which they came; they are kept no longer. */
  take(key: string): readonly T[] {
    const kept = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    return kept;
  }
}
