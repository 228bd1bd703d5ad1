import { targetOf } from '../briefing/target.ts';
import type { Card } from '../card/card.ts';
import { sentenceCard } from '../card/sentence.ts';
import { discussionOf } from '../discussion/discussions.ts';
import { PersonError } from '../errors.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import { about, knowsName } from './commands/about.ts';
import { askHere } from './commands/ask.ts';
import { askInside, subjectHere } from './commands/ask-inside.ts';
import { brief } from './commands/brief.ts';
import { conclude } from './commands/conclude.ts';
import { digest } from './commands/digest.ts';
import { readDigestLine } from './commands/digest-line.ts';
import { figures } from './commands/figures.ts';
import { help } from './commands/help.ts';
import { recap } from './commands/recap.ts';
import { sources } from './commands/sources.ts';
import { trend, trends } from './commands/trends.ts';
import type { ChatContext } from './context.ts';
import { type CommandName, commandNames, nearestName, parseLine } from './parse.ts';
import type { Origin, Reply, Request } from './request.ts';

/** What a person typed: a command, or a question. */
export async function answerLine(context: ChatContext, request: Request): Promise<readonly Reply[]> {
  const { text, locale } = request;
  const line = parseLine(text);
  switch (line.kind) {
    case 'nothing':
      return [];
    case 'question':
      return [here(await asked(context, line.text, request))];
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
  const { text } = request;
  const ambiguous = !line.slash && line.rest !== '' && line.command !== 'ask';
  const isQuestion = line.command === 'help' || /[?？]\s*$/u.test(line.rest);
  const isNoName = ambiguous && line.command === 'about' && !knowsName(context, line.rest, request.locale);
  if (ambiguous && (isQuestion || isNoName)) return asked(context, text, request);
  try {
    return await run(context, line, request);
  } catch (error) {
    const meant = line.command === 'digest' && readDigestLine(line.rest) !== null;
    if (ambiguous && !meant && error instanceof PersonError) return asked(context, text, request);
    throw error;
  }
}

/** Inside a discussion the item under discussion is what a question leaves out. */
async function asked(context: ChatContext, question: string, origin: Origin): Promise<Card> {
  const discussion = await discussionOf(context.kysely, targetOf(origin), origin.thread);
  return discussion ? askInside(context, discussion, question, origin) : askHere(context, question, origin);
}

async function run(context: ChatContext, { command, rest }: Command, origin: Origin): Promise<Card> {
  const { locale } = origin;
  switch (command) {
    case 'trends':
      return trends(context, rest, locale);
    case 'trend':
      return trend(context, rest || (await subjectHere(context, origin)), locale);
    case 'ask':
      return asked(context, rest, origin);
    case 'sources':
      return sources(context, rest, 0, locale);
    case 'brief':
      return brief(context, rest, origin);
    case 'digest':
      return digest(context, rest, origin);
    case 'help':
      return help(locale);
    case 'recap':
      return recap(context, rest, 0, origin);
    case 'conclude':
      return conclude(context, rest, origin);
    case 'figures':
      return figures(context, rest || (await subjectHere(context, origin)), 0, locale);
    case 'about':
      return about(context, rest || (await subjectHere(context, origin)), 0, locale);
  }
}

function here(card: Card): Reply {
  return { card, placement: 'here' };
}

function unknownCommand(name: string, locale: Locale): string {
  const words = wordsOf(locale).chat;
  const known = commandNames.flatMap(command => [...words.names[command]]);
  return words.unknownCommand(name, nearestName(name, known));
}
