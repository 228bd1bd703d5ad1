import type { Log } from './log.ts';

/** How a connection is doing, for the status and the log. */
export class ConnectionState {
  readonly #platform: string;
  readonly #log: Log;
  #state = 'connecting';
  #told = '';

  constructor(platform: string, log: Log) {
    this.#platform = platform;
    this.#log = log;
  }

  /** `connecting`, `connected` or `failed: REASON`. */
  get text(): string {
    return this.#state;
  }

  connecting(): void {
    this.#state = 'connecting';
  }

  connected(): void {
    this.#state = 'connected';
    this.#told = '';
    this.#log.info({ platform: this.#platform }, 'connected');
  }

  /** A reason that stays is not logged again at every try. */
  failed(sentence: string, error: unknown): void {
    this.#state = `failed: ${sentence}`;
    if (sentence !== this.#told) this.#log.error({ err: error, platform: this.#platform }, sentence);
    this.#told = sentence;
  }
}
