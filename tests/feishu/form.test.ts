import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Card, ChartElement, FormElement } from '../../src/card/card.ts';
import type { Reply } from '../../src/chat/request.ts';
import { renderCard } from '../../src/platforms/feishu/render.ts';
import { FakeChat } from '../support/fake-chat.ts';
import { callbacksOf, problemsOfCard, shownText } from '../support/feishu/check.ts';
import { pressed } from '../support/feishu/events.ts';
import { worldWith } from '../support/feishu/world.ts';
import { anyText } from '../support/slack/arbitrary.ts';

const cardOf = (...elements: Card['elements']): Card => ({ locale: 'zh', summary: '卡片', elements });
const folded = (text: string) => text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/[\s\p{Cc}\p{Cf}]/gu, '');
const shownIn = (card: Card) =>
  folded(
    renderCard(card)
      .map((page, index) => shownText(index ? page.body : page, false))
      .join('\n'),
  );

const subscription: FormElement = {
  kind: 'form',
  title: '订阅简报',
  fields: [
    {
      kind: 'choice',
      name: 'briefing',
      label: '简报',
      options: [
        { value: 'daily', label: '每日简报' },
        { value: 'weekly', label: '每周简报' },
      ],
      value: 'weekly',
    },
    { kind: 'text', name: 'time', label: '时间', value: '09:00', hint: '24 小时制' },
    { kind: 'text', name: 'remark', label: '备注', hint: '可不填' },
  ],
  submit: { label: '预览', action: 'preview-subscription', value: '{"briefing":null}', style: 'primary' },
};

