import type { FeishuSettings } from './feishu/settings.ts';
import type { SlackSettings } from './slack/settings.ts';

/** The credentials of the chat platforms as the environment has them; a platform without its first one is off. */
export interface PlatformSettings {
  readonly slack: SlackSettings | null;
  readonly feishu: FeishuSettings | null;
}
