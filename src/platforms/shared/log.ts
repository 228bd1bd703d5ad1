import type { Logger } from 'pino';

/** Where an adapter logs. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Without addresses: some of them let their holder connect or post. */
export function withoutAddresses(text: string): string {
  return text.replace(/\b(?:https?|wss?):\/\/\S+/g, '[address]');
}
