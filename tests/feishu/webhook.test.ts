import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { pressed, said, unknown } from '../support/feishu/events.ts';
import { world } from '../support/feishu/world.ts';
import { request } from '../support/http.ts';

const key = 'an encrypt key';
const now = () => new Date('2026-03-01T00:00:00Z');
const stamp = () => Math.floor(now().getTime() / 1000);

function encrypt(body: unknown, secret = key): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(secret).digest(), iv);
  const sealed = Buffer.concat([iv, cipher.update(JSON.stringify(body), 'utf8'), cipher.final()]);
  // Written as nobody's JSON printer would: the signature is over these very bytes.
  return `{ "encrypt" : "${sealed.toString('base64')}" }`;
}

function signed(body: string, timestamp = stamp(), secret = key): Record<string, string> {
  const nonce = 'n0nce';
  const signature = createHash('sha256').update(`${timestamp}${nonce}${secret}${body}`).digest('hex');
  return {
    'content-type': 'application/json',
    'x-lark-request-timestamp': `${timestamp}`,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': signature,
  };
}

async function webhook(encryptKey: string | null) {
  const w = await world({ mode: 'webhook', verificationToken: 'verify', encryptKey, now });
  const { listener } = w.bot;
  if (!listener) throw new Error('there is no listener');
  const server = http.createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await w.feishu.until(() => w.feishu.calls.some(call => call.endsWith('bot/v3/info')));
  const post = async (body: string, headers: Record<string, string> = {}, path = '/feishu/events') => {
    const answer = await request(port, path, { method: 'POST', body, headers });
    return { status: answer.status, body: JSON.parse(answer.body) as unknown };
  };
  return { ...w, post, port };
}

describe('webhook with an encrypt key', () => {
  test('a signed event is answered', async () => {
    const { post, feishu } = await webhook(key);
    const body = encrypt(said({ text: '/趋势', id: 'om_q' }));
    expect(await post(body, signed(body))).toEqual({ status: 200, body: {} });
    expect(await post(body, signed(body))).toEqual({ status: 200, body: {} });
    await feishu.until(() => feishu.posted.length > 0);
    expect(feishu.posted).toMatchObject([{ replyTo: 'om_q' }]);
  });

  test('a pressed button gets its notice and card in the response', async () => {
    const { post } = await webhook(key);
    const body = encrypt(pressed('om_1', { action: 'more', value: '问题' }));
    const answer = await post(body, signed(body), '/feishu/card');
    expect(answer).toMatchObject({ status: 200, body: { toast: { content: '已更新' }, card: { type: 'raw' } } });
  });

  test('an event of no use is acknowledged', async () => {
    const { post } = await webhook(key);
    const body = encrypt(unknown());
    expect((await post(body, signed(body))).status).toBe(200);
  });

  test('the challenge is answered without a signature, on its token', async () => {
    const { post } = await webhook(key);
    const challenge = { type: 'url_verification', challenge: 'c-1', token: 'verify' };
    expect(await post(encrypt(challenge))).toEqual({ status: 200, body: { challenge: 'c-1' } });
    expect((await post(encrypt({ ...challenge, token: 'other' }))).status).toBe(401);
    expect((await post(JSON.stringify(challenge))).status).toBe(401);
  });

  test('everything else is refused, and nothing done', async () => {
    const { post, chat, port } = await webhook(key);
    const event = said({ text: 'x' });
    const body = encrypt(event);
    const foreign = encrypt({ ...event, header: { ...event.header, app_id: 'cli_ffffffffffffffff' } });
    const wrongToken = encrypt({ ...event, header: { ...event.header, token: 'guess' } });
    const statuses = [
      await post(body),
      await post(body, { ...signed(body), 'x-lark-signature': '0'.repeat(64) }),
      await post(body, signed(`${body} `)),
      await post(body, signed(body, stamp() - 400)),
      await post(body, signed(body, stamp() + 400)),
      await post(JSON.stringify(event), signed(JSON.stringify(event))),
      await post(encrypt(event, 'other'), signed(encrypt(event, 'other'))),
      await post(wrongToken, signed(wrongToken)),
      await post(foreign, signed(foreign)),
      await post('no json', signed('no json')),
      await post(body, signed(body), '/feishu/other'),
      await post('x'.repeat(1024 * 1024 + 1), {}),
    ].map(({ status }) => status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 401, 401, 403, 400, 404, 413]);
    expect((await request(port, '/feishu/events')).status).toBe(405);
    expect(chat.requests).toEqual([]);
  });
});

describe('webhook without an encrypt key', () => {
  test('plain events are accepted on the token, with a warning', async () => {
    const { post, feishu, log } = await webhook(null);
    const event = said({ text: 'x' });
    expect((await post(JSON.stringify({ ...event, header: { ...event.header, token: 'guess' } }))).status).toBe(401);
    expect((await post(JSON.stringify({ ...event, header: { ...event.header, token: undefined } }))).status).toBe(401);
    expect((await post(encrypt(event))).status).toBe(400);
    expect(await post(JSON.stringify(event))).toEqual({ status: 200, body: {} });
    await feishu.until(() => feishu.posted.length === 1);
    expect(log.lines.join()).toContain('没有设置 FEISHU_ENCRYPT_KEY');
  });
});
