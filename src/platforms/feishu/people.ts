import { z } from 'zod';
import type { Clock } from '../shared/clock.ts';
import type { Api } from './api.ts';

/** A name is asked for again after a day; what could not be told, as without the scopes for it, after ten minutes. */
const knownMilliseconds = 24 * 3_600_000;
const unknownMilliseconds = 10 * 60_000;
/** Nobody waits longer for a name. */
const patienceMilliseconds = 2_000;
/** So many people are kept in mind. */
const mostPeople = 5_000;

const answer = z.object({ data: z.object({ user: z.object({ name: z.string().min(1) }) }) });

/** The names of people, for as far as the app may read them; never fails. */
export class People {
  readonly #api: Api;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #known = new Map<string, { readonly name: string | null; readonly until: number }>();

  constructor(api: Api, clock: Clock, signal: AbortSignal) {
    this.#api = api;
    this.#clock = clock;
    this.#signal = signal;
  }

  /** As others see the person; null where the app may not know it, or Feishu takes too long to tell. */
  async name(openId: string): Promise<string | null> {
    const known = this.#known.get(openId);
    if (known && known.until > this.#clock.now()) return known.name;
    const patience = new AbortController();
    const stop = () => patience.abort();
    this.#signal.addEventListener('abort', stop, { once: true });
    const tooLate = this.#clock.wait(patienceMilliseconds, patience.signal).then(() => null);
    try {
      return await Promise.race([this.#ask(openId), tooLate]);
    } finally {
      patience.abort();
      this.#signal.removeEventListener('abort', stop);
    }
  }

  async #ask(openId: string): Promise<string | null> {
    const name = await this.#api
      .call({
        method: 'GET',
        url: `/open-apis/contact/v3/users/${encodeURIComponent(openId)}`,
        params: { user_id_type: 'open_id' },
        once: true,
      })
      .then(found => answer.safeParse(found).data?.data.user.name ?? null)
      .catch(() => null);
    const milliseconds = name === null ? unknownMilliseconds : knownMilliseconds;
    this.#known.delete(openId);
    this.#known.set(openId, { name, until: this.#clock.now() + milliseconds });
    const [oldest] = this.#known.keys();
    if (this.#known.size > mostPeople && oldest !== undefined) this.#known.delete(oldest);
    return name;
  }
}
