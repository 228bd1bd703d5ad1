import type { Clock } from '../shared/clock.ts';

/** A token is given up before it ends. */
const spareSeconds = 180;

/** The tenant's token: one request for it at a time, however many calls wait. */
export class Token {
  readonly #fetch: () => Promise<{ token: string; expireSeconds: number }>;
  readonly #clock: Clock;
  #current: { readonly token: string; readonly until: number } | null = null;
  #coming: Promise<string> | null = null;

  constructor(fetch: () => Promise<{ token: string; expireSeconds: number }>, clock: Clock) {
    this.#fetch = fetch;
    this.#clock = clock;
  }

  get(): Promise<string> {
    if (this.#current && this.#current.until > this.#clock.now()) return Promise.resolve(this.#current.token);
    this.#coming ??= this.#renew().finally(() => {
      this.#coming = null;
    });
    return this.#coming;
  }

  /** That token was refused. One that was fetched meanwhile stays. */
  drop(token: string): void {
    if (this.#current?.token === token) this.#current = null;
  }

  async #renew(): Promise<string> {
    const { token, expireSeconds } = await this.#fetch();
    const good = Math.max(expireSeconds - spareSeconds, expireSeconds / 2);
    this.#current = { token, until: this.#clock.now() + good * 1000 };
    return token;
  }
}
