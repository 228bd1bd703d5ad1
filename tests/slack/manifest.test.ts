import { expect, test } from 'vitest';
import { commandHints } from '../../src/chat/commands/help.ts';
import { checkSlack } from '../../src/platforms/slack/doctor.ts';
import { slackManifest } from '../../src/platforms/slack/manifest.ts';
import { trendsCard } from '../support/fake-chat.ts';
import { testSlack } from '../support/slack/running.ts';

test('the manifest registers /trendbrief and every command whose name Slack leaves free', () => {
  const { features, settings, oauth_config } = slackManifest({ commands: commandHints('en'), http: null });
  const names = features.slash_commands.map(({ command }) => command);
  expect(names).toEqual(expect.arrayContaining(['/trendbrief', '/trends', '/trend', '/ask', '/sources', '/brief']));
  expect(names).not.toContain('/help');
  expect(new Set(names).size).toBe(names.length);
  for (const { command, description, usage_hint } of features.slash_commands) {
    expect(command).toMatch(/^\/[a-z0-9_-]{1,31}$/);
    expect(description.length).toBeGreaterThan(0);
    expect((usage_hint ?? '').length).toBeLessThanOrEqual(1000);
  }
  expect(settings).toMatchObject({ socket_mode_enabled: true, interactivity: { is_enabled: true } });
  expect(JSON.stringify(settings)).not.toContain('request_url');
  expect(oauth_config.scopes.bot).toEqual(expect.arrayContaining(['commands', 'chat:write', 'users:read']));
});

test('the manifest asks for what discussions need, and its shortcuts have names that fit', () => {
  const { features, settings, oauth_config } = slackManifest({ commands: commandHints('en'), http: null });
  expect(settings.event_subscriptions.bot_events).toEqual(
    expect.arrayContaining(['message.channels', 'message.groups', 'message.im', 'reaction_added', 'reaction_removed']),
  );
  expect(oauth_config.scopes.bot).toEqual(
    expect.arrayContaining(['channels:history', 'groups:history', 'reactions:read', 'metadata.message:read']),
  );
  expect(features.shortcuts.map(({ callback_id }) => callback_id)).toEqual(['ask_library', 'mark_conclusion']);
  for (const { name, description } of features.shortcuts) {
    expect(name.length).toBeLessThanOrEqual(24);
    expect(description.length).toBeLessThanOrEqual(150);
  }
  for (const { description } of features.slash_commands) expect(description.length).toBeLessThanOrEqual(140);
});

test('over HTTP everything goes to one address', () => {
  const manifest = slackManifest({ commands: commandHints('en'), http: 'https://bot.example' });
  expect(manifest.settings).toMatchObject({
    socket_mode_enabled: false,
    event_subscriptions: { request_url: 'https://bot.example/slack/events' },
    interactivity: { request_url: 'https://bot.example/slack/events' },
  });
  expect(manifest.features.slash_commands[0]).toMatchObject({ url: 'https://bot.example/slack/events' });
});

const oauth = slackManifest({ commands: [], http: null }).oauth_config.scopes.bot;

test('doctor says what is right and what to do about the rest', async () => {
  const slack = await testSlack();
  const check = (more: object = {}) =>
    checkSlack({
      botToken: slack.tokens.bot,
      appToken: slack.tokens.app,
      signingSecret: null,
      apiUrl: slack.apiUrl,
      locale: 'en',
      samples: [trendsCard('en')],
      ...more,
    });
  expect((await check()).map(({ good }) => good)).toEqual([true, true, true, true]);
  expect(slack.calls.map(({ method }) => method)).toContain('blocks.validate');
  expect(await check({ botToken: 'xoxb-wrong' })).toEqual([
    { good: false, sentence: expect.stringContaining('SLACK_BOT_TOKEN') },
  ]);
  expect(await check({ appToken: 'xapp-wrong' })).toContainEqual({
    good: false,
    sentence: expect.stringContaining('connections:write'),
  });
  slack.scopes = 'commands,chat:write';
  expect(await check()).toContainEqual({ good: false, sentence: expect.stringContaining('app_mentions:read') });
  slack.scopes = oauth.filter(scope => scope !== 'metadata.message:read' && scope !== 'reactions:read').join(',');
  expect(await check()).toContainEqual({
    good: false,
    sentence: expect.stringContaining('reactions:read, metadata.message:read'),
  });
  slack.scopes = oauth.join(',');
  expect((await check()).map(({ good }) => good)).toEqual([true, true, true, true]);
  slack.fail('blocks.validate', { kind: 'refused', code: 'invalid_blocks' });
  expect(await check()).toContainEqual({ good: false, sentence: expect.stringContaining('invalid_blocks') });
  expect(slack.posted).toEqual([]);
});
