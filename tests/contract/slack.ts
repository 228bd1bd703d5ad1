import type { LocalSlack, Modal, Posted, Responded } from '../support/slack/local-slack.ts';
import type { Driver, Seen } from './driver.ts';

/** The channel C1, over Socket Mode: what people type are mentions of the bot. */
export function slackDriver(slack: LocalSlack): Driver {
  const all = (): (readonly [string, Posted | Responded | Modal])[] => [
    ...slack.posted.map(one => [one.ts, one] as const),
    ...slack.responded.map((one, index) => [`${one.id} ${index}`, one] as const),
    ...[...slack.modals.values()].map(one => [one.id, one] as const),
  ];
  const find = ({ id }: Seen) => {
    const found = all().find(([key]) => key === id)?.[1];
    if (!found) throw new Error(`no message ${id}`);
    return found;
  };
  const rootOf = (seen: Seen): string => {
    const message = find(seen);
    if (!('ts' in message)) throw new Error('no thread under this');
    return message.thread ?? message.ts;
  };

  const press = async (on: Seen, label: string): Promise<void> => {
    const message = find(on);
    const pressed = 'view' in message ? slack.pressInModal(message, label) : slack.press(message, label);
    await slack.deliver(pressed).acknowledged;
  };

  return {
    platform: 'slack',
    seen: () => all().map(([id, { shown }]) => ({ id, text: shown })),
    async say(text, under) {
      await slack.deliver(slack.mention(text, under ? { thread_ts: rootOf(under) } : {})).acknowledged;
    },
    async reply(text, under) {
      await slack.deliver(slack.said(text, { thread_ts: rootOf(under) })).acknowledged;
    },
    press,
    /** A form opens as a modal, which only somebody's press can open. */
    async submit(on, filled) {
      if (!('view' in find(on))) {
        const before = slack.modals.size;
        await press(on, 'Fill in…');
        await slack.until(() => slack.modals.size > before);
      }
      await slack.deliver(slack.submit(slack.modal, filled)).said;
    },
    until: condition => slack.until(condition),
  };
}
