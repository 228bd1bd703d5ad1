import type { Kysely } from 'kysely';
import { readAction } from '../card/actions.ts';
import type { Button, Card, CardElement } from '../card/card.ts';
import type { State } from '../library/state.ts';
import { questionsOf } from './asked.ts';
import type { Briefing } from './definition.ts';
import type { Section } from './section.ts';
import { isNoteworthy } from './sections/recap.ts';
import type { ChannelMatter, Sources } from './sources.ts';

/**
 * What one channel adds to an edition; null when it adds nothing. Nothing of another channel is ever read.
 * @param target `platform:channel`
 * @param items those the edition shows, as its *discuss* buttons name them
 * @param since when the channel's edition before was composed; null for its first
 */
export async function channelMatter(
  kysely: Kysely<State>,
  { sections }: Briefing,
  target: string,
  items: readonly string[],
  since: Date | null,
  sources: Sources,
): Promise<ChannelMatter | null> {
  const has = (kind: Section['kind']) => sections.some(section => section.kind === kind);
  const questions = has('questions') ? await questionsOf(kysely, target, since) : [];
  const recap = has('recap') ? await sources.discussions(target, null, since) : [];
  const ofItems = items.length ? (await sources.discussions(target, items, null)).filter(isNoteworthy) : [];
  return questions.length || recap.length || ofItems.length ? { questions, recap, ofItems } : null;
}

/** The items that can be discussed from a card. */
export function itemsOn(card: Card): readonly string[] {
  const items = card.elements.flatMap(buttonsOf).flatMap(({ action, value }) => {
    const read = readAction(action, value);
    return read?.name === 'discuss' ? [read.item] : [];
  });
  return [...new Set(items)];
}

function buttonsOf(element: CardElement): readonly Button[] {
  if (element.kind === 'buttons') return element.buttons;
  return element.kind === 'list' ? element.items.flatMap(({ buttons }) => buttons ?? []) : [];
}
