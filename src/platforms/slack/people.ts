import { z } from 'zod';
import type { Locale } from '../../words/index.ts';
import type { Clock } from '../shared/clock.ts';
import type { Api } from './api.ts';

const keptMilliseconds = 3_600_000;
/** After a failure the usual language serves for a while, so that nobody waits for Slack again and again. */
const failedMilliseconds = 60_000;

/** As Slack knows a person. */
export interface Person {
  readonly locale: Locale;
  /** As others see the person; null where Slack does not tell. */
  readonly name: string | null;
}

interface Known {
  readonly person: Promise<Person>;
  readonly until: number;
}

const info = z.object({
  user: z.object({
    name: z.string().optional(),
    real_name: z.string().optional(),
    locale: z.string().optional(),
    profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).optional(),
  }),
});

/** The people who ask and discuss: their languages and names, as their Slack is set. */
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

  /** Never fails: who cannot be asked after is spoken to in the usual language, and has no name. */
  async find(user: string): Promise<Person> {
    const now = this.#clock.now();
    const known = this.#known.get(user);
    if (known && known.until > now) return known.person;
    const person = this.#ask(user).catch(() => {
      const unknown = { locale: this.#usual, name: null };
      this.#known.set(user, { person: Promise.resolve(unknown), until: this.#clock.now() + failedMilliseconds });
      return unknown;
    });
    this.#known.set(user, { person, until: now + keptMilliseconds });
    return person;
  }

  async #ask(user: string): Promise<Person> {
    const answer = await this.#api.call('users.info', { user, include_locale: true }, { impatient: true });
    const { locale, profile, name, real_name } = info.parse(answer).user;
    return {
      locale: locale ? (locale.toLowerCase().startsWith('zh') ? 'zh' : 'en') : this.#usual,
      name: profile?.display_name || profile?.real_name || real_name || name || null,
    };
  }
}
