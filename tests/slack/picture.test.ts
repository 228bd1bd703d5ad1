import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { homeView } from '../../src/platforms/slack/home.ts';
import { messagesOf } from '../../src/platforms/slack/message.ts';
import { answerCard, everythingCard, trendCard, trendsCard } from '../support/fake-chat.ts';
import { pictureOf } from '../support/slack/picture.ts';
import { testBriefings } from '../support/slack/running.ts';

/** Where to put the pictures for looking at; unset, they are only made. */
const folder = process.env.TRENDBRIEF_TEST_PICTURES;

test.each(['zh', 'en'] as const)('the main cards can be looked at as Slack draws them (%s)', locale => {
  const cards = [trendsCard(locale), trendCard(locale), answerCard(locale, 'x'), everythingCard(locale, '<b>x</b>')];
  const home = homeView(testBriefings, null, new Date('2026-01-12T01:00:00Z'), locale);
  const html = pictureOf('Trendbrief', [...cards.flatMap(card => messagesOf(card)), home]);
  expect(html).toContain('&lt;b&gt;x&lt;/b&gt;');
  expect(html).not.toContain('<b>x</b>');
  if (folder) fs.writeFileSync(path.join(folder, `slack-${locale}.html`), html);
});
