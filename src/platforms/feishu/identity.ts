import { z } from 'zod';
import { PersonError, RefusedError } from '../../errors.ts';
import type { Api } from './api.ts';

const info = z.object({ open_id: z.string().min(1), app_name: z.string().default('') });
const answer = z.looseObject({ bot: info.optional(), data: z.looseObject({ bot: info.optional() }).optional() });

export interface Identity {
  /** The bot's own id, by which mentions of it are told from others. */
  readonly openId: string;
  readonly name: string;
}

/** Who the bot is, which also proves its credentials. @throws PersonError, UnreachableError, RefusedError */
export async function checkIdentity(api: Api): Promise<Identity> {
  try {
    const { bot, data } = answer.parse(await api.call({ method: 'GET', url: '/open-apis/bot/v3/info' }));
    const { open_id, app_name } = info.parse(bot ?? data?.bot);
    return { openId: open_id, name: app_name };
  } catch (error) {
    if (error instanceof RefusedError && !error.retryable) {
      throw new PersonError(w => w.feishu.bot(error.code), { cause: error });
    }
    if (error instanceof z.ZodError) throw new PersonError(w => w.feishu.bot('—'), { cause: error });
    throw error;
  }
}
