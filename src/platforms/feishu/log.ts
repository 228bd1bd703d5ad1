import type { Logger as SdkLogger } from '@larksuiteoapi/node-sdk';
import { type Log, withoutAddresses } from '../shared/log.ts';

/**
 * The SDK's log in ours, at the quietest level and without secrets: what matters is thrown, and logged where it is handled.
 * The SDK also logs whole requests, with the app secret in them: of anything but a text only the name is kept.
 */
export function sdkLogger(log: Log): SdkLogger {
  const say = (...parts: unknown[]) => log.debug({ sdk: 'feishu' }, parts.flat().map(readable).join(' '));
  return { error: say, warn: say, info: say, debug: () => {}, trace: () => {} };
}

function readable(part: unknown): string {
  if (part instanceof Error) return part.name;
  return typeof part === 'string' ? withoutAddresses(part) : `[${typeof part}]`;
}
