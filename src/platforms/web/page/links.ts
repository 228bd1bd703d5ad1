import { type Address, isMessageAddress, parseAddress } from '../address.ts';
import type { Message } from '../message.ts';

/** Where a message leads that says no more than that: what a person asked for stands there, and may as well be opened. */
export function leadOf({ card }: Message): Address | null {
  const links = (card?.elements ?? []).flatMap(element => (element.kind === 'link' ? [element.url] : []));
  const others = card?.elements.filter(({ kind }) => kind !== 'link' && kind !== 'text' && kind !== 'note') ?? [];
  const [url] = links;
  return links.length === 1 && others.length === 0 && url && isMessageAddress(url) ? parseAddress(url) : null;
}

/** Calls `lead` for every press of a link to a message, also of one to the message that is open already. */
export function followLinks(lead: (address: Address) => void): void {
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    lead(parseAddress(link.getAttribute('href') ?? ''));
  });
}
