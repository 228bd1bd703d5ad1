import { z } from 'zod';
import type { FormElement } from '../../src/card/card.ts';
import { readStoredCard } from '../../src/card/stored.ts';
import { buttonsOf } from '../support/slack/arbitrary.ts';
import type { Driver, Seen } from './driver.ts';

const answer = z.object({
  messages: z.array(z.object({ id: z.string(), thread: z.string().nullable(), text: z.string(), card: z.unknown() })),
});
type Message = z.output<typeof answer>['messages'][number];

/** The plain text leaves the buttons out. */
function shownIn({ text, card }: Message): string {
  const stored = readStoredCard(JSON.stringify(card));
  return [text, ...(stored ? buttonsOf(stored).map(({ label }) => label) : [])].join('\n');
}

/** The channel `team` of the local workspace, to which no briefing comes of itself, over HTTP. */
export function webDriver(url: string): Driver {
  const messages = new Map<string, Message>();
  const channel = `${url}/api/channels/team`;

  async function post(what: string, body: Readonly<Record<string, unknown>>): Promise<void> {
    const response = await fetch(`${channel}/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'ann', locale: 'en', ...body }),
    });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    take(await response.json());
    // What the bot posted of itself is seen too.
    take(await (await fetch(`${channel}/messages`)).json());
  }

  function take(body: unknown): void {
    for (const message of answer.parse(body).messages) messages.set(message.id, message);
  }

  const find = ({ id }: Seen): Message => {
    const message = messages.get(id);
    if (!message) throw new Error(`no message ${id}`);
    return message;
  };
  const cardOf = (on: Seen) => {
    const card = readStoredCard(JSON.stringify(find(on).card));
    if (!card) throw new Error('the message has no card');
    return card;
  };

  return {
    platform: 'web',
    seen: () => [...messages.values()].map(message => ({ id: message.id, text: shownIn(message) })),
    say: (text, under) => post('messages', { text: under ? `@Trendbrief ${text}` : text, ...threadOf(under) }),
    reply: (text, under) => post('messages', { text, ...threadOf(under) }),
    async press(on, label) {
      const button = buttonsOf(cardOf(on)).find(one => one.label === label);
      if (!button) throw new Error(`no button ${label}`);
      await post('actions', { message: on.id, action: button.action, value: button.value });
    },
    async submit(on, filled) {
      const form = cardOf(on).elements.find((element): element is FormElement => element.kind === 'form');
      if (!form) throw new Error('no form');
      const values = Object.fromEntries(
        form.fields.map(field => {
          const text = filled[field.label];
          const chosen = field.kind === 'choice' ? field.options.find(({ label }) => label === text)?.value : text;
          return [field.name, chosen ?? field.value ?? ''];
        }),
      );
      const { action, value } = form.submit;
      await post('actions', { message: on.id, action, value, values });
    },
    // The workspace answers at once.
    until: async () => {},
  };

  function threadOf(under: Seen | undefined): { thread?: string } {
    return under ? { thread: find(under).thread ?? under.id } : {};
  }
}
