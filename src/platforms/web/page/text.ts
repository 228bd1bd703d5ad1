import { element } from './dom.ts';

/** An address as people paste it; the punctuation after it is not part of it. */
const address = /https:\/\/[^\s<>"“”「」（）()，。；！？、]+(?<![.,;:!?'])/gu;

/** What a person typed, with the web addresses in it as links; a command looks like one. */
export function drawText(text: string): HTMLElement {
  const command = /^[/／]\S/.test(text);
  const drawn = element('p', { class: command ? 'message-text message-command' : 'message-text' });
  let end = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    if (!URL.canParse(found)) continue;
    const link = { href: found, target: '_blank', rel: 'noopener noreferrer' };
    drawn.append(text.slice(end, index), element('a', { attributes: link }, found));
    end = index + found.length;
  }
  drawn.append(text.slice(end));
  return drawn;
}
