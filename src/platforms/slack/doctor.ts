import type { Card } from '../../card/card.ts';
import { PersonError, RefusedError } from '../../errors.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import { realClock } from '../shared/clock.ts';
import { Api } from './api.ts';
import { checkIdentity } from './identity.ts';
import { messagesOf } from './message.ts';

/** What was checked: `good` or something to do about. */
export interface Finding {
  readonly good: boolean;
  readonly sentence: string;
}

export interface CheckOptions {
  readonly botToken: string;
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  readonly apiUrl: string | null;
  readonly locale: Locale;
  /** Cards as the bot would post them. */
  readonly samples: readonly Card[];
}

/** Checks tokens, scopes and, with Slack's own validator, how cards are rendered. Posts nothing; never throws. */
export async function checkSlack(options: CheckOptions): Promise<readonly Finding[]> {
  const words = wordsOf(options.locale).slack;
  const findings: Finding[] = [];
  const good = (sentence: string) => findings.push({ good: true, sentence });
  const bad = (sentence: string) => findings.push({ good: false, sentence });
  const apiFor = (token: string) =>
    new Api({ token, url: options.apiUrl, clock: realClock, signal: new AbortController().signal });
  const api = apiFor(options.botToken);
  try {
    const { user, team, missing } = await checkIdentity(api, options.botToken);
    good(words.doctor.bot(user, team));
    if (missing.length) bad(words.scopes(missing));
    else good(words.doctor.scopes);
  } catch (error) {
    bad(sentenceOf(error, options.locale));
    return findings;
  }
  if (options.appToken !== null) {
    try {
      await apiFor(options.appToken).call('apps.connections.open', {});
      good(words.doctor.appToken);
    } catch (error) {
      bad(error instanceof RefusedError ? words.appToken(error.code) : sentenceOf(error, options.locale));
    }
  } else if (options.signingSecret !== null) good(words.doctor.http);
  else bad(words.noConnection);
  findings.push(...(await checkBlocks(api, options)));
  return findings;
}

/** Slack's validator is only asked about what it knows: a refusal of the method itself says nothing about the cards. */
async function checkBlocks(api: Api, { samples, locale }: CheckOptions): Promise<readonly Finding[]> {
  const words = wordsOf(locale).slack.doctor;
  try {
    for (const { blocks } of samples.flatMap(card => messagesOf(card))) await api.call('blocks.validate', { blocks });
    return [{ good: true, sentence: words.blocks }];
  } catch (error) {
    if (error instanceof RefusedError && /invalid_blocks|invalid_arg|msg_blocks/.test(error.code)) {
      return [{ good: false, sentence: words.blocksRefused(error.code, detailsOf(error)) }];
    }
    return [{ good: true, sentence: words.blocksUnknown(error instanceof Error ? error.message : String(error)) }];
  }
}

/** What Slack says about the blocks: where they are wrong. */
function detailsOf({ cause }: RefusedError): string {
  const data = typeof cause === 'object' && cause !== null && 'data' in cause ? cause.data : null;
  return JSON.stringify(data)?.slice(0, 500) ?? '';
}

function sentenceOf(error: unknown, locale: Locale): string {
  if (error instanceof PersonError) return error.sentence(locale);
  return wordsOf(locale).slack.unreachable(error instanceof Error ? error.message : String(error));
}
