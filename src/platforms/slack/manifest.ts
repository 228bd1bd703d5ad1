import type { CommandHint } from '../../chat/request.ts';
import { wordsOf } from '../../words/index.ts';
import { askShortcut, canBeRegistered, concludeShortcut, mainCommand } from './commands.ts';
import { eventsPath } from './http.ts';

/** What the bot asks a workspace for. Without the first two it can do nothing. */
export const botScopes = [
  'chat:write',
  'commands',
  'app_mentions:read',
  'im:history',
  'im:write',
  'channels:history',
  'channels:read',
  'groups:history',
  'groups:read',
  'users:read',
  'reactions:read',
  'metadata.message:read',
] as const;

export const essentialScopes: readonly string[] = ['chat:write', 'commands'];

/** What the bot listens to. */
export const botEvents = [
  'app_mention',
  'message.im',
  'app_home_opened',
  // What people say, and think of it, in the threads of discussions.
  'message.channels',
  'message.groups',
  'reaction_added',
  'reaction_removed',
] as const;

/** Slack's limits for a manifest. */
const commandsInManifest = 50;
const descriptionCharacters = 140;
const hintCharacters = 1_000;

export interface ManifestOptions {
  /** `chat.commands('en')`: Slack's command names are Latin. */
  readonly commands: readonly CommandHint[];
  /** Where Slack reaches the bot over HTTP; null for Socket Mode. */
  readonly http: string | null;
}

/** The app manifest for https://api.slack.com/apps, from the definitions that the bot runs on. */
export function slackManifest({ commands, http }: ManifestOptions) {
  const words = wordsOf('en').slack;
  const url = http === null ? {} : { url: new URL(eventsPath, http).href };
  const request = http === null ? {} : { request_url: new URL(eventsPath, http).href };
  const named = commands
    .flatMap(({ names, usage, description }) => {
      const command = names.find(canBeRegistered);
      return command ? [{ command, usage, description }] : [];
    })
    .slice(0, commandsInManifest - 1);
  const all = [
    { command: mainCommand, usage: 'help | any command or question', description: words.mainDescription },
    ...named,
  ];
  return {
    display_information: { name: 'Trendbrief', description: words.botDescription.slice(0, descriptionCharacters) },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Trendbrief', always_online: true },
      shortcuts: [
        { name: words.askAboutMessage, callback_id: askShortcut, description: words.askAboutDescription },
        { name: words.markConclusion, callback_id: concludeShortcut, description: words.markConclusionDescription },
      ].map(shortcut => ({ ...shortcut, type: 'message' })),
      slash_commands: all.map(({ command, usage, description }) => ({
        command,
        description: description.slice(0, descriptionCharacters),
        ...(usage ? { usage_hint: usage.slice(0, hintCharacters) } : {}),
        should_escape: false,
        ...url,
      })),
    },
    oauth_config: { scopes: { bot: [...botScopes] } },
    settings: {
      event_subscriptions: { ...request, bot_events: [...botEvents] },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: http === null,
      token_rotation_enabled: false,
    },
  };
}
