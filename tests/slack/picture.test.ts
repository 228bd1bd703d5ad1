import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { homeView } from '../../src/platforms/slack/home.ts';
import { messagesOf } from '../../src/platforms/slack/message.ts';
import { modalView } from '../../src/platforms/slack/modal.ts';
import { answerCard, everythingCard, formCard, trendCard, trendsCard } from '../support/fake-chat.ts';
import { pictureOf } from '../support/slack/picture.ts';
import { testBriefings } from '../support/slack/running.ts';

/** Where to put the pictures for looking at; unset, they are only made. */
const folder = process.env.TRENDBRIEF_TEST_PICTURES;

test.each(['zh', 'en'] as const)('the main cards can be looked at as Slack draws them (%s)', locale => {
  const cards = [trendsCard(locale), trendCard(locale), answerCard(locale, 'x'), everythingCard(locale, '<b>x</b>')];
  const home = homeView({
    briefings: testBriefings,
    subscriptions: new Map([['daily', { here: 2, anywhere: 3 }]]),
    discussions: [],
    result: null,
    now: new Date('2026-01-12T01:00:00Z'),
    locale,
  });
  const modal = modalView(formCard(locale), {
    card: 1,
    form: 0,
    page: 0,
    channel: null,
    thread: null,
    message: '',
    home: true,
  });
  const html = pictureOf('Trendbrief', [...cards.flatMap(card => messagesOf(card)), home, modal]);
  expect(html).toContain('&lt;b&gt;x&lt;/b&gt;');
  expect(html).not.toContain('<b>x</b>');
  if (folder) fs.writeFileSync(path.join(folder, `slack-${locale}.html`), html);
});
