import type { Sender, Settled } from '../../src/briefing/sender.ts';
import { RefusedError, UnreachableError } from '../../src/errors.ts';

/** How the next try to send goes. */
export type Fate =
  | { readonly refused: string; readonly retryable: boolean; readonly retryAfterMilliseconds?: number }
  /** No answer comes; whether the message was posted is for the reader of the test to know. */
  | { readonly silent: 'posted' | 'lost' }
  /** Goes on once the promise resolves. */
  | { readonly until: Promise<void> };

/** A platform in memory that keeps what it is sent, goes wrong when told to, and says what a test wants to hear of a lost outcome. */
export class LocalPlatform implements Sender {
  readonly platform: string;
  parallel = 8;
  spreadMilliseconds = 0;
  connected = true;
  /** In the order of sending. */
  readonly posts: { readonly channel: string; readonly key: string; readonly text: string }[] = [];
  readonly fates = new Map<string, Fate[]>();
  /** What `settle` answers instead of the truth; an error is thrown. */
  readonly settlements: (Settled | Error)[] = [];
  readonly told: string[] = [];
  settled = 0;
  mostAtOnce = 0;
  #atOnce = 0;

  constructor(platform = 'web') {
    this.platform = platform;
  }

  ready(): boolean {
    return this.connected;
  }

  /** The next tries to that channel. */
  next(channel: string, ...fates: Fate[]): void {
    this.fates.set(channel, [...(this.fates.get(channel) ?? []), ...fates]);
  }

  async send(channel: string, cards: Parameters<Sender['send']>[1], key: string): Promise<string> {
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#atOnce);
    try {
      await new Promise(resolve => setImmediate(resolve));
      const fate = this.fates.get(channel)?.shift();
      if (fate && 'until' in fate) await fate.until;
      if (fate && 'refused' in fate) throw new RefusedError(fate.refused, fate);
      if (!(fate && 'silent' in fate && fate.silent === 'lost')) {
        this.posts.push({ channel, key, text: cards.zh.summary });
      }
      if (fate && 'silent' in fate) throw new UnreachableError('no answer in time');
      return `m${this.posts.length}`;
    } finally {
      this.#atOnce--;
    }
  }

  async settle(_channel: string, _cards: unknown, key: string): Promise<Settled> {
    this.settled++;
    const settlement = this.settlements.shift();
    if (settlement instanceof Error) throw settlement;
    if (settlement) return settlement;
    const at = this.posts.findIndex(post => post.key === key);
    return at < 0 ? { state: 'absent' } : { state: 'sent', message: `m${at + 1}` };
  }

  async tell(user: string, cards: Parameters<Sender['send']>[1]): Promise<void> {
    this.told.push(`${user}: ${cards.en.summary}`);
  }
}
