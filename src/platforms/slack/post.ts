import { z } from 'zod';
import { UnreachableError } from '../../errors.ts';
import type { Clock } from '../shared/clock.ts';
import { Pace } from '../shared/pace.ts';
import type { Answer, Api } from './api.ts';
import { OutcomeUnknown } from './failures.ts';
import type { Message } from './message.ts';

/** Slack takes about one message a second and channel. */
const pacingMilliseconds = 1_000;

/** Waits before looking whether a message arrived after all, when its answer came too late. */
const lookAgainMilliseconds = [1_000, 3_000];

const tries = 3;

/** Travels with a message as its metadata, which no reader sees: by it a message whose outcome is unknown is found again. */
export interface Mark {
  readonly type: string;
  readonly payload: Readonly<Record<string, string>>;
}

export interface PostOptions {
  readonly mark: Mark;
  /** The thread's first message. */
  readonly thread?: string | null;
  /** An earlier run may have posted it. */
  readonly doubtful?: boolean;
  /** Whoever asks for it finds out later what became of it: what may still arrive is not sent again. */
  readonly careful?: boolean;
}

/** The history of a channel is searched for a message so many pages deep. */
const historyPages = 20;

/** Messages into channels: paced, and each posted once even where Slack's answer is lost. */
export class Posts {
  readonly #api: Api;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #pace: Pace;

  constructor(api: Api, clock: Clock, signal: AbortSignal) {
    this.#api = api;
    this.#clock = clock;
    this.#signal = signal;
    this.#pace = new Pace({ clock, signal, eachMilliseconds: pacingMilliseconds });
  }

  /** Posts a message and resolves to its `ts`. @throws RefusedError, UnreachableError */
  async post(channel: string, message: Message, options: PostOptions): Promise<string> {
    if (options.doubtful) {
      const posted = await this.#find(channel, options);
      if (posted) return posted;
    }
    for (let attempt = 1; ; attempt++) {
      await this.#pace.turn(channel);
      try {
        return await this.#send(channel, message, options);
      } catch (error) {
        if (!(error instanceof OutcomeUnknown) || error.manner === 'never-arrived') throw error;
        const posted = await this.#settle(channel, options, error);
        if (posted) return posted;
        // What is late may still arrive: sending it again could post it twice.
        const mayArrive = error.manner === 'too-late' || (options.careful && error.manner === 'broken');
        if (mayArrive || attempt >= tries) throw error;
      }
    }
  }

  /**
   * The `ts` of the channel's message with that mark, posted since then; null when there is none.
   * @throws RefusedError, UnreachableError when that cannot be told
   */
  async find(channel: string, mark: Mark, since: Date): Promise<string | null> {
    const values = { channel, include_all_metadata: true, limit: 200, oldest: (since.getTime() / 1000).toFixed(6) };
    let cursor = '';
    for (let page = 0; page < historyPages; page++) {
      const answer = await this.#api.call('conversations.history', { ...values, ...(cursor ? { cursor } : {}) });
      const found = findMark(answer, mark);
      if (found) return found;
      cursor = answer.response_metadata?.next_cursor ?? '';
      if (!cursor) return null;
    }
    throw new UnreachableError('the history of the channel is too long to look through');
  }

  /** Shows something else in place of a message of the bot. @throws RefusedError, UnreachableError */
  async update(channel: string, ts: string, message: Message): Promise<void> {
    const { text, blocks } = message;
    await this.#api.call('chat.update', { channel, ts, text, blocks });
  }

  async #send(channel: string, message: Message, { mark, thread }: PostOptions): Promise<string> {
    const values = {
      channel,
      ...message,
      ...(thread ? { thread_ts: thread } : {}),
      metadata: { event_type: mark.type, event_payload: mark.payload },
    };
    const answer = await this.#api.call('chat.postMessage', values, { repeatable: false });
    return z.object({ ts: z.string() }).parse(answer).ts;
  }

  async #settle(channel: string, options: PostOptions, failure: OutcomeUnknown): Promise<string | null> {
    const pauses = failure.manner === 'too-late' ? lookAgainMilliseconds : [];
    for (const pause of [0, ...pauses]) {
      if (pause) await this.#clock.wait(pause, this.#signal);
      try {
        const posted = await this.#find(channel, options);
        if (posted) return posted;
      } catch {
        // Whether it was posted cannot be found out either: the first failure is the one to tell.
        throw failure;
      }
    }
    return null;
  }

  /** The `ts` of the channel's or thread's latest message with that mark. */
  async #find(channel: string, { mark, thread }: PostOptions): Promise<string | null> {
    const values = { channel, include_all_metadata: true };
    const answer = thread
      ? await this.#api.call('conversations.replies', { ...values, ts: thread, limit: 1000 })
      : await this.#api.call('conversations.history', { ...values, limit: 100 });
    return findMark(answer, mark);
  }
}

const marked = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) })
        .optional()
        .catch(undefined),
    }),
  ),
});

function findMark(answer: Answer, { type, payload }: Mark): string | null {
  const { messages } = marked.parse(answer);
  const found = messages.find(
    ({ metadata }) =>
      metadata?.event_type === type &&
      // The parts of an edition differ in what the first one lacks.
      Object.keys(metadata.event_payload).length === Object.keys(payload).length &&
      Object.entries(payload).every(([name, value]) => metadata.event_payload[name] === value),
  );
  return found?.ts ?? null;
}
