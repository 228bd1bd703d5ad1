import type { Sender } from './sender.ts';

/** A channel as deliveries, subscriptions and discussions name it: `platform:channel`. */
export function targetOf({ platform, channel }: { readonly platform: string; readonly channel: string }): string {
  return `${platform}:${channel}`;
}

/** A person as they name one: `platform:user`. */
export function personOf({ platform, user }: { readonly platform: string; readonly user: string }): string {
  return `${platform}:${user}`;
}

/** What the platform itself calls the channel or person. */
export function idIn(target: string): string {
  return target.slice(target.indexOf(':') + 1);
}

/** Whether a target is one of that platform's. */
export function isOf({ platform }: Pick<Sender, 'platform'>, target: string): boolean {
  return target.startsWith(`${platform}:`);
}

/** The sender that posts to a target; undefined where its platform is off. */
export function senderTo(senders: readonly Sender[], target: string): Sender | undefined {
  return senders.find(sender => isOf(sender, target));
}