describe('a form', () => {
  test('is a form container with what is chosen and typed beforehand', () => {
    const [page] = renderCard(cardOf(subscription));
    expect(problemsOfCard(page)).toEqual([]);
    expect(page.body.elements.at(-1)).toMatchObject({
      tag: 'form',
      elements: [
        { text: { content: '简报' } },
        {
          tag: 'select_static',
          name: 'briefing',
          initial_index: 2,
          options: [{ value: 'daily' }, { value: 'weekly' }],
        },
        { text: { content: '时间' } },
        { tag: 'input', name: 'time', default_value: '09:00' },
        { text: { content: '24 小时制', text_size: 'notation' } },
        { text: { content: '备注' } },
        { tag: 'input', name: 'remark', placeholder: { content: '可不填' } },
        { tag: 'button', form_action_type: 'submit', type: 'primary', text: { content: '预览' } },
      ],
    });
  });

  test('brings its fields by their names, and the answer takes its place', async () => {
    const chat = new (class extends FakeChat {
      override async press(press: Parameters<FakeChat['press']>[0]): Promise<readonly Reply[]> {
        this.presses.push(press);
        return [{ card: cardOf({ kind: 'text', text: '下次：周一 09:00' }), placement: 'replace' }];
      }
    })();
    const { feishu } = await worldWith(chat);
    const [page] = renderCard(cardOf(subscription));
    const [submit] = callbacksOf(page);
    const values = { briefing: 'daily', time: '10:30' };
    const { answer } = await feishu.deliver(pressed('om_form', submit?.value, values));
    expect(chat.presses).toMatchObject([
      { message: 'om_form', channel: 'oc_1', action: 'preview-subscription', value: '{"briefing":null}', values },
    ]);
    const shown = z.object({ card: z.object({ data: z.unknown() }) }).parse(answer).card.data;
    expect(shownText(shown)).toContain('下次：周一 09:00');
  });

  test('is known by the name of its button where its value does not come along', async () => {
    const chat = new FakeChat();
    const { feishu } = await worldWith(chat);
    const name = 'preview-subscription';
    await feishu.deliver(pressed('om_form', undefined, { time: '10:30' }, { name }));
    expect(chat.presses).toMatchObject([{ action: name, value: '{}', values: { time: '10:30' } }]);
  });

  test('that is for the asker alone stays in the group that it is about', async () => {
    const chat = new (class extends FakeChat {
      override press(): Promise<readonly Reply[]> {
        return Promise.resolve([{ card: cardOf(subscription), placement: 'aside' }]);
      }
    })();
    const { feishu } = await worldWith(chat);
    await feishu.deliver(pressed('om_card', { action: 'subscribe-form', value: '{}' }));
    await feishu.until(() => feishu.posted.length > 0);
    expect(feishu.posted).toMatchObject([{ replyTo: 'om_card', topic: true }]);
    expect(feishu.problems).toEqual([]);
  });

  const anyField = fc.oneof(
    fc.record(
      {
        kind: fc.constant('choice' as const),
        name: anyText,
        label: anyText,
        options: fc.array(fc.record({ value: anyText, label: anyText }), { maxLength: 150 }),
        value: anyText,
      },
      { requiredKeys: ['kind', 'name', 'label', 'options'] },
    ),
    fc.record(
      { kind: fc.constant('text' as const), name: anyText, label: anyText, value: anyText, hint: anyText },
      { requiredKeys: ['kind', 'name', 'label'] },
    ),
  );
  const anyForm: fc.Arbitrary<FormElement> = fc.record({
    kind: fc.constant('form' as const),
    title: anyText,
    fields: fc.array(anyField, { maxLength: 8 }),
    submit: fc.record({ label: anyText, action: fc.constantFrom('preview-subscription', 'x y'), value: anyText }),
  });

  test('of any content is one that Feishu takes, and loses no text', () => {
    fc.assert(
      fc.property(fc.array(anyForm, { maxLength: 3 }), forms => {
        const card = cardOf(...forms);
        for (const page of renderCard(card)) expect(problemsOfCard(page)).toEqual([]);
        const shown = shownIn(card);
        const texts = forms.flatMap(({ title, fields, submit }) => [
          title,
          submit.label,
          ...fields.flatMap(field => [
            field.label,
            ...(field.kind === 'text'
              ? [field.value ?? '', field.hint ?? '']
              : field.options.map(({ label }) => label)),
          ]),
        ]);
        expect(texts.filter(text => !shown.includes(folded(text)))).toEqual([]);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});

const years: ChartElement = {
  kind: 'chart',
  title: '产业规模',
  unit: '亿元',
  labels: ['2021', '2022', '2023', '2024', '2025'],
  series: [{ name: '北京', values: [2500, 2800, null, 3400, 4500] }],
};

describe('a chart', () => {
  test('over many years is a line, with its values readable below it', () => {
    const [page] = renderCard(cardOf(years));
    expect(problemsOfCard(page)).toEqual([]);
    expect(page.body.elements.map(({ tag }) => tag)).toEqual(['div', 'chart', 'collapsible_panel']);
    expect(page.body.elements[1]).toMatchObject({ chart_spec: { type: 'line', xField: 'label', yField: 'value' } });
    expect(shownText(page, false)).toBe(
      '产业规模 (亿元)\n2021：北京 2500\n2022：北京 2800\n2023：北京 —\n2024：北京 3400\n2025：北京 4500',
    );
  });

  test('of few labels is bars, those of several series side by side', () => {
    const series = ['甲', '乙'].map(name => ({ name, values: [1, 2] }));
    const [page] = renderCard(cardOf({ ...years, labels: ['2024', '2025'], series }));
    expect(page.body.elements[1]).toMatchObject({
      chart_spec: { type: 'bar', xField: ['label', 'series'], legends: { visible: true } },
    });
  });

  test('is a table beyond five, and where it cannot be drawn', () => {
    const tags = (card: Card) => renderCard(card).flatMap(({ body }) => body.elements.map(({ tag }) => tag));
    const six = tags(cardOf(...Array.from({ length: 6 }, () => years)));
    expect(six.filter(tag => tag === 'chart')).toHaveLength(5);
    expect(six.filter(tag => tag === 'table')).toHaveLength(1);
    expect(tags(cardOf({ ...years, labels: ['a', 'a'] }))).toContain('table');
    expect(tags(cardOf({ ...years, series: [{ name: 'x', values: [] }] }))).toContain('table');
  });

  const anyChart: fc.Arbitrary<ChartElement> = fc.record({
    kind: fc.constant('chart' as const),
    title: anyText,
    unit: anyText,
    labels: fc.array(anyText, { maxLength: 40 }),
    series: fc.array(
      fc.record({ name: anyText, values: fc.array(fc.option(fc.double(), { nil: null }), { maxLength: 40 }) }),
      { maxLength: 5 },
    ),
  });

  test('of any content is one that Feishu takes, and loses no value', () => {
    fc.assert(
      fc.property(fc.array(anyChart, { maxLength: 7 }), charts => {
        const card = cardOf(...charts);
        for (const page of renderCard(card)) expect(problemsOfCard(page)).toEqual([]);
        const shown = shownIn(card);
        const texts = charts.flatMap(({ title, labels, series }) => [
          title,
          ...labels,
          ...series.flatMap(({ name, values }) => [
            name,
            ...labels.map((_, at) => (values[at] === null || values[at] === undefined ? '' : String(values[at]))),
          ]),
        ]);
        expect(texts.filter(text => !shown.includes(folded(text)))).toEqual([]);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});
