import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import { type Log, withoutAddresses } from '../shared/log.ts';

/** The SDK's log in ours, one step quieter and without secrets: what matters is logged where it is handled. */
export function sdkLogger(log: Log): SlackLogger {
  const say = (...parts: unknown[]) => log.debug({ sdk: 'slack' }, redacted(parts.map(String).join(' ')));
  return { ...quietLogger, info: say, warn: say, error: say };
}

/** Says nothing: every failure is thrown as well. */
export const quietLogger: SlackLogger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.INFO,
  setName: () => {},
};

/** Tokens, and addresses that let their holder post. */
function redacted(text: string): string {
  return withoutAddresses(text.replace(/\bx(?:ox[a-z]|app)-[\w-]+/g, '[redacted]'));
}
