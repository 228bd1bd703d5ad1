import { botName, type Message } from '../message.ts';
import type { PageContext } from './context.ts';
import { button, element, iconButton } from './dom.ts';
import { authorName } from './names.ts';
import { drawReaction, usualReactions } from './reactions.ts';

export interface MenuOptions {
  /** It stands in the thread of a discussion. */
  readonly discussion: boolean;
  /** Changes the words in their place. */
  readonly edit: () => void;
}

const stances = ['agree', 'disagree', 'watch'] as const;

/** Between a menu and its button, and the edge of the window. */
const gapPixels = 6;

/** The button beside a message that opens what can be done with it. */
export function drawMenuButton(message: Message, options: MenuOptions, context: PageContext): HTMLElement[] {
  const label = context.words.actionsFor(authorName(message.author));
  const opener = iconButton('more', label, () => {}, { class: 'menu-opener' });
  const menu = element('div', {
    class: 'menu',
    attributes: { popover: 'auto', role: 'group', 'aria-label': label },
    on: {
      beforetoggle: event => {
        if (event.newState === 'open')
          menu.replaceChildren(...drawItems(context.latest(message), options, context, menu));
      },
      toggle: event => {
        if (event.newState !== 'open') return;
        place(menu, opener);
        menu.querySelector('button')?.focus();
      },
      keydown: event => takeKey(event, menu, opener),
    },
  });
  opener.popoverTargetElement = menu;
  return [opener, menu];
}

function drawItems(message: Message, options: MenuOptions, context: PageContext, menu: HTMLElement): HTMLElement[] {
  const { words, user } = context;
  const chosen = (act: () => void) => () => {
    menu.hidePopover();
    act();
  };
  const given = message.reactions ?? [];
  const reactions = [...new Set([...usualReactions.keys(), ...given.map(each => each.reaction)])].map(reaction => {
    const mine = given.some(each => each.reaction === reaction && each.people.includes(user));
    const choice = button(
      '',
      chosen(() => context.react(message, reaction, !mine)),
      {
        class: 'menu-reaction',
        attributes: { title: reaction, 'aria-label': words.react(reaction), 'aria-pressed': String(mine) },
      },
    );
    choice.append(drawReaction(reaction));
    return choice;
  });
  const items: HTMLElement[] = [element('div', { class: 'menu-row' }, ...reactions)];
  if (message.author === botName) return items;
  if (options.discussion) items.push(drawConclude(message, context, menu));
  if (message.author !== user) return items;
  items.push(
    button(words.edit, chosen(options.edit), { class: 'menu-item' }),
    drawDelete(
      words,
      chosen(() => context.remove(message)),
    ),
  );
  return items;
}

/** What the bot's card of a discussion would offer: see `mark-conclusion` in `card/actions.ts`. */
function drawConclude(message: Message, context: PageContext, menu: HTMLElement): HTMLElement {
  const { words } = context;
  const { text, author } = message;
  const choices = stances.map(stance => {
    const choice: HTMLButtonElement = button(
      words.stances[stance],
      () => {
        menu.hidePopover();
        const value = JSON.stringify({ stance });
        const pressed = { label: words.markConclusion, action: 'mark-conclusion', value };
        context.press(message, pressed, choice, { text, user: author, name: author });
      },
      { class: 'menu-choice' },
    );
    return choice;
  });
  return element(
    'div',
    { class: 'menu-group', attributes: { role: 'group', 'aria-label': words.markConclusion } },
    element('span', { class: 'menu-label' }, words.markConclusion),
    element('div', { class: 'menu-row' }, ...choices),
  );
}

/** Deleting takes two presses. */
function drawDelete(words: PageContext['words'], remove: () => void): HTMLElement {
  let asked = false;
  const item: HTMLButtonElement = button(
    words.delete,
    () => {
      if (asked) remove();
      asked = true;
      item.textContent = words.confirmDelete;
    },
    { class: 'menu-item menu-danger' },
  );
  return item;
}

/** Below its button, its right edge under the button's; above where there is no room. `messages.css` says so for phones. */
function place(menu: HTMLElement, opener: HTMLElement): void {
  const at = opener.getBoundingClientRect();
  const below = at.bottom + gapPixels;
  const fits = below + menu.offsetHeight + gapPixels < window.innerHeight;
  const top = fits ? below : Math.max(gapPixels, at.top - gapPixels - menu.offsetHeight);
  menu.style.setProperty('--menu-top', `${top}px`);
  menu.style.setProperty('--menu-left', `${Math.max(gapPixels, at.right - menu.offsetWidth)}px`);
}

/** Arrow keys lead through the menu; Escape closes it, and nothing else around it. */
function takeKey(event: KeyboardEvent, menu: HTMLElement, opener: HTMLElement): void {
  const buttons = [...menu.querySelectorAll('button')];
  const at = buttons.findIndex(each => each.matches(':focus'));
  if (event.key === 'ArrowDown' || event.key === 'ArrowRight') buttons[(at + 1) % buttons.length]?.focus();
  else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') buttons.at(at - 1)?.focus();
  else if (event.key === 'Escape') {
    menu.hidePopover();
    opener.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
