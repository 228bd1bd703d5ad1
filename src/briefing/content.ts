import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Card } from '../card/card.ts';
import type { State } from '../library/state.ts';
import type { Locale } from '../words/index.ts';
import { channelMatter, itemsOn } from './channel-matter.ts';
import { composeCard, composeParts } from './compose.ts';
import type { Briefing } from './definition.ts';
import { lastComposed, previousComposition, shownBefore } from './past.ts';
import { drawNext, rotatingItems } from './rotation.ts';
import type { ChannelMatter, Occasion, Sources } from './sources.ts';

export type Cards = Record<Locale, Card>;

/** What an edition will hold; making it changes nothing. */
export interface Content {
  readonly previous: Date | null;
  /** What the rotating sections show, each item with its kind in front. */
  readonly drawn: readonly string[];
  /** What all channels get; null when only channels have something of their own. */
  readonly shared: Cards | null;
  /** What a channel gets instead; null where nothing is left for it. */
  readonly own: ReadonlyMap<string, Cards | null>;
}

/**
 * A briefing's content for a moment and the channels it is for, drawing on what their editions showed before.
 * @param targets `platform:channel`; none for what anybody would get
 * @param reading the channels whose own part is read too
 */
export async function contentFor(
  kysely: Kysely<State>,
  briefing: Briefing,
  at: Date,
  targets: readonly string[],
  reading: readonly string[],
  sources: Sources,
): Promise<Content> {
  const composed = await lastComposed(kysely, briefing.name, targets, 'all');
  const previous = await earliest(kysely, briefing, [...composed.values()], targets);
  const items = rotatingItems(briefing.sections, sources);
  const shown = await shownBefore(kysely, briefing.name, targets, new Set(items.flat()));
  const occasion: Occasion = { previous, drawn: drawNext(briefing.sections, items, shown) };
  const parts = {
    zh: composeParts(briefing, occasion, sources, 'zh'),
    en: composeParts(briefing, occasion, sources, 'en'),
  };
  const cards = (channel: ChannelMatter | null): Cards | null => {
    const zh = composeCard(briefing, at, parts.zh, channel, 'zh');
    const en = composeCard(briefing, at, parts.en, channel, 'en');
    return zh && en ? { zh, en } : null;
  };
  const shared = cards(null);
  const discussed = shared ? itemsOn(shared.zh) : [];
  // What a channel missed of its own comes with its next edition.
  const reached = await lastComposed(kysely, briefing.name, reading, 'unfailed');
  const own = new Map<string, Cards | null>();
  for (const target of reading) {
    const since = reached.get(target) ?? null;
    const channel = await channelMatter(kysely, briefing, target, discussed, since, sources);
    if (channel) own.set(target, cards(channel));
    else if (!shared) own.set(target, null);
    // The database answers at once: without a pause hundreds of channels would hold up everything else.
    await setImmediate();
  }
  return { previous, drawn: occasion.drawn.flat(), shared, own };
}

/**
 * Since when an edition for those channels tells: none of them must miss something, and one that comes new gets no more
 * than the others. Where all are new it is the first edition for them.
 */
async function earliest(
  kysely: Kysely<State>,
  briefing: Briefing,
  composed: readonly Date[],
  targets: readonly string[],
): Promise<Date | null> {
  if (composed.length) return new Date(Math.min(...composed.map(date => date.getTime())));
  return targets.length ? null : previousComposition(kysely, briefing.name);
}
