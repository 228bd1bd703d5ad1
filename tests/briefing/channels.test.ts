import { describe, expect, test } from 'vitest';
import { forgetQuestions, questionsOf, recordQuestion } from '../../src/briefing/asked.ts';
import { type Briefing, readBriefing } from '../../src/briefing/definition.ts';
import { recentRuns } from '../../src/briefing/history.ts';
import { showNow } from '../../src/briefing/show-now.ts';
import type { Sources } from '../../src/briefing/sources.ts';
import { setPaused, subscribe, subscriptionsIn, unsubscribe } from '../../src/briefing/subscriptions.ts';
import type { Card } from '../../src/card/card.ts';
import { plainText } from '../../src/card/plain.ts';
import type { ItemDiscussion } from '../../src/card/recap.ts';
import type { LibraryDocument } from '../../src/library/library.ts';
import { LocalPlatform } from '../support/local-platform.ts';
import { noSources, numbersTo, openedDatabase, reportOf, type Simulated, simulated } from './simulated.ts';

const named = (sections: string, targets = '["web:lab", "web:sales"]') =>
  readBriefing(
    `title: { zh: 回顾, en: Review }
schedule: { cron: "0 9 * * *", timezone: UTC, catchUp: 6h }
targets: ${targets}
sections: ${sections}`,
    'review.yaml',
    'review',
  );
const review = named('[{ documents: {} }, { questions: { limit: 3 } }, { recap: {} }]');
const trend = named('[{ trend-of-the-day: {} }]');

const at = (day: number, hour = 9) => new Date(Date.UTC(2026, 0, day, hour));

const document: LibraryDocument = {
  id: 1,
  document: 'ports.txt',
  title: { zh: '港口年报', en: 'Harbour report' },
  publisher: null,
  authors: [],
  date: null,
  language: 'zh',
  digestOnly: false,
  passages: 1,
  addedAt: '2025-12-01T00:00:00Z',
};

function discussed(item: string, words: string): ItemDiscussion {
  return {
    item,
    title: { zh: `议题 ${item}`, en: `Item ${item}` },
    link: 'https://example.org/thread',
    startedAt: at(1, 0),
    lastAt: at(1, 1),
    replies: 2,
    people: 2,
    votes: { agree: 1, disagree: 0, watch: 0 },
    points: [],
    conclusion: { stance: 'agree', text: words, name: 'Ann', at: at(1, 1) },
    gained: { zh: [], en: [] },
  };
}

/** Discussions by the channel that they belong to; every question for them is noted. */
function sourcesWith(discussions: Readonly<Record<string, readonly ItemDiscussion[]>>, more: Partial<Sources> = {}) {
  const asked: unknown[] = [];
  const sources: Sources = {
    ...noSources,
    ...more,
    discussions: async (target, items, since) => {
      asked.push({ target, items, since });
      return (discussions[target] ?? []).filter(({ item }) => items === null || items.includes(item));
    },
  };
  return { sources, asked };
}

/** Keeps whole cards. */
class CardPlatform extends LocalPlatform {
  readonly cards: { readonly channel: string; readonly card: Card }[] = [];

  override async send(channel: string, cards: Parameters<LocalPlatform['send']>[1], key: string): Promise<string> {
    const message = await super.send(channel, cards, key);
    this.cards.push({ channel, card: cards.en });
    return message;
  }

  /** What a channel got, the latest last. */
  in(channel: string): readonly string[] {
    return this.cards.filter(one => one.channel === channel).map(({ card }) => plainText(card));
  }
}

async function started(briefing: Briefing, sources: Sources) {
  const web = new CardPlatform();
  const world = simulated([briefing], sources, openedDatabase(), web);
  await world.at(at(1, 8));
  return { ...world, web, at: world.at };
}

const ask = (
  { database }: Pick<Simulated, 'database'>,
  target: string,
  question: string,
  answered: boolean,
  when = at(1, 8),
) => recordQuestion(database.kysely, target, question, answered, when);

async function resultsIn({ database }: Pick<Simulated, 'database'>, briefing: Briefing, target: string) {
  const subscriptions = await subscriptionsIn(database.kysely, [briefing], target);
  const runs = await recentRuns(database.kysely, target, subscriptions, 10);
  return runs.map(({ slot, result }) => `${slot.getUTCDate()} ${result}`);
}

