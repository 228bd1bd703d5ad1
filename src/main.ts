import { Command, CommanderError, Option } from 'commander';
import type { Io } from './cli/io.ts';
import { type Config, readConfig } from './config.ts';
import { PersonError } from './errors.ts';
import { isLocale, type Locale, wordsOf } from './words/index.ts';

/**
 * The command line: parses, wires, and turns failures into sentences and exit codes: 0 done, 1 something is wrong
 * (a sentence on standard error says what), 2 the call itself is wrong, 130 interrupted.
 */
const interruption = new AbortController();
let exitCode = 0;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (interruption.signal.aborted) process.exit(130);
    interruption.abort();
  });
}
// Somebody who pipes into `head` closes standard output early: nothing is left to say then.
process.stdout.on('error', error => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

/** Settings come first; what a command needs beyond them it loads itself, so that small commands start fast. */
function run(work: (config: Config, io: Io) => number | Promise<number>): Promise<void> {
  return settle(async () => {
    const config = readConfig();
    exitCode = await work(config, terminal(config.locale));
    if (interruption.signal.aborted && exitCode !== 0) exitCode = 130;
  });
}

async function settle(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    exitCode = interruption.signal.aborted ? 130 : 1;
    process.stderr.write(`${error instanceof PersonError ? error.sentence(language()) : stackOf(error)}\n`);
  }
}

/** A fault of ours, for the log: here the stack is the useful part. */
function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The language of the terminal, also while the settings themselves are wrong. */
function language(): Locale {
  try {
    return readConfig().locale;
  } catch {
    return 'en';
  }
}

function terminal(locale: Locale): Io {
  const live = process.stderr.isTTY;
  let drawn = false;
  const clear = () => {
    if (drawn) process.stderr.write('\r\x1b[K');
    drawn = false;
  };
  return {
    words: wordsOf(locale),
    signal: interruption.signal,
    print(line) {
      clear();
      process.stdout.write(`${line}\n`);
    },
    say(line) {
      clear();
      process.stderr.write(`${line}\n`);
    },
    progress(line) {
      if (!live) return;
      process.stderr.write(`\r\x1b[K${line.slice(0, (process.stderr.columns || 80) - 1)}`);
      drawn = true;
    },
  };
}

const collect = (value: string, previous: readonly string[] = []) => [...previous, value];
const localeOption = new Option('--locale <locale>', 'language of the answer').choices(['zh', 'en']);
const localeFrom = (given: string | undefined, fallback: Locale): Locale => (isLocale(given) ? given : fallback);

const program = new Command('trendbrief')
  .description('Keeps a library of AI-industry reports, answers with exact citations, posts briefings.')
  .exitOverride()
  .showHelpAfterError('(--help lists the commands and options)');

program
  .command('start')
  .description('start the bot and its local workspace')
  .action(() => run(async (config, io) => (await import('./cli/start.ts')).start(config, io)));

program
  .command('index')
  .description(
    'bring the library up to date with data/, TRENDBRIEF_DOCUMENTS and the given paths, which are remembered',
  )
  .argument('[path...]', 'files or folders')
  .option('--forget <path>', 'stop remembering a path and remove its documents (repeatable)', collect)
  .option('--rebuild', 'set a damaged database aside and start a new one')
  .option('--json', 'print the result as JSON')
  .action((paths: string[], options: { forget?: string[]; rebuild?: boolean; json?: boolean }) =>
    run(async (config, io) => (await import('./cli/index.ts')).index(paths, options, config, io)),
  );

program
  .command('outline')
  .description('print how documents are parsed, one JSON line a document')
  .argument('<path...>', 'files or folders')
  .option('--json', 'JSON lines (the only format)')
  .option('--corrected', 'apply the front matter of the digests')
  .action((paths: string[], options: { corrected?: boolean }) =>
    run(async (config, io) => (await import('./cli/outline.ts')).outline(paths, options, config, io)),
  );

program
  .command('lookup')
  .description('answer a question from the library')
  .argument('[question...]', 'the question')
  .option('--batch <file>', 'answer the {"id","query"} lines of a file')
  .option('--json', 'print JSON')
  .addOption(localeOption)
  .action((words: string[], options: { batch?: string; json?: boolean; locale?: string }, command: Command) => {
    const question = words.join(' ');
    if (!question && !options.batch) return command.error('error: give a question or --batch FILE', { exitCode: 2 });
    return run(async (config, io) => {
      const { lookup, lookupBatch } = await import('./cli/lookup.ts');
      const locale = localeFrom(options.locale, config.locale);
      return options.batch
        ? lookupBatch(options.batch, config, io)
        : lookup(question, { ...options, locale }, config, io);
    });
  });

program
  .command('preview')
  .description('print what a briefing would post; posts nothing')
  .argument('<briefing>', 'its name: the file name under briefings/')
  .option('--as <format>', 'text, html, slack or feishu', 'text')
  .addOption(localeOption)
  .option('--at <time>', 'ISO time to compose it for')
  .option('--channel <target>', 'platform:channel, for what it adds of its own')
  .action((name: string, options: { as: string; locale?: string; at?: string; channel?: string }) =>
    run(async (config, io) => {
      const { preview } = await import('./cli/preview.ts');
      return preview(name, { ...options, locale: localeFrom(options.locale, config.locale) }, config, io);
    }),
  );

program
  .command('schedule')
  .description('next runs of each briefing in each channel')
  .option('--json', 'print JSON')
  .action((options: { json?: boolean }) =>
    run(async (config, io) => (await import('./cli/schedule.ts')).schedule(options, config, io)),
  );

program
  .command('deliveries')
  .description('what was sent, when, what failed and why')
  .option('--json', 'print JSON')
  .action((options: { json?: boolean }) =>
    run(async (config, io) => (await import('./cli/schedule.ts')).deliveries(options, config, io)),
  );

const discussions = program.command('discussions').description('what teams said, voted and concluded in discussions');

discussions
  .command('export')
  .description('print the discussions of a channel, or of all')
  .option('--format <format>', 'md, json or csv', 'md')
  .option('--channel <channel>', 'only those of platform:channel')
  .action((options: { format: string; channel?: string }) =>
    run(async (config, io) => (await import('./cli/discussions.ts')).exportDiscussions(options, config, io)),
  );

discussions
  .command('forget')
  .description('remove what a person left in discussions')
  .argument('<person>', 'platform:user')
  .action((person: string) =>
    run(async (config, io) => (await import('./cli/discussions.ts')).forgetInDiscussions(person, config, io)),
  );

program
  .command('doctor')
  .description('check the installation and say what to do about each problem')
  .action(() => run(async (config, io) => (await import('./cli/doctor.ts')).doctor(config, io)));

program
  .command('slack-manifest')
  .description('print the manifest from which the Slack app is made')
  .option('--http <url>', 'the public address of the bot, for events over HTTP instead of Socket Mode')
  .action((options: { http?: string }) =>
    run(async (_config, io) => {
      const { slackManifest } = await import('./platforms/slack/manifest.ts');
      const { commandHints } = await import('./chat/commands/help.ts');
      io.print(JSON.stringify(slackManifest({ commands: commandHints('en'), http: options.http ?? null }), null, 2));
      return 0;
    }),
  );

program
  .command('check-library')
  .description('check the digests and the lexicon, against the originals where they are')
  .argument('[documents]', 'the folder of the originals')
  .action((documents: string | undefined) =>
    run(async (config, io) => (await import('./cli/check-library.ts')).checkLibrary(documents ?? null, config, io)),
  );

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  exitCode = error.exitCode === 0 ? 0 : 2;
}
process.exitCode = exitCode;
