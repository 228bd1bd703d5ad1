import fs from 'node:fs';
import path from 'node:path';
import { PersonError } from '../errors.ts';
import { type Briefing, readBriefing } from './definition.ts';

/** The briefings of a folder; a wrong file is a problem of its own and stops no other. */
export interface Briefings {
  readonly all: readonly Briefing[];
  readonly problems: readonly PersonError[];
  named(name: string): Briefing | null;
}

/** Reads every `.yaml` and `.yml` file of the folder. A missing folder has no briefings. */
export function loadBriefings(folder: string): Briefings {
  const all: Briefing[] = [];
  const problems: PersonError[] = [];
  for (const file of listFiles(folder, problems)) {
    const full = path.join(folder, file);
    try {
      all.push(readBriefing(fs.readFileSync(full, 'utf8'), full, path.parse(file).name.normalize('NFC')));
    } catch (error) {
      problems.push(
        error instanceof PersonError
          ? error
          : new PersonError(w => w.briefing.brokenFile(full, String(error)), { cause: error }),
      );
    }
  }
  return { all, problems, named: name => all.find(briefing => briefing.name === name.normalize('NFC')) ?? null };
}

function listFiles(folder: string, problems: PersonError[]): readonly string[] {
  try {
    return fs
      .readdirSync(folder)
      .filter(file => /\.ya?ml$/i.test(file))
      .sort();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      problems.push(new PersonError(w => w.briefing.unreadableFolder(folder), { cause: error }));
    }
    return [];
  }
}
