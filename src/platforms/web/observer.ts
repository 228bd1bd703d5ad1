import type { Logger } from 'pino';
import type { Chat } from '../../chat/request.ts';
import type { Happening } from '../../discussion/happening.ts';
import type { Message } from './message.ts';

/** Tells the bot what people do in threads. What it fails to record is for the log: what was done is done. */
export class Observer {
  readonly #chat: Chat;
  readonly #log: Pick<Logger, 'error'>;

  constructor(chat: Chat, log: Pick<Logger, 'error'>) {
    this.#chat = chat;
    this.#log = log;
  }

  async said({ id, channel, thread, author, text, at }: Message): Promise<void> {
    if (thread === null) return;
    const when = new Date(at);
    await this.#tell(channel, { kind: 'said', message: id, thread, user: author, name: author, text, at: when });
  }

  async edited({ id, channel, thread, text, edited }: Message): Promise<void> {
    if (thread === null || edited === undefined) return;
    await this.#tell(channel, { kind: 'edited', message: id, text, at: new Date(edited) });
  }

  async deleted({ id, channel, thread }: Message): Promise<void> {
    if (thread !== null) await this.#tell(channel, { kind: 'deleted', message: id });
  }

  async reacted({ id, channel, thread }: Message, user: string, reaction: string, added: boolean): Promise<void> {
    if (thread !== null) await this.#tell(channel, { kind: 'reacted', message: id, user, reaction, added });
  }

  async #tell(channel: string, happening: Happening): Promise<void> {
    try {
      await this.#chat.observe({ platform: 'web', channel }, happening);
    } catch (error) {
      this.#log.error({ err: error, happening: happening.kind }, 'what happened in a thread was not recorded');
    }
  }
}
