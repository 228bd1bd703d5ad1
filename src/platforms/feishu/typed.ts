import { z } from 'zod';
import type { MessageEvent } from './events.ts';

const textContent = z.object({ text: z.string() });

const piece = z.looseObject({ tag: z.string(), text: z.string().optional(), user_id: z.string().optional() });
const post = z.object({ title: z.string().optional(), content: z.array(z.array(piece)) });
/** A rich text comes with its language around it, or without. */
const postContent = z.union([post, z.record(z.string(), post).transform(all => Object.values(all)[0])]);

/**
 * What a person typed, or null for what is no text. Mentions arrive as placeholders: those of the bot go, others become
 * names again.
 */
export function typedText({ message }: MessageEvent, bot: string): string | null {
  const raw = rawText(message);
  if (raw === null) return null;
  const shown = new Map(
    message.mentions.map(({ key, name, id }) => [key, id?.open_id === bot ? ' ' : `@${name ?? ''}`]),
  );
  return raw
    .replace(/@_user_\d+|@_all/g, key => shown.get(key) ?? (key === '@_all' ? ' ' : key))
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/** Whether the bot itself is mentioned: `@_all` and other bots are not. */
export function mentions({ message }: MessageEvent, bot: string): boolean {
  return message.mentions.some(({ id }) => id?.open_id === bot);
}

function rawText({ message_type, content }: MessageEvent['message']): string | null {
  const json = parse(content);
  if (message_type === 'text') return textContent.safeParse(json).data?.text ?? null;
  if (message_type !== 'post') return null;
  const rich = postContent.safeParse(json).data;
  if (!rich) return null;
  const lines = rich.content.map(pieces =>
    pieces.map(one => (one.tag === 'at' ? one.user_id : one.text) ?? '').join(''),
  );
  return [rich.title, ...lines].filter(Boolean).join('\n');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
