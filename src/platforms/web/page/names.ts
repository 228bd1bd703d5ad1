import { botName } from '../message.ts';
import { drawIcon, element } from './dom.ts';

export function authorName(author: string): string {
  return author === botName ? 'Trendbrief' : author;
}

export function drawAvatar(author: string): HTMLElement {
  if (author === botName) {
    return element('span', { class: 'avatar avatar-bot', attributes: { 'aria-hidden': 'true' } }, drawIcon('trend'));
  }
  const initial = [...author][0]?.toUpperCase() ?? '?';
  return element('span', { class: 'avatar', attributes: { 'aria-hidden': 'true' } }, initial);
}
