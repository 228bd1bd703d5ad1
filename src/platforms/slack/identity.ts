import { z } from 'zod';
import { PersonError, RefusedError } from '../../errors.ts';
import type { Answer, Api } from './api.ts';
import { botScopes, essentialScopes } from './manifest.ts';
import type { Identity } from './receive.ts';

/** Who the bot is in its workspace. */
export interface Checked extends Identity {
  readonly user: string;
  readonly team: string;
  /** The workspace's address, with a slash at its end; null where Slack does not tell. */
  readonly url: string | null;
  /** Scopes without which something will not work. */
  readonly missing: readonly string[];
}

const tested = z.object({
  user_id: z.string(),
  bot_id: z.string().optional(),
  team_id: z.string().optional(),
  user: z.string().optional(),
  team: z.string().optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
});

/**
 * Asks Slack who the token belongs to, and what it may do.
 * @throws PersonError for a token that Slack refuses or that may do too little, UnreachableError
 */
export async function checkIdentity(api: Api, token: string): Promise<Checked> {
  const answer = await askIdentity(api);
  const { user_id, bot_id, team_id, user, team, url } = tested.parse(answer);
  const granted = answer.response_metadata?.scopes;
  const missing = granted ? botScopes.filter(scope => !granted.includes(scope)) : [];
  const essential = missing.filter(scope => essentialScopes.includes(scope));
  if (essential.length) throw new PersonError(w => w.slack.scopes(missing));
  return {
    token,
    botUserId: user_id,
    botId: bot_id,
    teamId: team_id,
    user: user ?? user_id,
    team: team ?? team_id ?? '',
    url: url === undefined ? null : new URL('/', url).href,
    missing,
  };
}

async function askIdentity(api: Api): Promise<Answer> {
  try {
    return await api.call('auth.test', {});
  } catch (error) {
    if (!(error instanceof RefusedError) || error.retryable) throw error;
    throw new PersonError(
      w => (error.code === 'missing_scope' ? w.slack.scopes(botScopes) : w.slack.botToken(error.code)),
      {
        cause: error,
      },
    );
  }
}
