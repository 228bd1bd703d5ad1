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
  /** The first message of its topic or chain of replies. */
  readonly root?: string;
  /** The message that it answers. */
  readonly parent?: string;
  /** Milliseconds; now, if it is not said. */
  readonly at?: number;
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
        ...(topic ? { thread_id: topic, root_id: saying.root ?? 'om_root' } : {}),
        ...(saying.root ? { root_id: saying.root, parent_id: saying.parent ?? saying.root } : {}),
        create_time: `${saying.at ?? Date.now()}`,
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

/** Somebody presses a button of a message, or sends a form. */
export function pressed(
  message: string,
  value: unknown,
  form?: Readonly<Record<string, unknown>>,
  { chat = 'oc_1', user = 'ou_ann', name }: { chat?: string; user?: string; name?: string } = {},
) {
  return envelope('card.action.trigger', {
    operator: { open_id: user },
    token: 'c-1',
    action: { value, tag: 'button', ...(form ? { form_value: form } : {}), ...(name ? { name } : {}) },
    context: { open_message_id: message, open_chat_id: chat },
  });
}

/** Somebody takes a message back. */
export function recalled(message: string, chat = 'oc_1') {
  return envelope('im.message.recalled_v1', { message_id: message, chat_id: chat, recall_type: 'message_owner' });
}

/** Somebody gives a message a reaction, or takes it back. */
export function reacted(message: string, emoji: string, { user = 'ou_bob', removed = false, app = false } = {}) {
  return envelope(removed ? 'im.message.reaction.deleted_v1' : 'im.message.reaction.created_v1', {
    message_id: message,
    reaction_type: { emoji_type: emoji },
    operator_type: app ? 'app' : 'user',
    ...(app ? { app_id: 'cli_other' } : { user_id: { open_id: user } }),
    action_time: '1772326800000',
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
