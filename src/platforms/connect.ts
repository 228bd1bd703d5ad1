import type { RequestListener } from 'node:http';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Briefings } from '../briefing/briefings.ts';
import type { Sender } from '../briefing/sender.ts';
import type { Sources } from '../briefing/sources.ts';
import type { Card } from '../card/card.ts';
import type { Chat } from '../chat/request.ts';
import type { State } from '../library/state.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import type { PlatformSettings } from './settings.ts';

/** What a platform's connection needs of the rest of the bot. */
export interface ConnectOptions {
  readonly chat: Chat;
  readonly kysely: Kysely<State>;
  readonly briefings: () => Briefings;
  readonly discussions: Sources['discussions'];
  /** `platform:user`. */
  readonly admins: ReadonlySet<string>;
  readonly locale: Locale;
  readonly retentionDays: number;
  readonly log: Logger;
  readonly now: () => Date;
}

/** A platform that is kept connected. */
export interface Connection {
  /** `slack`, `feishu`: the prefix of its targets and its HTTP routes. */
  readonly platform: string;
  /** `connecting`, `connected` or `failed: REASON`. */
  state(): string;
  /** Serves `/PLATFORM/…`; null where the platform is not reached over HTTP. */
  readonly listener: RequestListener | null;
  readonly sender: Sender;
  stop(): Promise<void>;
}

/** Connects to the platforms that are configured; only their adapters and SDKs are loaded. Never fails: see `state`. */
export async function connectPlatforms(
  settings: PlatformSettings,
  options: ConnectOptions,
): Promise<readonly Connection[]> {
  const connections: Connection[] = [];
  if (settings.slack) {
    const { connectSlack } = await import('./slack/connect.ts');
    connections.push({ platform: 'slack', ...connectSlack({ ...settings.slack, ...options }) });
  }
  if (settings.feishu) {
    const { connectFeishu } = await import('./feishu/connect.ts');
    connections.push({ platform: 'feishu', ...connectFeishu({ ...settings.feishu, ...options }) });
  }
  return connections;
}

/** What a check found: `good`, or something to do about. */
export interface Finding {
  readonly good: boolean;
  readonly sentence: string;
}

/** Checks the configured platforms' credentials, scopes and how they would show the samples. Posts nothing. */
export async function checkPlatforms(
  settings: PlatformSettings,
  locale: Locale,
  samples: readonly Card[],
  log: Logger,
): Promise<readonly Finding[]> {
  const words = wordsOf(locale).operator.doctor;
  const findings: Finding[] = [];
  if (settings.slack) {
    const { checkSlack } = await import('./slack/doctor.ts');
    findings.push(...(await checkSlack({ ...settings.slack, locale, samples })));
  } else findings.push({ good: true, sentence: words.off('Slack', 'SLACK_BOT_TOKEN') });
  if (settings.feishu) {
    const { checkFeishu } = await import('./feishu/doctor.ts');
    findings.push(...(await checkFeishu({ ...settings.feishu, locale, log })));
  } else findings.push({ good: true, sentence: words.off('Feishu', 'FEISHU_APP_ID') });
  return findings;
}
