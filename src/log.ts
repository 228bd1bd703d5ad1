import { type Logger, pino } from 'pino';

/** Headers, settings and fields that may hold a secret: never in a log. */
const secretPaths = [
  'authorization',
  'cookie',
  'token',
  'secret',
  'password',
  'app_secret',
  'encryptKey',
  'verificationToken',
];

/** The log: JSON lines on standard error; standard output belongs to the answers. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretPaths.flatMap(name => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}
