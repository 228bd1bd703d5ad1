import type { Context } from 'hono';
import { bodyBytes } from './limits.ts';
import { RefusedRequest } from './refusal.ts';

/** Only JSON: a foreign page's form cannot send that, and its script would have to ask first. */
export async function readJson(context: Context): Promise<unknown> {
  const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new RefusedRequest(415, 'not_json', words => words.web.errors.notJson);
  try {
    return await context.req.json();
  } catch {
    throw new RefusedRequest(400, 'invalid_json', words => words.web.errors.body);
  }
}

export function refuseTooLarge(): never {
  throw new RefusedRequest(413, 'too_large', words => words.web.errors.tooLarge(bodyBytes / 1024));
}
