import type { Message } from '../message.ts';
import type { PageContext } from './context.ts';
import { button, drawIcon, element, type IconName } from './dom.ts';

/** The reactions that are always offered, drawn like all else here, so that they need no font of the machine's. */
export const usualReactions: ReadonlyMap<string, IconName> = new Map([
  ['👍', 'thumb'],
  ['❤️', 'heart'],
  ['👀', 'eye'],
]);

export function drawReaction(reaction: string): Node {
  const icon = usualReactions.get(reaction);
  return icon ? drawIcon(icon) : document.createTextNode(reaction);
}

/** Shows under a message how people reacted; a press gives the same reaction, or takes one's own back. */
export function showReactions(row: HTMLElement, message: Message, context: PageContext): void {
  const { words, user } = context;
  const shown = row.querySelector('.reactions');
  const focused = shown?.contains(document.activeElement)
    ? document.activeElement?.getAttribute('data-reaction')
    : null;
  const buttons = (message.reactions ?? []).map(({ reaction, people }) => {
    const mine = people.includes(user);
    const label = words.reactions(reaction, people);
    const toggle = button(`${people.length}`, () => context.react(message, reaction, !mine), {
      class: 'reaction',
      attributes: {
        'aria-label': label,
        title: people.join(', '),
        'aria-pressed': String(mine),
        'data-reaction': reaction,
      },
    });
    toggle.prepend(drawReaction(reaction));
    return toggle;
  });
  if (buttons.length === 0) shown?.remove();
  else if (shown) shown.replaceChildren(...buttons);
  else row.querySelector('.message-body')?.after(element('div', { class: 'reactions' }, ...buttons));
  buttons.find(each => each.dataset.reaction === focused)?.focus();
}
