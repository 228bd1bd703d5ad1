import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Briefings } from '../../src/briefing/briefings.ts';
import { readBriefing } from '../../src/briefing/definition.ts';
import type { Sender } from '../../src/briefing/sender.ts';
import type { Button, Card } from '../../src/card/card.ts';
import { plainText } from '../../src/card/plain.ts';
import { createChat } from '../../src/chat/chat.ts';
import type { Origin } from '../../src/chat/request.ts';
import { openDatabase } from '../../src/library/database.ts';
import type { Library } from '../../src/library/library.ts';
import { emptyLibrary } from '../support/library.ts';
import { temporaryFolder } from '../support/temporary.ts';

const named = (name: string, zh: string, en: string, targets: string) =>
  readBriefing(
    `title: { zh: ${zh}, en: ${en} }
schedule: { cron: "0 9 * * 1-5", timezone: Asia/Shanghai, catchUp: 6h }
targets: ${targets}
sections: [{ trends: { report: latest } }]`,
    `/somewhere/${name}.yaml`,
    name,
  );
export const morning = named('morning', '早报', 'Morning news', '["web:general"]');
export const review = named('weekly-review', '每周回顾', 'Weekly review', '[]');

export function folder(...all: readonly (typeof morning)[]): Briefings {
  return { all, problems: [], named: name => all.find(briefing => briefing.name === name) ?? null };
}

/** A Monday, ten o'clock in Shanghai. */
export const monday = new Date('2026-01-12T10:00:00+08:00');

export interface World {
  readonly kysely: ReturnType<typeof openDatabase>['kysely'];
  say(text: string, by?: Partial<Origin>): Promise<Card>;
  press(
    button: Button,
    by?: Partial<Origin>,
    values?: Readonly<Record<string, string>>,
  ): Promise<{ readonly card: Card; readonly placement: string }>;
  close(): void;
}

/** The real bot over a real file, on a Monday. */
export function bot(
  options: { files?: string; briefings?: Briefings; now?: Date; senders?: readonly Sender[]; library?: Library } = {},
): World {
  const database = openDatabase(path.join(options.files ?? temporaryFolder(), 'bot.sqlite'));
  onTestFinished(() => {
    if (database.sqlite.open) database.close();
  });
  const chat = createChat({
    library: options.library ?? emptyLibrary,
    kysely: database.kysely,
    briefings: () => options.briefings ?? folder(morning, review),
    senders: () => options.senders ?? [],
    now: () => options.now ?? monday,
    lookup: () => ({ status: 'not_found', answer: null, passages: [], missing: [] }),
    evidence: () => [],
    discussions: async () => [],
    report: error => {
      throw error;
    },
  });
  const ann: Origin = { platform: 'web', channel: '战略', user: 'ann', admin: false, locale: 'en', thread: null };
  return {
    kysely: database.kysely,
    close: () => database.close(),
    async say(text, by = {}) {
      const [reply] = await chat.answer({ ...ann, ...by, text });
      if (!reply) throw new Error('no answer');
      return reply.card;
    },
    async press({ action, value }, by = {}, values = {}) {
      const [reply] = await chat.press({ ...ann, ...by, message: 'm1', action, value, values });
      if (!reply) throw new Error('no answer');
      return reply;
    },
  };
}

export function buttons(card: Card): readonly Button[] {
  return card.elements.flatMap(element =>
    element.kind === 'buttons'
      ? element.buttons
      : element.kind === 'list'
        ? element.items.flatMap(item => item.buttons ?? [])
        : [],
  );
}

export function labelled(card: Card, label: string): Button {
  const found = buttons(card).find(button => button.label === label);
  if (!found) throw new Error(`no button ${label} in: ${plainText(card)}`);
  return found;
}

export const listed = (card: Card) =>
  card.elements.flatMap(element => (element.kind === 'list' ? element.items.map(({ title }) => title) : []));

export async function subscribed(world: World, text: string, by: Partial<Origin> = {}): Promise<Card> {
  const asked = await world.say(text, by);
  return (await world.press(labelled(asked, 'Confirm'), by)).card;
}

export const bob = { user: 'bob' };
export const admin = { user: 'root', admin: true };
export const general = { channel: 'general' };
