import { expect, test } from 'vitest';
import { readBriefing } from '../../src/briefing/definition.ts';
import type { Card } from '../../src/card/card.ts';
import { plainText } from '../../src/card/plain.ts';
import { bot, folder } from './digest-bot.ts';

const review = readBriefing(
  `title: { zh: 每周回顾, en: Weekly review }
schedule: { cron: "0 17 * * 5", timezone: Asia/Shanghai }
sections: [{ questions: { limit: 2 } }]`,
  'weekly-review.yaml',
  'weekly-review',
);

const world = () => bot({ briefings: folder(review) });
const listed = (card: Card) =>
  card.elements.flatMap(element =>
    element.kind === 'list' ? element.items.map(({ title, text }) => [title, text]) : [],
  );

test('what is asked in a channel, however it is put, is in that channel’s review alone', async () => {
  const { say } = world();
  await say('/ask How many cranes are there?');
  await say('how many cranes are there', { user: 'bob' });
  await say('/问 岸桥有几台？', { locale: 'zh' });
  await say('What does it cost?', { channel: 'sales' });
  expect(listed(await say('/brief weekly-review'))).toEqual([
    ['how many cranes are there', 'asked 2 times'],
    ['岸桥有几台？', undefined],
  ]);
  expect(listed(await say('/brief weekly-review', { channel: 'sales' }))).toEqual([['What does it cost?', undefined]]);
  expect(plainText(await say('/brief weekly-review', { channel: 'quiet' }))).toContain('no content at present');
});

test('the most asked come first, and no more than the file says', async () => {
  const { say } = world();
  for (const question of ['One?', 'Two?', 'Three?', 'Two?', 'Three?', 'Three?']) await say(question);
  expect(listed(await say('/brief weekly-review')).map(([title]) => title)).toEqual(['Three?', 'Two?']);
});

test('commands, pages of an answer and what is no question are none', async () => {
  const { say, press } = world();
  await say('/ask');
  await say('/sources');
  await say('/help');
  const value = JSON.stringify({ question: 'How many?', from: 1 });
  await press({ label: '', action: 'passages', value });
  expect(plainText(await say('/brief weekly-review'))).toContain('no content at present');
});
