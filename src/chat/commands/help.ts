import { button } from '../../card/actions.ts';
import type { Card } from '../../card/card.ts';
import { type Locale, wordsOf } from '../../words/index.ts';
import { commandNames } from '../parse.ts';
import type { CommandHint } from '../request.ts';

/** Every command with what may follow it, the reader's language first. */
export function commandHints(locale: Locale): readonly CommandHint[] {
  const words = wordsOf(locale).chat;
  return commandNames.map(name => ({
    names: words.names[name].map(word => `/${word}`),
    usage: words.usage[name],
    description: words.describe[name],
  }));
}

/** `/help`. */
export function help(locale: Locale): Card {
  const words = wordsOf(locale).chat;
  return {
    locale,
    summary: words.helpTitle,
    elements: [
      { kind: 'header', title: words.helpTitle },
      { kind: 'text', text: words.helpIntro },
      {
        kind: 'list',
        items: commandHints(locale).map(({ names, usage, description }) => ({
          title: [names[0], usage].filter(Boolean).join(' '),
          text: `${description} · ${names[1] ?? ''}`,
        })),
      },
      { kind: 'note', text: words.helpExamples },
      { kind: 'buttons', buttons: words.examples.map(text => button(text, { name: 'command', text })) },
    ],
  };
}
