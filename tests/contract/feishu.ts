import { z } from 'zod';
import { callbacksOf, shownText } from '../support/feishu/check.ts';
import { pressed, said, toBot } from '../support/feishu/events.ts';
import type { LocalFeishu, Posted } from '../support/feishu/local-feishu.ts';
import type { Driver, Seen } from './driver.ts';

const told = z.object({
  toast: z.object({ content: z.string() }).optional(),
  card: z.object({ data: z.unknown() }).optional(),
});

/** The group oc_1, over the long connection: what people type are mentions of the bot. */
export function feishuDriver(feishu: LocalFeishu): Driver {
  const toasts: Seen[] = [];
  const find = ({ id }: Seen): Posted => {
    const message = feishu.posted.find(one => one.id === id);
    if (!message) throw new Error(`no message ${id}`);
    return message;
  };
  /** The first message of the topic that a message stands in. */
  const rootOf = (seen: Seen): string => {
    let message = find(seen);
    for (;;) {
      const above = feishu.posted.find(({ id }) => id === message.replyTo);
      if (!above) return message.replyTo ?? message.id;
      message = above;
    }
  };
  const inTopic = (under: Seen) => ({ root: rootOf(under), topic: `omt_${rootOf(under)}` });

  async function deliverPress(on: Seen, value: unknown, form?: Readonly<Record<string, string>>): Promise<void> {
    const { answer } = await feishu.deliver(pressed(on.id, value, form));
    const { toast, card } = told.parse(answer ?? {});
    // What the app does with the answer.
    if (card) find(on).card = card.data;
    if (toast) toasts.push({ id: `toast-${toasts.length}`, text: toast.content });
  }

  return {
    platform: 'feishu',
    seen: () => [...feishu.posted.map(({ id, card }) => ({ id, text: shownText(card) })), ...toasts],
    async say(text, under) {
      const topic = under ? inTopic(under) : {};
      await feishu.deliver(said({ text: `@_user_1 ${text}`, group: true, mentions: [toBot], ...topic }));
    },
    async reply(text, under) {
      await feishu.deliver(said({ text, group: true, sender: 'ou_bob', ...inTopic(under) }));
    },
    async press(on, label) {
      const button = callbacksOf(find(on).card).find(one => one.label === label);
      if (!button) throw new Error(`no button ${label}`);
      await deliverPress(on, button.value);
    },
    async submit(on, filled) {
      const { values, submit } = readForm(find(on).card, filled);
      await deliverPress(on, submit, values);
    },
    until: condition => feishu.until(condition),
  };
}

const component = z.looseObject({ tag: z.string() });
const text = z.object({ content: z.string() });
const option = z.object({ text, value: z.string() });

/** What the app sends for a form, filled in by the labels above its components; the others as they stand. */
function readForm(card: unknown, filled: Readonly<Record<string, string>>) {
  const body = z.object({ body: z.object({ elements: z.array(component) }) }).parse(card).body;
  const form = body.elements.find(({ tag }) => tag === 'form');
  const parts = z.array(component).parse(form?.elements);
  const values: Record<string, string> = {};
  let label = '';
  for (const part of parts) {
    const wanted = filled[label];
    if (part.tag === 'div') label = text.parse(part.text).content;
    if (part.tag === 'input') values[String(part.name)] = wanted ?? String(part.default_value ?? '');
    if (part.tag === 'select_static') {
      const options = z.array(option).parse(part.options);
      const chosen = options.find(one => one.text.content === wanted) ?? options[Number(part.initial_index ?? 0) - 1];
      if (chosen) values[String(part.name)] = chosen.value;
    }
  }
  return { values, submit: callbacksOf(form).at(-1)?.value };
}
