import { describe, expect, onTestFinished, test } from 'vitest';
import { accessOf, type Caller } from '../../src/platforms/web/access.ts';
import { request } from '../support/http.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { type RunOptions, runWorkspace } from '../support/workspace.ts';

const local: Caller = {
  address: '127.0.0.1',
  host: 'localhost:8787',
  origin: undefined,
  forwarded: false,
  bearer: undefined,
  remembered: undefined,
};

describe('without a token, only this machine gets in', () => {
  const allowed: readonly (readonly [string, Partial<Caller>])[] = [
    ['localhost', {}],
    ['127.0.0.1 on any port', { host: '127.0.0.1:1' }],
    ['another loopback address', { host: '127.8.9.1', address: '127.8.9.1' }],
    ['IPv6', { host: '[::1]:8787', address: '::1' }],
    ['IPv4 seen through IPv6', { address: '::ffff:127.0.0.1' }],
    ['the page itself', { origin: 'http://localhost:8787' }],
    ['another page of this machine', { origin: 'http://127.0.0.1:3000' }],
  ];
  test.each(allowed)('%s, and as an administrator', (_name, change) => {
    expect(accessOf({ ...local, ...change }, null)).toEqual({ allowed: true, admin: true });
  });

  const refused: readonly (readonly [string, Partial<Caller>])[] = [
    ['a foreign name that leads here', { host: 'rebind.example' }],
    ['a name that only begins like localhost', { host: 'localhost.example' }],
    ['a name that hides localhost behind an @', { host: 'rebind.example@localhost' }],
    ['no Host at all', { host: undefined }],
    ['a foreign page', { origin: 'https://example.org' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a page that only begins like localhost', { origin: 'http://localhost.example' }],
    ['a computer of the network that claims to be localhost', { address: '10.0.0.7' }],
    ['what a proxy passed on', { forwarded: true }],
  ];
  test.each(refused)('not %s', (_name, change) => {
    expect(accessOf({ ...local, ...change }, null)).toEqual({ allowed: false });
  });
});

describe('with a token', () => {
  const far: Caller = { ...local, address: '10.0.0.7', host: 'briefs.example', origin: 'https://briefs.example' };

  test('whoever presents it gets in, but administers nothing', () => {
    expect(accessOf({ ...far, bearer: 'secret' }, 'secret')).toEqual({ allowed: true, admin: false });
    expect(accessOf({ ...far, remembered: 'secret' }, 'secret')).toEqual({ allowed: true, admin: false });
  });

  test('nobody gets in without it, or with another one', () => {
    for (const bearer of [undefined, '', 'secre', 'secret2']) {
      expect(accessOf({ ...far, bearer }, 'secret')).toEqual({ allowed: false });
    }
  });

  test('a browser that remembers it does not lend it to a foreign page', () => {
    expect(accessOf({ ...far, remembered: 'secret', origin: 'https://example.org' }, 'secret')).toEqual({
      allowed: false,
    });
  });

  test('this machine needs none', () => {
    expect(accessOf(local, 'secret')).toEqual({ allowed: true, admin: true });
  });
});

describe('over HTTP', () => {
  async function running(options: Partial<RunOptions> = {}) {
    const workspace = await runWorkspace({ folder: temporaryFolder(), ...options });
    onTestFinished(workspace.stop);
    return workspace;
  }

  test.each(['/', '/api/channels', '/api/events', '/api/channels/general/messages', '/assets/page.css', '/elsewhere'])(
    'a foreign Host is refused at %s, with a sentence',
    async path => {
      const { port } = await running();
      const answer = await request(port, path, { headers: { host: 'rebind.example', 'accept-language': 'en' } });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.body)).toEqual({
        error: { code: 'forbidden', sentence: expect.stringContaining('TRENDBRIEF_WEB_TOKEN') },
      });
    },
  );

  test('a foreign page can send nothing', async () => {
    const { port, chat } = await running();
    const answer = await request(port, '/api/channels/general/messages', {
      method: 'POST',
      headers: { host: 'localhost', origin: 'https://example.org', 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'eve', text: '/trends' }),
    });
    expect(answer.status).toBe(403);
    expect(chat.requests).toEqual([]);
  });

  test('health answers whoever asks', async () => {
    const { port } = await running();
    const answer = await request(port, '/healthz', { headers: { host: 'anything.example' } });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({
      status: 'ok',
      documents: 5,
      passages: 321,
      platforms: { web: 'connected', slack: 'off', feishu: 'off' },
    });
  });

  test('health says 503 until the workspace is ready', async () => {
    const health = () => ({ ready: false, documents: 0, passages: 0, platforms: { web: 'connecting' } });
    const { port } = await running({ health });
    expect((await request(port, '/healthz')).status).toBe(503);
  });

  test('a link with the token opens the page from elsewhere, and the token leaves the address', async () => {
    const { port } = await running({ token: 'open sesame' });
    const far = { host: 'briefs.example' };
    const link = await request(port, '/?token=open%20sesame', { headers: far });
    expect(link.status).toBe(303);
    expect(link.headers.location).toBe('/');
    const cookie = link.headers['set-cookie']?.[0] ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);

    const remembered = { ...far, cookie: cookie.split(';')[0] ?? '' };
    expect((await request(port, '/api/channels', { headers: remembered })).status).toBe(200);
    expect((await request(port, '/api/channels', { headers: far })).status).toBe(403);
    expect((await request(port, '/?token=wrong', { headers: far })).status).toBe(403);
  });

  test('a program shows the token in a header, and is no administrator', async () => {
    const { port, chat } = await running({ token: 'open-sesame' });
    const answer = await request(port, '/api/channels/general/messages', {
      method: 'POST',
      headers: { host: 'briefs.example', authorization: 'Bearer open-sesame', 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'ana', text: '/trends' }),
    });
    expect(answer.status).toBe(200);
    expect(chat.requests[0]).toMatchObject({ user: 'ana', admin: false });
  });

  test('every answer forbids foreign scripts, frames and referrers', async () => {
    const { port } = await running();
    for (const path of ['/', '/api/channels', '/healthz', '/nowhere']) {
      const { headers } = await request(port, path, { headers: { host: 'localhost' } });
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
    }
  });
});
