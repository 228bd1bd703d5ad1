import { readAction } from '../card/actions.ts';
import type { Card } from '../card/card.ts';
import { PersonError } from '../errors.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import { ask } from './commands/ask.ts';
import { brief } from './commands/brief.ts';
import { cancelSubscription, changeSubscription, confirmSubscription, digest } from './commands/digest.ts';
import { readDigestLine } from './commands/digest-line.ts';
import { commandHints, help } from './commands/help.ts';
import { openPassage } from './commands/passage.ts';
import { sources } from './commands/sources.ts';
import { trend, trendById, trends, trendsOfDocument } from './commands/trends.ts';
import type { ChatContext } from './context.ts';
import { type CommandName, commandNames, nearestName, parseLine } from './parse.ts';
import type { Chat, Origin, Press, Reply, Request } from './request.ts';

/** The bot: requests of any platform in, cards out. */
export function createChat(context: ChatContext): Chat {
  return {
    answer: request => guarded(context, request.locale, 'here', () => answer(context, request)),
    press: press => guarded(context, press.locale, 'aside', () => handlePress(context, press)),
    commands: commandHints,
  };
}

async function answer(context: ChatContext, request: Request): Promise<readonly Reply[]> {
  const { text, locale } = request;
  const line = parseLine(text);
  switch (line.kind) {
    case 'nothing':
      return [];
    case 'question':
      return [here(ask(context, line.text, null, locale))];
    case 'unknown':
      return [here(sentenceCard(unknownCommand(line.name, locale), locale))];
    case 'command':
      return [here(await runCommand(context, line, request))];
  }
}

interface Command {
  readonly command: CommandName;
  readonly rest: string;
  readonly slash: boolean;
}

/** A line without a slash that only begins like a command ("trend of AI chips?") is a question. */
async function runCommand(context: ChatContext, line: Command, request: Request): Promise<Card> {
  const { text, locale } = request;
  const ambiguous = !line.slash && line.rest !== '' && line.command !== 'ask';
  if (ambiguous && (line.command === 'help' || /[?？]\s*$/u.test(line.rest))) return ask(context, text, null, locale);
  try {
    return await run(context, line, request);
  } catch (error) {
    const meant = line.command === 'digest' && readDigestLine(line.rest) !== null;
    if (ambiguous && !meant && error instanceof PersonError) return ask(context, text, null, locale);
    throw error;
  }
}

function run(context: ChatContext, { command, rest }: Command, origin: Origin): Card | Promise<Card> {
  const { locale } = origin;
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
    case 'digest':
      return digest(context, rest, origin);
    case 'help':
      return help(locale);
    case 'recap':
    case 'figures':
    case 'about':
    case 'conclude':
      throw new PersonError(w => w.chat.later(`/${w.chat.names[command][0] ?? command}`));
  }
}

async function handlePress(context: ChatContext, press: Press): Promise<readonly Reply[]> {
  const { locale } = press;
  const action = readAction(press.action, press.value);
  switch (action?.name) {
    case 'trends':
      return placed(trendsOfDocument(context, action.report, locale), 'thread');
    case 'trend':
      return placed(trendById(context, action.trend, action.all, locale), action.all ? 'replace' : 'thread');
    case 'passage':
      return placed(openPassage(context, action, locale), 'aside');
    case 'passages':
      return placed(ask(context, action.question, action.from, locale), 'replace');
    case 'sources':
      return placed(sources(context, action.words, action.from, locale), 'replace');
    case 'subscribe':
      return placed(await confirmSubscription(context, action, press), 'replace');
    case 'subscription':
      return placed(await changeSubscription(context, action, press), 'replace');
    case 'cancel':
      return placed(cancelSubscription(press), 'replace');
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
async function guarded(
  context: ChatContext,
  locale: Locale,
  placement: Reply['placement'],
  work: () => Promise<readonly Reply[]>,
): Promise<readonly Reply[]> {
  try {
    return await work();
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
