import { appId, botId } from './local-feishu.ts';

let count = 0;

export interface Saying {
  readonly text?: string;
  readonly chat?: string;
  readonly group?: boolean;
  readonly id?: string;
  readonly event?: string;
  readonly mentions?: readonly { readonly key: string; readonly id: string; readonly name: string }[];
  readonly topic?: string;
  readonly sender?: string;
  readonly bot?: boolean;
  readonly type?: string;
  readonly content?: unknown;
}

export const toBot = { key: '@_user_1', id: botId, name: 'Trendbrief' };

function envelope(event_type: string, event: unknown, id?: string) {
  return {
    schema: '2.0',
    header: { event_id: id ?? `ev-${++count}`, event_type, app_id: appId, token: 'verify', create_time: '1' },
    event,
  };
}

/** Somebody says something: in a direct message, or in a group. */
export function said(saying: Saying) {
  const { text = '', chat = 'oc_1', group = false, mentions = [], topic, sender = 'ou_ann', bot = false } = saying;
  return envelope(
    'im.message.receive_v1',
    {
      sender: { sender_id: { open_id: sender, union_id: 'on_1', user_id: 'u1' }, sender_type: bot ? 'app' : 'user' },
      message: {
        message_id: saying.id ?? `om_in_${++count}`,
        ...(topic ? { thread_id: topic, root_id: 'om_root' } : {}),
        chat_id: chat,
        chat_type: group ? 'group' : 'p2p',
        message_type: saying.type ?? 'text',
        content: JSON.stringify(saying.content ?? { text }),
        mentions: mentions.map(({ key, id, name }) => ({ key, name, id: { open_id: id } })),
      },
    },
    saying.event,
  );
}

/** Somebody presses a button of a message. */
export function pressed(message: string, value: unknown, form?: Readonly<Record<string, string>>) {
  return envelope('card.action.trigger', {
    operator: { open_id: 'ou_ann' },
    token: 'c-1',
    action: { value, tag: 'button', ...(form ? { form_value: form } : {}) },
    context: { open_message_id: message, open_chat_id: 'oc_1' },
  });
}

/** Somebody presses a button of the bot's menu. */
export function menu(key: string) {
  const operator = { operator_name: 'Ann', operator_id: { open_id: 'ou_ann' } };
  return envelope('application.bot.menu_v6', { operator, event_key: key, timestamp: 1 });
}

/** Something the bot has no use for. */
export function unknown() {
  return envelope('im.chat.updated_v1', { chat_id: 'oc_1' });
}