describe('a review', () => {
  test('shows each channel its own questions and discussions, and no other’s', async () => {
    const { sources } = sourcesWith({
      'web:lab': [discussed('a', 'Buy the small one.')],
      'web:sales': [discussed('b', 'Wait for spring.')],
    });
    const world = await started(review, sources);
    await ask(world, 'web:lab', 'How many cranes?', true);
    await ask(world, 'web:lab', 'how many  cranes ?', true);
    await ask(world, 'web:lab', 'What do they cost?', false);
    await ask(world, 'web:sales', 'Who pays for it?', true);
    await world.at(at(1));
    const [lab = ''] = world.web.in('lab');
    expect(lab).toContain('Most asked here\n\n- how many  cranes ?\n   asked 2 times');
    expect(lab).toContain('What the library could not answer\n\n- What do they cost?');
    expect(lab).toContain('Buy the small one.');
    const [sales = ''] = world.web.in('sales');
    expect(sales).toContain('Who pays for it?');
    expect(sales).toContain('Wait for spring.');
    expect(lab).not.toMatch(/pays|spring/);
    expect(sales).not.toMatch(/cranes|cost|small one/);
  });

  test('tells only what was asked and discussed since the channel’s edition before', async () => {
    const { sources, asked } = sourcesWith({});
    const world = await started(review, sources);
    await ask(world, 'web:lab', 'First?', true);
    await world.at(at(1));
    await ask(world, 'web:lab', 'Second?', true, at(1, 12));
    await world.at(at(2));
    const [first, second] = world.web.in('lab');
    expect(first).toContain('First?');
    expect(second).toContain('Second?');
    expect(second).not.toContain('First?');
    expect(asked.filter(one => JSON.stringify(one).includes('lab'))).toEqual([
      { target: 'web:lab', items: null, since: null },
      { target: 'web:lab', items: null, since: at(1) },
    ]);
  });

  test('brings next time what failed to reach the channel', async () => {
    const { sources } = sourcesWith({});
    const world = await started(review, sources);
    await ask(world, 'web:lab', 'First?', true);
    await world.at(at(1));
    await world.database.kysely.updateTable('deliveries').set({ state: 'failed' }).execute();
    await ask(world, 'web:lab', 'Second?', true, at(1, 12));
    await world.at(at(2));
    expect(world.web.in('lab')[1]).toMatch(/Second\?[\s\S]*First\?/);
  });

  test('comes to nobody for whom nothing is left, and status says so', async () => {
    const { sources } = sourcesWith({});
    const world = await started(review, sources);
    await ask(world, 'web:lab', 'How many cranes?', true);
    await world.at(at(1));
    await world.at(at(2));
    expect(world.web.in('lab')).toHaveLength(1);
    expect(world.web.in('sales')).toEqual([]);
    expect(await resultsIn(world, review, 'web:lab')).toEqual(['2 empty', '1 sent']);
    expect(await resultsIn(world, review, 'web:sales')).toEqual(['2 empty', '1 empty']);
  });

  test('shows all channels what they share', async () => {
    const library = { ...noSources.library, documents: () => [document] };
    const { sources } = sourcesWith({}, { library });
    const world = await started(review, sources);
    await ask(world, 'web:lab', 'How many cranes?', true);
    await world.at(at(1));
    expect(world.web.in('lab')[0]).toMatch(/Harbour report[\s\S]*How many cranes\?/);
    expect(world.web.in('sales')[0]).toContain('Harbour report');
    expect(world.web.in('sales')[0]).not.toContain('cranes');
  });

  test('stays as it was made, however late it is sent', async () => {
    const { sources } = sourcesWith({});
    const world = await started(review, sources);
    await ask(world, 'web:lab', 'How many cranes?', true);
    world.web.next('lab', { refused: 'busy', retryable: true });
    await world.at(at(1));
    await ask(world, 'web:lab', 'Something else?', true, at(1, 9));
    await world.at(new Date(at(1).getTime() + 60_000));
    expect(world.web.in('lab')).toHaveLength(1);
    expect(world.web.in('lab')[0]).not.toContain('Something else?');
  });

  test('is shown by /brief with what belongs to the channel where it is asked for, and elsewhere without', async () => {
    const { sources, asked } = sourcesWith({ 'web:lab': [discussed('a', 'Buy the small one.')] });
    const world = await started(review, sources);
    await ask(world, 'web:lab', 'How many cranes?', true);
    const shownIn = (target: string | null) => showNow(world.database.kysely, review, at(1), target, sources, 'en');
    expect(plainText((await shownIn('web:lab')) ?? never())).toMatch(/How many cranes\?[\s\S]*Buy the small one\./);
    asked.length = 0;
    expect(await shownIn('web:sales')).toBeNull();
    expect(await shownIn('web:elsewhere')).toBeNull();
    expect(await shownIn(null)).toBeNull();
    expect(JSON.stringify(asked)).not.toContain('lab');
  });
});

