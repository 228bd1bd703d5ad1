import { z } from 'zod';

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

const text = z.string();
const maybe = z.string().nullish();

export const messageEvent = z.object({
  sender: z.object({ sender_id: z.object({ open_id: maybe }).nullish(), sender_type: maybe }),
  message: z.object({
    message_id: text,
    root_id: maybe,
    thread_id: maybe,
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

const pressedValue = z.object({ action: text, value: text, direct: z.boolean().optional() });

export const pressEvent = z.object({
  operator: z.object({ open_id: text }),
  action: z.object({
    value: z.preprocess(parsed, pressedValue),
    form_value: z.record(text, z.unknown()).nullish(),
  }),
  context: z.object({ open_message_id: text, open_chat_id: text }),
});

export type PressEvent = z.output<typeof pressEvent>;

export const menuEvent = z.object({
  operator: z.object({ operator_id: z.object({ open_id: text }) }),
  event_key: text,
});

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

/** What a pressed button answers: a short notice, and the card that takes the place of the pressed one. */
export interface CallbackAnswer {
  readonly toast?: { readonly type: 'info' | 'success' | 'warning' | 'error'; readonly content: string };
  readonly card?: { readonly type: 'raw'; readonly data: unknown };
}
