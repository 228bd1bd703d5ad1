import { expect, test } from 'vitest';
import { readBriefing } from '../../src/briefing/definition.ts';
import type { Sender } from '../../src/briefing/sender.ts';
import { RefusedError } from '../../src/errors.ts';
import { LocalPlatform } from '../support/local-platform.ts';
import { noSources, numbersTo, openedDatabase, reportOf, simulated } from './simulated.ts';

const channels = numbersTo(500).map(number => `web:c${number}`);
const briefing = (name: string) =>
  readBriefing(
    `title: { zh: ${name}, en: ${name} }
schedule: { cron: "0 9 * * *", timezone: UTC, catchUp: 6h }
targets: ${JSON.stringify(channels)}
sections: [{ trends: {} }]`,
    `${name}.yaml`,
    name,
  );

/** Takes one message a second and channel, and says so. */
class StrictPlatform extends LocalPlatform {
  clock = new Date(0);
  refusals = 0;
  readonly #last = new Map<string, number>();

  override async send(...[channel, cards, key]: Parameters<Sender['send']>): Promise<string> {
    const since = this.clock.getTime() - (this.#last.get(channel) ?? Number.NEGATIVE_INFINITY);
    if (since < 1000) {
      this.refusals++;
      throw new RefusedError('ratelimited', { retryable: true, retryAfterMilliseconds: 1000 - since });
    }
    this.#last.set(channel, this.clock.getTime());
    return super.send(channel, cards, key);
  }
}

test('500 channels with two briefings at once: each gets one a second, none waits for another, nothing comes twice', async () => {
  const web = new StrictPlatform();
  web.parallel = 20;
  const library = { ...noSources.library, trendReports: () => [reportOf(numbersTo(10))] };
  const briefings = ['one', 'two'].map(briefing);
  const world = simulated(briefings, { ...noSources, library }, openedDatabase(), web);
  const nine = Date.UTC(2026, 0, 2, 9);
  const at = async (milliseconds: number) => {
    web.clock = new Date(nine + milliseconds);
    await world.at(web.clock);
    return web.posts.length;
  };
  await at(-3_600_000);
  // With every second all channels have one more.
  expect(await at(0)).toBe(500);
  expect(new Set(web.posts.map(({ channel }) => channel)).size).toBe(500);
  expect(await at(500)).toBe(500);
  expect(await at(1000)).toBe(1000);
  expect(await at(2000)).toBe(1000);
  expect(new Set(web.posts.map(({ key }) => key)).size).toBe(1000);
  expect(web.mostAtOnce).toBeLessThanOrEqual(20);
  // A refusal holds up its own delivery alone: nothing is tried before its time.
  expect(web.refusals).toBe(500);
});
