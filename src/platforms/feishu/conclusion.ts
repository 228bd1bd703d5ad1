import { z } from 'zod';
import { button } from '../../card/actions.ts';
import { parseLine } from '../../chat/parse.ts';
import type { Origin, Reply } from '../../chat/request.ts';
import { readConclusion } from '../../discussion/conclusion-line.ts';
import type { Api } from './api.ts';
import type { Desk } from './desk.ts';
import type { MessageEvent } from './events.ts';
import { saidText } from './typed.ts';

/**
 * `/结论` alone, in answer to another message of the discussion: that message becomes its conclusion. Null for anything
 * else. Within a topic Feishu does not tell which message is answered: there the conclusion has to be written out.
 */
export async function markConclusion(
  desk: Desk,
  { message: { parent_id: marked, root_id } }: MessageEvent,
  origin: Origin,
  typed: string,
): Promise<readonly Reply[] | null> {
  const line = parseLine(typed);
  if (line.kind !== 'command' || line.command !== 'conclude' || !marked || marked === root_id) return null;
  const { stance, text } = readConclusion(line.rest);
  if (text) return null;
  const { action, value } = button('', { name: 'mark-conclusion', stance });
  return desk.press({ ...origin, message: marked, action, value, values: await desk.wordsOf(marked) });
}

const found = z.object({
  data: z.object({
    items: z
      .array(
        z.object({
          msg_type: z.string(),
          body: z.object({ content: z.string() }),
          sender: z.object({ id: z.string(), id_type: z.string(), sender_type: z.string() }),
          mentions: z
            .array(z.object({ key: z.string(), id: z.string(), name: z.string().nullish() }))
            .nullish()
            .transform(mentions => mentions ?? []),
        }),
      )
      .min(1),
  }),
});

/** What a message says, and whose it is; null for one that cannot be read, or that no person wrote. */
export async function readMessage(
  api: Api,
  message: string,
  bot: string,
): Promise<{ text: string; user: string } | null> {
  try {
    const url = `/open-apis/im/v1/messages/${encodeURIComponent(message)}`;
    const params = { user_id_type: 'open_id' };
    const [item] = found.parse(await api.call({ method: 'GET', url, params, once: true })).data.items;
    if (item?.sender.sender_type !== 'user') return null;
    const mentions = item.mentions.map(({ key, id, name }) => ({ key, user: id, name: name ?? null }));
    const text = saidText({ message_type: item.msg_type, content: item.body.content, mentions }, bot);
    return text ? { text, user: item.sender.id } : null;
  } catch {
    return null;
  }
}
