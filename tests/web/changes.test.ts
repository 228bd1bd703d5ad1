import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/library/database.ts';
import { createSender } from '../../src/platforms/web/editions.ts';
import type { Message } from '../../src/platforms/web/message.ts';
import { textCard, trendCard } from '../support/fake-chat.ts';
import { request } from '../support/http.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { type RunningWorkspace, type RunOptions, runWorkspace } from '../support/workspace.ts';

const general = '/api/channels/general';
const messages = `${general}/messages`;
const thumb = encodeURIComponent('👍');

async function running(options: Partial<RunOptions> = {}): Promise<RunningWorkspace> {
  const workspace = await runWorkspace({ folder: temporaryFolder(), ...options });
  onTestFinished(workspace.stop);
  return workspace;
}

async function call(workspace: RunningWorkspace, method: string, route: string, body?: unknown) {
  const headers = { 'content-type': 'application/json', 'accept-language': 'en' };
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(`${workspace.url}${route}`, { method, headers, ...init });
  return { status: answer.status, body: await answer.json() };
}

async function list(workspace: RunningWorkspace, query = ''): Promise<Message[]> {
  return (await call(workspace, 'GET', `${messages}${query}`)).body.messages;
}

/** A discussion in which Ana has said something; the ids of its first message and of hers. */
async function discussion(workspace: RunningWorkspace, text = 'too often') {
  const root = await workspace.workspace.post('general', trendCard('en'), 'starter');
  workspace.chat.discussions.add(`general/${root}`);
  expect((await call(workspace, 'POST', messages, { user: 'ana', text, thread: root })).body).toEqual({ messages: [] });
  const said = (await list(workspace, `?thread=${root}`)).at(-1);
  return { root, said: said?.id ?? '' };
}

describe('in the thread of a discussion', () => {
  test('what people say is told to the bot, which says nothing', async () => {
    const workspace = await running();
    const { root, said } = await discussion(workspace);
    expect(workspace.chat.requests).toEqual([]);
    expect(workspace.chat.happenings).toEqual([
      {
        kind: 'said',
        platform: 'web',
        channel: 'general',
        message: said,
        thread: root,
        user: 'ana',
        name: 'ana',
        text: 'too often',
        at: expect.any(Date),
      },
    ]);
    expect((await call(workspace, 'GET', `${messages}?thread=${root}`)).body.discussion).toBe(true);
  });

  test.each([
    ['/ask who signs?', '/ask who signs?'],
    ['／问 谁签字', '／问 谁签字'],
    ['@trendbrief who signs?', 'who signs?'],
    ['@Trendbrief, who signs?', 'who signs?'],
    ['and in 2025, @trendbrief?', 'and in 2025, ?'],
    ['问问@trendbrief 谁签字', '问问谁签字'],
    ['@trendbrief', '/help'],
  ])('%s is answered there', async (text, asked) => {
    const workspace = await running();
    const { root } = await discussion(workspace);
    const answer = await call(workspace, 'POST', messages, { user: 'bo', text, thread: root });
    expect(answer.body.messages).toMatchObject([{ thread: root, author: 'trendbrief' }]);
    expect(workspace.chat.requests).toMatchObject([{ text: asked, thread: root }]);
    expect(workspace.chat.happenings.at(-1)).toMatchObject({ kind: 'said', text });
  });

  test.each(['write to me@trendbrief.example', 'ask @trendbrief-fans', 'either/or', '@ana look'])(
    '%s is said to people',
    async text => {
      const workspace = await running();
      const { root } = await discussion(workspace);
      const answer = await call(workspace, 'POST', messages, { user: 'bo', text, thread: root });
      expect(answer.body.messages).toEqual([]);
      expect(workspace.chat.requests).toEqual([]);
    },
  );
});

test('elsewhere everything is said to the bot, with its name or without; what is said in the channel is nobody’s reply', async () => {
  const workspace = await running();
  await call(workspace, 'POST', messages, { user: 'ana', text: '@trendbrief how many?' });
  expect(workspace.chat.requests).toMatchObject([{ text: 'how many?', thread: null }]);
  expect(workspace.chat.happenings).toEqual([]);
});

