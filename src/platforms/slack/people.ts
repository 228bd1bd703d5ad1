import { z } from 'zod';
import type { Locale } from '../../words/index.ts';
import type { Clock } from '../shared/clock.ts';
import type { Api } from './api.ts';

const keptMilliseconds = 3_600_000;
/** After a failure the usual language serves for a while, so that nobody waits for Slack again and again. */
const failedMilliseconds = 60_000;

interface Known {
  readonly locale: Promise<Locale>;
  readonly until: number;
}

/** The languages of the people who ask, as their Slack is set. */
export class People {
  readonly #api: Api;
  readonly #clock: Clock;
  readonly #usual: Locale;
  readonly #known = new Map<string, Known>();

  constructor(api: Api, clock: Clock, usual: Locale) {
    this.#api = api;
    this.#clock = clock;
    this.#usual = usual;
  }

  /** Never fails: who cannot be asked after is spoken to in the usual language. */
  async localeOf(user: string): Promise<Locale> {
    const now = this.#clock.now();
    const known = this.#known.get(user);
    if (known && known.until > now) return known.locale;
    const locale = this.#ask(user).catch(() => {
      this.#known.set(user, { locale: Promise.resolve(this.#usual), until: this.#clock.now() + failedMilliseconds });
      return this.#usual;
    });
    this.#known.set(user, { locale, until: now + keptMilliseconds });
    return locale;
  }

  async #ask(user: string): Promise<Locale> {
    const answer = await this.#api.call('users.info', { user, include_locale: true }, { impatient: true });
    const { locale } = z.object({ user: z.object({ locale: z.string().optional() }) }).parse(answer).user;
    if (!locale) return this.#usual;
    return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  }
}
