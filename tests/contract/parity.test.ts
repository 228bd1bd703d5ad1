import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/card/card.ts';
import { readStoredCard } from '../../src/card/stored.ts';
import { startBot } from '../support/bot.ts';
import { indexedDatabase } from '../support/indexed.ts';
import { anyCard } from '../support/slack/arbitrary.ts';
import { missingIn, sequenceOf, shown } from './sequence.ts';

describe.each(Object.entries(shown))('on %s', (_, show) => {
  test('any card has the same items, figures and citations, in the same order', () => {
    fc.assert(
      fc.property(anyCard, card => {
        expect(missingIn(show(card), sequenceOf(card))).toBeNull();
      }),
      { numRuns: 100, endOnFailure: true },
    );
  });
});

const asked = {
  zh: [
    '/趋势',
    '/趋势 3',
    '/问 北京AI产业规模是多少',
    '/问 埃菲尔铁塔多高',
    '/来源',
    '/简报 ten-trends',
    '/帮助',
    '/订阅',
  ],
  en: [
    '/trends',
    '/trend 8',
    '/ask How big is the AI industry of Beijing?',
    '/sources',
    '/brief ten-trends',
    '/help',
    '/figures Beijing AI industry',
    '/about BAAI',
  ],
} as const;

test('the cards of the bot say the same on Slack, on Feishu and in the workspace', async () => {
  const bot = await startBot({ TRENDBRIEF_DB: indexedDatabase() });
  await bot.ready();
  for (const locale of ['zh', 'en'] as const) {
    for (const text of asked[locale]) {
      const [message] = await bot.say('general', text, { locale });
      const card = readStoredCard(JSON.stringify(message?.card));
      expect(card, text).not.toBeNull();
      if (card) compare(card, message?.text ?? '', text);
    }
  }
});

function compare(card: Card, inWorkspace: string, asked: string): void {
  const parts = sequenceOf(card);
  expect(parts.filter(Boolean).length, `${asked}: ${inWorkspace}`).toBeGreaterThan(1);
  expect(missingIn(inWorkspace, parts), `${asked} in the workspace`).toBeNull();
  for (const [platform, show] of Object.entries(shown)) {
    expect(missingIn(show(card), parts), `${asked} on ${platform}`).toBeNull();
  }
}