describe('one’s own words', () => {
  test('are changed, and marked as changed; the bot is told and not asked', async () => {
    const workspace = await running();
    const { said } = await discussion(workspace);
    const answer = await call(workspace, 'PATCH', `${messages}/${said}`, { user: 'ana', text: ' rarely ' });
    expect(answer.body.messages).toMatchObject([
      { id: said, text: 'rarely', edited: expect.stringMatching(/^\d{4}-/) },
    ]);
    expect((await list(workspace)).at(-1)).toEqual(answer.body.messages[0]);
    const { edited } = answer.body.messages[0];
    expect(workspace.chat.happenings.at(-1)).toMatchObject({
      kind: 'edited',
      message: said,
      text: 'rarely',
      at: new Date(edited),
    });
    expect(workspace.chat.requests).toEqual([]);
  });

  test('that stay the same are not marked', async () => {
    const workspace = await running();
    const { said } = await discussion(workspace);
    const answer = await call(workspace, 'PATCH', `${messages}/${said}`, { user: 'ana', text: 'too often' });
    expect(answer.body.messages[0].edited).toBeUndefined();
    expect(workspace.chat.happenings).toHaveLength(1);
  });

  test('are taken back: gone from every list, with their reactions', async () => {
    const workspace = await running();
    const { root, said } = await discussion(workspace);
    await call(workspace, 'PUT', `${messages}/${said}/reactions/${thumb}`, { user: 'bo' });
    const answer = await call(workspace, 'DELETE', `${messages}/${said}`, { user: 'ana' });
    expect(answer.body.messages).toEqual([expect.objectContaining({ id: said, text: '', deleted: true })]);
    expect(answer.body.messages[0].reactions).toBeUndefined();
    expect((await list(workspace)).map(({ id }) => id)).toEqual([root]);
    expect(workspace.chat.happenings.at(-1)).toMatchObject({ kind: 'deleted', message: said });
    for (const method of ['PATCH', 'DELETE']) {
      const again = await call(workspace, method, `${messages}/${said}`, { user: 'ana', text: 'back' });
      expect(again.status).toBe(404);
    }
  });

  test('leave their place while others have replied to them', async () => {
    const workspace = await running();
    await call(workspace, 'POST', messages, { user: 'ana', text: 'nothing' });
    const [root] = await list(workspace);
    await call(workspace, 'POST', messages, { user: 'bo', text: 'nothing', thread: root?.id });
    await call(workspace, 'DELETE', `${messages}/${root?.id}`, { user: 'ana' });
    const [gone, reply] = await list(workspace);
    expect(gone).toMatchObject({ id: root?.id, text: '', deleted: true });
    await call(workspace, 'DELETE', `${messages}/${reply?.id}`, { user: 'bo' });
    expect(await list(workspace)).toEqual([]);
  });
});

describe('the words of others', () => {
  test('stay as they are', async () => {
    const workspace = await running({ token: 'secret' });
    const { root, said } = await discussion(workspace);
    const far = { host: 'briefs.example', authorization: 'Bearer secret', 'content-type': 'application/json' };
    for (const [method, id, user] of [
      ['PATCH', said, 'bo'],
      ['DELETE', said, 'bo'],
      ['PATCH', root, 'ana'],
      ['DELETE', root, 'ana'],
    ] as const) {
      const body = JSON.stringify({ user, text: 'mine' });
      const headers = { ...far, 'content-length': `${body.length}` };
      const answer = await request(workspace.port, `${messages}/${id}`, { method, headers, body });
      expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([403, 'not_yours']);
    }
    expect((await list(workspace)).map(({ text }) => text)).toContain('too often');
    expect(workspace.chat.happenings).toHaveLength(1);
  });

  test('may be deleted by an administrator, but not changed, and the bot’s neither', async () => {
    const workspace = await running();
    const { root, said } = await discussion(workspace);
    const statuses = [
      await call(workspace, 'PATCH', `${messages}/${said}`, { user: 'bo', text: 'mine' }),
      await call(workspace, 'DELETE', `${messages}/${root}`, { user: 'bo' }),
      await call(workspace, 'DELETE', `${messages}/${said}`, { user: 'bo' }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 403, 200]);
  });
});

describe('a reaction', () => {
  test('is given once and taken back, to people’s messages and the bot’s', async () => {
    const workspace = await running();
    const { root, said } = await discussion(workspace);
    const route = `${messages}/${said}/reactions/${thumb}`;
    for (const user of ['bo', 'bo', 'cy']) await call(workspace, 'PUT', route, { user });
    await call(workspace, 'PUT', `${messages}/${said}/reactions/${encodeURIComponent('👀')}`, { user: 'bo' });
    expect((await list(workspace)).at(-1)?.reactions).toEqual([
      { reaction: '👍', people: ['bo', 'cy'] },
      { reaction: '👀', people: ['bo'] },
    ]);
    const last = await call(workspace, 'DELETE', route, { user: 'bo' });
    expect(last.body.messages[0].reactions).toEqual([
      { reaction: '👍', people: ['cy'] },
      { reaction: '👀', people: ['bo'] },
    ]);
    await call(workspace, 'DELETE', route, { user: 'bo' });
    expect(workspace.chat.happenings.slice(1)).toMatchObject([
      { kind: 'reacted', message: said, user: 'bo', reaction: '👍', added: true },
      { kind: 'reacted', user: 'cy', reaction: '👍', added: true },
      { kind: 'reacted', user: 'bo', reaction: '👀', added: true },
      { kind: 'reacted', user: 'bo', reaction: '👍', added: false },
    ]);
    const ofBot = await call(workspace, 'PUT', `${messages}/${root}/reactions/${thumb}`, { user: 'bo' });
    expect(ofBot.body.messages[0].reactions).toEqual([{ reaction: '👍', people: ['bo'] }]);
  });

  test.each(['x', '👍👍', '1', '<b>', '🏳️‍🌈'.repeat(4)])('is one emoji: not %s', async reaction => {
    const workspace = await running();
    const { said } = await discussion(workspace);
    const route = `${messages}/${said}/reactions/${encodeURIComponent(reaction)}`;
    expect((await call(workspace, 'PUT', route, { user: 'bo' })).status).toBe(400);
  });

  test.each(['❤️', '👨‍👩‍👧‍👦', '🇨🇳', '👍🏽'])('%s is one emoji', async reaction => {
    const workspace = await running();
    const { said } = await discussion(workspace);
    const route = `${messages}/${said}/reactions/${encodeURIComponent(reaction)}`;
    const answer = await call(workspace, 'PUT', route, { user: 'bo' });
    expect(answer.body.messages[0].reactions).toEqual([{ reaction, people: ['bo'] }]);
  });
});

