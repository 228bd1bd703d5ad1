import type { HttpBindings } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import { accessOf, sameSecret } from './access.ts';
import { RefusedRequest } from './refusal.ts';

/** What routes behind the guard know of a request. */
export interface GuardedRequest {
  Bindings: HttpBindings;
  Variables: { admin: boolean };
}

const cookieName = 'trendbrief_token';

/** Lets in whom `accessOf` allows. `/?token=…` is remembered in a cookie, and leaves the address bar at once. */
export function guard(token: string | null) {
  return createMiddleware<GuardedRequest>(async (context, next) => {
    const given = context.req.path === '/' ? context.req.query('token') : undefined;
    if (token !== null && given !== undefined && sameSecret(given, token)) {
      setCookie(context, cookieName, token, {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/',
        maxAge: 30 * 24 * 60 * 60,
      });
      return context.redirect('/', 303);
    }
    const header = (name: string) => context.req.header(name);
    const access = accessOf(
      {
        address: getConnInfo(context).remote.address,
        host: header('host'),
        origin: header('origin'),
        forwarded: header('forwarded') !== undefined || header('x-forwarded-for') !== undefined,
        bearer: /^Bearer (.+)$/i.exec(header('authorization') ?? '')?.[1],
        remembered: getCookie(context, cookieName),
      },
      token,
    );
    if (!access.allowed) {
      throw new RefusedRequest(403, 'forbidden', words =>
        token === null ? words.web.errors.onlyHere : words.web.errors.token,
      );
    }
    context.set('admin', access.admin);
    return next();
  });
}

/** The page runs its own scripts and styles and nothing else, and stands in nobody's frame. */
export const protectiveHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
});
