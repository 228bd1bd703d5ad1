import { z } from 'zod';
import { fieldOf } from './form.ts';

/** What Feishu delivers, by long connection or webhook (https://open.feishu.cn/document/server-docs/event-subscription-guide). */

export const envelope = z.looseObject({
  schema: z.string().optional(),
  header: z.looseObject({
    event_id: z.string().min(1),
    event_type: z.string(),
    app_id: z.string().optional(),
    token: z.string().optional(),
  }),
  event: z.record(z.string(), z.unknown()).default({}),
});

export type Envelope = z.output<typeof envelope>;

export const messageReceived = 'im.message.receive_v1';
export const cardPressed = 'card.action.trigger';
export const menuPressed = 'application.bot.menu_v6';
export const messageRecalled = 'im.message.recalled_v1';
export const reactionAdded = 'im.message.reaction.created_v1';
export const reactionRemoved = 'im.message.reaction.deleted_v1';

const text = z.string();
const maybe = z.string().nullish();

export const messageEvent = z.object({
  sender: z.object({ sender_id: z.object({ open_id: maybe }).nullish(), sender_type: maybe }),
  message: z.object({
    message_id: text,
    /** The first message of a topic or of a chain of replies. */
    root_id: maybe,
    /** The message that it answers; within a topic always the first one. */
    parent_id: maybe,
    /** Set within a topic alone. */
    thread_id: maybe,
    /** Milliseconds. */
    create_time: maybe,
    chat_id: text,
    chat_type: text,
    message_type: text,
    content: text,
    mentions: z
      .array(z.object({ key: text, name: maybe, id: z.object({ open_id: maybe }).nullish() }))
      .nullish()
      .transform(mentions => mentions ?? []),
  }),
});

export type MessageEvent = z.output<typeof messageEvent>;

const pressedValue = z.object({
  action: text,
  value: text,
  direct: z.literal(true).exactOptional(),
  thread: text.exactOptional(),
});

/** A form that is sent may come without its button's value: the button's name says the action then. */
const pressedAction = z
  .object({
    value: z.preprocess(parsed, pressedValue.nullish()).catch(null),
    name: maybe,
    form_value: z.record(text, z.unknown()).nullish(),
  })
  .transform(({ value, name, form_value }, context) => {
    const byName = name && form_value ? { action: fieldOf(name), value: '{}' } : null;
    const pressed: z.output<typeof pressedValue> | null = value ?? byName;
    if (pressed) return { value: pressed, form_value: form_value ?? {} };
    context.addIssue('no value of ours');
    return z.NEVER;
  });

export const pressEvent = z.object({
  operator: z.object({ open_id: text }),
  action: pressedAction,
  context: z.object({ open_message_id: text, open_chat_id: text }),
});

export type PressEvent = z.output<typeof pressEvent>;

export const menuEvent = z.object({
  operator: z.object({ operator_id: z.object({ open_id: text }) }),
  event_key: text,
});

export const recallEvent = z.object({ message_id: text, chat_id: text });

export const reactionEvent = z.object({
  message_id: text,
  reaction_type: z.object({ emoji_type: text }),
  operator_type: maybe,
  user_id: z.object({ open_id: maybe }).nullish(),
});

export type ReactionEvent = z.output<typeof reactionEvent>;

/** Some clients send a button's value as JSON in a text. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** The ids by which an event is told from all others: a message may come again as another event. */
export function idsOf({ header, event }: Envelope): readonly [string, ...string[]] {
  const own = `event:${header.event_id}`;
  const { data } = messageEvent.safeParse(event);
  return header.event_type === messageReceived && data ? [own, `message:${data.message.message_id}`] : [own];
}

/** The id of a message that is gone: delivered late, it is not to be taken in any more. */
export function goneBy({ header, event }: Envelope): string | null {
  const { data } = recallEvent.safeParse(event);
  return header.event_type === messageRecalled && data ? `message:${data.message_id}` : null;
}

/** What a pressed button answers: a short notice, and the card that takes the place of the pressed one. */
export interface CallbackAnswer {
  readonly toast?: { readonly type: 'info' | 'success' | 'warning' | 'error'; readonly content: string };
  readonly card?: { readonly type: 'raw'; readonly data: unknown };
}
