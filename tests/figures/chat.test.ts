import { expect, test } from 'vitest';
import { bot, buttons, labelled } from '../chat/digest-bot.ts';
import { plainText, shelf } from './shelf.ts';

const lexicon = '- { term: 临江港, kind: organisation, en: [Linjiang Port] }\n';
const history = Array.from({ length: 12 }, (_, at) => `${2010 + at}年临江港货运量达${at + 3}亿吨。`).join('\n\n');

async function world() {
  const { library } = await shelf({ 'history.txt': `货运史\n\n一、历年\n\n${history}\n` }, lexicon);
  return bot({ library });
}

test('/figures answers in both languages and by both names, and pages turn in place', async () => {
  const { say, press } = await world();
  const card = await say('/数据 临江港 货运量', { locale: 'zh' });
  expect(plainText(card)).toContain('临江港货运量');
  const turned = await press(labelled(card, '下一页'), { locale: 'zh' });
  expect(turned.placement).toBe('replace');
  expect(plainText(turned.card)).toContain('第 9–12 项，共 12 项');
  expect(plainText(await say('/figures Linjiang Port'))).toContain('Figures: Linjiang Port');
  expect(plainText(await say('/figures'))).toContain('for example: /figures AI industry size');
});

test('/about gathers a name, and leads on to its figures', async () => {
  const { say, press } = await world();
  const card = await say('/about Linjiang Port');
  expect(plainText(card)).toMatch(/^Linjiang Port \(临江港\)/u);
  const figures = await press(labelled(card, 'All figures'));
  expect(figures.placement).toBe('thread');
  expect(plainText(figures.card)).toContain('Figures: Linjiang Port');
  expect(buttons(card).map(({ action }) => action)).toContain('passage');
});

test('what only begins like /about is a question', async () => {
  const { say } = await world();
  expect(plainText(await say('about the weather on Mars'))).toContain('Not found in the library');
  expect(plainText(await say('/about the weather on Mars'))).toContain('does not mention “weather on Mars”');
  expect(plainText(await say('about Linjiang Port'))).toMatch(/^Linjiang Port/u);
});
