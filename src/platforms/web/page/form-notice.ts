import type { Message } from '../message.ts';

/** Says beside the form that something was sent from what is wrong with it, or nothing any more. False where there is no form. */
export function showInForm(pressed: Element | null, sentence: string): boolean {
  const notice = pressed?.closest('form')?.querySelector('.form-error');
  if (!notice) return false;
  notice.textContent = sentence;
  return true;
}

/** What the bot tells one person in a sentence, such as what is wrong with a form. */
export function sentenceAlone({ card, text }: Message): string | null {
  return card?.elements.every(({ kind }) => kind === 'text' || kind === 'note') ? text : null;
}
