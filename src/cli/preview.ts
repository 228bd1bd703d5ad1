import { loadBriefings } from '../briefing/briefings.ts';
import { showNow } from '../briefing/show-now.ts';
import type { Config } from '../config.ts';
import { PersonError } from '../errors.ts';
import { formats } from '../platforms/formats.ts';
import type { Locale } from '../words/index.ts';
import type { Io } from './io.ts';
import { open } from './open.ts';

export interface PreviewOptions {
  readonly as: string;
  readonly locale: Locale;
  readonly at?: string;
  /** `platform:channel`, for what it adds of its own. */
  readonly channel?: string;
}

/** `preview BRIEFING`: what would be posted now, or at another time. Posts and records nothing. */
export async function preview(name: string, options: PreviewOptions, config: Config, io: Io): Promise<number> {
  const format = formats[options.as];
  if (!format) throw new PersonError(w => w.operator.unknownFormat(options.as, Object.keys(formats)));
  const at = options.at === undefined ? new Date() : new Date(options.at);
  if (Number.isNaN(at.getTime())) throw new PersonError(w => w.operator.wrongDate(options.at ?? ''));
  const briefings = loadBriefings(config.briefings);
  for (const problem of briefings.problems) io.say(problem.sentence(config.locale));
  const briefing = briefings.named(name);
  if (!briefing) {
    throw new PersonError(w =>
      w.operator.noSuchBriefing(
        name,
        briefings.all.map(known => known.name),
      ),
    );
  }
  const opened = open(config);
  try {
    const { database, sources } = opened;
    const card = await showNow(database.kysely, briefing, at, options.channel ?? null, sources, options.locale);
    if (card) io.print(await format(card));
    else io.say(io.words.operator.emptyEdition);
    return 0;
  } finally {
    opened.close();
  }
}
