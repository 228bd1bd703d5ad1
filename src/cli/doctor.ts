import fs from 'node:fs';
import { loadBriefings } from '../briefing/briefings.ts';
import type { Card } from '../card/card.ts';
import { trendsCard } from '../card/trends.ts';
import { help } from '../chat/commands/help.ts';
import type { Config } from '../config.ts';
import { type Library, passagesIn } from '../library/library.ts';
import { createLog } from '../log.ts';
import { checkPlatforms } from '../platforms/connect.ts';
import type { Locale } from '../words/index.ts';
import type { Io } from './io.ts';
import { open } from './open.ts';

/** Cards as people will see them, to be shown to the platforms' own checks. */
function samplesOf(library: Library, locale: Locale): readonly Card[] {
  const [report] = library.trendReports();
  return [help(locale), ...(report ? [trendsCard(report, locale)] : [])];
}

/** `doctor`: checks what the bot needs and says what to do about each problem. Exit code 1 when something is wrong. */
export async function doctor(config: Config, io: Io): Promise<number> {
  const words = io.words.operator.doctor;
  let problems = 0;
  const good = (line: string) => io.print(`✓ ${line}`);
  const bad = (line: string) => {
    problems++;
    io.print(`✗ ${line}`);
  };

  good(words.node(process.versions.node));
  const opened = open(config);
  let samples: readonly Card[] = [];
  try {
    samples = samplesOf(opened.sources.library, config.locale);
    good(words.database(config.database));
    const documents = opened.sources.library.documents();
    const passages = passagesIn(documents);
    if (documents.length) good(words.library(documents.length, passages));
    else bad(words.emptyLibrary);
  } finally {
    opened.close();
  }
  for (const file of config.documents) {
    if (fs.existsSync(file)) good(words.path(file));
    else bad(words.missingPath(file));
  }
  const briefings = loadBriefings(config.briefings);
  good(words.briefings(briefings.all.length));
  for (const problem of briefings.problems) bad(problem.sentence(config.locale));
  for (const { name, targets } of briefings.all) if (!targets.length) bad(words.noTargets(name));
  if (!['127.0.0.1', '::1', 'localhost'].includes(config.host) && !config.webToken) bad(words.openHost(config.host));
  for (const { good: fine, sentence } of await checkPlatforms(
    config.platforms,
    config.locale,
    samples,
    createLog('silent'),
  )) {
    if (fine) good(sentence);
    else bad(sentence);
  }
  return problems ? 1 : 0;
}
