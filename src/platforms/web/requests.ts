import { z } from 'zod';
import * as limits from './limits.ts';
import { botName, channelPattern } from './message.ts';
import { RefusedRequest } from './refusal.ts';

const user = z
  .string()
  .trim()
  .min(1)
  .max(limits.userCharacters)
  .refine(name => name.toLowerCase() !== botName);
const locale = z.enum(['zh', 'en']).optional();
const messageId = z.string().regex(/^\d{1,15}$/);

const typed = z.object({
  user,
  text: z.string().trim().min(1).max(limits.textCharacters),
  thread: messageId.nullish(),
  locale,
});

const pressed = z.object({
  user,
  message: messageId,
  action: z.string().min(1).max(limits.actionCharacters),
  value: z.string().max(limits.valueCharacters).default(''),
  values: z.record(z.string().max(limits.actionCharacters), z.string().max(limits.textCharacters)).default({}),
  locale,
});

const by = z.object({ user, locale });

const reworded = z.object({ user, text: typed.shape.text, locale });

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** One emoji, of however many characters it is made. */
const reaction = z
  .string()
  .max(limits.reactionCharacters)
  .refine(text => /^[\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(text))
  .refine(text => [...graphemes.segment(text)].length === 1);

const list = z.object({
  after: messageId.exactOptional(),
  before: messageId.exactOptional(),
  thread: messageId.exactOptional(),
  locale,
});

/** `POST …/messages`. */
export const parseTyped = (body: unknown) => parse(typed, body);

/** `POST …/actions`. */
export const parsePressed = (body: unknown) => parse(pressed, body);

/** `PATCH …/messages/:id`. */
export const parseReworded = (body: unknown) => parse(reworded, body);

/** The body of requests that say no more than by whom they are made. */
export const parseBy = (body: unknown) => parse(by, body);

/** The end of `…/reactions/:reaction`. */
export const parseReaction = (text: string) => parse(z.object({ reaction }), { reaction: text }).reaction;

export const parseMessageId = (text: string) => parse(z.object({ id: messageId }), { id: text }).id;

/** The query of `GET …/messages`. */
export const parseList = (query: unknown) => parse(list, query);

/** @throws {RefusedRequest} for what cannot be the name of a channel. */
export function parseChannel(name: string): string {
  const channel = name.normalize('NFC');
  if (channelPattern.test(channel)) return channel;
  throw new RefusedRequest(400, 'invalid_channel', words => words.web.errors.channel);
}

function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  const botsName = field === 'user' && issue?.code === 'custom';
  throw new RefusedRequest(400, 'invalid_request', words =>
    botsName ? words.web.errors.botsName : field ? words.web.errors.field(field) : words.web.errors.body,
  );
}
