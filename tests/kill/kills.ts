import fs from 'node:fs';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { z } from 'zod';
import { deliveryKey } from '../../src/briefing/sender.ts';
import { uuidOf } from '../../src/platforms/feishu/post.ts';
import { type Bot, startBot } from '../support/bot.ts';
import { appId, appSecret, LocalFeishu } from '../support/feishu/local-feishu.ts';
import { LocalSlack } from '../support/slack/local-slack.ts';

/** Where a delivery stands when the bot is killed. */
export const steps = [
  'before claim',
  'after claim',
  'mid-send',
  'sent, not recorded',
  'during settle',
  'at random',
] as const;
export type Step = (typeof steps)[number];

export interface Result {
  readonly kills: Readonly<Record<Step, number>>;
  /** Slots × channels. */
  readonly expected: number;
  /** Of them, so many reached their channel. */
  readonly sent: number;
  readonly duplicates: number;
  readonly missing: number;
  /** Recorded as something else than sent. */
  readonly unsettled: number;
  /** Cards that a platform would not have taken. */
  readonly problems: readonly string[];
}

const everySeconds = 3;
const name = 'often';
const targets = ['web:general', 'web:strategy', 'slack:C1', 'slack:C2', 'feishu:oc_1', 'feishu:oc_2'];
const briefing = `title: { zh: 常来, en: Often }
schedule: { cron: "*/${everySeconds} * * * * *", timezone: Asia/Shanghai, catchUp: 1h }
targets: ${JSON.stringify(targets)}
sections: [{ trends: { report: latest } }]
`;

/** A life shorter than the bot's connecting would let it do nothing but catch up. */
const longestLifeMilliseconds = 4_000;
/** A moment that is waited for takes no longer; then the bot is killed wherever it is. */
const patienceMilliseconds = 15_000;
/** A call that arrived when the bot was killed may be carried out so much later. */
const lateMilliseconds = 3_000;

/** Kills the real bot on that database so often, each time at another step of its deliveries, and counts what came of them. */
export async function killOften(kills: number, seed: number, database: string): Promise<Result> {
  const random = generator(seed);
  const slack = await LocalSlack.start();
  const feishu = await new LocalFeishu().start();
  const briefings = path.join(path.dirname(database), 'briefings');
  fs.mkdirSync(briefings);
  fs.writeFileSync(path.join(briefings, `${name}.yaml`), briefing);
  const settings = {
    TRENDBRIEF_DB: database,
    TRENDBRIEF_BRIEFINGS: briefings,
    LOG_LEVEL: 'error',
    SLACK_BOT_TOKEN: slack.tokens.bot,
    SLACK_APP_TOKEN: slack.tokens.app,
    SLACK_API_URL: slack.apiUrl,
    FEISHU_APP_ID: appId,
    FEISHU_APP_SECRET: appSecret,
    FEISHU_DOMAIN: feishu.url,
  };
  const counted = Object.fromEntries(steps.map(step => [step, 0])) as Record<Step, number>;
  const seen = new Set<string>();

  /** Lets the bot work a while, then kills it at that step; resolves to the step at which it was. */
  async function killAt(step: Step, bot: Bot): Promise<Step> {
    await wait(random() * longestLifeMilliseconds);
    const look = new SQLite(database, { readonly: true });
    let over = false;
    const late = (milliseconds: number, then: Step) => wait(milliseconds).then((): Step => then);
    /** Resolves once the database says so. */
    const until = async (where: string): Promise<Step> => {
      const query = look.prepare(`select 1 from deliveries where ${where}`);
      while (!over && query.get() === undefined) await wait(1);
      return step;
    };
    let reached: (step: Step) => void = () => {};
    const moment = new Promise<Step>(resolve => {
      reached = resolve;
    });
    /** What happens to a call that has arrived when its moment is the bot's last. */
    const dies = async (): Promise<void> => {
      reached(step);
      const fate = random();
      // Lost on the way, carried out at once, or late.
      if (fate < 0.3) await new Promise(() => {});
      if (fate > 0.6) await wait(random() * lateMilliseconds);
    };
    const hook = async (call: { isSend: boolean; isSettle: boolean }, when: 'arrived' | 'done'): Promise<void> => {
      if (over) return;
      if (step === 'mid-send' && when === 'arrived' && call.isSend) await dies();
      if (step === 'sent, not recorded' && when === 'done' && call.isSend) reached(step);
      if (step === 'during settle' && call.isSettle) await (when === 'arrived' ? dies() : reached(step));
    };
    slack.moment = (method, when) =>
      hook({ isSend: method === 'chat.postMessage', isSettle: method === 'conversations.history' }, when);
    feishu.moment = (call, when, body) => {
      const isPost = call === '/open-apis/im/v1/messages';
      const { uuid = '' } = z.object({ uuid: z.string().optional() }).parse(body);
      const again = seen.has(uuid);
      if (isPost && when === 'done') seen.add(uuid);
      if (isPost && when === 'arrived' && !over) seen.add(uuid);
      return hook({ isSend: isPost, isSettle: isPost && when === 'arrived' && again }, when);
    };
    const wanted: Record<Step, () => Promise<Step>> = {
      'before claim': () => until("state = 'pending' and attempts = 0"),
      'after claim': () => until("state = 'sending'"),
      'mid-send': () => moment,
      'sent, not recorded': () => moment,
      'during settle': () => moment,
      'at random': () => late(0, step),
    };
    const at = await Promise.race([wanted[step](), late(patienceMilliseconds, 'at random')]);
    over = true;
    await bot.stop('SIGKILL');
    look.close();
    return at === 'before claim' || at === 'after claim' ? whereItWas(at) : at;
  }

  /** What the database saw last may have been past when the signal came. */
  function whereItWas(step: 'before claim' | 'after claim'): Step {
    const look = new SQLite(database);
    const where = step === 'before claim' ? "state = 'pending' and attempts = 0" : "state = 'sending'";
    const found = look.prepare(`select 1 from deliveries where ${where}`).get();
    look.close();
    return found === undefined ? 'at random' : step;
  }

  try {
    for (const step of planned(kills, random)) {
      counted[await killAt(step, await startBot(settings))]++;
    }
    slack.moment = async () => {};
    feishu.moment = async () => {};
    const last = await startBot(settings);
    const end = new Date();
    await settled(database, end);
    await last.stop();
    const problems = [...slack.problems, ...feishu.problems];
    return { kills: counted, ...count({ slack, feishu, database, end }), problems };
  } finally {
    await slack.stop();
    await feishu.stop();
  }
}