test('messages of other channels, unknown ones and those for one person alone cannot be touched', async () => {
  const workspace = await running();
  const { said } = await discussion(workspace);
  const [card] = (await call(workspace, 'POST', messages, { user: 'ana', text: 'how many?' })).body.messages;
  const pressed = { user: 'ana', message: card.id, action: 'open', value: '1' };
  const [aside] = (await call(workspace, 'POST', `${general}/actions`, pressed)).body.messages;
  for (const route of [`/api/channels/other/messages/${said}`, `${messages}/999`, `${messages}/${aside.id}`]) {
    const answer = await call(workspace, 'PUT', `${route}/reactions/${thumb}`, { user: 'bo' });
    expect([answer.status, answer.body.error.code]).toEqual([404, 'unknown_message']);
  }
});

test('what the bot fails to record is for the log: what was said is said', async () => {
  const workspace = await running();
  workspace.chat.observe = () => Promise.reject(new Error('the record is broken'));
  await discussion(workspace);
  expect(workspace.errors).toEqual([
    [expect.objectContaining({ err: new Error('the record is broken') }), expect.any(String)],
  ]);
});

test('a page that comes back learns what was changed, reacted to and deleted', async () => {
  const workspace = await running();
  const { root, said } = await discussion(workspace);
  await call(workspace, 'POST', messages, { user: 'ana', text: 'second', thread: root });
  const second = (await list(workspace)).at(-1)?.id ?? '';
  const cursor = `${second}.${Date.now()}`;
  await call(workspace, 'DELETE', `${messages}/${said}`, { user: 'ana' });
  await call(workspace, 'PATCH', `${messages}/${second}`, { user: 'ana', text: 'third' });
  await call(workspace, 'PUT', `${messages}/${second}/reactions/${thumb}`, { user: 'bo' });
  const stream = await fetch(`${workspace.url}/api/events?after=${cursor}`);
  let text = '';
  for await (const chunk of stream.body ?? []) {
    text += Buffer.from(chunk).toString();
    if (text.includes('event: ready')) break;
  }
  const edited = [...text.matchAll(/event: edited\ndata: (.*)/g)].map(([, data]) => JSON.parse(data ?? ''));
  expect(edited).toMatchObject([
    { id: said, deleted: true, text: '' },
    { id: second, text: 'third', reactions: [{ reaction: '👍', people: ['bo'] }] },
  ]);
});

describe('retention', () => {
  const day = 86_400_000;
  const start = Date.parse('2026-01-01T00:00:00Z');

  test('drops what is older, and keeps the place of an old message while it has younger replies', async () => {
    const folder = temporaryFolder();
    let now = start;
    const before = await runWorkspace({ folder, now: () => new Date(now) });
    const old = await before.workspace.post('general', textCard('en', 'an old card'), 'old');
    const starter = await before.workspace.post('general', textCard('en', 'a starter'), 'starter');
    await call(before, 'POST', messages, { user: 'ana', text: 'nothing' });
    const question = (await list(before)).at(-1)?.id;
    await call(before, 'POST', messages, { user: 'ana', text: 'an old reply', thread: starter });
    await call(before, 'PUT', `${messages}/${old}/reactions/${thumb}`, { user: 'bo' });
    now = start + 100 * day;
    await call(before, 'POST', messages, { user: 'bo', text: 'a young reply', thread: starter });
    await call(before, 'POST', messages, { user: 'bo', text: 'another', thread: question });
    await before.stop();

    const after = await running({ folder, now: () => new Date(start + 200 * day) });
    await expect.poll(async () => (await list(after)).map(({ text }) => text)).not.toContain('an old card');
    const left = await list(after);
    expect(left.map(({ id }) => id)).not.toContain(old);
    expect(left.find(({ id }) => id === starter)?.text).toBe('a starter');
    expect(left.find(({ id }) => id === question)).toMatchObject({ text: '', deleted: true });
    expect(left.map(({ text }) => text)).toContain('a young reply');
    expect(left.map(({ text }) => text)).not.toContain('an old reply');
    await after.stop();
    const database = openDatabase(path.join(folder, 'web.sqlite'));
    onTestFinished(() => database.close());
    expect(await database.kysely.selectFrom('web_reactions').selectAll().execute()).toEqual([]);
  });
});

test('a posted message has an address within the page', async () => {
  const { workspace } = await running();
  const sender = createSender(workspace);
  expect(sender.link?.('general', '12')).toBe('#general/12');
  expect(sender.link?.('战略', '7')).toBe(`#${encodeURIComponent('战略')}/7`);
});
