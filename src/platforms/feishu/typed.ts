import { z } from 'zod';
import type { MessageEvent } from './events.ts';

const textContent = z.object({ text: z.string() });

const piece = z.looseObject({ tag: z.string(), text: z.string().optional(), user_id: z.string().optional() });
const post = z.object({ title: z.string().optional(), content: z.array(z.array(piece)) });
/** A rich text comes with its language around it, or without. */
const postContent = z.union([post, z.record(z.string(), post).transform(all => Object.values(all)[0])]);

/** How a mention of the bot stands in what people say to each other. */
const botMention = '@Trendbrief';

/** A text with placeholders for who is mentioned in it. */
export interface Typed {
  readonly message_type: string;
  readonly content: string;
  readonly mentions: readonly { readonly key: string; readonly name?: string | null; readonly user: string | null }[];
}

/** The message of an event. */
export function typedOf({ message: { message_type, content, mentions } }: MessageEvent): Typed {
  return {
    message_type,
    content,
    mentions: mentions.map(({ key, name, id }) => ({ key, name: name ?? null, user: id?.open_id ?? null })),
  };
}

/** What a person typed to the bot, without its mentions, or null for what is no text; others' mentions become names. */
export function typedText(typed: Typed, bot: string): string | null {
  return textOf(typed, bot, ' ');
}

/** What a person said to others, with all mentions, or null for what is no text. */
export function saidText(typed: Typed, bot: string): string | null {
  return textOf(typed, bot, botMention);
}

function textOf(typed: Typed, bot: string, mention: string): string | null {
  const raw = rawText(typed);
  if (raw === null) return null;
  const shown = new Map(typed.mentions.map(({ key, name, user }) => [key, user === bot ? mention : `@${name ?? ''}`]));
  return raw
    .replace(/@_user_\d+|@_all/g, key => shown.get(key) ?? (key === '@_all' ? ' ' : key))
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/** Whether the bot itself is mentioned: `@_all` and other bots are not. */
export function mentions({ message }: MessageEvent, bot: string): boolean {
  return message.mentions.some(({ id }) => id?.open_id === bot);
}

function rawText({ message_type, content }: Typed): string | null {
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
