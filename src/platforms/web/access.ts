import { createHash, timingSafeEqual } from 'node:crypto';

/** What a request says about who sends it. */
export interface Caller {
  /** The address of the other end of the connection. */
  readonly address: string | undefined;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** A proxy passed it on, so that the address is the proxy's. */
  readonly forwarded: boolean;
  /** As an `Authorization: Bearer` header gave it. */
  readonly bearer: string | undefined;
  /** As the cookie or `?token=` gave it: a browser sends these by itself. */
  readonly remembered: string | undefined;
}

export type Access = { readonly allowed: true; readonly admin: boolean } | { readonly allowed: false };

/**
 * Who may use the page and its interface. Without a token only this machine: the connection, the Host and the Origin must all
 * be loopback, so that neither the network, nor a foreign page, nor a foreign name that resolves to 127.0.0.1 gets in.
 * With the token anybody, but a browser only from the workspace's own page. Administration stays with this machine.
 */
export function accessOf(caller: Caller, token: string | null): Access {
  const local =
    isLoopbackAddress(caller.address) &&
    !caller.forwarded &&
    isLoopbackHost(caller.host) &&
    isLoopbackOrigin(caller.origin);
  if (local) return { allowed: true, admin: true };
  if (token === null) return { allowed: false };
  const allowed =
    sameSecret(caller.bearer, token) ||
    (sameSecret(caller.remembered, token) && isOwnOrigin(caller.origin, caller.host));
  return allowed ? { allowed: true, admin: false } : { allowed: false };
}

/** Takes the same time wherever the two differ. */
export function sameSecret(given: string | undefined, secret: string): boolean {
  if (given === undefined) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && (address === '::1' || /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address));
}

function isLoopbackHost(host: string | undefined): boolean {
  if (host === undefined || !/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function isLoopbackOrigin(origin: string | undefined): boolean {
  if (origin === undefined) return true;
  return origin.startsWith('http://') && isLoopbackHost(origin.slice('http://'.length));
}

function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host?.toLowerCase());
}
