import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerCard } from '../../src/card/answer.ts';
import type { Card, CardElement } from '../../src/card/card.ts';
import type { LookupResult } from '../../src/lookup/answer.ts';
import { messagesOf, pageBlocks, pageOf } from '../../src/platforms/slack/message.ts';
import { anyCard, buttonsOf, textsOf } from '../support/slack/arbitrary.ts';
import { problemsOfHome, problemsOfMessage, shownText } from '../support/slack/check.ts';

const cardOf = (...elements: CardElement[]): Card => ({ locale: 'en', summary: 'A card', elements });
const shownIn = (card: Card) =>
  messagesOf(card)
    .map(({ blocks }) => shownText(blocks))
    .join('\n');
/** White space may be folded, and what cannot be seen left out. */
const folded = (text: string) => text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/[\s\p{Cc}\p{Cf}]/gu, '');
const allButtons = (blocks: unknown): unknown[] => {
  if (Array.isArray(blocks)) return blocks.flatMap(allButtons);
  if (typeof blocks !== 'object' || blocks === null) return [];
  const own = 'action_id' in blocks ? [blocks] : [];
  return [...own, ...Object.values(blocks).flatMap(allButtons)];
};

/** A card that fails may be large: its reduction to a small one ends after a while. */
const runs = { numRuns: 150, interruptAfterTimeLimit: 15_000 };

describe('any card', () => {
  test('becomes messages that Slack takes and that mention nobody', () => {
    fc.assert(
      fc.property(anyCard, card => {
        for (const message of messagesOf(card)) expect(problemsOfMessage({ ...message })).toEqual([]);
      }),
      runs,
    );
  });

  test('loses no text', () => {
    fc.assert(
      fc.property(anyCard, card => {
        const shown = folded(shownIn(card));
        for (const text of textsOf(card)) expect(shown).toContain(folded(text));
      }),
      runs,
    );
  });

  test('loses no button: one that Slack cannot carry is named', () => {
    fc.assert(
      fc.property(anyCard, card => {
        const messages = messagesOf(card);
        const shown = folded(shownIn(card));
        const made = allButtons(messages.map(({ blocks }) => blocks)).length;
        const told = shown.split(folded('too long for a button')).length + shown.split('无法做成按钮').length - 2;
        expect(made + told).toBeGreaterThanOrEqual(buttonsOf(card).length);
        for (const { label } of buttonsOf(card)) expect(shown).toContain(folded(label));
      }),
      runs,
    );
  });

  test('also fits when one message has to do, page by page, and on the Home tab', () => {
    fc.assert(
      fc.property(anyCard, card => {
        const pages = messagesOf(card).length;
        for (const page of new Set([0, 1, pages - 1])) {
          const message = pageOf(card, page, { kept: 12345, share: true, sharedBy: '<!channel> Ann' });
          expect(problemsOfMessage({ ...message })).toEqual([]);
        }
        const { blocks } = pageBlocks(card, 0, { kept: 12345 }, 'home');
        expect(problemsOfHome({ type: 'home', blocks })).toEqual([]);
      }),
      { ...runs, numRuns: 60 },
    );
  });
});

describe('a card on Slack', () => {
  test('shows a table as a table, a second one as paragraphs, since a message takes one', () => {
    const table = (name: string): CardElement => ({
      kind: 'table',
      caption: name,
      columns: [{ label: 'Year' }, { label: 'Size', align: 'right' }],
      rows: [
        ['2025', '9,000'],
        ['2026', ''],
      ],
    });
    const [message] = messagesOf(cardOf(table('First'), table('Second')));
    expect(message.blocks.map(({ type }) => type)).toEqual(['rich_text', 'table', ...Array(5).fill('rich_text')]);
    expect(shownText(message.blocks)).toContain('Second\nYear: 2025\nSize: 9,000\nYear: 2026\nSize: —');
  });

  test('puts a figure into large letters', () => {
    const [message] = messagesOf(cardOf({ kind: 'figure', value: '120万颗', label: '出货', note: '来源：甲' }));
    expect(message.blocks[0]).toEqual({ type: 'header', text: { type: 'plain_text', text: '120万颗', emoji: false } });
  });

  test('quotes word for word, with the source and the way to the passage', () => {
    const result: LookupResult = {
      status: 'answered',
      answer: {
        text: 'It grew.',
        citations: [
          {
            passageId: 1,
            document: 'a.txt',
            documentTitle: { zh: 'A', en: 'A' },
            heading: [],
            lines: [[3, 4]],
            quote: '<b> & *x*',
          },
        ],
      },
      passages: [],
    };
    const [message] = messagesOf(answerCard('Did it grow?', result, null, 'en'));
    expect(message.blocks).toContainEqual({
      type: 'rich_text',
      elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: '<b> & *x*' }] }],
    });
    expect(shownText(message.blocks)).toContain('— A, lines 3–4');
    expect(allButtons(message.blocks)).toEqual([
      expect.objectContaining({ action_id: 'passage#0', value: '{"document":"a.txt","line":3,"digest":null}' }),
    ]);
  });

  test('never makes bold what has markup of its own', () => {
    const [message] = messagesOf(cardOf({ kind: 'list', items: [{ title: '*<!channel>*', text: 'x' }] }));
    expect(message.blocks[0]).toMatchObject({ text: { type: 'plain_text', text: '*<!channel>*\nx' } });
  });

  test('links to the web alone', () => {
    const [message] = messagesOf(
      cardOf(
        { kind: 'link', label: 'good', url: 'https://a.example/' },
        { kind: 'link', label: 'bad', url: 'javascript:x' },
      ),
    );
    expect(JSON.stringify(message.blocks)).toContain('"url":"https://a.example/"');
    expect(shownText(message.blocks)).toContain('bad: javascript:x');
  });

  test('goes on behind a button where one message has to do', () => {
    const card = cardOf(
      ...Array.from({ length: 90 }, (_, index) => ({ kind: 'note', text: `note ${index}` }) as const),
    );
    const first = pageOf(card, 0, { kept: 7, share: true });
    expect(shownText(first.blocks)).toContain('Page 1 of 2\nMore\nShare to channel');
    expect(allButtons(first.blocks)).toContainEqual(expect.objectContaining({ value: '{"card":7,"page":1}' }));
    const second = pageOf(card, 1, { kept: 7 });
    expect(shownText(second.blocks)).toContain('note 89');
    expect(shownText(second.blocks)).toContain('Page 2 of 2\nBack');
  });

  test('without anything to show is still a message', () => {
    expect(messagesOf({ locale: 'zh', summary: ' ', elements: [] })[0]).toMatchObject({ text: 'Trendbrief' });
  });
});
