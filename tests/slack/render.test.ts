import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerCard } from '../../src/card/answer.ts';
import type { Card, CardElement } from '../../src/card/card.ts';
import { trendsCard } from '../../src/card/trends.ts';
import type { LookupResult } from '../../src/lookup/answer.ts';
import { filledIn, inputsOf, valuesOf } from '../../src/platforms/slack/form.ts';
import { messagesOf, pageBlocks, pageOf } from '../../src/platforms/slack/message.ts';
import { modalView } from '../../src/platforms/slack/modal.ts';
import { trendReport } from '../support/passages.ts';
import { anyCard, anyForm, anyText, buttonsOf, textsOf } from '../support/slack/arbitrary.ts';
import { allOptions, problemsOfHome, problemsOfMessage, problemsOfModal, shownText } from '../support/slack/check.ts';

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

describe('any form', () => {
  const state = { card: 7, form: 0, page: 0, channel: null, thread: null, message: '', home: true };

  test('becomes a modal that Slack takes, with and without a sentence above', () => {
    fc.assert(
      fc.property(anyForm, anyCard, anyText, (form, card, sentence) => {
        const both = { ...card, elements: [...card.elements.filter(({ kind }) => kind !== 'form'), form] };
        for (const said of [null, { sentence, channel: 'C1' }]) {
          expect(problemsOfModal({ ...modalView(both, state, said) })).toEqual([]);
          expect(problemsOfModal({ ...modalView(card, { ...state, form: null }, said) })).toEqual([]);
        }
      }),
      { ...runs, numRuns: 60 },
    );
  });

  test('hands back what was chosen, whatever the options look like', () => {
    fc.assert(
      fc.property(anyForm, fc.nat(), (any, pick) => {
        const form = { ...any, fields: any.fields.map((field, index) => ({ ...field, name: `name ${index}` })) };
        const state = inputsOf(form).map(({ block_id = '', element }) => {
          const options = allOptions({ ...element });
          const option = options[pick % options.length];
          const filled = option ? { selected_option: { value: option.value } } : { value: ' typed ' };
          return [block_id, { value: filled }] as const;
        });
        const meant = form.fields.map(field => {
          const option = field.kind === 'choice' ? field.options[pick % field.options.length] : undefined;
          return [field.name, option?.value ?? 'typed'] as const;
        });
        expect(valuesOf(form, filledIn.parse(Object.fromEntries(state)))).toEqual(Object.fromEntries(meant));
      }),
      { ...runs, numRuns: 100 },
    );
  });
});

describe('a card on Slack', () => {
  test('of trends is one message, each trend with its buttons below it', () => {
    const [message, ...more] = messagesOf(trendsCard(trendReport(), 'zh'));
    expect(more).toEqual([]);
    const at = message.blocks.findIndex(({ type }) => type === 'section');
    expect(message.blocks.slice(at, at + 2)).toMatchObject([
      { text: { type: 'mrkdwn', text: '*1. 机器人进厂*\n机器人正在走进工厂。', verbatim: true } },
      {
        type: 'actions',
        elements: [
          { action_id: 'trend#0', value: '{"trend":"report.txt#1"}', accessibility_label: '详情: 机器人进厂' },
          { action_id: 'discuss#1', accessibility_label: '讨论: 机器人进厂' },
        ],
      },
    ]);
    expect(message.text).toContain('1. 机器人进厂');
  });

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

  test('names commands as they are typed on Slack, and leaves quotes alone', () => {
    const shown = shownIn(
      cardOf(
        { kind: 'note', text: '也可以输入 /趋势 3。Or /trend 3, /help, @me, a/ask, /unknown.' },
        { kind: 'text', text: 'Conclude with /conclude agree …（/结论 赞同 …）' },
        { kind: 'list', items: [{ title: '/订阅 列表', text: '定时简报 · /digest' }] },
        { kind: 'citation', quote: '/趋势 3', source: 's', lines: [[1, 1]] },
      ),
    );
    expect(shown).toContain('也可以输入 /trendbrief 趋势 3。Or /trend 3, /trendbrief help, @me, a/ask, /unknown.');
    expect(shown).toContain('Conclude with @Trendbrief /conclude agree …（@Trendbrief /结论 赞同 …）');
    expect(shown).toContain('/trendbrief 订阅 列表*\n定时简报 · /digest');
    expect(shown).toContain('\n/趋势 3\n— s');
  });

  test('without anything to show is still a message', () => {
    expect(messagesOf({ locale: 'zh', summary: ' ', elements: [] })[0]).toMatchObject({ text: 'Trendbrief' });
  });
});
