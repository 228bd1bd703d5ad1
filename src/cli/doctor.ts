import fs from 'node:fs';
import { loadBriefings } from '../briefing/briefings.ts';
import type { Config } from '../config.ts';
import type { Io } from './io.ts';
import { open } from './open.ts';

/** `doctor`: checks what the bot needs and says what to do about each problem. Exit code 1 when something is wrong. */
export function doctor(config: Config, io: Io): number {
  const words = io.words.operator.doctor;
  let problems = 0;
  const good = (line: string) => io.print(`✓ ${line}`);
  const bad = (line: string) => {
    problems++;
    io.print(`✗ ${line}`);
  };

  good(words.node(process.versions.node));
  const opened = open(config);
  try {
    good(words.database(config.database));
    const documents = opened.sources.library.documents();
    const passages = documents.reduce((sum, document) => sum + document.passages, 0);
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
  for (const { name, configured, variable } of config.platforms) {
    if (configured) bad(words.notYet(name));
    else good(words.off(name, variable));
  }
  return problems ? 1 : 0;
}
