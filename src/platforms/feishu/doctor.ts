import { z } from 'zod';
import { PersonError, RefusedError } from '../../errors.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import { realClock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { Api, requestMilliseconds } from './api.ts';
import { cardPressed, messageRecalled, messageReceived, reactionAdded, reactionRemoved } from './events.ts';
import { createHttpInstance } from './http-instance.ts';
import { checkIdentity } from './identity.ts';
import { type Checked, checkSettings, type FeishuSettings } from './settings.ts';

/** What was checked: `good` or something to do about. */
export interface Finding {
  readonly good: boolean;
  readonly sentence: string;
}

export interface CheckOptions extends FeishuSettings {
  readonly locale: Locale;
  readonly log: Log;
}

/** Scopes, of each of which any serves. */
type Any = readonly (readonly string[])[];

/** Each is needed. */
const neededScopes: Any = [
  ['im:message:send_as_bot', 'im:message'],
  ['im:message.p2p_msg:readonly', 'im:message.p2p_msg'],
  ['im:message.group_at_msg:readonly', 'im:message.group_at_msg', 'im:message.group_msg'],
  ['im:message:update', 'im:message'],
];

/** What goes without: each with what is lost. */
const usefulScopes: readonly { readonly scopes: Any; readonly loss: Loss }[] = [
  // The text of replies that do not mention the bot.
  { scopes: [['im:message.group_msg', 'im:message.group_msg:readonly']], loss: 'replies' },
  // Reading one message, the history of a chat, and reactions.
  { scopes: [['im:message:readonly', 'im:message']], loss: 'reading' },
  {
    scopes: [
      ['contact:contact.base:readonly', 'contact:contact:readonly_as_app', 'contact:contact:access_as_app'],
      ['contact:user.base:readonly', 'contact:contact:readonly_as_app', 'contact:contact:access_as_app'],
    ],
    loss: 'names',
  },
];

type Loss = keyof ReturnType<typeof wordsOf>['feishu']['doctor']['losses'];

const neededEvents = [messageReceived];
const talkEvents = [messageRecalled, reactionAdded, reactionRemoved];

/** Checks settings, credentials, scopes and subscriptions, as far as Feishu tells. Posts nothing; never throws. */
export async function checkFeishu(options: CheckOptions): Promise<readonly Finding[]> {
  const words = wordsOf(options.locale).feishu;
  const findings: Finding[] = [];
  const good = (sentence: string) => void findings.push({ good: true, sentence });
  const bad = (sentence: string) => void findings.push({ good: false, sentence });
  try {
    const settings = checkSettings(options);
    const signal = new AbortController().signal;
    const api = new Api({ ...settings, clock: realClock, signal, log: options.log });
    good(words.doctor.bot((await checkIdentity(api)).name));
    if (settings.webhook) {
      good(words.doctor.webhook);
      if (settings.webhook.encryptKey === null) bad(words.noEncryptKey);
    } else {
      const code = await longConnection(settings, signal);
      if (code === 0) good(words.doctor.longconn);
      else bad(words.connection(`${code}`));
    }
    findings.push(
      ...(await checkScopes(api, options.locale)),
      ...(await checkSubscriptions(api, settings.appId, options.locale)),
    );
  } catch (error) {
    bad(error instanceof PersonError ? error.sentence(options.locale) : words.unreachable(reasonOf(error)));
  }
  return findings;
}

/** The code with which Feishu answers the request for a connection; none is opened. */
async function longConnection({ appId, appSecret, domain }: Checked, signal: AbortSignal): Promise<number> {
  const http = createHttpInstance(requestMilliseconds, signal);
  const answer = await http.post<unknown>(`${domain}/callback/ws/endpoint`, { AppID: appId, AppSecret: appSecret });
  return z.object({ code: z.number() }).parse(answer).code;
}

const scopes = z.object({
  data: z.object({ scopes: z.array(z.object({ scope_name: z.string(), grant_status: z.number() })) }),
});

async function checkScopes(api: Api, locale: Locale): Promise<readonly Finding[]> {
  const words = wordsOf(locale).feishu.doctor;
  try {
    const { data } = scopes.parse(await api.call({ method: 'GET', url: '/open-apis/application/v6/scopes' }));
    const granted = new Set(
      data.scopes.flatMap(({ scope_name, grant_status }) => (grant_status === 1 ? [scope_name] : [])),
    );
    const missingOf = (scopes: Any) =>
      scopes.filter(any => !any.some(name => granted.has(name))).flatMap(([name]) => name ?? []);
    const missing = missingOf(neededScopes);
    const without = usefulScopes.flatMap(({ scopes: some, loss }) => {
      const names = missingOf(some);
      return names.length ? [{ good: true, sentence: words.withoutScopes(names, words.losses[loss]) }] : [];
    });
    return missing.length
      ? [{ good: false, sentence: words.missingScopes(missing) }, ...without]
      : [{ good: true, sentence: words.scopes }, ...without];
  } catch (error) {
    return [{ good: true, sentence: words.scopesUnknown(reasonOf(error)) }];
  }
}

const names = z.array(z.string()).nullish();
const application = z.object({
  data: z.object({
    app: z.object({
      event: z.object({ subscribed_events: names }).nullish(),
      callback: z.object({ subscribed_callbacks: names }).nullish(),
    }),
  }),
});

async function checkSubscriptions(api: Api, appId: string, locale: Locale): Promise<readonly Finding[]> {
  const words = wordsOf(locale).feishu.doctor;
  try {
    const url = `/open-apis/application/v6/applications/${appId}`;
    const { app } = application.parse(await api.call({ method: 'GET', url, params: { lang: 'zh_cn' } })).data;
    // What Feishu leaves out says nothing.
    const { subscribed_events: subscribed } = app.event ?? {};
    const lacking = (names: readonly string[]) => names.filter(name => subscribed?.includes(name) === false);
    const missing = [
      ...lacking(neededEvents),
      ...(app.callback?.subscribed_callbacks?.includes(cardPressed) === false ? [cardPressed] : []),
    ];
    const talk = lacking(talkEvents);
    const without = talk.length ? [{ good: true, sentence: words.withoutEvents(talk) }] : [];
    if (missing.length) return [{ good: false, sentence: words.missingEvents(missing) }, ...without];
    return [{ good: true, sentence: subscribed ? words.events : words.eventsUnknown('—') }, ...without];
  } catch (error) {
    return [{ good: true, sentence: words.eventsUnknown(reasonOf(error)) }];
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof RefusedError) return error.code;
  if (error instanceof z.ZodError) return '—';
  return error instanceof Error ? error.message : String(error);
}
