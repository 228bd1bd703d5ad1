import path from 'node:path';
import { CronExpressionParser } from 'cron-parser';
import { validate } from 'node-cron';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { PersonError } from '../errors.ts';
import type { Locale } from '../words/index.ts';
import { bilingualText, type Section, section } from './section.ts';
import type { Schedule } from './slots.ts';
import { isZone } from './zone.ts';

/** One file under `briefings/`; its name is the briefing's. */
export interface Briefing {
  readonly name: string;
  /** The file's name, for sentences that point to it. */
  readonly file: string;
  readonly title: Record<Locale, string>;
  readonly schedule: Schedule;
  /** `platform:channel`. */
  readonly targets: readonly string[];
  readonly sections: readonly Section[];
}

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

const duration = z
  .string()
  .regex(/^\d+[smhd]$/, 'a number with s, m, h or d, such as 6h')
  .transform(text => Number(text.slice(0, -1)) * units[text.slice(-1) as keyof typeof units]);

const definition = z.strictObject({
  title: bilingualText,
  schedule: z.strictObject({
    cron: z.string().superRefine((cron, context) => {
      const problem = cronProblem(cron);
      if (problem) context.addIssue({ code: 'custom', message: problem });
    }),
    timezone: z.string().refine(isZone, 'not an IANA time zone such as Asia/Shanghai'),
    catchUp: duration.prefault('6h'),
  }),
  targets: z.array(z.string().regex(/^[a-z]+:\S+$/, 'platform:channel, such as web:general')).default([]),
  sections: z.array(section).min(1),
});

/**
 * Reads one briefing file.
 * @throws PersonError naming the file, the key and the reason
 */
export function readBriefing(text: string, file: string, name: string): Briefing {
  const yaml = parseDocument(text);
  const [broken] = yaml.errors;
  if (broken) throw new PersonError(w => w.briefing.brokenFile(file, broken.message.split('\n')[0] ?? ''));
  const parsed = definition.safeParse(yaml.toJS());
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(issue => `${issue.path.join('.') || '(file)'}: ${issue.message}`);
    throw new PersonError(w => w.briefing.wrongFile(file, reasons));
  }
  const { schedule, ...rest } = parsed.data;
  return {
    name,
    file: path.basename(file),
    ...rest,
    schedule: { cron: schedule.cron, timezone: schedule.timezone, catchUpMilliseconds: schedule.catchUp },
  };
}

/** What is wrong with a cron pattern, or null. Libraries disagree on patterns that restrict both kinds of day: they are refused. */
export function cronProblem(cron: string): string | null {
  if (!validate(cron)) return 'not a cron pattern such as "0 9 * * 1-5" (seconds may stand first)';
  const fields = cron.trim().split(/\s+/);
  const [dayOfMonth, , dayOfWeek] = fields.slice(-3);
  if (dayOfMonth !== '*' && dayOfMonth !== '?' && dayOfWeek !== '*' && dayOfWeek !== '?') {
    return 'restricts both day-of-month and day-of-week; restrict only one of them';
  }
  try {
    CronExpressionParser.parse(cron, { tz: 'UTC' }).next();
    return null;
  } catch {
    return 'never comes due, or uses an extension that is not supported';
  }
}
