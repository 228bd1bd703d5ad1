/** Texts on their way to Slack and back. What a card says is literal: it pings nobody and is no markup. */

import { isBlank } from '../shared/text.ts';

/** Escaped for `mrkdwn` and a message's fallback text; plain_text and rich_text take the text as it is. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** How long Slack finds a text: it keeps it escaped. */
export function lengthOf(text: string): number {
  return text.length + 4 * count(text, '&') + 3 * (count(text, '<') + count(text, '>'));
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** Whether `mrkdwn` would show the text as it stands: then a part of it may be bold. */
export function hasNoMarkup(text: string): boolean {
  return !/[*_~`]|:[\w+-]+:|(?:^|\n)\s*(?:>|&gt;)|^\s|\s$/u.test(text);
}

/** The text in pieces of at most `limit` characters, cut after a line, sentence or word where there is one; nothing is lost. */
export function piecesOf(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (lengthOf(rest) > limit) {
    const window = fitting(rest, limit);
    const at = [/\n/g, /[。！？.!?；;]/g, /[\s，、,]/g]
      .map(mark => lastEnd(window, mark))
      .find(end => end > window.length / 2);
    pieces.push(rest.slice(0, at ?? window.length));
    rest = rest.slice(at ?? window.length);
  }
  return [...pieces, rest].filter(piece => !isBlank(piece));
}

/** The longest beginning within the limit that cuts no character in halves. */
function fitting(text: string, limit: number): string {
  let length = 0;
  let end = 0;
  for (const character of text) {
    length += lengthOf(character);
    if (length > limit) break;
    end += character.length;
  }
  return text.slice(0, Math.max(end, 1));
}

function lastEnd(text: string, mark: RegExp): number {
  const last = [...text.matchAll(mark)].at(-1);
  return last ? last.index + last[0].length : -1;
}

/** The text within `limit` characters, with `…` where it was cut: only for what stands in full elsewhere. */
export function shortened(text: string, limit: number): string {
  return lengthOf(text) <= limit ? text : `${fitting(text, limit - 1).trimEnd()}…`;
}

/**
 * What a person typed, from the text of a Slack message: entities decoded, links, channels and mentions as they look, and
 * mentions of `bot` removed.
 */
export function typedText(text: string, bot: string): string {
  return shownText(text, new Map([[bot, ' ']]));
}

/**
 * The text of a Slack message as people read it.
 * @param mentions what stands for mentions of some people, by their ids
 */
export function shownText(text: string, mentions: ReadonlyMap<string, string>): string {
  return text
    .replace(/<([^<>]*)>/g, (_, inside: string) => shownLink(inside, mentions))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();
}

/** The people that a text mentions. */
export function mentionedIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/g)].flatMap(([, user = '']) => user))];
}

function shownLink(inside: string, mentions: ReadonlyMap<string, string>): string {
  const [target = '', label] = inside.split('|', 2);
  const mention = target.startsWith('@') ? mentions.get(target.slice(1)) : undefined;
  if (mention !== undefined) return mention;
  if (target.startsWith('#')) return `#${label || target.slice(1)}`;
  if (target.startsWith('@') || target.startsWith('!')) return label ? label : `@${target.slice(1)}`;
  return label || target.replace(/^mailto:/, '');
}
