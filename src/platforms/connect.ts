import type { Logger } from 'pino';
import type { Briefings } from '../briefing/briefings.ts';
import type { Sources } from '../briefing/sources.ts';
import type { Card } from '../card/card.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import type { PlatformSettings } from './settings.ts';
import type { Connection, ConnectionOptions } from './shared/connection.ts';

/** What the platforms' connections need of the rest of the bot. */
export interface ConnectOptions extends ConnectionOptions {
  readonly briefings: () => Briefings;
  readonly discussions: Sources['discussions'];
  readonly log: Logger;
}

/** A platform by its name. */
export interface NamedConnection extends Connection {
  /** `slack`, `feishu`: the prefix of its targets and its HTTP routes. */
  readonly platform: string;
}

/** Connects to the platforms that are configured; only their adapters and SDKs are loaded. Never fails: see `state`. */
export async function connectPlatforms(
  settings: PlatformSettings,
  options: ConnectOptions,
): Promise<readonly NamedConnection[]> {
  const connections: NamedConnection[] = [];
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
