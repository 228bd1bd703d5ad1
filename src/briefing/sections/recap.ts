import type { CardElement } from '../../card/card.ts';
import { conclusionNote, gainedElements, type ItemDiscussion, recapElements } from '../../card/recap.ts';
import { type Locale, wordsOf } from '../../words/index.ts';

/** What a channel discussed since its edition before. */
export function recapSection(
  limit: number,
  discussions: readonly ItemDiscussion[],
  locale: Locale,
): readonly CardElement[] {
  if (!discussions.length) return [];
  return [
    { kind: 'text', text: wordsOf(locale).briefing.discussed, strong: true },
    ...recapElements(discussions.slice(0, limit), locale),
  ];
}

/** What a channel has said of the items an edition shows, and what the library has gained on them since. */
export function earlierSection(discussions: readonly ItemDiscussion[], locale: Locale): readonly CardElement[] {
  const elements = discussions.flatMap(one => earlier(one, locale));
  return elements.length ? [{ kind: 'text', text: wordsOf(locale).briefing.earlier, strong: true }, ...elements] : [];
}

/** Whether an edition has something to say of it. */
export function isNoteworthy(discussion: ItemDiscussion): boolean {
  return earlier(discussion, 'zh').length > 0 || earlier(discussion, 'en').length > 0;
}

function earlier(discussion: ItemDiscussion, locale: Locale): readonly CardElement[] {
  const said = [...conclusionNote(discussion, locale), ...gainedElements(discussion, locale)];
  if (!said.length) return [];
  // Both lead to the thread: once is enough.
  const links = said.filter(({ kind }) => kind === 'link').slice(-1);
  return [{ kind: 'note', text: discussion.title[locale] }, ...said.filter(({ kind }) => kind !== 'link'), ...links];
}