/** Every step in turn, in an order of chance; to be killed in settling takes a delivery in doubt. */
function planned(kills: number, random: () => number): Step[] {
  const plan: Step[] = [];
  while (plan.length < kills) {
    const round = steps.filter(step => step !== 'during settle');
    for (let at = round.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [round[at], round[other]] = [round[other] ?? 'at random', round[at] ?? 'at random'];
    }
    for (const step of round) {
      plan.push(step);
      if (step === 'mid-send') plan.push('during settle');
    }
  }
  return plan.slice(0, kills);
}

/** Resolves once all deliveries of slots up to then have ended. */
async function settled(database: string, end: Date): Promise<void> {
  const look = new SQLite(database, { readonly: true });
  try {
    const slot = look.prepare('select 1 from slots where slot >= ?');
    const open = look.prepare(
      `select 1 from deliveries join editions on editions.id = edition where slot <= ?
       and (state in ('pending', 'sending') or (state = 'unknown' and next_attempt_at is not null))`,
    );
    while (slot.get(end.toISOString()) === undefined || open.get(end.toISOString()) !== undefined) await wait(50);
  } finally {
    look.close();
  }
}

interface World {
  readonly slack: LocalSlack;
  readonly feishu: LocalFeishu;
  readonly database: string;
  readonly end: Date;
}

/** What reached the channels, by what the platforms hold; the bot's own record is only compared. */
function count({ slack, feishu, database, end }: World): Omit<Result, 'kills' | 'problems'> {
  const look = new SQLite(database, { readonly: true });
  const since = z
    .object({ value: z.string() })
    .parse(look.prepare('select value from settings where key = ?').get(`briefing-since:${name}`)).value;
  const webKeys = z
    .array(z.object({ delivery_key: z.string() }))
    .parse(look.prepare('select delivery_key from web_messages where delivery_key is not null').all());
  const recorded = z
    .array(z.object({ state: z.string() }))
    .parse(
      look
        .prepare('select state from deliveries join editions on editions.id = edition where slot <= ?')
        .all(end.toISOString()),
    );
  look.close();

  const step = everySeconds * 1000;
  const expected = new Set<string>();
  for (let slot = Math.floor(Date.parse(since) / step + 1) * step; slot <= end.getTime(); slot += step) {
    for (const target of targets) expected.add(deliveryKey(name, new Date(slot).toISOString(), target));
  }
  const mark = z.object({
    event_type: z.literal('trendbrief_edition'),
    event_payload: z.object({ slot: z.string(), channel: z.string(), part: z.string().optional() }),
  });
  const slackKeys = slack.posted.map(({ metadata }) => {
    const { slot, channel, part } = mark.parse(metadata).event_payload;
    return `${deliveryKey(name, slot, `slack:${channel}`)}${part ? ` part ${part}` : ''}`;
  });
  const byUuid = new Map([...expected].map(key => [uuidOf(key), key]));
  const feishuKeys = feishu.posted.map(({ uuid = '' }) => byUuid.get(uuid) ?? uuid);
  const posts = new Map<string, number>();
  for (const key of [...webKeys.map(row => row.delivery_key), ...slackKeys, ...feishuKeys]) {
    posts.set(key, (posts.get(key) ?? 0) + 1);
  }
  const sent = [...expected].filter(key => posts.has(key)).length;
  return {
    expected: expected.size,
    sent,
    duplicates: [...posts.values()].reduce((sum, times) => sum + times - 1, 0),
    missing: expected.size - sent,
    unsettled: recorded.filter(({ state }) => state !== 'sent').length + expected.size - recorded.length,
  };
}

/** The result as lines to read. */
export function describeResult({ kills, expected, sent, duplicates, missing, unsettled }: Result): string {
  const total = Object.values(kills).reduce((sum, times) => sum + times, 0);
  return [
    `kills       ${total}`,
    ...steps.map(step => `  ${step.padEnd(20)}${kills[step]}`),
    `expected    ${expected}`,
    `sent        ${sent}`,
    `duplicates  ${duplicates}`,
    `missing     ${missing}`,
    `unsettled   ${unsettled}`,
  ].join('\n');
}

function wait(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

/** Numbers between 0 and 1, the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