function never(): never {
  throw new Error('nothing to show');
}

describe('an item that was discussed before', () => {
  const library = { ...noSources.library, trendReports: () => [reportOf(numbersTo(2))] };

  test('comes back with what its channel concluded, and only there', async () => {
    const { sources } = sourcesWith(
      { 'web:lab': [discussed('trend report.txt#1', 'Buy the small one.')] },
      { library },
    );
    const world = await started(trend, sources);
    await world.at(at(1));
    await world.at(at(2));
    const [first, second] = world.web.in('lab');
    expect(first).toContain('Trend name 1');
    expect(first).toContain('Buy the small one.');
    expect(first).toContain('https://example.org/thread');
    expect(second).toContain('Trend name 2');
    expect(second).not.toContain('Buy the small one.');
    expect(world.web.in('sales').join()).not.toContain('Buy the small one.');
  });

  test('and of which nobody has said a word is shown as to everybody', async () => {
    const silent = {
      ...discussed('trend report.txt#1', ''),
      conclusion: null,
      replies: 0,
      votes: { agree: 0, disagree: 0, watch: 0 },
    };
    const { sources } = sourcesWith({ 'web:lab': [silent] }, { library });
    const world = await started(trend, sources);
    await world.at(at(1));
    expect(world.web.in('lab')).toEqual(world.web.in('sales'));
    const own = await world.database.kysely.selectFrom('deliveries').select('cards').execute();
    expect(own).toEqual([{ cards: null }, { cards: null }]);
  });
});

describe('what still waits to be sent', () => {
  const library = { ...noSources.library, trendReports: () => [reportOf(numbersTo(4))] };
  const waiting = async () => {
    const world = await started(named('[{ trends: {} }]'), sourcesWith({}, { library }).sources);
    world.web.connected = false;
    return world;
  };
  const briefing = named('[{ trends: {} }]');
  const states = ({ database }: Pick<Simulated, 'database'>) =>
    database.kysely.selectFrom('deliveries').select(['target', 'state', 'error']).orderBy('target').execute();
  const minutesLater = (minutes: number) => new Date(at(1).getTime() + minutes * 60_000);

  /** Makes the edition while nothing can be sent. */
  async function made() {
    const world = await waiting();
    const target = { cron: '0 9 * * *', timezone: 'UTC' };
    await subscribe(world.database.kysely, briefing, 'web:own', target, 'web:ann', at(1, 8));
    await world.at(at(1));
    return world;
  }

  test.each([
    ['paused', 'web:lab'],
    ['removed', 'web:own'],
  ])('is not sent to a channel where it was %s meanwhile, and status says so', async (how, target) => {
    const world = await made();
    const { kysely } = world.database;
    if (how === 'paused') await setPaused(kysely, briefing, target, true, 'web:ann', minutesLater(1));
    else await unsubscribe(kysely, 'review', target, minutesLater(1));
    world.web.connected = true;
    await world.at(minutesLater(2));
    const sent = ['web:lab', 'web:own', 'web:sales'].filter(one => one !== target);
    expect(world.web.posts.map(({ channel }) => `web:${channel}`).sort()).toEqual(sent);
    expect(await resultsIn(world, briefing, target)).toEqual(['1 withdrawn']);
    expect(await states(world)).toContainEqual({ target, state: 'failed', error: 'withdrawn' });
  });

  test('and may be on its way is looked for, and not sent again', async () => {
    const world = await made();
    world.web.connected = true;
    world.web.next('lab', { silent: 'lost' });
    await world.at(minutesLater(1));
    await setPaused(world.database.kysely, briefing, 'web:lab', true, 'web:ann', minutesLater(1));
    await world.at(minutesLater(2));
    expect(world.web.settled).toBe(1);
    expect(world.web.posts.map(({ channel }) => channel)).not.toContain('lab');
    expect(await resultsIn(world, briefing, 'web:lab')).toEqual(['1 withdrawn']);
  });
});

test('questions are forgotten after the time that the settings say', async () => {
  const { kysely } = openedDatabase();
  await recordQuestion(kysely, 'web:lab', 'Old?', true, at(1));
  await recordQuestion(kysely, 'web:lab', 'New?', false, at(3));
  await forgetQuestions(kysely, at(2));
  expect(await questionsOf(kysely, 'web:lab', null)).toEqual([{ question: 'New?', times: 1, answered: false }]);
});
