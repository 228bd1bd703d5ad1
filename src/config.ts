import fs from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { PersonError } from './errors.ts';
import type { PlatformSettings } from './platforms/settings.ts';
import type { Locale } from './words/index.ts';

/** Everything that can be set, read once. Paths are absolute. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly database: string;
  /** Files and folders whose documents belong in the library. */
  readonly documents: readonly string[];
  readonly briefings: string;
  /** The digests and the lexicon that ship. */
  readonly data: string;
  readonly locale: Locale;
  /** `platform:user`. */
  readonly admins: ReadonlySet<string>;
  readonly webToken: string | null;
  readonly retentionDays: number;
  readonly logLevel: string;
  readonly platforms: PlatformSettings;
  /** Where the command was typed: paths in its arguments start there. */
  readonly folder: string;
}

const root = path.resolve(import.meta.dirname, '..');

const environment = z.object({
  PORT: z.coerce.number<string>('a port number').int().min(0).max(65535).default(8787),
  HOST: z.string().default('127.0.0.1'),
  TRENDBRIEF_DB: z.string().default('data/trendbrief.sqlite'),
  TRENDBRIEF_DOCUMENTS: z.string().default(''),
  TRENDBRIEF_BRIEFINGS: z.string().default('briefings'),
  TRENDBRIEF_LOCALE: z.enum(['zh', 'en']).default('zh'),
  TRENDBRIEF_ADMINS: z
    .string()
    .regex(
      /^\s*[a-z]+:[^\s,]+(?:\s*,\s*[a-z]+:[^\s,]+)*\s*$/,
      'platform:user ids with commas between, such as slack:U1,feishu:ou_1',
    )
    .optional(),
  TRENDBRIEF_WEB_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  TRENDBRIEF_RETENTION_DAYS: z.coerce.number<string>('a number of days').int().min(1).default(180),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_APP_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  FEISHU_APP_ID: z.string().optional(),
  FEISHU_APP_SECRET: z.string().optional(),
  FEISHU_DOMAIN: z.string().default('feishu'),
  FEISHU_MODE: z.string().default('longconn'),
  FEISHU_ENCRYPT_KEY: z.string().optional(),
  FEISHU_VERIFICATION_TOKEN: z.string().optional(),
});

/**
 * Reads the environment, and below it the `.env` file of the current folder. An empty value counts as unset.
 * @throws PersonError naming each wrong variable, never its value
 */
export function readConfig(): Config {
  const values = Object.fromEntries(
    Object.entries({ ...readEnvFile(), ...process.env }).filter(([, value]) => value?.trim()),
  );
  const parsed = environment.safeParse(values);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`);
    throw new PersonError(w => w.operator.wrongSetting(problems));
  }
  const set = parsed.data;
  // npm runs scripts in the project's folder and says here where the person stood.
  const folder = process.env.INIT_CWD ?? process.cwd();
  return Object.freeze({
    port: set.PORT,
    host: set.HOST,
    database: set.TRENDBRIEF_DB === ':memory:' ? set.TRENDBRIEF_DB : path.resolve(root, set.TRENDBRIEF_DB),
    documents: set.TRENDBRIEF_DOCUMENTS.split(':')
      .filter(Boolean)
      .map(file => path.resolve(folder, file)),
    briefings: path.resolve(root, set.TRENDBRIEF_BRIEFINGS),
    data: path.join(root, 'data'),
    locale: set.TRENDBRIEF_LOCALE,
    admins: new Set(set.TRENDBRIEF_ADMINS?.split(',').map(id => id.trim())),
    webToken: set.TRENDBRIEF_WEB_TOKEN ?? null,
    retentionDays: set.TRENDBRIEF_RETENTION_DAYS,
    logLevel: set.LOG_LEVEL,
    platforms: {
      slack:
        set.SLACK_BOT_TOKEN === undefined
          ? null
          : {
              botToken: set.SLACK_BOT_TOKEN,
              appToken: set.SLACK_APP_TOKEN ?? null,
              signingSecret: set.SLACK_SIGNING_SECRET ?? null,
              apiUrl: set.SLACK_API_URL ?? null,
            },
      feishu:
        set.FEISHU_APP_ID === undefined
          ? null
          : {
              appId: set.FEISHU_APP_ID,
              appSecret: set.FEISHU_APP_SECRET ?? null,
              domain: set.FEISHU_DOMAIN,
              mode: set.FEISHU_MODE,
              encryptKey: set.FEISHU_ENCRYPT_KEY ?? null,
              verificationToken: set.FEISHU_VERIFICATION_TOKEN ?? null,
            },
    },
    folder,
  });
}

function readEnvFile(): NodeJS.Dict<string> {
  try {
    return parseEnv(fs.readFileSync(path.resolve('.env'), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new PersonError(w => w.operator.unreadableEnv, { cause: error });
  }
}
