import type { ActionName } from '../../card/actions.ts';
import { wordsOf } from '../../words/index.ts';
import type { Desk } from './desk.ts';
import { channelForm, formAction, readFormValue } from './form.ts';
import { searchAction } from './home.ts';
import { pageAction, readPageValue } from './message.ts';
import type { Pressed } from './press.ts';
import { sentenceCard } from './sentence.ts';

const discuss: ActionName = 'discuss';

/** On the Home tab no channel is given: a form opened there asks for one. */
const place = { channel: null, thread: null, message: '', home: true };

/** A button or the search box of the Home tab, which shows one answer at a time. */
export async function pressAtHome(desk: Desk, { user, action, value, trigger }: Pressed): Promise<void> {
  const person = await desk.people.find(user);
  const { locale } = person;
  const turn = action === pageAction ? readPageValue(value) : null;
  const form = action === formAction ? readFormValue(value) : null;
  if (turn ?? form) {
    const kept = turn?.card ?? form?.card ?? 0;
    const card = await desk.cards.find(kept);
    if (!card) return desk.showHome(user, sentenceCard(wordsOf(locale).slack.cardGone, locale), locale);
    if (form && (await desk.modals.open(trigger, card, place, { kept, form: form.form }))) return;
    return desk.showHome(user, card, locale, { kept, page: turn?.page ?? 0 });
  }
  // A discussion is a channel's: which one's, the tab does not say.
  if (action === discuss && (await desk.modals.open(trigger, channelForm({ action, value }, locale), place))) return;
  const origin = desk.origin({ channel: user, user, thread: null }, person);
  const replies =
    action === searchAction
      ? await desk.answer({ ...origin, text: value })
      : await desk.press({ ...origin, message: '', action, value, values: {} });
  const card = replies[0]?.card ?? sentenceCard(wordsOf(locale).slack.noResult, locale);
  if (!(await desk.modals.open(trigger, card, place))) await desk.showHome(user, card, locale);
}
