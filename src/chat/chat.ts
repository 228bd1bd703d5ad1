import { readAction } from '../card/actions.ts';
import type { Card } from '../card/card.ts';
import { PersonError } from '../errors.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import { ask } from './commands/ask.ts';
import { brief } from './commands/brief.ts';
import { commandHints, help } from './commands/help.ts';
import { openPassage } from './commands/passage.ts';
import { sources } from './commands/sources.ts';
import { trend, trendById, trends, trendsOfDocument } from './commands/trends.ts';
import type { ChatContext } from './context.ts';
import { type CommandName, commandNames, nearestName, parseLine } from './parse.ts';
import type { Chat, Press, Reply, Request } from './request.ts';

/** The bot: requests of any platform in, cards out. */
export function createChat(context: ChatContext): Chat {
  return {
    answer: async request => guarded(context, request.locale, 'here', () => answer(context, request)),
    press: async press => guarded(context, press.locale, 'aside', () => handlePress(context, press)),
    commands: commandHints,
  };
}

function answer(context: ChatContext, { text, locale }: Request): readonly Reply[] {
  const line = parseLine(text);
  switch (line.kind) {
    case 'nothing':
      return [];
    case 'question':
      return [here(ask(context, line.text, null, locale))];
    case 'unknown':
      return [here(sentenceCard(unknownCommand(line.name, locale), locale))];
    case 'command':
      return [here(runCommand(context, line, text, locale))];
  }
}

interface Command {
  readonly command: CommandName;
  readonly rest: string;
  readonly slash: boolean;
}

/** A line without a slash that only begins like a command ("trend of AI chips?") is a question. */
function runCommand(context: ChatContext, line: Command, text: string, locale: Locale): Card {
  const ambiguous = !line.slash && line.rest !== '' && line.command !== 'ask';
  if (ambiguous && (line.command === 'help' || /[?？]\s*$/u.test(line.rest))) return ask(context, text, null, locale);
  try {
    return run(context, line, locale);
  } catch (error) {
    if (ambiguous && error instanceof PersonError) return ask(context, text, null, locale);
    throw error;
  }
}

function run(context: ChatContext, { command, rest }: Command, locale: Locale): Card {
  switch (command) {
    case 'trends':
      return trends(context, rest, locale);
    case 'trend':
      return trend(context, rest, locale);
    case 'ask':
      return ask(context, rest, null, locale);
    case 'sources':
      return sources(context, rest, 0, locale);
    case 'brief':
      return brief(context, rest, locale);
    case 'help':
      return help(locale);
    case 'digest':
    case 'recap':
    case 'figures':
    case 'about':
    case 'conclude':
      throw new PersonError(w => w.chat.later(`/${w.chat.names[command][0] ?? command}`));
  }
}

function handlePress(context: ChatContext, press: Press): readonly Reply[] {
  const { locale } = press;
  const action = readAction(press.action, press.value);
  switch (action?.name) {
    case 'trends':
      return placed(trendsOfDocument(context, action.report, locale), 'thread');
    case 'trend':
      return placed(trendById(context, action.trend, action.all, locale), action.all ? 'replace' : 'thread');
    case 'passage':
      return [{ card: openPassage(context, action, locale), placement: 'aside' }];
    case 'passages':
      return [{ card: ask(context, action.question, action.from, locale), placement: 'replace' }];
    case 'sources':
      return [{ card: sources(context, action.words, action.from, locale), placement: 'replace' }];
    case 'command':
      return answer(context, { ...press, text: action.text });
    case undefined:
      throw new PersonError(w => w.chat.staleButton);
  }
}

function placed(card: Card | null, placement: Reply['placement']): readonly Reply[] {
  if (!card) throw new PersonError(w => w.chat.staleButton);
  return [{ card, placement }];
}

function here(card: Card): Reply {
  return { card, placement: 'here' };
}

/** What a person did wrong is answered in a sentence; anything else is logged, and the person told so. */
function guarded(
  context: ChatContext,
  locale: Locale,
  placement: Reply['placement'],
  work: () => readonly Reply[],
): readonly Reply[] {
  try {
    return work();
  } catch (error) {
    if (error instanceof PersonError) return [{ card: sentenceCard(error.sentence(locale), locale), placement }];
    context.report(error);
    return [{ card: sentenceCard(wordsOf(locale).chat.failed, locale), placement }];
  }
}

function sentenceCard(sentence: string, locale: Locale): Card {
  return { locale, summary: sentence, elements: [{ kind: 'text', text: sentence }] };
}

function unknownCommand(name: string, locale: Locale): string {
  const words = wordsOf(locale).chat;
  const known = commandNames.flatMap(command => [...words.names[command]]);
  return words.unknownCommand(name, nearestName(name, known));
}
